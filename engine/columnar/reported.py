"""What was reported, in columns: a fact is made when somebody asks for one.

An input of a million units is a column of a block. The engine computes with the block
itself; whoever explains one unit looks up one key and gets the same ``Fact``, with the
cell that it was read from, as if each had been kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
import numpy as np

from guiju.engine.axis import Axis, Key
from guiju.engine.columnar.beyond import Meaning, of_lanes, value_of
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.numbers import Numbers
from guiju.engine.columnar.patched import patched
from guiju.engine.columnar.table import Block, whole
from guiju.engine.facts import Fact
from guiju.engine.keys import Keys, Listed, parts
from guiju.engine.measure import Measure
from guiju.engine.scaled.leaves import kind_of, labels_of
from guiju.engine.scaled.operation import Kind, Labels
from guiju.engine.scaled.profile import Column, InColumn
from guiju.engine.source import Cell


@attrs.frozen
class Measured:
    """What the whole numbers of an input stand for."""

    kind: Kind
    denominator: int = 1
    labels: Labels = ()


def meaning_of(measure: Measure, places: int) -> Measured:
    """Return what numbers of ``measure`` stand for, in a block with so many places.

    A day is its ordinal, a truth 0 or 1, a grade its level, whatever the places.
    """
    kind = kind_of(measure)
    scale = 10**places if kind is Kind.NUMBER else 1
    return Measured(kind, scale, labels_of(measure))


@attrs.frozen(eq=False, repr=False)
class Origins:
    """Which cell each number of a block was read from.

    The three arrays have the shape of the block, or one that NumPy broadcasts to it:
    of a wide sheet all figures of a unit share one row. A row 0 is no cell at all, and
    neither is a column 0: a sheet may lack what nobody has to report.
    """

    sheets: tuple[Cell, ...]
    """The first cell of each sheet."""
    sheet: Array
    rows: Array
    columns: Array

    def cell(self, row: int, nth: int) -> Cell | None:
        """Return where the number in ``row`` and column ``nth`` of the block stood."""
        sheet, found, column = (
            _at(array, row, nth) for array in (self.sheet, self.rows, self.columns)
        )
        return _in(self.sheets[sheet], found, column) if found and column else None

    def of(self, nth: int) -> "Origins":
        """Return the origins of column ``nth`` alone."""
        sheet, rows, columns = (
            array[:, nth : nth + 1] if array.shape[1] > 1 else array
            for array in (self.sheet, self.rows, self.columns)
        )
        return Origins(self.sheets, sheet, rows, columns)

    def cells(self, rows: slice, nth: int) -> Sequence[Cell | None]:
        """Return where the numbers in ``rows`` and column ``nth`` stood."""
        return [
            _in(self.sheets[sheet], row, column) if row and column else None
            for sheet, row, column in zip(
                *map(whole, self.stretch(rows, nth)), strict=True
            )
        ]

    def stretch(self, rows: slice, nth: int) -> tuple[Array, Array, Array]:
        """Return sheets, rows and columns of the cells of ``rows`` as arrays."""
        sheet, found, columns = (
            _along(array, rows, nth) for array in (self.sheet, self.rows, self.columns)
        )
        return sheet, found, columns


@attrs.frozen(eq=False, repr=False)
class Reported(InColumn):
    """The facts of one input: column ``nth`` of a block, a row for each legal key.

    ``axes`` list all their members: where a roster is left to the data there are no
    columns. ``meaning`` says what the whole numbers stand for, as the program does.
    """

    block: Block
    nth: int
    axes: tuple[Axis, ...]
    meaning: Meaning
    origins: Origins

    @property
    def legal(self) -> Keys:
        """The keys, in the order of the rows of the block."""
        return Listed(self.axes)

    def at(self, row: int) -> Fact:
        """Return the fact in a row of the block."""
        absences = self.block.absences
        absence = 0 if absences is None else int(absences[row, self.nth])
        number = int(self.block.numbers[row, self.nth])
        value = value_of(self.meaning, absence, number, 1)
        return Fact(value, self.origins.cell(row, self.nth))

    def each(self) -> Iterator[Fact]:
        """Yield the fact in each row."""
        for rows in parts(len(self)):
            numbers = whole(self.block.numbers[rows, self.nth])
            found = of_lanes(self.meaning, self._absences(rows), numbers)
            yield from map(Fact, found, self.origins.cells(rows, self.nth))

    def numbers(self) -> Numbers:
        """Return what was reported as arrays."""
        absences = self.block.absences
        return Numbers(
            keys=self.legal,
            kind=self.meaning.kind,
            labels=self.meaning.labels,
            denominator=self.meaning.denominator,
            numbers=self.block.numbers[:, self.nth],
            absences=None if absences is None else absences[:, self.nth],
        )

    def replaced(self, cells: Mapping[Key, Fact]) -> Mapping[Key, Fact]:
        """Return the same with other facts in some cells, in a column if it can be."""
        if any(key not in self.legal for key in cells):
            return super().replaced(cells)
        others = {self.legal.row(key): fact for key, fact in cells.items()}
        values = {row: fact.value for row, fact in others.items()}
        meaning = self.meaning
        found = patched(self.block, self.nth, meaning.denominator, values)
        if found is None:
            return super().replaced(cells)
        lying = attrs.evolve(
            self,
            block=found.block,
            nth=0,
            meaning=Measured(meaning.kind, found.denominator, meaning.labels),
            origins=self.origins.of(self.nth),
        )
        return Changed(lying, others)

    def column(self) -> Column:
        """Return the numbers and absences as lists, with what holds of them."""
        rows = slice(0, len(self))
        numbers, absences = self.block.numbers[:, self.nth], self._absences(rows)
        known = self.block.known_of(self.nth, self.meaning.denominator)
        return Column(known, whole(numbers), [*absences])

    def _absences(self, rows: slice) -> Sequence[int]:
        if self.block.absences is None:
            return [0] * (rows.stop - rows.start)
        return whole(self.block.absences[rows, self.nth])


@attrs.frozen(eq=False, repr=False)
class Changed(InColumn):
    """A column in which some facts stand for others: corrected, or supposed."""

    lying: Reported
    """The column with the numbers as they are now, and the cells as they were."""
    others: Mapping[int, Fact]
    """The facts of the rows that were changed."""

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The axes of the keys."""
        return self.lying.axes

    @property
    def legal(self) -> Keys:
        """The keys, in the order of the rows."""
        return self.lying.legal

    def at(self, row: int) -> Fact:
        """Return the fact in a row."""
        return self.others[row] if row in self.others else self.lying.at(row)

    def each(self) -> Iterator[Fact]:
        """Yield the fact in each row."""
        for row, fact in enumerate(self.lying.each()):
            yield self.others.get(row, fact)

    def numbers(self) -> Numbers:
        """Return the figures as arrays."""
        return self.lying.numbers()

    def replaced(self, cells: Mapping[Key, Fact]) -> Mapping[Key, Fact]:
        """Return the same with other facts in some cells, in a column if it can be."""
        found = self.lying.replaced(cells)
        if not isinstance(found, Changed):
            return super().replaced(cells)
        return attrs.evolve(found, others={**self.others, **found.others})

    def column(self) -> Column:
        """Return the numbers and absences as lists, with what holds of them."""
        return self.lying.column()


def reported(
    block: Block,
    axes: tuple[Axis, ...],
    measures: Iterable[Measure],
    origins: Origins,
) -> Mapping[str, Reported]:
    """Return the facts of one table by the ids of its inputs, the columns of ``block``.

    The rows of the block are the keys of ``axes``, the last one changing fastest; a
    number is 0 where there is an absence.
    """
    columns = zip(block.quantities, measures, strict=True)
    return {
        name: Reported(block, nth, axes, meaning_of(measure, block.places), origins)
        for nth, (name, measure) in enumerate(columns)
    }


def _at(array: Array, row: int, nth: int) -> int:
    height, width = array.shape
    return int(array[row if height > 1 else 0, nth if width > 1 else 0])


def _along(array: Array, rows: slice, nth: int) -> Array:
    height, width = array.shape
    column: Array = array[:, nth if width > 1 else 0]
    if height > 1:
        return column[rows]
    return np.broadcast_to(column, (rows.stop - rows.start,))


def _in(first: Cell, row: int, column: int) -> Cell:
    return Cell(first.file, first.sheet, row, column, first.sha256)
