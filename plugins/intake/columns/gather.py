"""All that was reported for one large table: a block, and what was odd about it.

Everything that is plain goes from Arrow's columns into the block. A row in which
anything is odd (an unknown name, a faulty figure, a blank where none may be, a key that
stands twice) is read by the reader that knows every case; so there is one source of
what is right, and of how faults are worded.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import attrs
import numpy as np

from guiju.engine.axis import Key
from guiju.engine.columnar.grid import Array
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.facts import Fact
from guiju.engine.keys import Listed
from guiju.engine.text import Text
from guiju.plugins.intake.causes import Strip, column_of
from guiju.plugins.intake.columns.cells import Cells
from guiju.plugins.intake.columns.filling import Filling
from guiju.plugins.intake.columns.lines import Lines, is_plain, lines_of
from guiju.plugins.intake.columns.made import made
from guiju.plugins.intake.columns.missing import missing
from guiju.plugins.intake.columns.odd import read_some
from guiju.plugins.intake.columns.passing import Pass
from guiju.plugins.intake.columns.sums import NotSummedError, RunningInColumns
from guiju.plugins.intake.columns.untold import MOST, cut, rows_untold
from guiju.plugins.intake.faults.column_missing import FAULT as COLUMN_MISSING
from guiju.plugins.intake.gather import Gathered
from guiju.plugins.intake.layout import Reader
from guiju.plugins.intake.rows import Entry, Found, read_rows
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources.in_columns import Obstacle, too_large
from guiju.plugins.sources.limits import MOST_CELLS

_AT_FIRST: Final = 200_000
"""No more cells are looked at to tell what is wrong in them."""

_ODD: Final = Obstacle(
    Text(
        zh="这些行里有少见的写法，多半是数的位数超过15位",
        en="they hold what is unusual, most often figures of more than 15 digits",
    ),
    Text(
        zh="把数取整到需要的位数（如用 ROUND），或者拆成几个文件",
        en="round the figures to the digits that are needed, or split the file",
    ),
)


@attrs.define(kw_only=True, eq=False)
class InColumns:
    """What the sheets of a large table say: its block, and what was read otherwise."""

    gathered: Gathered
    reader: Reader
    lines: Sequence[Lines | None]
    """Of each sheet; None where no row is a header."""
    filling: Filling
    cells: Cells
    looked_at: int = 0
    """So many odd rows were read."""
    unread: int = 0
    """So many were left, since others are faulty."""

    @property
    def keys(self) -> Listed:
        """Every legal key, in the order of the rows of the block."""
        return Listed(self.reader.table.keys)

    def fill(self) -> None:
        """Go through all sheets that come in columns."""
        for nth, lines in enumerate(self.lines):
            if lines is not None and lines.sheet.batches is not None:
                Pass(
                    lines=lines,
                    nth=nth,
                    batches=lines.sheet.batches,
                    filling=self.filling,
                    cells=self.cells,
                ).run()

    def look(self) -> None:
        """Read what is odd cell by cell, and the small sheets beside the large ones.

        Raises:
            NotSummedError: a total is of figures that cannot be summed in columns.
            DiagnosticError: too much is odd, and right.
        """
        small = [self._small(lines) for lines in self.lines]
        odd = [_in_order(numbers) for numbers in self.cells.doubtful]
        for nth, (lines, found) in enumerate(zip(self.lines, small, strict=True)):
            if found is not None:
                self.gathered.add(found)
            elif lines is not None:
                self._look_at(lines, nth, odd[nth])
        self.unread = sum(map(len, odd)) - self.looked_at

    def _small(self, lines: Lines | None) -> Sequence[Found] | None:
        """Read a small sheet; rows of large ones that fill the same cells are odd."""
        if lines is None or lines.sheet.batches is not None:
            return None
        found = [*read_rows(lines.sheet, lines.layout, self.reader)]
        for entry in found:
            if isinstance(entry, Entry):
                row = self.keys.row(entry.key)
                self.cells.claim_beside(row, self._nth[entry.column.name])
        return found

    def _look_at(self, lines: Lines, nth: int, odd: Array) -> None:
        running = RunningInColumns(
            lines=lines, sheet=nth, filling=self.filling, cells=self.cells, odd=odd
        )
        most = min(MOST, max(1, _AT_FIRST // len(lines.slots)))
        before = self.looked_at

        def is_enough(read: int) -> bool:
            self.looked_at = before + read
            if not read or read % most:
                return False
            if not self._is_faulty():
                _refuse_too_many(lines, len(odd))
                return False
            return True

        found = read_some(lines, odd, is_enough, running)
        self.gathered.add(found)

    @cached_property
    def _nth(self) -> Mapping[str, int]:
        columns = self.reader.table.columns
        return {column.name: nth for nth, column in enumerate(columns)}

    def _is_faulty(self) -> bool:
        gathered = self.gathered
        return (
            any(fault.severity is Severity.ERROR for fault in gathered.faults)
            or bool(gathered.twice or gathered.unreported)
            or bool(self._certainly_blank())
        )

    def _certainly_blank(self) -> list[Entry]:
        """Return the blank cells that no other row fills, also none that is unread."""
        return [
            entry
            for entry in self.gathered.blank()
            if self.cells.is_claimed_once(self.keys.row(entry.key))
        ]

    def _given(self) -> set[Strip]:
        """Return the columns of sheets with an obligatory figure that nobody doubts."""
        return {
            column_of(lines.sheet.cell(1, slot.at))
            for nth, lines in enumerate(self.lines)
            if lines is not None and lines.sheet.batches is not None
            for slot in lines.slots
            if any(self._has_given(nth, slot.at, n) for n, _ in lines.columns(slot))
        }

    def _has_given(self, sheet: int, at: int, nth: int) -> bool:
        rows = self.cells.is_of(sheet, nth) & self.filling.is_obligatory(nth)
        here = np.flatnonzero(rows)
        here = here[self.cells.columns_of(here, nth) == at]
        odd = _in_order(self.cells.doubtful[sheet])
        return not np.isin(self.cells.numbers_of(here, nth), odd).all()

    def faults(self) -> list[Diagnostic]:
        """Return everything there is to say, or the first of it and how much more."""
        table, gathered = self.reader.table, self.gathered
        blank = self._certainly_blank() if self.unread else gathered.blank()
        given = self._given() if blank or gathered.unreported else frozenset()
        found = gathered.all_faults(blank, given, is_all=not self.unread)
        if self.unread:
            note = rows_untold(table, self.looked_at, self.unread, gathered.place)
            found.append(note)
        absent = missing(self.filling, self.cells, gathered, self.reader)
        if self.unread:
            absent = (fault for fault in absent if fault.code == COLUMN_MISSING.code)
        return [*found, *cut(table, absent, gathered.place)]

    def facts(self) -> Mapping[str, Mapping[Key, Fact]]:
        """Return the facts of all columns, by the ids of their inputs."""
        return made(self.filling, self.cells, self.gathered)


def gather_in_columns(reader: Reader, sheets: Sequence[Sheet]) -> InColumns | None:
    """Return what the sheets of a table say; None where all has to be looked at."""
    gathered = Gathered(table=reader.table)
    layouts = [gathered.find(sheet, reader) for sheet in sheets]
    lines = [
        None if layout is None else lines_of(sheet, layout, reader)
        for sheet, layout in zip(sheets, layouts, strict=True)
    ]
    large = [one for one in lines if one and one.sheet.batches is not None]
    if not large or not all(map(is_plain, large)):
        return None
    filling = Filling(reader.table)
    found = InColumns(
        gathered=gathered,
        reader=reader,
        lines=lines,
        filling=filling,
        cells=Cells(filling.numbers.shape, sheets, large),
    )
    try:
        found.fill()
        found.look()
    except NotSummedError:
        return None
    return found


def _refuse_too_many(lines: Lines, odd: int) -> None:
    """Refuse to make cells of so many rows that are odd and right.

    Raises:
        DiagnosticError: they are too many.
    """
    width = len(lines.slots)
    if odd * width > MOST_CELLS:
        size = Text(
            zh=f"{odd:,}行要逐格看，每行{width:,}个数",
            en=f"{odd:,} rows of {width:,} figures that have to be looked at",
        )
        raise too_large(lines.sheet.cell(1, 1), size, _ODD)


def _in_order(numbers: Sequence[Array]) -> Array:
    """Return the numbers of rows in order, each once."""
    if not numbers:
        return np.zeros(0, dtype=np.int32)
    found: Array = np.unique(np.concatenate(numbers))
    return found
