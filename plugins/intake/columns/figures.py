"""From a column of figures as Arrow has it to whole numbers, absences and doubts.

What is plain is read at once, see ``plain.py``. Whatever else is written is read by
``read_figure``, each different text once. A figure that is faulty, or has too many
digits, is left in doubt: who reads cell by cell says what is so.
"""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guiju.engine.columnar.grid import Array
from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import Numeric
from guiju.engine.scaled.operation import ABSENCES
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.intake.columns.members import by_different, contents
from guiju.plugins.intake.columns.plain import (
    MOST,
    TENS,
    Whole,
    ends,
    is_plain,
    of_decimals,
    of_texts,
    without_blanks,
)
from guiju.plugins.intake.figure import (
    MOST_TYPED,
    MOST_WRITTEN,
    measure_words,
    read_figure,
)
from guiju.plugins.sheet import Batches, CellValue, Sheet

FIGURE: Final = 0
NOT_APPLICABLE: Final = ABSENCES[Absence.NOT_APPLICABLE]
NOT_REPORTED: Final = ABSENCES[Absence.NOT_REPORTED]
BLANK: Final = 3
IN_DOUBT: Final = 4
"""What a cell holds, by number."""
_PERCENT: Final = "%"
_FINEST: Final = 15
_LOOKED_AT: Final = 20
"""So many of the first texts of a column say in which way it is written."""

Reading = tuple[int, int, int]
"""A whole number, its decimals, and what the cell holds."""


@attrs.frozen(eq=False)
class Read:
    """What some cells of a column hold: figures × 10^``places``, 0 where there is none.

    ``held`` says what each cell holds, None where all hold figures.
    """

    numbers: Array
    places: int
    held: Array | None


@attrs.define(kw_only=True, eq=False)
class Figures:
    """One column of figures of a sheet, for one column of its table."""

    column: Column
    sheet: Sheet
    batches: Batches
    _places: int = attrs.field(default=0, init=False)
    """So many decimals there were so far: the next piece is tried with them first."""
    _known: dict[CellValue, Reading] = attrs.field(factory=dict, init=False)

    def read(self, cells: pa.Array) -> Read:
        """Return what ``cells`` hold."""
        found = self._plain(cells)
        if found is None:
            found = self._mixed(cells)
        self._places = found.places
        return found

    def _plain(self, cells: pa.Array) -> Read | None:
        """Return what they hold if all are blank or written in one plain way."""
        if not isinstance(self.column.measure, Numeric):
            return None
        if pa.types.is_integer(cells.type) or pa.types.is_decimal(cells.type):
            found = of_decimals(cells, self._places)
            if found is None:
                return None
            return self._held_to(found, _nulls(cells), signed=False)
        if not self._is_text(cells):
            return None
        texts, blank = without_blanks(cells)
        word = self._word(texts)
        found = self._whole(texts, word)
        if found is None:
            return None
        return self._held_to(found, blank, signed=bool(word))

    def _is_text(self, cells: pa.Array) -> bool:
        """Whether a text of digits is a figure: not where a source knows numbers."""
        return cells.type == pa.string() and not self.sheet.typed

    def _word(self, texts: pa.Array) -> str:
        """Return what the first texts end with to say their measure, or nothing."""
        first = next(filter(None, texts.slice(0, _LOOKED_AT).to_pylist()), "")
        return next((word for word in self._words if first.endswith(word)), "")

    @property
    def _words(self) -> tuple[str, ...]:
        measure = self.column.measure
        if not isinstance(measure, Numeric):
            return ()
        return (_PERCENT,) if measure.is_ratio else measure_words(measure)

    def _whole(self, texts: pa.Array, word: str) -> Whole | None:
        """Return the figures if all texts are decimals that end with ``word``."""
        if word:
            if not (pc.all(pc.ends_with(texts, word)).as_py() or len(texts) == 0):
                return None
            texts = pc.utf8_slice_codeunits(texts, 0, -len(word))
        shift = 2 if word == _PERCENT else 0
        found = of_texts(texts, max(self._places - shift, 0))
        return found and attrs.evolve(found, places=found.places + shift)

    def _held_to(self, found: Whole, blank: Array | None, *, signed: bool) -> Read:
        """Put in doubt what is not legal, or has more digits than are shown."""
        low, high = self._legal(found.places, signed=signed)
        numbers, doubt = found.numbers, found.beyond
        if numbers.size and (numbers.min() < low or numbers.max() > high):
            doubt = _either(doubt, (numbers < low) | (numbers > high))
        finest = self.column.places
        if finest is not None and found.places > finest:
            doubt = _either(doubt, numbers % 10 ** (found.places - finest) != 0)
        if doubt is None and blank is None:
            return Read(numbers, found.places, None)
        held = np.zeros(len(numbers), dtype=np.int8)
        if doubt is not None:
            held[doubt] = IN_DOUBT
        if blank is not None:
            held[blank] = BLANK
        return Read(np.where(held, 0, numbers), found.places, held)

    def _legal(self, places: int, *, signed: bool) -> tuple[float, float]:
        """Return the least and greatest legal number; a percentage needs its sign."""
        measure = self.column.measure
        assert isinstance(measure, Numeric)
        low, high = ends(self.column.interval, places)
        if not signed and measure.is_ratio and measure.percent:
            most = MOST_TYPED if self.sheet.typed else MOST_WRITTEN
            low = max(low, float(-most * 10**places))
            high = min(high, float(most * 10**places))
        return low, high

    def _mixed(self, cells: pa.Array) -> Read:
        """Return what they hold, those that are plain decimals together."""
        parts: list[tuple[Array, Read]] = []
        left = np.arange(len(cells))
        if self._is_text(cells) and isinstance(self.column.measure, Numeric):
            for word in ("", *self._words):
                chosen = is_plain(cells.take(pa.array(left)), word)
                found = self._whole(cells.take(pa.array(left[chosen])), word)
                if found is not None and chosen.any():
                    held = self._held_to(found, None, signed=bool(word))
                    parts.append((left[chosen], held))
                    left = left[~chosen]
        parts.append((left, self._one_by_one(cells.take(pa.array(left)))))
        return _joined(parts, len(cells))

    def _one_by_one(self, cells: pa.Array) -> Read:
        return together(by_different(cells, self._readings, (0, 0, BLANK)))

    def _readings(self, different: pa.Array) -> list[Reading]:
        keys = contents(different, self.batches)
        for content in keys:
            if content not in self._known:
                self._known[content] = self._reading(content)
        return [self._known[content] for content in keys]

    def _reading(self, content: CellValue) -> Reading:
        cell = self.sheet.cell(1, 1)
        value = read_figure(content, self.column, cell, typed=self.sheet.typed)
        if value is None:
            return 0, 0, BLANK
        if isinstance(value, Diagnostic):
            return 0, 0, IN_DOUBT
        return reading_of(value)


def together(readings: Sequence[Reading] | Array) -> Read:
    """Return readings with the same decimals, in doubt without room for these."""
    numbers, places, held = np.array(readings, dtype=np.int64).reshape(-1, 3).T
    most = int(places.max(initial=0))
    scaled = numbers * TENS[most - places]
    held = np.where(np.abs(scaled) < MOST, held, IN_DOUBT)
    return Read(np.where(held, 0, scaled), most, held.astype(np.int8))


def reading_of(value: Value) -> Reading:
    """Return what stands for a value; it is in doubt if it has too many digits."""
    match value:
        case Absence():
            return 0, 0, ABSENCES[value]
        case bool():
            return int(value), 0, FIGURE
        case dt.date():
            return value.toordinal(), 0, FIGURE
        case Grade(level=level):
            return level, 0, FIGURE
        case Fraction():
            return _decimal(value)


def _decimal(value: Fraction) -> Reading:
    number, denominator = value.numerator, value.denominator
    for places in range(_FINEST + 1):
        scaled, rest = divmod(number * 10**places, denominator)
        if not rest and abs(scaled) < MOST:
            return scaled, places, FIGURE
        if not rest or denominator > MOST:
            break
    return 0, 0, IN_DOUBT


def _joined(parts: list[tuple[Array, Read]], size: int) -> Read:
    places = max(part.places for _, part in parts)
    numbers, held = np.zeros(size), np.zeros(size, dtype=np.int8)
    for at, part in parts:
        scaled = part.numbers * TENS[places - part.places]
        own = np.zeros(len(at), dtype=np.int8) if part.held is None else part.held
        beyond = np.abs(scaled) >= MOST
        numbers[at] = np.where(beyond, 0, scaled)
        held[at] = np.where(beyond, IN_DOUBT, own)
    return Read(numbers, places, held)


def _nulls(cells: pa.Array) -> Array | None:
    if not cells.null_count:
        return None
    found: Array = pc.is_null(cells).to_numpy(zero_copy_only=False)
    return found


def _either(one: Array | None, other: Array) -> Array:
    return other if one is None else one | other
