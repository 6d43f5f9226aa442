"""Certificates in words: 第3名 丙区：比第4名 丁县 高 0.02 分.

Every figure is shown exactly where that is short, as everywhere; what nobody can say
is said to be unknown.
"""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.terms import spelled_period, spelled_quantity
from guiju.engine.certificate import Gap, Margins, Pair
from guiju.engine.expr import Expr, Ref
from guiju.engine.flip import Change
from guiju.engine.measure import RATIO, Day, Measure
from guiju.engine.number import show
from guiju.engine.plan import Plan, Quantity
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.prose.figure import Digits, declared_places, figure, with_unit
from guiju.plugins.prose.mention import called
from guiju.plugins.prose.words import joined

_REST = Text(zh="取整和封顶保底", en="rounding, caps and floors")


def heading(certificate: Margins, language: Language) -> str:
    """Return which ranking it is: ``排名（县区）``."""
    ranking = certificate.ranking
    said = Text(
        zh=f"{ranking.name}（{ranking.group}）",
        en=f"{spelled_quantity(ranking.name, 'en')} ({ranking.group})",
    )
    return said.of(language)


def sentence(plan: Plan, certificate: Margins, pair: Gap, language: Language) -> str:
    """Return by how much the upper unit is ahead, and what decides it."""
    above, below = pair.above, pair.below
    if pair.level is None:
        equal = joined([_name(plan, one) for one in certificate.levels], language)
        said = Text(
            zh=f"第{above.rank}名 {above.unit} 和 {below.unit}：{equal}都相同，并列",
            en=f"{above.unit} and {below.unit} share place {above.rank}, with equal "
            f"{equal}",
        )
        return said.of(language)
    level = certificate.levels[pair.level]
    name = _name(plan, level)
    by = _apart(plan, level, pair)
    if pair.level == 0:
        said = Text(
            zh=f"第{above.rank}名 {above.unit}：比第{below.rank}名 {below.unit} "
            f"{by.zh}，由{name}决定",
            en=f"{above.unit}, place {above.rank}, is {by.en} {below.unit}, place "
            f"{below.rank}, by {name}",
        )
    else:
        equal = _name(plan, certificate.levels[0])
        said = Text(
            zh=f"第{above.rank}名 {above.unit}：和第{below.rank}名 {below.unit} {equal}"
            f"相同，先比{name}，{by.zh}",
            en=f"{above.unit}, place {above.rank}, and {below.unit}, place "
            f"{below.rank}, have the same {equal}; by {name} the first is {by.en} "
            "the second",
        )
    return said.of(language)


def parts(plan: Plan, pair: Gap, language: Language) -> str:
    """Return the terms that make the difference; empty where they are not known."""
    told = [
        f"{_term(plan, part.quantity, language)} {_signed(part.difference)}"
        for part in pair.parts
        if part.difference
    ]
    if pair.rest:
        told.append(f"{_REST.of(language)} {_signed(pair.rest)}")
    if not told:
        return ""
    said = Text(zh=f"差在：{'、'.join(told)}", en=f"made of: {', '.join(told)}")
    return said.of(language)


def rounding(certificate: Margins, pair: Gap, language: Language) -> str:
    """Return that the order hangs on the rounding; empty where it does not."""
    if pair.rounded_away is None or certificate.step is None:
        return ""
    step, apart = show(certificate.step), _shown(abs(pair.rounded_away))
    said = Text(
        zh=f"取整前只差 {apart}，不到取整的一步 {step}：分不分得出先后，全看取整",
        en=f"{apart} apart before rounding, less than its step {step}: rounding alone "
        "sets them apart or makes them equal",
    )
    return said.of(language)


def changes(plan: Plan, pair: Pair, language: Language) -> Iterator[str]:
    """Yield the smallest change of each input that turns the pair round."""
    above, below = pair.above.unit, pair.below.unit
    for change in pair.flips.changes:
        quantity = plan.quantities[change.quantity]
        was, now = (_with_unit(quantity, v, language) for v in _ends(change))
        keys = [spelled_period(one, language) for one in change.key]
        at = f"{called(quantity, language)}[{joined(keys, language)}]"
        cell = "" if change.cell is None else change.cell.said(language)
        said = Text(
            zh=f"{at} 从 {was} 改为 {now}，{below} 就排到 {above} 前面"
            f"{f'（{cell}）' if cell else ''}",
            en=f"{at} from {was} to {now} puts {below} before {above}"
            f"{f' ({cell})' if cell else ''}",
        )
        yield said.of(language)


def unknown(plan: Plan, pair: Pair, language: Language) -> str:
    """Return which inputs nothing can be said of; empty where there is none."""
    if not pair.flips.unknown:
        return ""
    known = [plan.quantities[name].name for name in pair.flips.unknown]
    said = Text(
        zh=f"不能断定改动多少才够：{'、'.join(known)}",
        en=f"how much it takes cannot be said of: {', '.join(known)}",
    )
    return said.of(language)


def firm(pair: Pair, language: Language) -> str:
    """Return that no single cell turns the pair round; empty where one might."""
    if pair.flips.changes or pair.flips.unknown:
        return ""
    said = Text(
        zh="任何一个单元格怎样合法地改，都换不了先后",
        en="no legal change of a single cell turns them round",
    )
    return said.of(language)


def groups(certificate: Margins, language: Language) -> Iterator[str]:
    """Yield who lies within a step of the next one before rounding."""
    for group in certificate.groups:
        step = show(certificate.step or Fraction(0))
        said = Text(
            zh=f"先后全看取整的一组（相邻的相差不到 {step}）：{'、'.join(group)}",
            en=f"a group whose order hangs on rounding to {step}: {', '.join(group)}",
        )
        yield said.of(language)


def _ends(change: Change) -> tuple[Value, Value]:
    return change.was, change.now


def _with_unit(quantity: Quantity, value: Value, language: Language) -> str:
    digits = Digits(most=12)
    return with_unit(value, quantity.measure, language, digits)


def _apart(plan: Plan, level: Expr, pair: Gap) -> Text:
    """Return how far the upper unit is ahead, in the measure of what decides."""
    difference, measure = pair.difference, _measure(plan, level)
    if difference is None:
        return Text(zh="有数，对方没有", en="reported and therefore ahead of")
    if isinstance(measure, Day):
        days = show(abs(difference))
        word = ("晚", "later than") if difference > 0 else ("早", "earlier than")
        return Text(zh=f"{word[0]} {days} 天", en=f"{days} days {word[1]}")
    places = None
    if isinstance(level, Ref):
        places = declared_places(plan, plan.quantities[level.quantity])
    digits = Digits(places=places)
    zh, en = (
        with_unit(abs(difference), measure, language, digits)
        for language in ("zh", "en")
    )
    word = ("高", "above") if difference > 0 else ("低", "below")
    return Text(zh=f"{word[0]} {zh}", en=f"{en} {word[1]}")


def _name(plan: Plan, level: Expr) -> str:
    match level:
        case Ref(quantity=name):
            return plan.quantities[name].name
        case _:
            return "…"


def _measure(plan: Plan, level: Expr) -> Measure:
    if isinstance(level, Ref):
        return plan.quantities[level.quantity].measure
    return RATIO


def _term(plan: Plan, name: str, language: Language) -> str:
    others = Text(zh="其他", en="other")
    return plan.quantities[name].name if name else others.of(language)


def _signed(value: Fraction) -> str:
    shown = _shown(abs(value))
    about = "≈" if shown.startswith("≈") else ""
    return f"{about}{'+' if value > 0 else '-'}{shown.removeprefix('≈')}"


def _shown(value: Fraction) -> str:
    return figure(value, RATIO, "zh").shown
