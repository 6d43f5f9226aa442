"""Bands and counted rows in the core."""

from fractions import Fraction

from guiju.dsl.lower.signatures import quantity
from guiju.dsl.model.model import BandTable, CountRow
from guiju.engine import expr as core
from guiju.engine.interval import Interval
from guiju.engine.plan import Input, Quantity


def bands(table: BandTable) -> core.Expr:
    """Return 分档 with its rows for 其他, 未报 and 不适用."""
    rows = tuple(core.Band(row.interval, row.value.expr) for row in table.bands)
    others = table.others.value.expr if table.others else None
    value: core.Expr = core.Bands(table.by.expr, rows, others)
    absent = table.not_reported, table.not_applicable
    if any(absent):
        unreported, inapplicable = (row.value.expr if row else None for row in absent)
        value = core.WhenAbsent(value, unreported, inapplicable)
    return value


def counts(rows: tuple[CountRow, ...], direction: int) -> tuple[core.Expr, ...]:
    """Return the terms of 每项 … 扣 …; ``direction`` is 1 where 扣 lowers the value."""
    return tuple(_term(row, row.sign * direction) for row in rows)


def _term(row: CountRow, sign: int) -> core.Expr:
    amount = core.Mul((core.Ref(row.event.id), row.amount.expr))
    term: core.Expr = amount
    if row.at_most is not None:
        term = core.Least((amount, row.at_most.expr))
    return term if sign > 0 else core.Mul((core.Const(Fraction(-1)), term))


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
