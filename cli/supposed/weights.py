"""``--weight 环节=30%``: other weights, as settings of a plan that has them lifted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from guiju.cli.fault import StopError
from guiju.cli.nearest import nearest
from guiju.cli.supposed.faults import NOT_WHOLE, WEIGHT_FAULTY
from guiju.dsl.literal import read_number
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import RATIO
from guiju.engine.number import show
from guiju.engine.plan import Plan
from guiju.engine.text import Text
from guiju.engine.weights import WEIGHT, Weighing, rescaled, weighed, weighings

_STAGES = Text(zh="可以改权重的", en="names that have a weight")
_HOW = Text(
    zh="写成 --weight 环节=百分数，例如 --weight 双向互评=30%",
    en="write --weight STAGE=PERCENTAGE, for example --weight hearing=30%",
)
Weights = Mapping[str, Fraction]
"""By the ids of the parameters."""


def weights(plan: Plan, written: Iterable[str], *, rescale: bool) -> Weights:
    """Return every weight of the sums of which ``written`` changes one.

    Raises:
        StopError: with everything that cannot be meant, or that makes no whole.
    """
    found, faults = dict[str, Fraction](), list[Diagnostic]()
    for one in written:
        name, _, text = (part.strip() for part in one.partition("="))
        name = weighed(name) or name
        ids = ids_of(plan, name)
        value = percentage(text)
        faults += _faults(plan, one, name, value, repeated=not ids.isdisjoint(found))
        found |= dict.fromkeys(sorted(ids), value or Fraction(0))
    if faults:
        raise StopError(*faults, exit_code=WEIGHT_FAULTY.exit_code)
    return _whole(plan, found, rescale=rescale)


def ids_of(plan: Plan, name: str) -> frozenset[str]:
    """Return the weights that ``name`` means: in every group, or in one (``@``)."""
    known = (id_ for one in weighings(plan) for id_ in one.weights)
    return frozenset(
        id_ for id_ in known if f"{WEIGHT}.{name}" in {id_, id_.partition("@")[0]}
    )


def percentage(text: str) -> Fraction | None:
    """Return the ratio that ``text`` is; None for anything but a ratio."""
    read = read_number(text)
    return read[0] if read and read[1] == RATIO else None


def said(name: str) -> Text:
    """Return how a weight is called: the stage, and the group that it is in."""
    stage, _, group = name.removeprefix(f"{WEIGHT}.").partition("@")
    return Text(
        zh=f"{stage}（{group}）" if group else stage,
        en=f"{stage} ({group})" if group else stage,
    )


def percent(value: Fraction) -> str:
    """Return a ratio as a percentage with every digit; a third is 100/3%."""
    return f"{show(value * 100)}%"


def _faults(
    plan: Plan, written: str, name: str, value: Fraction | None, *, repeated: bool
) -> Iterator[Diagnostic]:
    if not ids_of(plan, name):
        yield WEIGHT_FAULTY.found(
            Text(
                zh=f"没有“{name}”这样的环节权重", en=f'no stage "{name}" has a weight'
            ),
            _named(plan, name),
        )
    elif value is None:
        what = Text(zh=f"“{written}”没有写百分数", en=f'"{written}" has no percentage')
        yield WEIGHT_FAULTY.found(what, _HOW)
    elif not 0 <= value <= 1:
        yield WEIGHT_FAULTY.found(
            Text(
                zh=f"“{name}”的权重不能是 {percent(value)}",
                en=f"the weight of {name} cannot be {percent(value)}",
            ),
            Text(zh="写0%到100%之间的数", en="give one from 0% to 100%"),
        )
    elif repeated:
        what = Text(
            zh=f"“{name}”的权重写了两次", en=f"the weight of {name} is given twice"
        )
        yield WEIGHT_FAULTY.found(what, Text(zh="只留一个", en="keep one of them"))


def _named(plan: Plan, name: str) -> Text:
    ids = [id_ for one in weighings(plan) for id_ in one.weights]
    names = [id_.removeprefix(f"{WEIGHT}.").partition("@")[0] for id_ in ids]
    if names:
        return nearest(name, names, _STAGES)
    return Text(
        zh="这个规则书没有几个环节加权，去掉 --weight",
        en="this rulebook weighs no stages: leave --weight out",
    )


def _whole(plan: Plan, given: Weights, *, rescale: bool) -> Weights:
    found, faults = dict[str, Fraction](), list[Diagnostic]()
    for weighing in weighings(plan):
        own = {name: w for name, w in given.items() if name in weighing.weights}
        if not own:
            continue
        made = rescaled(weighing, own) if rescale else {**weighing.weights, **own}
        if made is None or sum(made.values()) != weighing.whole:
            faults.append(_not_whole(weighing, own, rescale=rescale))
        else:
            found |= made
    if faults:
        raise StopError(*faults, exit_code=NOT_WHOLE.exit_code)
    return found


def _not_whole(weighing: Weighing, own: Weights, *, rescale: bool) -> Diagnostic:
    all_ = own if rescale else {**weighing.weights, **own}
    whole, found = (
        percent(weighing.whole),
        percent(sum(all_.values(), start=Fraction(0))),
    )
    each = [(said(name), percent(weight)) for name, weight in all_.items()]
    advice = (
        Text(zh="改一改写出的权重", en="change the weights that are given")
        if rescale
        else Text(
            zh="把别的环节也写明，或写 --rescale，让其余的按原来的比例分",
            en="give the other weights too, or write --rescale: the others keep their "
            "proportions",
        )
    )
    return NOT_WHOLE.found(
        Text(
            zh=f"权重合计 {found}，应是 {whole}：{_listed(each, 'zh')}",
            en=f"the weights add up to {found}, not {whole}: {_listed(each, 'en')}",
        ),
        advice,
    )


def _listed(each: Sequence[tuple[Text, str]], language: str) -> str:
    if language == "zh":
        return "、".join(f"{name.zh} {weight}" for name, weight in each)
    return ", ".join(f"{name.en} {weight}" for name, weight in each)
