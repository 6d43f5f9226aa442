"""What one operator makes of the values under it, whoever found them."""

from collections.abc import Sequence
from fractions import Fraction

from guiju.engine import expr as core
from guiju.engine.value import Absence
from guiju.engine.workdays import Calendar
from tests.oracle import arithmetic, days, order
from tests.oracle.arithmetic import Found

NOTHING_REPORTED, DOES_NOT_APPLY = Absence.NOT_REPORTED, Absence.NOT_APPLICABLE


def whole(expr: core.Expr, values: Sequence[Found], calendar: Calendar | None) -> Found:
    """Return what an operator makes of values that it needs all of."""
    reason = lacking(values)
    if reason is not None:
        return reason
    match expr:
        case core.Add():
            return arithmetic.added(values)
        case core.Mul():
            return arithmetic.multiplied(values)
        case core.Div():
            return arithmetic.divided(values[0], values[1])
        case core.Ln():
            return arithmetic.logarithm(values[0])
        case core.Exp():
            return arithmetic.exponential(values[0])
        case core.Power(exponent=exponent):
            return arithmetic.raised(values[0], exponent)
        case core.Round(step=step, mode=mode):
            return arithmetic.rounded(values[0], step, mode)
        case core.Least() | core.Greatest():
            return order.first(values, lowest=isinstance(expr, core.Least))
        case core.Compare(comparison=comparison):
            return order.stands(values[0], comparison, values[1])
        case core.Not():
            return values[0] is False
        case core.Days(working=working):
            start, end = values
            return days.between(start, end, working=working, calendar=calendar)
        case _:
            raise AssertionError(expr)


def lacking(values: Sequence[Found]) -> Absence | None:
    """Return why there can be no result: 未报 before 不适用."""
    for reason in (NOTHING_REPORTED, DOES_NOT_APPLY):
        if any(value is reason for value in values):
            return reason
    return None


def logical(values: Sequence[Found], *, decider: bool) -> Found:
    """Return ``decider`` if any value is that, else what stands against it."""
    for value in values:
        if value is decider:
            return decider
    reason = lacking(values)
    return (not decider) if reason is None else reason


def choice(
    expr: core.If | core.Bands | core.WhenAbsent, deciding: Found
) -> core.Expr | None:
    """Return what is chosen for the deciding value, None if nothing is."""
    match expr:
        case core.WhenAbsent():
            if deciding is NOTHING_REPORTED:
                return expr.not_reported
            return expr.not_applicable if deciding is DOES_NOT_APPLY else None
        case _ if isinstance(deciding, Absence):
            return None
        case core.If():
            return expr.then if deciding is True else expr.otherwise
        case core.Bands():
            for row in expr.bands:
                if arithmetic.lies_in(row.interval, deciding):
                    return row.value
            return expr.otherwise or core.Const(DOES_NOT_APPLY)


def folded(over: core.Over, values: Sequence[Found]) -> Found:
    """Return the values of the members as one; trimmed ends go one at a time."""
    counted = [v for v in values if not (isinstance(v, Absence) and v in over.skip)]
    reason = lacking(counted)
    if reason is not None:
        return reason
    lowest, highest = over.trim
    for _ in range(min(lowest, len(counted))):
        counted.remove(order.first(counted, lowest=True))
    for _ in range(min(highest, len(counted))):
        counted.remove(order.first(counted, lowest=False))
    match over.fold:
        case core.Fold.COUNT:
            return Fraction(len(counted))
        case core.Fold.SUM:
            return arithmetic.added(counted)
        case _ if not counted:
            return DOES_NOT_APPLY
        case core.Fold.MEAN:
            size = Fraction(len(counted))
            return arithmetic.divided(arithmetic.added(counted), size)
        case core.Fold.LEAST | core.Fold.GREATEST:
            return order.first(counted, lowest=over.fold is core.Fold.LEAST)
        case core.Fold.MEDIAN:
            return order.middle(counted)


def placed(
    rank: core.Rank, mine: Sequence[Found], every: Sequence[Sequence[Found]]
) -> Found:
    """Return the place of the row ``mine`` among all: one more than are better."""
    if isinstance(mine[0], Absence):
        return mine[0]
    down = [rank.descending, *(tie.descending for tie in rank.then)]
    rows = [row for row in every if not isinstance(row[0], Absence)]
    better = [row for row in rows if order.beats(row, mine, down)]
    worse = [row for row in rows if order.beats(mine, row, down)]
    places = {
        core.Ties.SKIP: 1 + len(better),
        core.Ties.DENSE: 1 + order.different(better),
        core.Ties.LAST: len(rows) - len(worse),
    }
    return Fraction(places[rank.ties])
