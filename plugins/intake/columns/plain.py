"""Plain decimals as whole numbers that ride in floats, a whole column at once.

Different decimals of at most fifteen digits have different floats nearest to them. So
text is cast by Arrow and multiplied by a power of ten; the whole number next to the
product is the figure if, divided by that power, it gives the same float again.
"""

from math import ceil, floor
from typing import Final

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guiju.engine.columnar.grid import Array
from guiju.engine.interval import Interval

MOST: Final = 10**15
"""From here on a number has more digits than a spreadsheet shows."""
TENS: Final = np.array([10**places for places in range(23)], dtype=np.float64)
"""The powers of ten that a float holds exactly."""
_FINEST: Final = 15
_LONGEST: Final = 16
"""Fifteen digits, and a point or a sign."""
_DECIMAL: Final = r"^[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)$"
_POINT: Final = ord(".")
_NINE: Final = ord("9")
_MOST_SCALE: Final = 18
"""So many digits a word of 64 bits holds."""


@attrs.frozen(eq=False)
class Whole:
    """Figures × 10^``places``; ``beyond`` are those that have no such number."""

    numbers: Array
    places: int
    beyond: Array | None = None


def ends(interval: Interval, places: int) -> tuple[float, float]:
    """Return the least and the greatest whole number within an interval × 10^places."""
    low, high = -np.inf, np.inf
    if interval.low is not None:
        scaled = interval.low * 10**places
        least = ceil(scaled) if interval.low_included else floor(scaled) + 1
        low = float(min(max(least, -MOST), MOST))
    if interval.high is not None:
        scaled = interval.high * 10**places
        most = floor(scaled) if interval.high_included else ceil(scaled) - 1
        high = float(min(max(most, -MOST), MOST))
    return low, high


def without_blanks(texts: pa.Array) -> tuple[pa.Array, Array | None]:
    """Return the texts with nulls for those that are empty, and which these are."""
    if texts.null_count:
        texts = pc.fill_null(texts, "")
    offsets, _ = _buffers(texts)
    blank = np.diff(offsets) == 0
    if not blank.any():
        return texts, None
    present = np.packbits(~blank, bitorder="little")
    _, places, data = texts.buffers()
    # The texts stay where they are: only what says which of them count is new.
    places = pa.py_buffer(np.ascontiguousarray(offsets))
    buffers = [pa.py_buffer(present), places, data]
    return pa.Array.from_buffers(pa.string(), len(texts), buffers), blank


def is_plain(texts: pa.Array, word: str) -> Array:
    """Return which texts are plain decimals that end with ``word``."""
    found = pc.ends_with(texts, word)
    if word:
        texts = pc.utf8_slice_codeunits(texts, 0, -len(word))
    short = pc.less_equal(pc.binary_length(texts), _LONGEST)
    found = pc.and_(found, pc.and_(short, pc.match_substring_regex(texts, _DECIMAL)))
    mask: Array = pc.fill_null(found, fill_value=False).to_numpy(zero_copy_only=False)
    return mask


def of_texts(texts: pa.Array, places: int) -> Whole | None:
    """Return the figures if all texts are plain decimals; nulls are 0.

    ``places`` are tried first, and no fewer.
    """
    if not _are_short_and_plain(texts):
        return None
    try:
        floats = pc.cast(texts, pa.float64())
    except pa.ArrowInvalid:
        return None
    return _whole(pc.fill_null(floats, 0).to_numpy(), places)


def _are_short_and_plain(texts: pa.Array) -> bool:
    """Whether what Arrow can cast is a decimal: no letter, no point without digits."""
    offsets, data = _buffers(texts)
    used = data[offsets[0] : offsets[-1]]
    if not used.size:
        return True
    lengths = np.diff(offsets)
    if used.max() > _NINE or lengths.max() > _LONGEST:
        return False
    last = data[offsets[1:][lengths > 0] - 1]
    return not (last == _POINT).any()


def _whole(floats: Array, places: int) -> Whole:
    numbers, wrong = _tried(floats, places)
    if not wrong.any():
        return Whole(numbers, places)
    needed = _needed(floats, wrong, places)
    if needed > places:
        numbers, wrong = _tried(floats, needed)
    return Whole(np.where(wrong, 0, numbers), needed, wrong if wrong.any() else None)


def _needed(floats: Array, wrong: Array, places: int) -> int:
    """Return how many decimals most have, as long as the largest allow for them."""
    needed, left = places, floats[wrong]
    largest = np.abs(floats[~wrong]).max(initial=0)
    for finer in range(places + 1, _FINEST + 1):
        _, still = _tried(left, finer)
        largest = max(largest, np.abs(left[~still]).max(initial=0))
        if largest * TENS[finer] >= MOST:
            break
        if not still.all():
            needed = finer
        left = left[still]
    return needed


def _tried(floats: Array, places: int) -> tuple[Array, Array]:
    numbers = np.rint(floats * TENS[places])
    return numbers, (numbers / TENS[places] != floats) | (np.abs(numbers) >= MOST)


def of_decimals(cells: pa.Array, places: int) -> Whole | None:
    """Return the figures of whole numbers or decimals of a type; nulls are 0."""
    if pa.types.is_integer(cells.type):
        found = pc.fill_null(cells, 0).to_numpy().astype(np.int64)
        return _within(found, 0, None)
    if not 0 <= cells.type.scale <= _MOST_SCALE:
        return None
    for fewer in range(min(places, cells.type.scale), cells.type.scale + 1):
        try:
            coarse = pc.cast(cells, pa.decimal128(38, fewer))
        except pa.ArrowInvalid:
            continue
        return _of_words(coarse, fewer)
    return None


def _of_words(cells: pa.Array, places: int) -> Whole:
    """Return the numbers of 128 bits that are in truth of 64."""
    first, end = cells.offset, cells.offset + len(cells)
    words = np.frombuffer(cells.buffers()[1], dtype=np.int64)[2 * first : 2 * end]
    low, high = words.reshape(-1, 2).T
    is_long = high != low >> 63
    if cells.null_count:
        absent = pc.is_null(cells).to_numpy(zero_copy_only=False)
        low, is_long = np.where(absent, 0, low), is_long & ~absent
    return _within(low, places, is_long)


def _within(numbers: Array, places: int, beyond: Array | None) -> Whole:
    wrong = (numbers <= -MOST) | (numbers >= MOST)
    if beyond is not None:
        wrong |= beyond
    floats = np.where(wrong, 0, numbers).astype(np.float64)
    return Whole(floats, places, wrong if wrong.any() else None)


def _buffers(texts: pa.Array) -> tuple[Array, Array]:
    """Return where each text begins, and the bytes of them all."""
    _, offsets, data = texts.buffers()
    first, end = texts.offset, texts.offset + len(texts) + 1
    places = np.frombuffer(offsets, dtype=np.int32)[first:end]
    if data is None:
        return places, np.zeros(0, dtype=np.uint8)
    return places, np.frombuffer(data, dtype=np.uint8)
