"""The data contract: which tables a plan needs, with keys, columns and legal values.

It follows from the plan alone. ``guiju inputs`` prints it, ``guiju template`` makes
workbooks of it, and ``plugins/intake`` holds every file to it.
"""

from fractions import Fraction
from itertools import groupby

import attrs

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.interval import Interval
from guiju.engine.measure import Measure
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.record import Record
from guiju.engine.value import Absence, Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Column(Record):
    """One reported figure of a table; see ``plan.Input`` for what the fields mean.

    ``name`` is the quantity's own without the stage or adjustment that the whole table
    belongs to: what people put over a column.
    """

    quantity: str
    name: str
    title: str
    measure: Measure
    interval: Interval
    optional: bool
    applies_to: frozenset[str] | None
    may_not_apply: bool = False
    places: int | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Table(Record):
    """One input table: a row for each combination of ``keys``, a cell for each column.

    A table with one column and two keys may also be laid out wide: units down, the
    members of the second key across.
    """

    name: str
    group: str
    keys: tuple[Axis, ...]
    columns: tuple[Column, ...]


def tables(plan: Plan) -> tuple[Table, ...]:
    """Return the input tables of ``plan``, in the order of the rulebook."""
    inputs = [q for q in plan.quantities.values() if isinstance(q.definition, Input)]
    order = {name: at for at, name in reversed([*enumerate(map(_table, inputs))])}
    inputs.sort(key=lambda quantity: order[_table(quantity)])
    return tuple(
        _one_table(name, tuple(columns)) for name, columns in groupby(inputs, _table)
    )


def _one_table(name: str, inputs: tuple[Quantity, ...]) -> Table:
    first = inputs[0]
    return Table(
        name=name,
        group=first.group,
        keys=first.axes,
        columns=tuple(_column(quantity) for quantity in inputs),
    )


def _column(quantity: Quantity) -> Column:
    assert isinstance(quantity.definition, Input)
    return Column(
        quantity=quantity.id,
        name=quantity.name.partition(".")[2] or quantity.name,
        title=quantity.title,
        measure=quantity.measure,
        interval=quantity.definition.interval,
        optional=quantity.definition.optional,
        applies_to=quantity.definition.applies_to,
        may_not_apply=quantity.definition.may_not_apply,
        places=quantity.definition.places,
    )


def _table(quantity: Quantity) -> str:
    assert isinstance(quantity.definition, Input)
    return quantity.definition.table


def lets_in(quantity: Quantity, key: Key, value: Value) -> bool:
    """Whether ``value`` may be reported for ``quantity`` at ``key``.

    What is computed is not reported, so anything may stand in its place.
    """
    definition = quantity.definition
    if not isinstance(definition, Input):
        return True
    concerned = definition.applies_to is None or any(
        axis.name == UNIT and element in definition.applies_to
        for axis, element in zip(quantity.axes, key, strict=True)
    )
    match value:
        case Absence.NOT_APPLICABLE:
            return definition.may_not_apply or not concerned
        case Absence.NOT_REPORTED:
            return definition.optional or not concerned
        case Fraction():
            return concerned and _is_legal(value, definition)
        case _:
            return concerned


def _is_legal(value: Fraction, definition: Input) -> bool:
    places = definition.places
    is_coarse = places is None or (value * 10**places).denominator == 1
    return is_coarse and definition.interval.holds(value)
