"""What a program found: any figure as exact values, and the result of a run."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

import attrs

from guiju.engine.axis import Key
from guiju.engine.columnar.beyond import of_lanes
from guiju.engine.columnar.layout import Layout
from guiju.engine.plan import Constraint
from guiju.engine.real import Computed, written
from guiju.engine.result import Result, Verdict
from guiju.engine.scaled.figure import Exact, Lowered, Program, Sides
from guiju.engine.scaled.needed import lanes
from guiju.engine.scaled.operation import Index, Space
from guiju.engine.value import Value

if TYPE_CHECKING:
    from guiju.engine.columnar.grid import Array

_Cell = TypeVar("_Cell")


class Columns(Protocol):
    """Whoever carries a program out."""

    def compute(self, *wanted: Index) -> None:
        """Compute the columns ``wanted``."""

    def numbers(self, wanted: Index) -> Sequence[int]:
        """Return the numbers of a column."""

    def exact(self, wanted: Index) -> Sequence[Computed]:
        """Return a column of exact values."""


@runtime_checkable
class InArrays(Columns, Protocol):
    """Whoever keeps columns as arrays, and computes them for as long as it is asked."""

    def array(self, wanted: Index) -> "Array":
        """Return the numbers of a column."""


@attrs.frozen(eq=False)
class ColumnarResult:
    """The figures of all units, computed when asked for."""

    program: Program
    layout: Layout
    columns: Columns

    def compute(self, *quantities: str) -> None:
        """Compute figures now, all together: sums are shared and fused."""
        wanted = (lanes(self.program.figures[name]) for name in quantities)
        self.columns.compute(*(lane for each in wanted for lane in each))

    def numbers(self, quantity: str) -> Sequence[int]:
        """Return the numbers of a figure on its lattice, whatever is absent."""
        return self.columns.numbers(self.program.figures[quantity].column)

    def values(self, quantity: str) -> Mapping[Key, Value]:
        """Return the exact values of a quantity by key."""
        space = self.program.spaces[quantity]
        column = self._of(self.program.figures[quantity], space)
        return dict(zip(self.layout.keys(space), column, strict=True))

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return whether each constraint holds, at each of its places."""
        pairs = zip(
            self.program.plan.constraints, self.program.constraints, strict=True
        )
        return tuple(
            verdict
            for constraint, (space, sides) in pairs
            for verdict in self._verdicts(constraint, space, sides)
        )

    def result(self) -> Result:
        """Return everything, as the reference interpreter does.

        Of columns in arrays no figure is computed, and no value is made, before
        somebody asks for it.
        """
        if isinstance(self.columns, InArrays):
            from guiju.engine.columnar.unmade import unmade  # noqa: PLC0415 - needs NumPy

            return unmade(self.program, self.layout, self.columns)
        self._compute_all()
        return Result(
            plan=self.program.plan,
            facts=self.layout.facts,
            values={name: self.values(name) for name in self.program.figures},
            verdicts=self.verdicts(),
        )

    def _compute_all(self) -> None:
        """Compute every figure at once: nothing is computed twice."""
        wanted = [*self.program.figures.values()]
        for _, sides in self.program.constraints:
            wanted += (sides.left, sides.right, sides.holds)
        self.columns.compute(*(lane for one in wanted for lane in lanes(one)))

    def _verdicts(
        self, constraint: Constraint, space: Space, sides: Sides
    ) -> Sequence[Verdict]:
        lowered = (sides.left, sides.right, sides.holds)
        columns = (self._of(one, space) for one in lowered)
        rows = zip(self.layout.keys(space), *columns, strict=True)
        return [verdict(constraint, *row) for row in rows]

    def _of(self, lowered: Lowered, space: Space) -> Sequence[Value]:
        """Return the values of a figure for the rows of ``space``."""
        if isinstance(lowered, Exact):
            exact = map(written, self.columns.exact(lowered.column))
            return self._spread([*exact], lowered.column, space)
        absences = self._some(lowered.absence, space)
        divisors = self._some(lowered.divisor, space)
        return of_lanes(lowered, absences, self._lane(lowered.column, space), divisors)

    def _some(self, index: Index | None, space: Space) -> Sequence[int] | None:
        return None if index is None else self._lane(index, space)

    def _lane(self, index: Index, space: Space) -> Sequence[int]:
        return self._spread(self.columns.numbers(index), index, space)

    def _spread(
        self, column: Sequence[_Cell], index: Index, space: Space
    ) -> Sequence[_Cell]:
        source = self.program.steps[index].space
        if source == space:
            return column
        rows = self.layout.reading(source, source, space)
        return [column[row] for row in rows if row is not None]


def verdict(
    constraint: Constraint, where: Key, left: Value, right: Value, holds: Value
) -> Verdict:
    """Return the verdict at one place, where ``holds`` is a truth or absent."""
    return Verdict(
        constraint=constraint,
        where=where,
        left=left,
        right=right,
        holds=holds if isinstance(holds, bool) else None,
    )
