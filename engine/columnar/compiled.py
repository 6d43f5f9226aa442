"""A plan compiled for facts that lie in arrays: no object for a cell, in or out.

Needs NumPy (the extra ``scale``).
"""

from collections.abc import Sequence

import attrs

from guiju.engine.columnar.arrays import Arrays, Plans
from guiju.engine.columnar.given import given
from guiju.engine.columnar.grid import Grid
from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.columnar.table import Block, Table
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.lower import lower

_NOTHING_ELSE = Facts(values={})


@attrs.frozen(eq=False)
class Compiled:
    """A plan compiled for one table of facts, to be carried out as often as wanted."""

    program: Program
    grid: Grid
    table: Table
    _plans: Plans = attrs.field(factory=dict, init=False)

    def columns(self) -> ColumnarResult:
        """Return the figures of all units; each is computed when it is asked for."""
        arrays = Arrays(self.program, self.grid, self.table, self._plans)
        return ColumnarResult(self.program, self.grid.layout, arrays)


def compiled(
    plan: Plan, blocks: Sequence[Block] = (), rest: Facts = _NOTHING_ELSE
) -> Compiled:
    """Return ``plan`` compiled for the facts in ``blocks``, whose ranges are looked up.

    ``rest`` has the rosters and the calendar, and the facts that lie elsewhere: what
    is ``Reported`` stays in its block, anything else is loaded.

    Raises:
        NotColumnarError: as ``lower`` does.
    """
    profile, table = given(plan, rest, blocks)
    program = lower(plan, profile)
    grid = Grid(Layout(program.axes, rest))
    return Compiled(program, grid, table)


def columns(
    plan: Plan, blocks: Sequence[Block] = (), rest: Facts = _NOTHING_ELSE
) -> ColumnarResult:
    """Return the figures of all units of ``plan`` for the facts in ``blocks``."""
    return compiled(plan, blocks, rest).columns()
