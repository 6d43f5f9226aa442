"""Which cell each number of a block was read from, and who claims a place twice.

Where each row of the sheets has all columns of a key, one number for the row is enough;
only where rows share keys in other ways there is one for each number.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.reported import Origins
from guiju.engine.source import Cell
from guiju.plugins.intake.columns.filling import Rows
from guiju.plugins.intake.columns.lines import Lines
from guiju.plugins.sheet import Sheet


@attrs.define(eq=False)
class Cells:
    """The cells of the numbers of a block of ``shape``; row 0 is none."""

    shape: tuple[int, int]
    sheets: Sequence[Sheet]
    lines: Sequence[Lines]
    """Of the sheets that are read in columns."""
    doubtful: list[list[Array]] = attrs.field(init=False)
    """The rows of each sheet in which something is odd."""
    rows: Array = attrs.field(init=False)
    columns: Array = attrs.field(init=False)
    _sheet: Array = attrs.field(init=False)
    _moved: dict[int, tuple[int, int]] = attrs.field(factory=dict, init=False)
    _twice: list[Array] = attrs.field(factory=list, init=False)
    _rows_twice: set[int] | None = attrs.field(default=None, init=False)

    @doubtful.default
    def _none(self) -> list[list[Array]]:
        return [[] for _ in self.sheets]

    @rows.default
    def _unclaimed(self) -> Array:
        height, width = self.shape
        groups = {_columns_of(lines) for lines in self.lines}
        is_even = len(groups) == 1 and None not in groups
        return np.zeros((height, 1 if is_even else width), np.int32, order="F")

    @columns.default
    def _alike(self) -> Array:
        height, width = self.shape
        found = {(slot.nth, slot.at) for lines in self.lines for slot in lines.slots}
        if not self.is_even or len({nth for nth, _ in found}) < len(found):
            return np.zeros((height, width), np.int16, order="F")
        columns = np.zeros((1, width), np.int16)
        for nth, at in found:
            columns[0, nth] = at
        return columns

    @_sheet.default
    def _of_one(self) -> Array:
        shape = (1, 1) if len(self.sheets) == 1 else self.rows.shape
        return np.zeros(shape, np.int16, order="F")

    @property
    def is_even(self) -> bool:
        """Whether one number says for all columns of a key in which row they stand."""
        return bool(self.rows.shape[1] == 1)

    def claim(self, rows: Rows, nth: int, sheet: int, numbers: Array) -> None:
        """Say that rows of a sheet fill these rows of a column.

        Rows that are claimed twice are doubtful, the earlier ones too.
        """
        lane = 0 if self.is_even else nth
        claimed = self.rows[:, lane]
        before = claimed[rows]
        twice = before != 0
        if twice.any():
            self._twice.append(_numbers(rows)[twice])
            self._doubt(rows, lane, before, twice)
            self.doubtful[sheet].append(numbers[twice])
        claimed[rows] = numbers
        if not isinstance(rows, slice):
            lost = claimed[rows] != numbers
            if lost.any():
                self._twice.append(rows[lost])
                self.doubtful[sheet] += [numbers[lost], claimed[rows][lost]]
        if self._sheet.size > 1:
            self._sheet[rows, lane] = sheet

    def _doubt(self, rows: Rows, lane: int, before: Array, twice: Array) -> None:
        if self._sheet.size == 1:
            self.doubtful[0].append(before[twice])
            return
        of = self._sheet[rows, lane][twice]
        for sheet in np.unique(of):
            self.doubtful[sheet].append(before[twice][of == sheet])

    def stand(self, rows: Rows, nth: int, at: int) -> None:
        """Say in which column of their sheet the numbers in some rows stand."""
        if len(self.columns) > 1:
            self.columns[rows, nth] = at

    def claim_beside(self, row: int, nth: int) -> None:
        """Say that a cell read by itself fills one place, as a row may, too."""
        self._twice.append(np.array([row]))
        lane = 0 if self.is_even else nth
        before = self.rows[row : row + 1, lane]
        self._doubt(slice(row, row + 1), lane, before, before != 0)

    def is_claimed_once(self, row: int) -> bool:
        """Whether no second row of a sheet has anything for a row of the block."""
        if self._rows_twice is None:
            self._rows_twice = {int(one) for rows in self._twice for one in rows}
        return row not in self._rows_twice

    def claimed(self, nth: int) -> Array:
        """Return which rows of a column some row of a sheet has room for."""
        if len(self.columns) == 1 and not self.columns[0, nth]:
            return np.zeros(len(self.rows), dtype=np.bool_)
        found: Array = self.rows[:, 0 if self.is_even else nth] != 0
        return found

    def is_of(self, sheet: int, nth: int) -> Array:
        """Return which rows of a column a sheet fills."""
        lane = 0 if self.is_even else nth
        found: Array = self.rows[:, lane] != 0
        if self._sheet.size > 1:
            found &= self._sheet[:, lane] == sheet
        return found

    def numbers_of(self, rows: Array, nth: int) -> Array:
        """Return in which rows of their sheets some rows of a column stand."""
        found: Array = self.rows[rows, 0 if self.is_even else nth]
        return found

    def columns_of(self, rows: Array, nth: int) -> Array:
        """Return in which columns of their sheets some rows of a column stand."""
        if len(self.columns) == 1:
            return np.broadcast_to(self.columns[:, nth], rows.shape)
        found: Array = self.columns[rows, nth]
        return found

    def move(self, row: int, nth: int, sheet: int, cell: Cell) -> None:
        """Say that one number stands in ``cell``, read by itself."""
        wanted = (sheet, cell.row)
        if self.is_even and self._moved.setdefault(row, wanted) != wanted:
            self.rows = self._widened(self.rows)
            if self._sheet.size > 1:
                self._sheet = self._widened(self._sheet)
        lane = 0 if self.is_even else nth
        self.rows[row, lane] = cell.row
        if self._sheet.size > 1:
            self._sheet[row, lane] = sheet
        if len(self.columns) == 1:
            if self.columns[0, nth] == cell.column:
                return
            self.columns = self._widened(self.columns)
        self.columns[row, nth] = cell.column

    def _widened(self, array: Array) -> Array:
        return np.array(np.broadcast_to(array, self.shape), order="F")

    def origins(self) -> Origins:
        """Return where everything stands."""
        firsts = tuple(sheet.cell(1, 1) for sheet in self.sheets)
        return Origins(firsts, self._sheet, self.rows, self.columns)


def _numbers(rows: Rows) -> Array:
    return np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows


def _columns_of(lines: Lines) -> frozenset[int] | None:
    """Return the columns that each row has for every key; None if they differ."""
    groups: dict[int, set[int]] = {}
    for slot in lines.slots:
        if slot.nth is None:
            return None
        groups.setdefault(slot.offset, set()).add(slot.nth)
    first, *others = groups.values()
    return frozenset(first) if all(one == first for one in others) else None
