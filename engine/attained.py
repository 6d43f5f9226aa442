"""Which ends of ranges are certainly reached: proved by facts that reach them.

A range is never too small, but it can be too large. No reasoning is needed to see that
one is not: legal figures are thought up, with each input at the end that its direction
asks for, and computed with. What they reach can be reached. Where nobody has found such
figures nothing is claimed.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import ceil, floor

import attrs

from guiju.engine.axis import UNIT, Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import Day, Numeric, Scale, Truth
from guiju.engine.monotone import Direction, Moves
from guiju.engine.order import position
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.ranges import Ranges
from guiju.engine.value import Absence, Grade, Present, Value

_TRIES = 40
"""So many sets of facts are computed with, not more."""
_FAR = 1_000_000
"""Where a figure goes that nothing bounds: far enough to meet every cap."""
_INSIDE = 1000
"""How much of an interval is left between a figure and an end that is excluded."""
_LONGEST = 10**12
_FIRST_DAY, _LAST_DAY = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
_MEMBER = "甲"
"""What stands for everybody whom only the data would name."""
_RISING = {True: Direction.NON_DECREASING, False: Direction.NON_INCREASING}
_WAYS = ((True, True), (True, False), (False, True), (False, False))
"""The end that is looked for, and where to put what moves nobody knows how."""


@attrs.frozen
class _Corner:
    """Where the figures stand; those of the first unit, perhaps, at the other end."""

    high: frozenset[str]
    but_first: bool = False
    bare: bool = False
    """Whether nothing is reported that need not be."""


@attrs.frozen
class Ends:
    """Facts under which a quantity stands at an end of its range, as far as known."""

    low: Facts | None = None
    high: Facts | None = None


def attained(known: Ranges, moves: Moves) -> Mapping[str, Ends]:
    """Return for each quantity what proves that an end of its range is reached."""
    found = dict.fromkeys(known.plan.quantities, Ends())
    tried: set[_Corner] = set()
    for corner in _corners(known, moves, found):
        if len(tried) == _TRIES:
            break
        if corner in tried:
            continue
        tried.add(corner)
        facts = _facts_at(known.plan, corner)
        if facts is None:
            break
        _look(known, facts, found)
    return found


def _corners(
    known: Ranges, moves: Moves, found: Mapping[str, Ends]
) -> Iterator[_Corner]:
    """Yield where the inputs may stand: all at one end, then as a quantity asks for.

    Where one unit differs from the others there is a first and a last place. What
    decides most comes last in a plan, so it is asked first.
    """
    every_end = [*product(found, (True, False))]
    for but_first, bare in ((False, False), (True, False), (False, True)):
        for high in (frozenset(), frozenset(moves)):
            if any(_is_open(known, found, *end) for end in every_end):
                yield _Corner(high, but_first, bare)
    movers = _movers(moves)
    for name in reversed([*known.plan.quantities]):
        for is_high, unknown in _WAYS:
            if _is_open(known, found, name, is_high):
                rising = _RISING[is_high]
                yield _Corner(_asked(movers, name, rising, unknown=unknown))


def _is_open(
    known: Ranges,
    found: Mapping[str, Ends],
    name: str,
    is_high: bool,  # noqa: FBT001 - an end
) -> bool:
    """Whether there is an end that was not met yet and can be.

    One with a long denominator was computed for a value that is no fraction, and
    figures do not meet it.
    """
    interval = known.quantities[name].interval or Interval()
    if is_high:
        end, included, met = interval.high, interval.high_included, found[name].high
    else:
        end, included, met = interval.low, interval.low_included, found[name].low
    return end is not None and included and met is None and end.denominator <= _LONGEST


def _movers(moves: Moves) -> Mapping[str, Mapping[str, Direction]]:
    """Return for each quantity that moves how it does so with each of its inputs."""
    found: dict[str, dict[str, Direction]] = {}
    for one, moved in moves.items():
        for name, direction in moved.items():
            found.setdefault(name, {})[one] = direction
    return found


def _asked(
    movers: Mapping[str, Mapping[str, Direction]],
    name: str,
    rising: Direction,
    *,
    unknown: bool,
) -> frozenset[str]:
    """Return the inputs that are to stand high where ``name`` moves with them so."""
    wanted = {rising, Direction.UNKNOWN} if unknown else {rising}
    moved = movers.get(name, {})
    return frozenset(one for one, direction in moved.items() if direction in wanted)


def _facts_at(plan: Plan, corner: _Corner) -> Facts | None:
    """Return legal facts with every figure near an end; None if one has no figure."""
    rosters = _rosters(plan)
    listed = Facts(values={}, rosters=rosters)
    values: dict[str, Mapping[Key, Fact]] = {}
    for quantity, definition in _inputs(plan):
        column = _column(quantity, definition, corner, listed)
        if column is None:
            return None
        values[quantity.id] = column
    return Facts(values=values, rosters=rosters)


def _column(
    quantity: Quantity, definition: Input, corner: _Corner, listed: Facts
) -> Mapping[Key, Fact] | None:
    """Return what is reported of one input at every place."""
    at = quantity.id in corner.high
    figure = _figure(quantity, definition, high=at)
    of_first = _figure(quantity, definition, high=at is not corner.but_first)
    if figure is None or of_first is None:
        return None
    first = next((a.members[:1] for a in quantity.axes if a.name == UNIT), ())
    column: dict[Key, Fact] = {}
    for place in places(quantity.axes, listed):
        unit = place.get(UNIT)
        value: Value = of_first if unit in first else figure
        if definition.optional and corner.bare:
            value = Absence.NOT_REPORTED
        if definition.applies_to is not None and unit not in definition.applies_to:
            value = Absence.NOT_APPLICABLE
        column[key_at(names(quantity.axes), place)] = Fact(value)
    return column


def _look(known: Ranges, facts: Facts, found: dict[str, Ends]) -> None:
    """Note what is reached under ``facts`` and was not before."""
    result = evaluate(known.plan, facts)
    for name, ends in found.items():
        interval = known.quantities[name].interval
        if interval is None:
            continue
        column = result.values[name].values()
        reached = {position(one) for one in column if not isinstance(one, Absence)}
        low = facts if interval.low in reached else None
        high = facts if interval.high in reached else None
        found[name] = Ends(ends.low or low, ends.high or high)


def _inputs(plan: Plan) -> Iterator[tuple[Quantity, Input]]:
    for quantity in plan.quantities.values():
        if isinstance(quantity.definition, Input):
            yield quantity, quantity.definition


def _rosters(plan: Plan) -> Mapping[str, Mapping[Key, tuple[str, ...]]]:
    """Return one member for every list that only the data gives."""
    found: dict[str, dict[Key, tuple[str, ...]]] = {}
    for quantity, _ in _inputs(plan):
        for axis in quantity.axes:
            if axis.roster:
                facts = Facts(values={}, rosters=found)
                outer = [one for one in quantity.axes if one.name in axis.within]
                around = places(outer, facts)
                keys = {key_at(axis.within, place): (_MEMBER,) for place in around}
                found.setdefault(axis.roster, {}).update(keys)
    return found


def _figure(quantity: Quantity, definition: Input, *, high: bool) -> Present | None:
    """Return the legal figure nearest to the end; None if none is found."""
    figure = _at_end(quantity, definition, high=high)
    if figure is None or not definition.interval.holds(position(figure)):
        return None
    return figure


def _at_end(quantity: Quantity, definition: Input, *, high: bool) -> Present | None:
    match quantity.measure:
        case Truth():
            return high
        case Scale(labels=labels):
            level = len(labels) - 1 if high else 0
            return Grade(level, labels[level]) if labels else None
        case Day():
            return _LAST_DAY if high else _FIRST_DAY
        case Numeric():
            return _number(definition.interval, definition.places, high=high)


def _number(interval: Interval, decimals: int | None, *, high: bool) -> Fraction:
    low, upper = interval.low, interval.high
    if low is None:
        low = Fraction(-_FAR) if upper is None else upper - _FAR
    if upper is None:
        upper = low + _FAR
    end, included = (
        (upper, interval.high_included) if high else (low, interval.low_included)
    )
    if not included:
        step = (upper - low) / _INSIDE
        end += -step if high else step
    if decimals is None:
        return end
    whole = floor(end * 10**decimals) if high else ceil(end * 10**decimals)
    return Fraction(whole, 10**decimals)
