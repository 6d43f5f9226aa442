"""A sheet as it was read: cells with types and positions, and no meaning yet.

What the cells mean for a plan is ``guiju.plugins.intake``'s question.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

import attrs

from guiju.engine.source import Cell

if TYPE_CHECKING:
    import pyarrow as pa


@attrs.frozen
class CellError:
    """An error value that a spreadsheet shows, for example ``#N/A``."""

    code: str


@attrs.frozen
class NoCachedValue:
    """A formula that was never computed, so that the file holds no value for it."""


CellValue = str | Fraction | dt.date | bool | CellError | NoCachedValue | None
"""What a cell can hold. ``None`` is a blank cell; a text is never blank."""

Position = tuple[int, int]
"""Row and column, both counted from 1."""


@attrs.frozen
class Origin:
    """The scheme whose result a sheet is of, and the measure of its figures."""

    scheme: str
    measure: str


class Batches(Protocol):
    """The rows of a sheet once more, as Arrow gives them: no object for a cell.

    They can be gone through as often as wanted, each time from the beginning. Column
    ``n`` of every batch is column ``n + 1`` of the sheet. Of a file of text every
    column is text, as it is written; of others each has the type of the source.
    """

    @property
    def first(self) -> int:
        """The number of the row of the sheet with which they begin, counted from 1."""

    def __iter__(self) -> "Iterator[pa.RecordBatch]":
        """Yield the rows in their order, so many at a time as suits the source."""


@attrs.frozen(kw_only=True)
class Sheet:
    """One sheet of one file.

    ``rows[0][0]`` is the cell A1; rows may be of different length. ``name`` is empty
    for a file that has no sheets. In a file that is not ``typed`` (CSV) every cell is
    text, and nothing can be concluded from a figure being text.
    """

    file: str
    name: str
    sha256: str = attrs.field(repr=False)
    rows: tuple[tuple[CellValue, ...], ...] = attrs.field(repr=False)
    typed: bool = True
    merged: Mapping[Position, Position] = attrs.field(factory=dict, repr=False)
    """For a cell hidden in a merged area, the cell that shows the value."""
    origin: Origin | None = None
    """What it is of, if it is of a result. It is then taken only when asked for."""
    table: str = ""
    """The table that it is for, where somebody asked for it."""
    batches: Batches | None = attrs.field(default=None, eq=False, repr=False)
    """The same rows in columns, where there are so many that it pays."""

    @property
    def computed(self) -> bool:
        """Whether a run gave its figures: exact, with every digit, in base measures."""
        return self.origin is not None

    def at(self, row: int, column: int) -> CellValue:
        """Return what the cell holds; outside the rows every cell is blank."""
        if row > len(self.rows) or column > len(self.rows[row - 1]):
            return None
        return self.rows[row - 1][column - 1]

    def shown_at(self, row: int, column: int) -> CellValue:
        """Return what a reader sees there: a merged area shows its first cell."""
        return self.at(*self.merged.get((row, column), (row, column)))

    def cell(self, row: int, column: int) -> Cell:
        """Return the position as facts and messages keep it."""
        return Cell(self.file, self.name, row, column, self.sha256)
