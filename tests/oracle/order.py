"""Who comes before whom, found by comparing two at a time."""

import datetime as dt
import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from guiju.engine.expr import Comparison
from guiju.engine.value import Absence, Grade
from tests.oracle.arithmetic import Found, added, divided, looked_at, number

_COMPARED: Mapping[Comparison, Callable[[Fraction, Fraction], bool]] = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.NOT_EQUAL: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
}


def weight(value: Found) -> Fraction:
    """Return a number that is more for what comes later: a day, yes, a better grade."""
    if isinstance(value, bool):
        return Fraction(1 if value else 0)
    if isinstance(value, dt.date):
        return Fraction((value - dt.date(1, 1, 1)).days)
    if isinstance(value, Grade):
        return Fraction(value.level)
    return looked_at(number(value))


def stands(left: Found, comparison: Comparison, right: Found) -> bool:
    """Whether ``left`` stands to ``right`` as is said."""
    return _COMPARED[comparison](weight(left), weight(right))


def first(values: Sequence[Found], *, lowest: bool) -> Found:
    """Return the first of the lowest, or of the highest; 不适用 without any value."""
    found: Found = Absence.NOT_APPLICABLE
    for value in values:
        if isinstance(found, Absence):
            found = value
        elif weight(value) != weight(found):
            is_lower = weight(value) < weight(found)
            found = value if is_lower == lowest else found
    return found


def middle(values: Sequence[Found]) -> Found:
    """Return what is left in the middle when both ends are taken off together."""
    left = list(values)
    while len(left) > 2:  # two or one: the middle
        left.remove(first(left, lowest=True))
        left.remove(first(left, lowest=False))
    return divided(added(left), Fraction(len(left)))


def beats(row: Sequence[Found], other: Sequence[Found], down: Sequence[bool]) -> bool:
    """Whether ``row`` is better at the first thing in which the two differ."""
    for mine, theirs, descending in zip(row, other, down, strict=True):
        if isinstance(mine, Absence) and isinstance(theirs, Absence):
            continue
        if isinstance(mine, Absence) or isinstance(theirs, Absence):
            return isinstance(theirs, Absence)
        if weight(mine) != weight(theirs):
            return (weight(mine) > weight(theirs)) is descending
    return False


def different(rows: Sequence[Sequence[Found]]) -> int:
    """Return how many rows there are when those that tie count once."""
    kept: list[list[Fraction | None]] = []
    for row in rows:
        weights = [None if isinstance(v, Absence) else weight(v) for v in row]
        if weights not in kept:
            kept.append(weights)
    return len(kept)
