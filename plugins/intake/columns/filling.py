"""The block of one table while it is filled, and which cell each number came from.

There is room for every legal key from the beginning, so nothing is ever moved, and the
whole stands in memory once.
"""

from collections.abc import Sequence
from typing import Final

import attrs
import numpy as np

from guiju.engine.axis import UNIT
from guiju.engine.columnar.grid import Array
from guiju.engine.contract import Table
from guiju.engine.measure import Numeric
from guiju.plugins.intake.columns.figures import (
    BLANK,
    FIGURE,
    IN_DOUBT,
    NOT_APPLICABLE,
    NOT_REPORTED,
    Read,
)
from guiju.plugins.intake.columns.lines import height
from guiju.plugins.intake.columns.plain import TENS

_HELD: Final = 2**53
"""Below it every whole number rides in a float."""

Rows = slice | Array
"""Rows of the block: one after the other, or by their numbers."""


@attrs.define(eq=False)
class Filling:
    """The numbers of a table, a row for each legal key and a column for each input."""

    table: Table
    numbers: Array = attrs.field(init=False)
    places: list[int] = attrs.field(init=False)
    """So many decimals the numbers of each column have so far."""
    absences: Array | None = attrs.field(default=None, init=False)
    _largest: list[float] = attrs.field(init=False)
    _concerned: dict[frozenset[str], Array] = attrs.field(factory=dict, init=False)

    @numbers.default
    def _of_nobody(self) -> Array:
        shape = (height(self.table), len(self.table.columns))
        return np.zeros(shape, dtype=np.float64, order="F")

    @places.default
    def _whole(self) -> list[int]:
        return [0] * len(self.table.columns)

    @_largest.default
    def _nothing(self) -> list[float]:
        return [0.0] * len(self.table.columns)

    def concerned(self, nth: int) -> Array | None:
        """Return which rows the question of a column arises in; None is all."""
        units = self.table.columns[nth].applies_to
        if units is None:
            return None
        if units not in self._concerned:
            self._concerned[units] = self._rows_of(units)
        return self._concerned[units]

    def _rows_of(self, units: frozenset[str]) -> Array:
        axes = self.table.keys
        shape = tuple(len(axis.members) for axis in axes)
        found = np.zeros(shape, dtype=np.bool_)
        for nth, axis in enumerate(axes):
            if axis.name == UNIT:
                among = np.array([name in units for name in axis.members], np.bool_)
                beside = [slice(None) if at == nth else None for at in range(len(axes))]
                found |= among[tuple(beside)]
        return found.reshape(-1)

    def put(self, nth: int, rows: Rows, read: Read) -> Array | None:
        """Fill in what was read for some rows of a column.

        Returns which of the cells somebody has to look at, None if it is none.
        """
        numbers, doubt = self._scaled(nth, read)
        self.numbers[rows, nth] = numbers
        absent, faulty = self._absent(nth, rows, read.held)
        if absent is not None:
            self.lacking()[rows, nth] = absent
        if faulty is not None:
            doubt = faulty if doubt is None else doubt | faulty
        return doubt if doubt is not None and doubt.any() else None

    def lacking(self) -> Array:
        """Return the absences, of which there are none at first."""
        if self.absences is None:
            self.absences = np.zeros(self.numbers.shape, dtype=np.int8, order="F")
        return self.absences

    def _scaled(self, nth: int, read: Read) -> tuple[Array, Array | None]:
        """Return the numbers with the decimals of the column, which may get more.

        Those that it has no room for are in doubt.
        """
        numbers = read.numbers
        if not numbers.size:
            return numbers, None
        self._refine(nth, read.places)
        finer = read.places - self.places[nth]
        doubt = None
        if finer > 0:
            doubt = numbers % TENS[finer] != 0
            numbers = np.where(doubt, 0, numbers) / TENS[finer]
        elif finer:
            numbers = numbers * TENS[-finer]
        largest = float(max(-numbers.min(), numbers.max()))
        if largest >= _HELD:
            beyond = np.abs(numbers) >= _HELD
            doubt = beyond if doubt is None else doubt | beyond
            numbers = np.where(beyond, 0, numbers)
            largest = float(np.abs(numbers).max())
        self._largest[nth] = max(self._largest[nth], largest)
        return numbers, doubt

    def _refine(self, nth: int, places: int) -> None:
        """Give a column more decimals if it has room for them."""
        more = places - self.places[nth]
        if more > 0 and self._largest[nth] * TENS[more] < _HELD:
            if self._largest[nth]:
                self.numbers[:, nth] *= TENS[more]
            self._largest[nth] *= TENS[more]
            self.places[nth] += more

    def _absent(
        self, nth: int, rows: Rows, held: Array | None
    ) -> tuple[Array | None, Array | None]:
        """Return the absences of some cells, and which of them are not legal."""
        column, concerned = self.table.columns[nth], self.concerned(nth)
        applies = None if concerned is None else concerned[rows]
        if applies is not None and applies.all():
            applies = None
        if held is None and applies is None:
            return None, None
        kind = np.arange(IN_DOUBT + 1)
        kind[[BLANK, FIGURE, IN_DOUBT]] = NOT_REPORTED, 0, 0
        refused = np.zeros(IN_DOUBT + 1, dtype=np.bool_)
        refused[NOT_APPLICABLE] = not column.may_not_apply
        refused[[NOT_REPORTED, BLANK]] = not column.optional
        refused[IN_DOUBT] = True
        if held is None:
            held = np.zeros(len(applies), dtype=np.int8)  # type: ignore[arg-type]
        absent, faulty = kind[held], refused[held]
        if applies is not None:
            has_figure = (held == FIGURE) | (held == IN_DOUBT)
            absent = np.where(applies, absent, NOT_APPLICABLE)
            faulty = np.where(applies, faulty, has_figure)
        return absent, faulty

    def is_obligatory(self, nth: int) -> Array | bool:
        """Return in which rows a column has to be reported, or that it is in all."""
        if self.table.columns[nth].optional:
            return False
        concerned = self.concerned(nth)
        return True if concerned is None else concerned

    def lack(self, nth: int, rows: Array) -> None:
        """Say that nobody reported a column in some rows, given as a mask."""
        if not rows.any():
            return
        concerned = self.concerned(nth)
        absent = NOT_REPORTED
        if concerned is None:
            self.lacking()[rows, nth] = absent
            return
        self.lacking()[rows & concerned, nth] = absent
        self.lacking()[rows & ~concerned, nth] = NOT_APPLICABLE

    def set(self, nth: int, rows: Array, read: Read) -> Array:
        """Put figures and absences into rows, legal or not.

        Returns for which of them there is no room.
        """
        numbers, doubt = self._scaled(nth, read)
        self.numbers[rows, nth] = numbers
        held = np.zeros(len(rows), np.int8) if read.held is None else read.held
        absent = np.where(held == IN_DOUBT, 0, held)
        if self.absences is not None or absent.any():
            self.lacking()[rows, nth] = absent
        beyond: Array = held == IN_DOUBT
        return beyond if doubt is None else beyond | doubt

    def even(self) -> Sequence[int]:
        """Give all columns of numbers the same decimals, where they have room.

        Returns the decimals of each column.
        """
        numeric = [
            nth
            for nth, column in enumerate(self.table.columns)
            if isinstance(column.measure, Numeric)
        ]
        most = max((self.places[nth] for nth in numeric), default=0)
        for nth in numeric:
            self._refine(nth, most)
        return [
            self.places[nth] if nth in numeric else most
            for nth in range(len(self.table.columns))
        ]
