"""The rows of a large sheet that somebody has to look at, read cell by cell.

They stand on a sheet of their own under the same header, each under its own number, so
that what reads any other sheet reads them, in the same words.
"""

from collections.abc import Callable, Iterator, Sequence

import attrs
import numpy as np

from guiju.engine.columnar.grid import Array
from guiju.engine.keys import Made
from guiju.plugins.intake.columns.lines import Lines
from guiju.plugins.intake.rows import Found, read_rows
from guiju.plugins.intake.totals import Running
from guiju.plugins.sheet import Batches, Row


class _Some(Made[Row]):
    """Rows of which the first are at hand, and one further down at a time."""

    def __init__(self, first: Sequence[Row]) -> None:
        self._first = first
        self._shown: tuple[int, Row] = (0, ())

    def show(self, number: int, cells: Row) -> None:
        """Have row ``number`` at hand, counted from 1."""
        self._shown = (number, cells)

    def __len__(self) -> int:
        return max(len(self._first), self._shown[0])

    def at(self, row: int) -> Row:
        """Return the row at hand, or one of the first."""
        number, cells = self._shown
        return cells if row == number - 1 else self._first[row]


def read_some(
    lines: Lines, numbers: Array, is_enough: Callable[[int], bool], running: Running
) -> Iterator[Found]:
    """Read the rows of these numbers, in their order, until it ``is_enough``.

    It is asked with so many rows as have been read, before each row and at the end.
    """
    sheet = lines.sheet
    assert sheet.batches is not None
    rows = _Some(sheet.rows[: lines.layout.header])
    alone = attrs.evolve(sheet, rows=rows, batches=None)
    found = _rows_of(sheet.batches, numbers)

    def at_hand() -> Iterator[int]:
        for nth, (number, cells) in enumerate(found):
            if is_enough(nth):
                return
            rows.show(number, cells)
            yield number
        is_enough(len(numbers))

    yield from read_rows(alone, lines.layout, lines.reader, at_hand(), running)


def _rows_of(batches: Batches, numbers: Array) -> Iterator[tuple[int, Row]]:
    """Yield the rows of these numbers, which are in order."""
    if not len(numbers):
        return
    first = batches.first
    for batch in batches:
        end = first + len(batch)
        here = slice(*np.searchsorted(numbers, [first, end]))
        for number in numbers[here].tolist():
            yield number, batches.cells(batch, number - first)
        first = end
        if here.stop == len(numbers):
            return
