"""A sheet as it was read: cells with types and positions, and no meaning yet.

What the cells mean for a plan is ``guiju.plugins.intake``'s question.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import eq
from typing import TYPE_CHECKING, Protocol, overload

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

Row = tuple[CellValue, ...]

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
    column is text, as it is written, and rows that are shorter than others end in
    empty texts. Of others each is a column of ``string``, ``int64``, ``decimal128``,
    ``decimal256``, ``bool`` or ``date32``; where some time of a batch has an hour, it
    is one of ``timestamp``.
    """

    @property
    def first(self) -> int:
        """The number of the row of the sheet with which they begin, counted from 1."""

    def __iter__(self) -> "Iterator[pa.RecordBatch]":
        """Yield the rows in their order, so many at a time as suits the source.

        Raises:
            DiagnosticError: what is left cannot be read, or is another one by now.
        """

    def cells(self, batch: "pa.RecordBatch", at: int) -> Row:
        """Return row ``at`` of ``batch``, counted from 0, as ``rows`` has it."""


class Later(Sequence[Row]):
    """Rows of which the first are at hand; all are read when somebody looks further.

    How many they are, and how wide, is known before. ``read`` may raise a
    ``DiagnosticError``: they are too many to be looked at cell by cell.
    """

    def __init__(
        self,
        first: Sequence[Row],
        size: tuple[int, int],
        read: Callable[[], Sequence[Row]],
    ) -> None:
        self._rows = tuple(first)
        self._height, self.width = size
        self._read: Callable[[], Sequence[Row]] | None = read

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, at: int, /) -> Row: ...
    @overload
    def __getitem__(self, at: slice, /) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice, /) -> Row | tuple[Row, ...]:
        wanted = range(self._height)[at]
        last = wanted if isinstance(wanted, int) else max(wanted, default=-1)
        rows = self._rows if last < len(self._rows) else self._all()
        if isinstance(wanted, int):
            return rows[wanted]
        return tuple(rows[one] for one in wanted)

    def __iter__(self) -> Iterator[Row]:
        first = self._rows
        yield from first
        if len(first) < self._height:
            yield from self._all()[len(first) :]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _all(self) -> tuple[Row, ...]:
        if self._read is not None:
            self._rows = tuple(self._read())
            self._read = None
            assert len(self._rows) == self._height, "rows were counted otherwise"
        return self._rows


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
    rows: Sequence[Row] = attrs.field(repr=False)
    typed: bool = True
    merged: Mapping[Position, Position] = attrs.field(factory=dict, repr=False)
    """For a cell hidden in a merged area, the cell that shows the value."""
    origin: Origin | None = None
    """What it is of, if it is of a result. It is then taken only when asked for."""
    table: str = ""
    """The table that it is for, where somebody asked for it."""
    batches: Batches | None = attrs.field(default=None, eq=False, repr=False)
    """The same rows in columns, where there are so many that it pays. ``rows`` are
    then ``Later``."""

    @property
    def computed(self) -> bool:
        """Whether a run gave its figures: exact, with every digit, in base measures."""
        return self.origin is not None

    @property
    def width(self) -> int:
        """The length of the longest row."""
        if isinstance(self.rows, Later):
            return self.rows.width
        return max(map(len, self.rows), default=0)

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
