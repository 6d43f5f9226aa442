"""The values of a figure by key, made when somebody asks, from columns in arrays."""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np

from guiju.engine.columnar.beyond import of_lanes, value_of
from guiju.engine.columnar.grid import Array, Grid
from guiju.engine.columnar.numbers import Numbers
from guiju.engine.columnar.result import InArrays
from guiju.engine.columnar.table import whole
from guiju.engine.keys import ByRow, Keys, parts
from guiju.engine.real import Computed, written
from guiju.engine.scaled.figure import Exact, Figure, Lowered, Program
from guiju.engine.scaled.needed import lanes
from guiju.engine.scaled.operation import Index, Space, Taken
from guiju.engine.value import Value

_MOST_MADE = 10_000


@attrs.frozen(eq=False, repr=False)
class Values(ByRow[Value]):
    """The values of a figure by key.

    Its columns are computed when it is first looked at. A value is made of them for
    whoever asks; of values few are kept.
    """

    program: Program
    grid: Grid
    columns: InArrays
    figure: Lowered
    space: Space
    _made: dict[tuple[int, int, int], Value] = attrs.field(factory=dict, init=False)
    """The values that were looked up last: equal ones are made once."""

    @property
    def legal(self) -> Keys:
        """The keys, in the order of the rows."""
        return self.grid.layout.keys(self.space)

    def at(self, row: int) -> Value:
        """Return the value in a row."""
        figure = self.figure
        if isinstance(figure, Exact):
            at = self._row(figure.column, row)
            return written(self.columns.exact(figure.column)[at])
        if not self._made:
            self.columns.compute(*lanes(figure))
        absence = self._one(figure.absence, row, 0)
        divisor = self._one(figure.divisor, row, 1)
        number = 0 if absence else self._one(figure.column, row, 0)
        made, wanted = self._made, (absence, number, divisor)
        found = made.get(wanted)
        if found is None:
            if len(made) == _MOST_MADE:
                made.clear()
            found = made[wanted] = value_of(figure, *wanted)
        return found

    def each(self) -> Iterator[Value]:
        """Yield the value in each row."""
        figure, found = self.figure, self.numbers()
        if found is None:
            yield from map(written, self._exact(figure.column))
            return
        assert isinstance(figure, Figure), "what has numbers is no column of values"
        for rows in parts(len(self)):
            absences = _some(found.absences, rows)
            divisors = _some(found.divisors, rows)
            numbers = whole(found.numbers[rows])
            yield from of_lanes(figure, absences, numbers, divisors)

    def numbers(self) -> Numbers | None:
        """Return the values as arrays; None for values that are beyond fractions."""
        figure = self.figure
        if isinstance(figure, Exact):
            return None
        self.columns.compute(*lanes(figure))
        return Numbers(
            keys=self.legal,
            kind=figure.kind,
            labels=figure.labels,
            denominator=figure.denominator,
            numbers=self._lane(figure.column),
            divisors=None if figure.divisor is None else self._lane(figure.divisor),
            absences=None if figure.absence is None else self._lane(figure.absence),
        )

    def _lane(self, index: Index) -> Array:
        """Return a column with a row for each key."""
        column, source = self.columns.array(index), self._source(index)
        if source == self.space:
            return column
        if not source:
            return np.broadcast_to(column, (len(self),))
        return self.grid.taken(column, Taken(index, source), source, self.space)

    def _exact(self, index: Index) -> Sequence[Computed]:
        column, source = self.columns.exact(index), self._source(index)
        if source == self.space:
            return column
        rows = self.grid.layout.reading(source, source, self.space)
        return [column[row] for row in rows if row is not None]

    def _one(self, index: Index | None, row: int, none: int) -> int:
        if index is None:
            return none
        return int(self.columns.array(index)[self._row(index, row)])

    def _row(self, index: Index, row: int) -> int:
        """Return the row of a column that stands in ``row`` of the space."""
        source = self._source(index)
        if source == self.space:
            return row
        key = self.legal[row]
        there = tuple(key[self.space.index(axis)] for axis in source)
        return self.grid.layout.keys(source).row(there)

    def _source(self, index: Index) -> Space:
        return self.program.steps[index].space


def _some(lane: Array | None, rows: slice) -> Sequence[int] | None:
    return None if lane is None else whole(lane[rows])
