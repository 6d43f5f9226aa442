"""A step of a trace computed again, from its children alone.

Deliberately simple and written apart from the engine: nothing of the engine computes
here, so that a trace proves something about the value that it explains.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction as F
from math import ceil, floor, prod, trunc
from statistics import mean, median
from typing import Any

from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Comparison,
    Const,
    Div,
    Every,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Mul,
    Not,
    Over,
    Rank,
    Ref,
    Round,
    Some,
    Ties,
    WhenAbsent,
)
from guiju.engine.number import Rounding
from guiju.engine.trace import Step
from guiju.engine.value import Absence, Value

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
        case _:
            raise AssertionError(expr)


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
    return F(1 + len(better))


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
