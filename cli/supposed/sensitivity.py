"""A ranking computed over and over, with weights and marks drawn within ranges."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from importlib.util import find_spec
from random import Random

import attrs

from guiju.cli.nearest import nearest
from guiju.cli.running import Request
from guiju.cli.supposed.chance import (
    Around,
    Mark,
    Whole,
    marks_of,
    weights_drawn,
    whole_of,
)
from guiju.cli.supposed.compare import Present, at_present
from guiju.cli.supposed.faults import NOTHING_SUPPOSED, RANGE_FAULTY
from guiju.cli.supposed.firm import Firm, Places, Tally
from guiju.dsl.called import called
from guiju.dsl.literal import read_number
from guiju.engine.distinction import Distinction, distinctions
from guiju.engine.draws import Drawn, Slice, downstream, evaluated, sliced
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.text import Text
from guiju.engine.weights import Weighing, weighings

_CELLS = 1_000_000
"""So many drawn cells are computed at once."""
_SIGN = ("±", "+-", "+/-", "＋－")
_NOTHING = (
    Text(
        zh="没有说权重或评分可以变动多少", en="no range is given for weights or marks"
    ),
    Text(
        zh="例如 --weights ±20%（各权重上下浮动自身的20%）、--marks ±2分",
        en="for example --weights ±20% (each by a fifth of itself), --marks ±2points",
    ),
)
_NAMES = Text(zh="可以写的", en="names known")


@attrs.frozen(kw_only=True)
class Asked:
    """What may vary and how far, as it stands on the command line."""

    request: Request
    weights: str = ""
    layers: str = ""
    marks: str = ""
    only: tuple[str, ...] = ()
    draws: int = 1000
    seed: int = 1


@attrs.frozen(kw_only=True)
class Sensitivity:
    """What came of it."""

    plan: Plan
    notices: tuple[Text, ...]
    draws: int
    seed: int
    weights: tuple[tuple[Weighing, Whole], ...]
    marks: tuple[Mark, ...]
    around: Around | None
    """How far marks vary."""
    firm: tuple[Firm, ...]
    distinctions: tuple[Distinction, ...]


def sensitivity(asked: Asked) -> Sensitivity:
    """Return how firm every ranking is.

    Raises:
        DiagnosticError: no range is given, or one that cannot be meant.
    """
    if not (asked.weights or asked.layers or asked.marks):
        raise NOTHING_SUPPOSED.stop(*_NOTHING)
    present = at_present(asked.request, ())
    ranges = ranges_of(asked, present)
    if not (ranges.weights or ranges.marks):
        raise RANGE_FAULTY.stop(*_NOTHING_THERE)
    return Sensitivity(
        plan=present.run.result.plan,
        notices=present.run.rulebook.project.notices,
        draws=asked.draws,
        seed=asked.seed,
        weights=ranges.weights,
        marks=ranges.marks,
        around=ranges.around,
        firm=counted(asked, present, ranges),
        distinctions=distinctions(present.run.result),
    )


@attrs.frozen(kw_only=True)
class Ranges:
    """What is drawn."""

    weights: tuple[tuple[Weighing, Whole], ...]
    marks: tuple[Mark, ...]
    around: Around | None
    """How far marks vary."""


def ranges_of(asked: Asked, present: Present) -> Ranges:
    """Return what is drawn, and between which ends.

    Raises:
        StopError: a range or a name cannot be meant.
    """
    ranges = {
        name: around(text, f"--{name}")
        for name in ("weights", "layers", "marks")
        if (text := getattr(asked, name))
    }
    rules, result = present.run.rulebook.plan, present.run.result
    only = _only(rules, asked.only)
    marks = ranges.get("marks")
    return Ranges(
        weights=tuple(_weights(rules, ranges, only)),
        marks=marks_of(result.plan, result.facts, marks, only) if marks else (),
        around=marks,
    )


_NOTHING_THERE = (
    Text(
        zh="给出的范围里没有可以变动的权重或评分",
        en="there is no weight and no mark that the ranges are for",
    ),
    Text(
        zh="只有一个环节的没有权重可变；--marks 的单位要和填报的一样",
        en="a single stage has no weight to vary; --marks needs the measure of what is "
        "reported",
    ),
)


def around(text: str, option: str) -> Around:
    """Return the range that ``text`` writes, such as ``±20%`` or ``±2分``.

    Raises:
        StopError: it writes none.
    """
    bare = text.strip()
    for sign in _SIGN:
        bare = bare.removeprefix(sign)
    read = read_number(bare)
    is_right = read is not None and read[0] >= 0
    if option != "--marks":
        is_right = is_right and read is not None and read[1].is_ratio
    if read is None or not is_right or (read[1].is_ratio and "%" not in text):
        raise RANGE_FAULTY.stop(
            Text(
                zh=f"{option} 的“{text}”不是一个范围",
                en=f'"{text}" is no range for {option}',
            ),
            Text(
                zh="写成 ±20%；评分也可以写 ±2分",
                en="write ±20%; for marks ±2points as well",
            ),
        )
    return Around(*read)


def _weights(
    plan: Plan, ranges: Mapping[str, Around], only: frozenset[str]
) -> Iterator[tuple[Weighing, Whole]]:
    for weighing in weighings(plan):
        range_ = ranges.get("weights" if weighing.is_of_stages else "layers")
        own = frozenset(weighing.weights) & only
        if range_ is not None and own:
            yield weighing, whole_of(weighing, range_, own)


def _only(plan: Plan, names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the weights and inputs that ``names`` mean; without any, all.

    A name is that of a column, of a stage (its weight and all that is reported for it)
    or of a group.
    """
    levers = [*_weighed(plan), *_inputs(plan)]
    wanted = [*names]
    if not wanted:
        return frozenset(id_ for id_, _ in levers)
    for name in wanted:
        if not any(name in names for _, names in levers):
            every = dict.fromkeys(one for _, names in levers for one in names)
            what = Text(
                zh=f"没有“{name}”可以变动", en=f'nothing called "{name}" varies'
            )
            raise RANGE_FAULTY.stop(what, nearest(name, every, _NAMES))
    return frozenset(id_ for id_, names in levers if {*wanted} & {*names})


def _weighed(plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    for weighing in weighings(plan):
        for id_ in weighing.weights:
            stage = plan.quantities[id_.partition(".")[2]]
            yield id_, (stage.name, stage.id, stage.group)


def _inputs(plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in plan.quantities.values():
        if isinstance(one.definition, Input):
            yield one.id, _called(one)


def _called(one: Quantity) -> tuple[str, ...]:
    stage = one.name.partition(".")[0]
    names = (one.name, one.id, called(one.name))
    return (*names, stage, f"{stage}@{one.group}", one.group)


def counted(asked: Asked, present: Present, ranges: Ranges) -> tuple[Firm, ...]:
    """Return the places in all draws, counted."""
    wholes, marks = [whole for _, whole in ranges.weights], ranges.marks
    levers = [name for whole in wholes for name in whole.now]
    levers += [mark.quantity.id for mark in marks]
    tally, chance = Tally(present.run.result), Random(asked.seed)  # noqa: S311 - no secret
    one = sliced(present.run.result, levers, tally.wanted)
    places = _computing(one)
    values = present.run.result.values
    moved = downstream(one.plan, one.levers)
    most = max(_CELLS // sum(len(values[name]) for name in moved), 1)
    for start in range(0, asked.draws, most):
        count = min(most, asked.draws - start)
        drawn = [cell for w in wholes for cell in weights_drawn(w, chance, count)]
        drawn += [mark.draw(chance, count) for mark in marks]
        tally.add(places(one, drawn, count, tally.wanted), count)
    return tally.found()


_Computing = Callable[[Slice, list[Drawn], int, tuple[str, ...]], Mapping[str, Places]]


def _computing(one: Slice) -> _Computing:
    """Return what computes many draws: whole numbers in arrays, or one by one."""
    if find_spec("numpy") is None:
        return _one_by_one
    from guiju.engine.columnar.draws import places_in_draws  # noqa: PLC0415
    from guiju.engine.scaled.refused import NotColumnarError  # noqa: PLC0415

    try:
        places_in_draws(one, [], 1, [])
    except NotColumnarError:
        return _one_by_one
    return places_in_draws


def _one_by_one(
    one: Slice, drawn: list[Drawn], count: int, wanted: tuple[str, ...]
) -> Mapping[str, Places]:
    series = (cell.series for cell in drawn)
    found = evaluated(one, series, count, wanted)
    return {
        name: {
            unit: [int(v) if isinstance(v, Fraction) else 0 for v in values]
            for unit, values in units.items()
        }
        for name, units in found.items()
    }
