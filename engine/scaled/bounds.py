"""What the numbers of a column can be, and the largest one met on the way to them.

Nothing can overflow because this is known before anything is computed: a column rides
in what holds the largest of them, or in integers of any length where nobody knows.
"""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from math import lcm

from guiju.engine.expr import Comparison
from guiju.engine.number import round_to
from guiju.engine.scaled.extent import EITHER, Extent, only
from guiju.engine.scaled.figure import Carrier
from guiju.engine.scaled.operation import (
    Chosen,
    Compared,
    Exactly,
    Folded,
    Gathered,
    Given,
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
)
from guiju.engine.transfer import outcomes

_ONE = Fraction(1)
_FLOATS, _WORDS = 2**Carrier.FLOAT, 2**Carrier.WORD
_ALL_LANES = Extent(0, 2)
_MOST_MULTIPLE = 60
"""So many numbers at most get a common multiple that is known beforehand."""
_LONGEST_MULTIPLE = lcm(*range(1, _MOST_MULTIPLE + 1))
"""It has 26 digits."""

Each = Sequence[Extent]
"""What the operands of an operation can be, in their order."""


def bounds(operation: Operation, each: Each, size: Extent) -> Extent:
    """Return what the numbers of a column can be; ``size`` is how many are folded."""
    match operation:
        case Number(value=value):
            return only(value)
        case Given() | Whole() | Ordered() | Exactly() | Operated():
            return Extent()
        case Gathered() | Written():
            return Extent()
        case Lacking():
            return _ALL_LANES
        case Member() | Same():
            return EITHER
        case Weighted():
            return _weighted(operation, each)
        case Product():
            return each[0] * each[1]
        case Quotient():
            return _quotient(operation, *each)
        case Smallest():
            return reduce(Extent.least, each)
        case Largest():
            return reduce(Extent.greatest, each)
        case Compared(comparison=comparison):
            return _compared(each[0], comparison, each[1])
        case Chosen():
            return each[1].hull(each[2])
        case Stepwise(bounds=steps):
            return _reached(steps, each[0])
        case Taken(missing=missing):
            return each[0].hull(only(missing))
        case Folded():
            return _folded(operation, each[0], size)
        case Placed():
            return Extent(-1, None if size.high is None else size.high - 1)
        case Ranked():
            return Extent(0, size.high)


def carrier(operation: Operation, each: Each, result: Extent, size: Extent) -> Carrier:
    """Return the carrier that holds all numbers met, ``result`` among them."""
    if isinstance(operation, OnExact) and not isinstance(
        operation, Whole | Lacking | Ordered
    ):
        return Carrier.EXACT
    most = met(operation, each, result, size)
    if most is None:
        return Carrier.LONG
    if most < _FLOATS:
        return Carrier.FLOAT
    return Carrier.WORD if most < _WORDS else Carrier.LONG


def met(operation: Operation, each: Each, result: Extent, size: Extent) -> int | None:
    """Return the largest number met, ``result`` among them, its sign left out.

    None if nobody knows.
    """
    found, on_the_way = largest(result), _on_the_way(operation, each, size)
    if found is None or on_the_way is None:
        return None
    return max(found, on_the_way)


def largest(extent: Extent) -> int | None:
    """Return the largest number of ``extent``, its sign left out; None if any."""
    if extent.low is None or extent.high is None:
        return None
    return max(abs(extent.low), abs(extent.high))


def multiple(extent: Extent) -> int | None:
    """Return a number that all numbers from 1 up in ``extent`` divide.

    None if there are too many of them, or if it would be too long.
    """
    if extent.high is None:
        return None
    low = 1 if extent.low is None else max(1, extent.low)
    # A range counts its numbers in a machine word, and these may be longer.
    if extent.high - low >= _MOST_MULTIPLE:
        return None
    found = lcm(*range(low, extent.high + 1))
    return found if found <= _LONGEST_MULTIPLE else None


def _on_the_way(operation: Operation, each: Each, size: Extent) -> int | None:
    """Return the largest number met while computing, None if nobody knows."""
    sizes = [largest(one) for one in each]
    known = [one for one in sizes if one is not None]
    if len(known) < len(sizes):
        return None
    match operation:
        case Weighted(terms=terms, constant=constant):
            weighed = (abs(w) * n for (w, _), n in zip(terms, known, strict=True))
            return sum(weighed, abs(constant))
        case Quotient():
            return 2 * (known[0] + known[1])
        case Folded(way=Way.SUM):
            return None if size.high is None else known[0] * size.high
        case Folded(way=Way.MULTIPLE):
            return None
        case _:
            return max(known, default=0)


def _compared(left: Extent, comparison: Comparison, right: Extent) -> Extent:
    found = outcomes(
        comparison,
        less=_can_be_less(left, right),
        equal=left.meet(right) is not None,
        more=_can_be_less(right, left),
    )
    return Extent(int(min(found)), int(max(found)))


def _can_be_less(left: Extent, right: Extent) -> bool:
    return left.low is None or right.high is None or left.low < right.high


def _reached(steps: tuple[int, ...], column: Extent) -> Extent:
    low = 0 if column.low is None else bisect_right(steps, column.low)
    high = len(steps) if column.high is None else bisect_right(steps, column.high)
    return Extent(low, high)


def _weighted(weighted: Weighted, each: Each) -> Extent:
    low: int | None = weighted.constant
    high: int | None = weighted.constant
    for (weight, _), column in zip(weighted.terms, each, strict=True):
        ends = (column.low, column.high) if weight > 0 else (column.high, column.low)
        least, most = ends
        low = None if low is None or least is None else low + weight * least
        high = None if high is None or most is None else high + weight * most
    return Extent(low, high)


def _quotient(quotient: Quotient, dividend: Extent, divisor: Extent) -> Extent:
    divisor = divisor.greatest(only(1))
    assert divisor.low is not None, "a divisor is above zero"
    low, high = dividend.low, dividend.high
    return Extent(
        None if low is None else _part(quotient, low, divisor, outwards=low < 0),
        None if high is None else _part(quotient, high, divisor, outwards=high > 0),
    )


def _part(quotient: Quotient, end: int, divisor: Extent, *, outwards: bool) -> int:
    """Return ``end`` by the divisor that brings it furthest out, or in."""
    by = divisor.low if outwards else divisor.high
    if by is None:
        return 0
    if quotient.mode is None:
        return end // by
    return int(round_to(Fraction(end, by), _ONE, quotient.mode))


def _folded(folded: Folded, column: Extent, size: Extent) -> Extent:
    if folded.way is Way.MULTIPLE:
        return Extent(1)
    rows = size if folded.keep is None else size.hull(only(0))
    found = column * rows if folded.way is Way.SUM else column
    return found if rows.low else found.hull(only(folded.empty))
