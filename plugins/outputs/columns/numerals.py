"""Exact numbers written out a column at a time, as ``engine.number`` writes one.

Only for columns of whole numbers in words: whoever gets None writes them one by one.
Equal numbers are written once. Needs NumPy and pyarrow (the extra ``scale``).
"""

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.numbers import Numbers

_WORD = 2**63
_MOST_DECIMALS = 18
"""More digits behind the point do not fit into a word."""
_TWOS, _FIVES = 2**62, 5**27
_PACKED = 4
"""Numbers within so many times their count are told apart without sorting."""


@attrs.frozen(eq=False)
class Ratios:
    """Different fractions in lowest terms, and which of them each row has."""

    numerators: Array
    denominators: Array
    rows: Array
    """A number from 0 on; it means nothing where there is an absence."""


def ratios(found: Numbers) -> Ratios | None:
    """Return the numbers of ``found``, or None where one does not fit into a word."""
    if found.numbers.dtype == object or found.denominator >= _WORD:
        return None
    numbers = found.numbers
    if found.absences is not None:
        numbers = np.where(found.absences, 0, numbers)
    numbers = numbers.astype(np.int64)
    if found.divisors is None:
        numbers, rows = _different(numbers)
        return _reduced(numbers, np.int64(found.denominator), rows)
    highest = int(found.divisors.max(initial=1))
    if found.divisors.dtype == object or highest * found.denominator >= _WORD:
        return None
    divisors = found.divisors.astype(np.int64) * found.denominator
    rows = np.arange(len(divisors), dtype=np.int32)
    return _reduced(numbers, divisors, rows)


def _reduced(numbers: Array, divisors: Array | np.int64, rows: Array) -> Ratios:
    common = np.gcd(numbers, divisors)
    return Ratios(numbers // common, divisors // common, rows)


def _different(numbers: Array) -> tuple[Array, Array]:
    """Return the different ones of ``numbers``, and which of them each row has."""
    if not len(numbers):
        return numbers, np.zeros(0, dtype=np.int32)
    low, high = int(numbers.min()), int(numbers.max())
    if high - low > _PACKED * len(numbers):
        return numbers, np.arange(len(numbers), dtype=np.int32)
    there = np.zeros(high - low + 1, dtype=np.bool_)
    there[numbers - low] = True
    places = np.cumsum(there, dtype=np.int32) - np.int32(1)
    return np.flatnonzero(there) + low, places[numbers - low]


@attrs.frozen(eq=False)
class Decimals:
    """The fractions that have an end: ``scaled`` / 10^``places`` where ``are_so``."""

    are_so: Array
    scaled: Array
    places: int


def decimals(one: Ratios, most: int = _MOST_DECIMALS) -> Decimals | None:
    """Return those with at most so many decimals, or None where a word is too short."""
    are_so = 10**most % one.denominators == 0
    bottoms = one.denominators[are_so]
    powers = (k for k in range(most + 1) if not np.any(10**k % bottoms))
    places = next(powers)
    highest = int(np.abs(one.numerators).max(initial=0))
    if highest * 10**places >= _WORD:
        return None
    factors = 10**places // np.where(are_so, one.denominators, 1)
    return Decimals(are_so, np.where(are_so, one.numerators * factors, 0), places)


def exact(one: Ratios) -> pa.Array | None:
    """Return each number as ``show`` does, or None where a word is too short."""
    found = decimals(one)
    if found is None or _ends_later(one.denominators[~found.are_so]):
        return None
    shown = fixed(found.scaled, found.places)
    if found.places:
        shown = pc.utf8_rtrim(pc.utf8_rtrim(shown, "0"), ".")
    if found.are_so.all():
        return shown
    parts = (whole(one.numerators), whole(one.denominators), "/")
    return pc.if_else(
        pa.array(found.are_so), shown, pc.binary_join_element_wise(*parts)
    )


def _ends_later(denominators: Array) -> bool:
    """Whether one has an end, though not among the first decimals."""
    rest = denominators // np.gcd(denominators, _TWOS)
    return bool(np.any(rest // np.gcd(rest, _FIVES) == 1))


def fixed(scaled: Array, places: int) -> pa.Array:
    """Return whole numbers / 10^``places`` with exactly so many decimals."""
    if not places:
        return whole(scaled)
    size = np.abs(scaled)
    behind = pc.utf8_lpad(whole(size % 10**places), places, "0")
    signs = pc.if_else(pa.array(scaled < 0), "-", "")
    before = whole(size // 10**places)
    return pc.binary_join_element_wise(
        pc.binary_join_element_wise(signs, before, ""), behind, "."
    )


def whole(numbers: Array) -> pa.Array:
    """Return whole numbers as text."""
    return pa.array(numbers).cast(pa.string())


def as_decimals(one: Ratios, digits: int, places: int) -> pa.Array | None:
    """Return the numbers as a column of decimals, null where one would be another.

    None where a word is too short to tell.
    """
    found = decimals(one, places)
    if found is None:
        return None
    words = np.empty((len(found.scaled), 2), dtype="<i8")
    words[:, 0], words[:, 1] = found.scaled, np.where(found.scaled < 0, -1, 0)
    kind = pa.decimal128(digits, found.places)
    made = pa.Array.from_buffers(kind, len(words), [None, pa.py_buffer(words)])
    whole_range = made.cast(pa.decimal128(digits, places))
    return pc.if_else(pa.array(found.are_so), whole_range, None)
