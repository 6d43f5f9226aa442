"""Totals under a large sheet, held to figures that lie in a block.

The rows that are read cell by cell come with their figures; those between them are
summed here, as far as the total reaches.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Final

import attrs
import numpy as np

from guiju.engine.columnar.grid import Array
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import Numeric
from guiju.engine.source import Cell
from guiju.plugins.intake.columns.cells import Cells
from guiju.plugins.intake.columns.filling import Filling
from guiju.plugins.intake.columns.lines import Lines, Slot
from guiju.plugins.intake.totals import Running, Sums, is_total
from guiju.plugins.sheet import CellValue

_MOST_SUM: Final = 2**62
"""So far whole numbers are summed as words of 64 bits."""


class NotSummedError(Exception):
    """A total is of figures of several columns that stand in one column of a sheet."""


@attrs.define(eq=False)
class RunningInColumns(Running):
    """The figures of a sheet by column, those in the block not one by one."""

    lines: Lines = attrs.field(kw_only=True)
    sheet: int = attrs.field(kw_only=True)
    filling: Filling = attrs.field(kw_only=True)
    cells: Cells = attrs.field(kw_only=True)
    odd: Array = attrs.field(kw_only=True)
    """The numbers of the rows that come with their figures."""
    _last: int = attrs.field(default=0, init=False)

    def held(
        self, word: str, row: Mapping[int, tuple[CellValue, Cell]]
    ) -> Iterator[Diagnostic]:
        """Yield what a total row gets wrong; ``row`` is its cells by column.

        Raises:
            NotSummedError: figures of several columns stand in one.
        """
        if not is_total(word):
            return
        if self.lines.is_by_item:
            raise NotSummedError
        number = max((cell.row for _, cell in row.values()), default=0)
        for slot in self.lines.slots:
            for nth, column in self.lines.columns(slot):
                parts = self.of(column, slot.at)
                parts.rest = parts.rest + self._between(self._last, number, slot, nth)
        self._last = number
        yield from super().held(word, row)

    def _between(self, first: int, last: int, slot: Slot, nth: int) -> Sums:
        """Return what the plain rows between two rows of the sheet come to."""
        if not isinstance(self.filling.table.columns[nth].measure, Numeric):
            return Sums()
        numbers, rows = self._in_order(nth)
        rows = rows[slice(*np.searchsorted(numbers, [first, last]))]
        rows = rows[self.cells.columns_of(rows, nth) == slot.at]
        if self.filling.absences is not None:
            rows = rows[self.filling.absences[rows, nth] == 0]
        figures = self.filling.numbers[rows, nth]
        if not figures.size:
            return Sums()
        scale = 10 ** self.filling.places[nth]
        ends = (int(figures.min()), int(figures.max()))
        least, most = (Fraction(end, scale) for end in ends)
        return Sums(len(figures), Fraction(_total(figures, ends), scale), least, most)

    def _in_order(self, nth: int) -> tuple[Array, Array]:
        return self._of_all if self.cells.is_even else self._sorted(nth)

    @cached_property
    def _of_all(self) -> tuple[Array, Array]:
        return self._sorted(0)

    def _sorted(self, nth: int) -> tuple[Array, Array]:
        """Return the numbers of the plain rows in order, and the rows of the block."""
        rows = np.flatnonzero(self.cells.is_of(self.sheet, nth))
        numbers = self.cells.numbers_of(rows, nth)
        plain = ~np.isin(numbers, self.odd)
        rows, numbers = rows[plain], numbers[plain]
        order = np.argsort(numbers, kind="stable")
        return numbers[order], rows[order]


def _total(figures: Array, ends: tuple[int, int]) -> int:
    if max(map(abs, ends)) * len(figures) < _MOST_SUM:
        return int(figures.astype(np.int64).sum())
    return sum(map(int, figures.tolist()))
