"""The rules of items, bonuses and deductions in the core."""

from fractions import Fraction

from guiju.dsl.lower.signatures import quantity
from guiju.dsl.model.quantities import ROUNDINGS, step
from guiju.dsl.model.rule import (
    BandTable,
    ComputedRow,
    CountRow,
    Interpolation,
    Limit,
    Point,
    RuleSet,
    StepRow,
    Typed,
)
from guiju.dsl.model.rules import whole
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS
from guiju.engine.plan import Input, Quantity
from guiju.engine.value import Absence

ZERO = core.Const(Fraction(0))
_ONE = core.Const(Fraction(1))


def value(
    rules: RuleSet,
    start: tuple[core.Expr, ...] = (),
    direction: int = 1,
    forfeited: core.Expr = ZERO,
) -> core.Expr:
    """Return what the rules make of ``start``; 扣 lowers it if ``direction`` is 1.

    ``forfeited`` is what it comes to where a row says 不得分.
    """
    rows: list[CountRow | ComputedRow | StepRow] = [*rules.counts, *rules.computed]
    changes = [_term(row, row.sign * direction) for row in [*rows, *rules.steps]]
    terms = [*start, *_tables(rules), *changes]
    total = terms[0] if len(terms) == 1 else core.Add(tuple(terms))
    counting: list[CountRow | ComputedRow] = [*rules.counts, *rules.computed]
    for row in counting:
        if row.forfeit is not None:
            most = core.Const(row.forfeit)
            reached = core.Compare(_count(row), core.Comparison.AT_LEAST, most)
            total = core.If(reached, forfeited, total)
    for limit in rules.limits:
        total = _limited(total, limit)
    return total


def points(rules: RuleSet, *, adds: bool) -> core.Expr:
    """Return the points of a bonus, or of a deduction or list that deducts.

    A bonus that is forfeited is nothing; a deduction is then all of its 封顶.
    """
    if adds:
        return value(rules)
    caps = (one.bound for one in rules.limits if isinstance(one.syntax, n.Cap))
    most = next((bound.expr for bound in caps if bound is not None), ZERO)
    return value(rules, (), -1, most)


def bands(table: BandTable) -> core.Expr:
    """Return 分档 with its rows for 其他, 未报 and 不适用."""
    rows = tuple(core.Band(row.interval, row.value.expr) for row in table.bands)
    others = table.others.value.expr if table.others else None
    chosen: core.Expr = core.Bands(table.by.expr, rows, others)
    absent = table.not_reported, table.not_applicable
    if any(absent):
        unreported, inapplicable = (row.value.expr if row else None for row in absent)
        chosen = core.WhenAbsent(chosen, unreported, inapplicable)
    return chosen


def counted(
    row: CountRow, table: str, applies_to: frozenset[str] | None = None
) -> Quantity:
    """Return the input that a row counts: never negative, for whom the item is."""
    return quantity(
        row.event,
        Input(
            table=table,
            interval=Interval(Fraction(0)),
            applies_to=applies_to,
            places=0,
        ),
    )


def _tables(rules: RuleSet) -> tuple[core.Expr, ...]:
    found: tuple[core.Expr, ...] = ()
    if rules.bands is not None:
        found = (bands(rules.bands),)
    if rules.interpolation is not None:
        found = (*found, _interpolated(rules.interpolation))
    return found


def _count(row: CountRow | ComputedRow) -> core.Expr:
    return core.Ref(row.event.id) if isinstance(row, CountRow) else row.counted.expr


def _term(row: CountRow | ComputedRow | StepRow, sign: int) -> core.Expr:
    number = _steps(row) if isinstance(row, StepRow) else _count(row)
    term: core.Expr = core.Mul((number, row.amount.expr))
    if row.at_most is not None:
        term = core.Least((term, row.at_most.expr))
    return term if sign > 0 else core.Mul((core.Const(Fraction(-1)), term))


def _steps(row: StepRow) -> core.Expr:
    """The whole steps above the base (or below it), none on the other side."""
    sides = (row.by.expr, row.base.expr)
    high, low = sides if row.above else sides[::-1]
    beyond = core.Greatest((_less(high, low), ZERO))
    return whole(core.Div(beyond, row.step.expr))


def _interpolated(line: Interpolation) -> core.Expr:
    """Straight lines from corner to corner, and what holds beyond the ends."""
    first, last = line.points[0], line.points[-1]
    result = last.value.expr
    for low, high in reversed(list(zip(line.points, line.points[1:], strict=False))):
        inside = _line(line.by.expr, low.at.expr, high.at.expr, low, high)
        result = core.If(_is(line.by, "<", high.at), inside, result)
    below = _outside(line, first.value.expr)
    above = _outside(line, last.value.expr)
    result = core.If(_is(line.by, ">", last.at), above, result)
    return core.If(_is(line.by, "<", first.at), below, result)


def _line(
    by: core.Expr, start: core.Expr, end: core.Expr, low: Point, high: Point
) -> core.Expr:
    """The straight line between two corners.

    Between the worst and the best of a group it cannot be seen from the rule alone
    that they differ and that nobody stands outside them, so that is written out.
    """
    rise = _less(high.value.expr, low.value.expr)
    run = _less(end, start)
    way: core.Expr = core.Div(_less(by, start), run)
    if not (isinstance(start, core.Const) and isinstance(end, core.Const)):
        apart = core.Compare(run, core.Comparison.MORE, ZERO)
        way = core.If(apart, core.Greatest((ZERO, core.Least((way, _ONE)))), _ONE)
    return core.Add((low.value.expr, core.Mul((way, rise))))


def _outside(line: Interpolation, nearest: core.Expr) -> core.Expr:
    if line.clamped:
        return nearest
    if line.outside is not None:
        return line.outside.expr
    return core.Const(Absence.NOT_APPLICABLE)


def _limited(total: core.Expr, limit: Limit) -> core.Expr:
    written = limit.syntax
    match written:
        case n.UntilZero():
            return core.Greatest((total, ZERO))
        case n.Keep():
            return core.Round(total, step(written, POINTS), ROUNDINGS[written.mode])
        case n.Cap():
            assert limit.bound is not None
            return core.Least((total, limit.bound.expr))
        case n.Floor():
            assert limit.bound is not None
            return core.Greatest((total, limit.bound.expr))


def _less(left: core.Expr, right: core.Expr) -> core.Expr:
    if isinstance(right, core.Const) and isinstance(right.value, Fraction):
        return core.Add((left, core.Const(-right.value)))
    return core.Add((left, core.Mul((core.Const(Fraction(-1)), right))))


def _is(left: Typed, sign: str, right: Typed) -> core.Expr:
    return core.Compare(left.expr, core.Comparison(sign), right.expr)
