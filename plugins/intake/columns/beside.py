"""Sums beside the figures of a row: a row whose sum is another one is odd."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np
import pyarrow as pa

from guiju.engine.columnar.grid import Array
from guiju.engine.contract import Column
from guiju.engine.interval import Interval
from guiju.engine.measure import Numeric
from guiju.plugins.intake.columns.figures import FIGURE, IN_DOUBT, Figures, Read
from guiju.plugins.intake.columns.lines import Lines
from guiju.plugins.intake.columns.plain import MOST, TENS
from guiju.plugins.sheet import Batches

_SEVERAL = 2


@attrs.define(kw_only=True, eq=False)
class Beside:
    """The columns of sums of one sheet, where a row's figures can be summed."""

    lines: Lines
    batches: Batches
    _readers: dict[int, Figures] = attrs.field(factory=dict, init=False)

    def odd(
        self,
        cells: Mapping[int, pa.Array],
        found: Sequence[tuple[Column, Read]],
    ) -> Array | None:
        """Return in which rows a sum may not be that of the figures, None if in none.

        ``found`` are the columns of figures, and what the rows have there.
        """
        column = found[0][0]
        alike = len({repr(one.measure) for one, _ in found}) == 1
        if len(found) < _SEVERAL or not alike:
            return None
        if not isinstance(column.measure, Numeric):
            return None
        total = _summed([read for _, read in found])
        odd = [
            _differs(total, self._figures(at, column).read(cells[at]))
            for at in self.lines.sums
        ]
        return np.logical_or.reduce(odd) if odd else None

    def _figures(self, at: int, column: Column) -> Figures:
        if at not in self._readers:
            loose = attrs.evolve(column, interval=Interval(), places=None)
            sheet = self.lines.sheet
            self._readers[at] = Figures(column=loose, sheet=sheet, batches=self.batches)
        return self._readers[at]


def _summed(reads: Sequence[Read]) -> Read:
    """Return the sums of the rows; where there is no figure a row has none."""
    places = max(read.places for read in reads)
    numbers = np.zeros(len(reads[0].numbers))
    held = np.full(len(numbers), IN_DOUBT, dtype=np.int8)
    size = np.zeros(len(numbers))
    for read in reads:
        scaled = read.numbers * TENS[places - read.places]
        numbers, size = numbers + scaled, size + np.abs(scaled)
        held[... if read.held is None else read.held == FIGURE] = FIGURE
    # Beyond this a float may have been rounded on the way: equal to nothing.
    return Read(np.where(size < MOST, numbers, np.inf), places, held)


def _differs(total: Read, written: Read) -> Array:
    """Return where a figure is written that is not the sum, or may not be."""
    places = max(total.places, written.places)
    one = total.numbers * TENS[places - total.places]
    other = written.numbers * TENS[places - written.places]
    differs: Array = (one != other) | (np.abs(one) >= MOST)
    if written.held is not None:
        differs &= written.held == FIGURE
        differs |= written.held == IN_DOUBT
    if total.held is not None:
        differs &= total.held == FIGURE
    return differs
