"""What an operator's result can be when it is known what its operands can be.

Pure interval reasoning, one operator at a time; what operands have to do with each
other is the business of ``ranges``.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from operator import mul

from guiju.engine.domain import can_leave, inside
from guiju.engine.expr import (
    Add,
    Bands,
    Compare,
    Comparison,
    Days,
    Div,
    Every,
    Exp,
    Fold,
    Greatest,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Round,
    Some,
)
from guiju.engine.interval import Interval, point, total
from guiju.engine.number import round_to
from guiju.engine.operate import Strict
from guiju.engine.reach import EITHER, NO, YES, Reach
from guiju.engine.real import Number, bounds, exp, ln, power
from guiju.engine.value import Absence

_ZERO, _ONE = Fraction(0), Fraction(1)


def strict(operator: Strict, operands: Sequence[Reach]) -> Reach:
    """Return the reach of an operator that needs all its operands."""
    absences = frozenset[Absence]().union(*(each.absences for each in operands))
    intervals = [each.interval for each in operands if each.interval is not None]
    if len(intervals) < len(operands):
        return Reach(None, absences)
    if _may_be_undefined(operator, intervals):
        absences |= {Absence.NOT_APPLICABLE}
    if isinstance(operator, Days) and operator.working:
        absences |= {Absence.NOT_REPORTED}
    return Reach(_applied(operator, intervals), absences)


def kleene(operator: Every | Some, operands: Sequence[Reach]) -> Reach:
    """Return the reach of a condition made of conditions."""
    absences = frozenset[Absence]().union(*(each.absences for each in operands))
    intervals = [each.interval for each in operands if each.interval is not None]
    decisive, otherwise = (NO, YES) if isinstance(operator, Every) else (YES, NO)
    if Reach(decisive) in operands:
        return Reach(decisive)
    can_decide = any(each.meet(decisive) is not None for each in intervals)
    cannot_all = len(intervals) < len(operands)
    if cannot_all:
        return Reach(decisive if can_decide else None, absences)
    return Reach(EITHER if can_decide else otherwise, absences)


def folded(over: Over, body: Reach) -> Reach:
    """Return the reach of a fold whose members can each be what ``body`` says."""
    size = _size(over, body)
    count = Interval(size.low, size.high)
    absences = body.absences - over.skip
    if over.fold is Fold.COUNT:
        return Reach(count, absences)
    if over.fold is Fold.SUM:
        each = body.interval or point(_ZERO)
        return Reach(each * count, absences)
    if not count.low:
        absences |= {Absence.NOT_APPLICABLE}
    return Reach(body.interval, absences)


def ranked(rank: Rank, value: Reach) -> Reach:
    """Return the reach of a place among the members of an axis."""
    last = None if rank.axis.roster else Fraction(len(rank.axis.members))
    return Reach(value.interval and Interval(_ONE, last), value.absences)


def left_over(bands: Bands, subject: Interval) -> tuple[Interval, ...]:
    """Return the pieces of ``subject`` that lie in no band."""
    rest: tuple[Interval, ...] = (subject,)
    for band in bands.bands:
        rest = tuple(piece for part in rest for piece in part.minus(band.interval))
    return rest


def compared(left: Interval, comparison: Comparison, right: Interval) -> Interval:
    """Return whether numbers of two intervals can stand to each other as is said."""
    before, after = _can_be_less(left, right), _can_be_less(right, left)
    level = left.meet(right) is not None
    found = outcomes(comparison, less=before, equal=level, more=after)
    if len(found) > 1:
        return EITHER
    return YES if True in found else NO


def outcomes(
    comparison: Comparison, *, less: bool, equal: bool, more: bool
) -> set[bool]:
    """Return what a comparison can say of numbers that can stand in these ways."""
    ways = {Comparison.LESS: less, Comparison.EQUAL: equal, Comparison.MORE: more}
    true_for = _TRUE_FOR[comparison]
    return {way in true_for for way, is_possible in ways.items() if is_possible}


def _size(over: Over, body: Reach) -> Interval:
    """Return how many values can be left to fold."""
    listed = None if over.axis.roster else Fraction(len(over.axis.members))
    dropped = sum(over.trim)
    high = None if listed is None else max(listed - dropped, _ZERO)
    if listed is None or body.absences & over.skip:
        return Interval(_ZERO, high)
    return Interval(max(listed - dropped - over.others, _ZERO), high)


def _may_be_undefined(operator: Strict, operands: Sequence[Interval]) -> bool:
    match operator:
        case Div():
            return operands[1].holds(_ZERO)
        case Least() | Greatest():
            return not operands
        case Ln() | Exp() | Power():
            return can_leave(operator, operands[0])
        case Add() | Mul() | Round() | Days() | Compare() | Not():
            return False


def _applied(operator: Strict, operands: Sequence[Interval]) -> Interval | None:
    match operator:
        case Add():
            return total(operands)
        case Mul():
            return reduce(mul, operands) if operands else point(_ONE)
        case Div():
            inverse = operands[1].inverse()
            return inverse and operands[0] * inverse
        case Least():
            return reduce(Interval.least, operands) if operands else None
        case Greatest():
            return reduce(Interval.greatest, operands) if operands else None
        case Round():
            return _rounded(operator, operands[0])
        case Ln() | Exp() | Power():
            return _real(operator, inside(operator, operands[0]))
        case Days(working=working):
            return _elapsed(*operands, working=working)
        case Compare(comparison=comparison):
            return compared(operands[0], comparison, operands[1])
        case Not():
            return -operands[0] + point(_ONE)


def _rounded(operator: Round, value: Interval) -> Interval:
    """Return the steps that values round to; rounding never changes an order."""
    low, high = (
        None if end is None else round_to(end, operator.step, operator.mode)
        for end in (value.low, value.high)
    )
    return Interval(low, high)


def _real(operator: Ln | Exp | Power, value: Interval | None) -> Interval | None:
    if value is None:
        return None
    match operator:
        case Ln():
            return _risen(value, ln)
        case Exp():
            return _risen(value, exp)
        case Power(exponent=exponent):
            return _raised(value, exponent)


def _raised(value: Interval, exponent: Fraction) -> Interval | None:
    if exponent < 0:
        inverse = value.inverse()
        return inverse and _raised(inverse, -exponent)
    if exponent.numerator % 2 == 0:
        value = value.greatest(-value).greatest(point(_ZERO))
    return _risen(value, lambda base: power(base, exponent))


def _risen(value: Interval, function: Callable[[Fraction], Number | None]) -> Interval:
    """Return what a function that rises makes of ``value``, a little wider at most."""
    low = None if value.low is None else function(value.low)
    high = None if value.high is None else function(value.high)
    return Interval(
        None if low is None else bounds(low)[0],
        None if high is None else bounds(high)[1],
        low_included=value.low_included or not isinstance(low, Fraction),
        high_included=value.high_included or not isinstance(high, Fraction),
    )


def _elapsed(start: Interval, end: Interval, *, working: bool) -> Interval:
    """Return the days between; not every one of them is worked."""
    span = end + -start
    return span.hull(point(_ZERO)) if working else span


_TRUE_FOR = {
    Comparison.LESS: {Comparison.LESS},
    Comparison.AT_MOST: {Comparison.LESS, Comparison.EQUAL},
    Comparison.EQUAL: {Comparison.EQUAL},
    Comparison.NOT_EQUAL: {Comparison.LESS, Comparison.MORE},
    Comparison.AT_LEAST: {Comparison.EQUAL, Comparison.MORE},
    Comparison.MORE: {Comparison.MORE},
}


def _can_be_less(left: Interval, right: Interval) -> bool:
    return left.low is None or right.high is None or left.low < right.high
