"""What the numbers of a column can be, and the largest one met on the way to them.

Nothing can overflow because this is known before anything is computed: a column rides
in what holds the largest of them, or in integers of any length where nobody knows.
"""

from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from math import ceil, floor, lcm

from guiju.engine.interval import Interval, point
from guiju.engine.number import round_to
from guiju.engine.reach import EITHER
from guiju.engine.scaled.figure import Carrier
from guiju.engine.scaled.operation import (
    Chosen,
    Compared,
    Exactly,
    Folded,
    Gathered,
    Given,
    Index,
    Lacking,
    Largest,
    Member,
    Number,
    OnExact,
    Operated,
    Operation,
    Ordered,
    Placed,
    Product,
    Quotient,
    Ranked,
    Same,
    Smallest,
    Stepwise,
    Taken,
    Way,
    Weighted,
    Whole,
    Written,
    operands,
)
from guiju.engine.transfer import compared

ZERO, ONE = Fraction(0), Fraction(1)
_ALL_LANES = Interval(ZERO, Fraction(2))
_MOST_MULTIPLE = 60
"""So many numbers at most get a common multiple that is known beforehand."""
_LONGEST_MULTIPLE = lcm(*range(1, _MOST_MULTIPLE + 1))
"""It has 26 digits."""

Bounds = Callable[[Index], Interval]
"""What the columns before are known to be."""


def bounds(operation: Operation, of: Bounds, size: Interval) -> Interval:
    """Return what the numbers of a column can be; ``size`` is how many are folded."""
    each = [of(column) for column in operands(operation)]
    match operation:
        case Number(value=value):
            return point(Fraction(value))
        case Given() | Whole() | Ordered() | Exactly() | Operated():
            return Interval()
        case Gathered() | Written():
            return Interval()
        case Lacking():
            return _ALL_LANES
        case Member() | Same():
            return EITHER
        case Weighted():
            return _weighted(operation, of)
        case Product():
            return each[0] * each[1]
        case Quotient():
            return _quotient(operation, *each)
        case Smallest():
            return reduce(Interval.least, each)
        case Largest():
            return reduce(Interval.greatest, each)
        case Compared(comparison=comparison):
            return compared(each[0], comparison, each[1])
        case Chosen():
            return each[1].hull(each[2])
        case Stepwise(bounds=steps):
            return _reached(steps, each[0])
        case Taken(missing=missing):
            return each[0].hull(point(Fraction(missing)))
        case Folded():
            return _folded(operation, each[0], size)
        case Placed():
            return Interval(-ONE, None if size.high is None else size.high - 1)
        case Ranked():
            return Interval(ZERO, size.high)


def carrier(
    operation: Operation, of: Bounds, result: Interval, size: Interval
) -> Carrier:
    """Return the carrier that holds all numbers met, ``result`` among them."""
    if isinstance(operation, OnExact) and not isinstance(
        operation, Whole | Lacking | Ordered
    ):
        return Carrier.EXACT
    most = met(operation, of, result, size)
    if most is None:
        return Carrier.LONG
    fitting = (held for held in (Carrier.FLOAT, Carrier.WORD) if most < 2**held)
    return next(fitting, Carrier.LONG)


def met(
    operation: Operation, of: Bounds, result: Interval, size: Interval
) -> int | None:
    """Return the largest number met, ``result`` among them, its sign left out.

    None if nobody knows.
    """
    ways = (largest(result), _on_the_way(operation, of, size))
    known = [way for way in ways if way is not None]
    return max(known) if len(known) == len(ways) else None


def largest(interval: Interval) -> int | None:
    """Return the largest number of ``interval``, its sign left out; None if any."""
    if interval.low is None or interval.high is None:
        return None
    return ceil(max(abs(interval.low), abs(interval.high)))


def multiple(interval: Interval) -> int | None:
    """Return a number that all whole numbers from 1 up in ``interval`` divide.

    None if there are too many of them, or if it would be too long.
    """
    if interval.high is None:
        return None
    low = 1 if interval.low is None else max(1, ceil(interval.low))
    high = floor(interval.high)
    # A range counts its numbers in a machine word, and these may be longer.
    if high - low >= _MOST_MULTIPLE:
        return None
    found = lcm(*range(low, high + 1))
    return found if found <= _LONGEST_MULTIPLE else None


def _on_the_way(operation: Operation, of: Bounds, size: Interval) -> int | None:
    """Return the largest number met while computing, None if nobody knows."""
    each = [largest(of(column)) for column in operands(operation)]
    known = [one for one in each if one is not None]
    if len(known) < len(each):
        return None
    match operation:
        case Weighted(terms=terms, constant=constant):
            weighed = (abs(w) * n for (w, _), n in zip(terms, known, strict=True))
            return sum(weighed, abs(constant))
        case Quotient():
            return 2 * (known[0] + known[1])
        case Folded(way=Way.SUM):
            return None if size.high is None else known[0] * int(size.high)
        case Folded(way=Way.MULTIPLE):
            return None
        case _:
            return max(known, default=0)


def _reached(steps: tuple[int, ...], column: Interval) -> Interval:
    low = 0 if column.low is None else bisect_right(steps, column.low)
    high = len(steps) if column.high is None else bisect_right(steps, column.high)
    return Interval(Fraction(low), Fraction(high))


def _weighted(weighted: Weighted, of: Bounds) -> Interval:
    terms = (of(column).times(Fraction(w)) for w, column in weighted.terms)
    return reduce(Interval.__add__, terms, point(Fraction(weighted.constant)))


def _quotient(quotient: Quotient, dividend: Interval, divisor: Interval) -> Interval:
    inverse = divisor.greatest(point(ONE)).inverse()
    assert inverse is not None, "a divisor is above zero"
    value = dividend * inverse
    return Interval(
        None if value.low is None else _whole(quotient, value.low),
        None if value.high is None else _whole(quotient, value.high),
    )


def _whole(quotient: Quotient, value: Fraction) -> Fraction:
    if quotient.mode is None:
        return Fraction(floor(value))
    return round_to(value, ONE, quotient.mode)


def _folded(folded: Folded, column: Interval, size: Interval) -> Interval:
    if folded.way is Way.MULTIPLE:
        return Interval(ONE)
    rows = size if folded.keep is None else size.hull(point(ZERO))
    found = column * rows if folded.way is Way.SUM else column
    return found if rows.low else found.hull(point(Fraction(folded.empty)))
