"""A step of a trace computed again, from its children alone.

Deliberately simple and written apart from the engine: nothing of the engine computes
here, so that a trace proves something about the value that it explains.
"""

import datetime as dt
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction as F
from math import ceil, floor, prod, trunc
from statistics import mean, median
from typing import Any

from mpmath import MPContext

from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Comparison,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    Ties,
    WhenAbsent,
    children,
)
from guiju.engine.number import Rounding
from guiju.engine.trace import Step
from guiju.engine.value import Absence, Value
from tests.drawn import CALENDAR

NR, NA = Absence.NOT_REPORTED, Absence.NOT_APPLICABLE

_COMPARED = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.NOT_EQUAL: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
}
_FOLDED: Mapping[Fold, Callable[[Sequence[Any]], Any]] = {
    Fold.SUM: sum,
    Fold.MEAN: mean,
    Fold.LEAST: min,
    Fold.GREATEST: max,
    Fold.MEDIAN: median,
    Fold.COUNT: len,
}


_NEARLY = F(1, 10**20)
_DIGITS = MPContext()
_DIGITS.dps = 60


def agrees(step: Step, unit: str) -> bool:
    """Whether ``step`` has the value that its children amount to.

    A number beyond fractions is shown to forty decimals, so it agrees nearly.
    """
    value = recomputed(step, unit)
    if isinstance(value, F) and isinstance(step.value, F) and _is_real(step.expr):
        return abs(value - step.value) <= _NEARLY * max(abs(value), F(1))
    return value == step.value


def _is_real(expr: Expr | None) -> bool:
    """Whether the value can be beyond fractions: not once it was rounded."""
    if expr is None or isinstance(expr, Round):
        return False
    if isinstance(expr, Ln | Exp | Power):
        return True
    return any(map(_is_real, children(expr)))


def recomputed(step: Step, unit: str) -> Value:
    """Return what the children of ``step``, explained for ``unit``, amount to."""
    values = [child.value for child in step.children]
    match step.expr:
        case None:
            return step.value
        case Const(value=value):
            return value
        case Among(members=members):
            return unit in members
        case Applies():
            return values[0] is not NA
        case Every():
            return _logic(values, decisive=False)
        case Some():
            return _logic(values, decisive=True)
        case Ref() | If() | Bands() | WhenAbsent():
            return _chosen(step, values)
        case Over() as over:
            return _folded(over, values)
        case Rank() as rank:
            return _ranked(rank, step, unit)
        case plain:
            missing = _missing(values)
            return _plain(plain, values) if missing is None else missing


def _missing(values: Iterable[Value]) -> Absence | None:
    kinds = {value for value in values if isinstance(value, Absence)}
    if not kinds:
        return None
    return NR if NR in kinds else NA


def _logic(values: Sequence[Value], *, decisive: bool) -> Value:
    if decisive in values:
        return decisive
    missing = _missing(values)
    return not decisive if missing is None else missing


def _chosen(step: Step, values: Sequence[Value]) -> Value:
    first = values[0]
    if isinstance(step.expr, Bands) and isinstance(first, F):
        holding = [n for n, b in enumerate(step.expr.bands) if b.interval.holds(first)]
        assert step.band == (holding[0] if holding else None)
    if isinstance(step.expr, Bands) and len(values) == 1 and isinstance(first, F):
        return NA
    return values[-1]


def _plain(expr: Expr, values: Sequence[Any]) -> Value:
    match expr:
        case Add():
            return sum(values, F(0))
        case Mul():
            return F(prod(values))
        case Div():
            return values[0] / values[1] if values[1] else NA
        case Least() | Greatest():
            extreme: Value = (min if isinstance(expr, Least) else max)(values)
            return extreme
        case Compare(comparison=comparison):
            return bool(_COMPARED[comparison](*values))
        case Not():
            return not values[0]
        case Round(step=step, mode=mode):
            return _rounded(values[0] / step, mode) * step
        case Ln():
            return _digits(_DIGITS.ln(_digit(values[0]))) if values[0] > 0 else NA
        case Exp():
            return (
                _digits(_DIGITS.exp(_digit(values[0])))
                if abs(values[0]) <= 1000
                else NA
            )
        case Power(exponent=exponent):
            return _powered(values[0], exponent)
        case Days(working=False):
            return F((values[1] - values[0]).days)
        case Days():
            return _worked(*values)
        case _:
            raise AssertionError(expr)


def _digit(value: F) -> Any:  # noqa: ANN401 - mpmath declares no types
    return _DIGITS.mpf(value.numerator) / value.denominator


def _digits(value: Any) -> F:  # noqa: ANN401 - mpmath declares no types
    return F(_DIGITS.nstr(value, 55))


def _powered(base: F, exponent: F) -> Value:
    if exponent == 0:
        return F(1)
    if base == 0:
        return F(0) if exponent > 0 else NA
    if base > 0:
        return _digits(_DIGITS.power(_digit(base), _digit(exponent)))
    if exponent.denominator % 2 == 0:
        return NA
    sign = -1 if exponent.numerator % 2 else 1
    positive = _powered(-base, exponent)
    assert isinstance(positive, F)
    return sign * positive


def _worked(start: dt.date, end: dt.date) -> F:
    first, last = sorted((start, end))
    days = (first + dt.timedelta(n + 1) for n in range((last - first).days))
    number = sum(CALENDAR.is_workday(day) is True for day in days)
    return F(number if start <= end else -number)


def _rounded(steps: F, mode: Rounding) -> F:
    sign = -1 if steps < 0 else 1
    match mode:
        case Rounding.HALF_UP:
            return F(sign * floor(abs(steps) + F(1, 2)))
        case Rounding.HALF_EVEN:
            return F(round(steps))
        case Rounding.DOWN:
            return F(trunc(steps))
        case Rounding.UP:
            return F(sign * ceil(abs(steps)))


def _folded(over: Over, values: Sequence[Value]) -> Value:
    missing = _missing(value for value in values if value not in over.skip)
    if missing is not None:
        return missing
    there: list[Any] = sorted(v for v in values if isinstance(v, F | bool))
    low, high = over.trim
    kept = there[low : len(there) - high] if low + high <= len(there) else []
    if not kept and over.fold not in {Fold.SUM, Fold.COUNT}:
        return NA
    return F(_FOLDED[over.fold](kept))


def _ranked(rank: Rank, step: Step, unit: str) -> Value:
    width = 1 + len(rank.then)
    rows = {
        step.children[n].member: [c.value for c in step.children[n : n + width]]
        for n in range(0, len(step.children), width)
    }
    if isinstance(rows[unit][0], Absence):
        return rows[unit][0]
    better = [row for row in rows.values() if _is_better(rank, row, rows[unit])]
    if rank.ties is Ties.DENSE:
        return F(1 + len({_blurred(row) for row in better}))
    if rank.ties is Ties.LAST:
        return F(sum(not _is_better(rank, rows[unit], row) for row in _placed(rows)))
    return F(1 + len(better))


def _placed(rows: Mapping[str, list[Value]]) -> list[list[Value]]:
    return [row for row in rows.values() if not isinstance(row[0], Absence)]


def _is_better(rank: Rank, row: Sequence[Value], mine: Sequence[Value]) -> bool:
    if isinstance(row[0], Absence):
        return False
    ways = (rank.descending, *(tie.descending for tie in rank.then))
    for descending, theirs, own in zip(ways, row, mine, strict=True):
        if isinstance(theirs, F) and isinstance(own, F):
            if theirs != own:
                return (theirs > own) is descending
        elif isinstance(theirs, F) or isinstance(own, F):
            return isinstance(theirs, F)
    return False


def _blurred(row: Sequence[Value]) -> tuple[object, ...]:
    """Return ``row`` with all absences alike: they do not break a tie."""
    return tuple("absent" if isinstance(v, Absence) else v for v in row)
