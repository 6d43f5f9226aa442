"""One pass over the batches of a sheet, which fills the block and finds what is odd."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guiju.engine.axis import Axis
from guiju.engine.columnar.grid import Array
from guiju.engine.contract import Column
from guiju.plugins.intake.columns.beside import Beside
from guiju.plugins.intake.columns.cells import Cells
from guiju.plugins.intake.columns.figures import Figures, Read
from guiju.plugins.intake.columns.filling import Filling, Rows
from guiju.plugins.intake.columns.lines import Lines, Slot
from guiju.plugins.intake.columns.members import UNKNOWN, Members
from guiju.plugins.intake.figure import text_of
from guiju.plugins.intake.layout import ITEM
from guiju.plugins.sheet import Batches

_AT_ONCE: Final = 1_000_000
"""So many cells are read together: few enough to stay near the processor."""

_Columns = Mapping[int, pa.Array]
"""Of some rows of a sheet, by the number of the column, counted from 1."""


@attrs.define(kw_only=True, eq=False)
class Pass:
    """What one sheet brings into the block."""

    lines: Lines
    nth: int
    """Which of the sheets of the table it is."""
    batches: Batches
    filling: Filling
    cells: Cells
    _readers: dict[tuple[int, int], Figures] = attrs.field(factory=dict, init=False)

    def run(self) -> None:
        """Go through the sheet once."""
        header, layout = self.lines.layout.header, self.lines.layout
        number = self.batches.first
        used = {*layout.keys.values(), *layout.across, *self.lines.sums}
        for piece in _pieces(self.batches, len(used)):
            above = min(max(0, header + 1 - number), len(piece))
            rows = piece.slice(above)
            if len(rows):
                self._read({at: rows.column(at - 1) for at in used}, number + above)
            number += len(piece)

    def _read(self, columns: _Columns, first: int) -> None:
        base, item = self._places(columns)
        numbers = np.arange(first, first + len(base), dtype=np.int32)
        unknown = (base == UNKNOWN) | (item == UNKNOWN)
        if unknown.any():
            self._doubt(_taken(columns, unknown), numbers[unknown])
            columns, base = _taken(columns, ~unknown), base[~unknown]
            item, numbers = item[~unknown], numbers[~unknown]
        if not len(base):
            return
        if not self.lines.is_by_item:
            self._fill(columns, base, numbers, 0)
            return
        for one in np.unique(item):
            of = item == one
            self._fill(_taken(columns, of), base[of], numbers[of], int(one))

    def _doubt(self, columns: _Columns, numbers: Array) -> None:
        """Put rows in doubt whose keys are not known, except those that are blank."""
        filled = np.zeros(len(numbers), dtype=np.bool_)
        for column in columns.values():
            blank = pc.is_null(column)
            if column.type == pa.string():
                blank = pc.or_kleene(blank, pc.equal(column, ""))
            filled |= ~blank.to_numpy(zero_copy_only=False)
        self.cells.doubtful[self.nth].append(numbers[filled])

    def _places(self, columns: _Columns) -> tuple[Array, Array]:
        """Return to which row of the block each row belongs, and its column by item."""
        size = len(next(iter(columns.values())))
        base = np.full(size, self.lines.start, dtype=np.int64)
        item = np.zeros(size, dtype=np.int64)
        unknown = np.zeros(size, dtype=np.bool_)
        for axis, at in self.lines.layout.keys.items():
            found = self._members[axis].find(columns[at])
            unknown |= found == UNKNOWN
            if axis == ITEM:
                item = found
            else:
                base += found * self.lines.strides[axis]
        base[unknown] = UNKNOWN
        return base, item

    @cached_property
    def _members(self) -> Mapping[str, Members]:
        table, layout = self.lines.reader.table, self.lines.layout
        sheet = self.lines.sheet
        items = Axis(ITEM, tuple(column.name for column in table.columns))
        axes = {axis.name: axis for axis in (*table.keys, items)}
        return {
            axis: Members(
                names=self.lines.reader.members[axis],
                axis=axes[axis],
                head=text_of(sheet.shown_at(layout.header, at)),
                batches=self.batches,
            )
            for axis, at in layout.keys.items()
        }

    def _fill(self, columns: _Columns, base: Array, numbers: Array, item: int) -> None:
        odd = np.zeros(len(base), dtype=np.bool_)
        runs = _is_run(base)
        claimed: set[tuple[int, int]] = set()
        found: list[tuple[Column, Read]] = []
        for slot in self.lines.slots:
            nth = item if slot.nth is None else slot.nth
            rows: Rows = base + slot.offset
            if runs:
                start = int(base[0]) + slot.offset
                rows = slice(start, start + len(base))
            lane = (slot.offset, 0 if self.cells.is_even else nth)
            if lane not in claimed:
                claimed.add(lane)
                self.cells.claim(rows, nth, self.nth, numbers)
            self.cells.stand(rows, nth, slot.at)
            read = self._figures(slot, nth).read(columns[slot.at])
            doubt = self.filling.put(nth, rows, read)
            if doubt is not None:
                odd |= doubt
            if self.lines.sums:
                found.append((self.lines.reader.table.columns[nth], read))
        differs = self._beside.odd(columns, found) if found else None
        if differs is not None:
            odd |= differs
        self.cells.doubtful[self.nth].append(numbers[odd])

    @cached_property
    def _beside(self) -> Beside:
        return Beside(lines=self.lines, batches=self.batches)

    def _figures(self, slot: Slot, nth: int) -> Figures:
        if (slot.at, nth) not in self._readers:
            column = self.lines.reader.table.columns[nth]
            self._readers[slot.at, nth] = Figures(
                column=column, sheet=self.lines.sheet, batches=self.batches
            )
        return self._readers[slot.at, nth]


def _pieces(batches: Batches, width: int) -> Iterator[pa.RecordBatch]:
    """Yield the rows in pieces that are worth while."""
    most = max(1, _AT_ONCE // width)
    small: list[pa.RecordBatch] = []
    for batch in batches:
        if small and batch.schema != small[0].schema:
            yield from _together(small, most)
            small = []
        small.append(batch)
        if sum(map(len, small)) >= most // 2:
            yield from _together(small, most)
            small = []
    yield from _together(small, most)


def _together(batches: list[pa.RecordBatch], most: int) -> Iterator[pa.RecordBatch]:
    if not batches:
        return
    table = pa.Table.from_batches(batches)
    yield from table.combine_chunks().to_batches(max_chunksize=most)


def _taken(columns: _Columns, chosen: Array) -> _Columns:
    mask = pa.array(chosen)
    return {at: column.filter(mask) for at, column in columns.items()}


def _is_run(rows: Array) -> bool:
    """Whether the rows stand one after the other in the block."""
    if rows[-1] - rows[0] != len(rows) - 1:
        return False
    return bool((np.diff(rows) == 1).all())
