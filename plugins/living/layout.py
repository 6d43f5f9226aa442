"""Where things stand: cells, the ranges they make, and grids of keys by columns.

A grid is one sheet, or a part of one: a row for every key of some axes, a column for
everything that is computed there. The members of an axis that the data lists stand in
name cells; in an empty workbook these are blank slots to be filled in.
"""

from collections.abc import Iterable, Sequence

import attrs

from guiju.engine.axis import Axis, Key
from guiju.engine.source import column_letters


@attrs.frozen
class Cell:
    """One cell; rows and columns count from 0."""

    sheet: str
    row: int
    column: int

    def text(self, here: str = "", *, fixed: str = "") -> str:
        """Return the reference from the sheet ``here``; ``fixed`` is "", "$" or "row".

        With "row" the row stays where it is when the formula is filled down.
        """
        return f"{_of_sheet(self.sheet, here)}{self._address(fixed)}"

    def _address(self, fixed: str) -> str:
        across = "$" if fixed == "$" else ""
        down = "$" if fixed else ""
        return f"{across}{column_letters(self.column + 1)}{down}{self.row + 1}"


@attrs.frozen
class Area:
    """Cells side by side or one below the other."""

    first: Cell
    last: Cell

    @property
    def size(self) -> int:
        """How many cells it has."""
        down = self.last.row - self.first.row + 1
        return down * (self.last.column - self.first.column + 1)

    def text(self, here: str = "", *, fixed: str = "") -> str:
        """Return the reference from the sheet ``here``."""
        first = self.first.text(here, fixed=fixed)
        if self.first == self.last:
            return first
        return f"{first}:{self.last.text(self.last.sheet, fixed=fixed)}"


def areas(cells: Iterable[Cell]) -> tuple[Area, ...]:
    """Return ``cells``, in their order, with neighbours joined."""
    found: list[Area] = []
    for cell in cells:
        if found and _follows(found[-1], cell):
            found[-1] = Area(found[-1].first, cell)
        else:
            found.append(Area(cell, cell))
    return tuple(found)


def quoted(text: str) -> str:
    """Return ``text`` as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'


def _of_sheet(sheet: str, here: str) -> str:
    if sheet == here:
        return ""
    return "'" + sheet.replace("'", "''") + "'!"


def _follows(area: Area, cell: Cell) -> bool:
    first, last = area.first, area.last
    if last.sheet != cell.sheet:
        return False
    is_column = first.column == last.column == cell.column
    is_row = first.row == last.row == cell.row
    below = is_column and cell.row == last.row + 1
    return below or (is_row and cell.column == last.column + 1)


@attrs.frozen(kw_only=True)
class Content:
    """What stands in a cell: a formula with its present value, or a value.

    ``look`` is one of those of ``paper``, ``shown`` a number format. ``formula`` begins
    without "=".
    """

    formula: str = ""
    value: str | float | None = None
    look: str = "number"
    shown: str = "General"


@attrs.frozen
class Head:
    """What stands over a column: its name, its ground and its rule in words."""

    name: str
    clause: str = ""
    note: str = ""
    rule: str = ""


@attrs.define(eq=False)
class Column:
    """A column of a grid: its head, and what is in it by key."""

    at: int
    head: Head
    cells: dict[Key, Content] = attrs.field(factory=dict)


@attrs.define(eq=False)
class Grid:
    """Rows for keys, columns for what is computed for each of them."""

    sheet: str
    title: str
    axes: tuple[Axis, ...]
    rows: dict[Key, int]
    columns: list[Column] = attrs.field(factory=list)

    def column(self, head: Head) -> Column:
        """Return a new column at the right end."""
        column = Column(len(self.axes) + len(self.columns), head)
        self.columns.append(column)
        return column

    def cell(self, column: Column, key: Key) -> Cell:
        """Return where ``column`` has its value for ``key``."""
        return Cell(self.sheet, self.rows[key], column.at)

    def name(self, key: Key, axis: int) -> Cell:
        """Return where the member of ``key`` along the axis with this number stands."""
        return Cell(self.sheet, self.rows[key], axis)


FIRST_ROW = 5
"""Above it: title, names, grounds, notes and rules."""


def grid(sheet: str, title: str, axes: tuple[Axis, ...], keys: Sequence[Key]) -> Grid:
    """Return an empty grid with a row for every one of ``keys``."""
    rows = {key: FIRST_ROW + nth for nth, key in enumerate(keys)}
    return Grid(sheet, title, axes, rows)
