"""The same facts in columns: each table a block, as a source in columns would give."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count, groupby

import attrs
import numpy as np

from guiju.engine.axis import Axis, Key
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.reported import Origins, Reported, reported
from guiju.engine.columnar.table import Block
from guiju.engine.facts import Fact, Facts
from guiju.engine.keys import Listed
from guiju.engine.measure import Numeric
from guiju.engine.order import position
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.scaled.operation import ABSENCES
from guiju.engine.source import Cell
from guiju.engine.value import Absence

_MOST = 2**53


def with_cells(facts: Facts) -> Facts:
    """Return the same facts as if each had been read from a cell of its own."""
    rows = count(2)
    values = {
        name: {
            key: attrs.evolve(fact, cell=Cell("数.csv", "", next(rows), 3, "d"))
            for key, fact in column.items()
        }
        for name, column in facts.values.items()
    }
    return attrs.evolve(facts, values=values)


def in_blocks(plan: Plan, facts: Facts) -> Facts:
    """Return the same facts, those in columns that can be: all members are listed.

    They have a fact for each legal key, as whoever reads files makes them.
    """
    values = dict(facts.values)
    for axes, quantities in _tables(plan):
        held = [one for one in quantities if one.id in values and _fits(one, values)]
        if held and not any(axis.roster for axis in axes):
            values.update(_reported(axes, held, values))
    return attrs.evolve(facts, values=values)


def _tables(plan: Plan) -> Iterator[tuple[tuple[Axis, ...], Sequence[Quantity]]]:
    def table(quantity: Quantity) -> tuple[str, str]:
        assert isinstance(quantity.definition, Input)
        return quantity.definition.table, repr(quantity.axes)

    inputs = [q for q in plan.quantities.values() if isinstance(q.definition, Input)]
    for _, found in groupby(sorted(inputs, key=table), table):
        quantities = [*found]
        yield quantities[0].axes, quantities


def _fits(quantity: Quantity, values: Mapping[str, Mapping[Key, Fact]]) -> bool:
    """Whether every figure is a decimal of few digits."""
    return all(
        isinstance(fact.value, Absence)
        or ((at := position(fact.value) * 100).denominator == 1 and abs(at) < _MOST)
        for fact in values[quantity.id].values()
    )


def _reported(
    axes: tuple[Axis, ...],
    quantities: Sequence[Quantity],
    values: Mapping[str, Mapping[Key, Fact]],
) -> Mapping[str, Reported]:
    nothing = Fact(Absence.NOT_REPORTED)
    cells = [
        [values[one.id].get(key, nothing) for one in quantities] for key in Listed(axes)
    ]
    scales = [100 if isinstance(one.measure, Numeric) else 1 for one in quantities]
    shape = len(cells), len(quantities)
    numbers = np.array(
        [[*map(_number, row, scales)] for row in cells], dtype=np.float64
    )
    absences = _array([[_code(fact) for fact in row] for row in cells], shape)
    block = Block.of(
        [one.id for one in quantities],
        numbers.reshape(shape),
        places=2,
        absences=absences if absences.any() else None,
    )
    return reported(block, axes, [one.measure for one in quantities], _origins(cells))


def _origins(cells: Sequence[Sequence[Fact]]) -> Origins:
    found = [[fact.cell or Cell("", "", 0, 0) for fact in row] for row in cells]
    firsts = dict.fromkeys(
        attrs.evolve(cell, row=1, column=1) for row in found for cell in row
    )
    sheets = {first: nth for nth, first in enumerate(firsts)}
    shape = len(cells), len(cells[0]) if cells else 0
    return Origins(
        tuple(sheets),
        _array(
            [[sheets[attrs.evolve(c, row=1, column=1)] for c in row] for row in found],
            shape,
        ),
        _array([[cell.row for cell in row] for row in found], shape),
        _array([[cell.column for cell in row] for row in found], shape),
    )


def _array(rows: Sequence[Sequence[int]], shape: tuple[int, int]) -> Array:
    return np.array(rows, dtype=np.int64).reshape(shape)


def _number(fact: Fact, scale: int) -> int:
    if isinstance(fact.value, Absence):
        return 0
    at = position(fact.value)
    assert isinstance(at, Fraction), "what was reported is a fraction"
    return int(at * scale)


def _code(fact: Fact) -> int:
    return ABSENCES[fact.value] if isinstance(fact.value, Absence) else 0
