"""The numbers of a column as fractions in lowest terms, equal ones once."""

from fractions import Fraction

import attrs
import numpy as np

from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.numbers import Numbers
from guiju.plugins.outputs.columns.lying import meant

WORD = 2**63
"""Numbers below it, either way, fit into a word of the machine."""
_PACKED = 4
"""Numbers within so many times their count are told apart without sorting."""


@attrs.frozen(eq=False)
class Ratios:
    """Different fractions in lowest terms, and which of them each row has."""

    numerators: Array
    denominators: Array
    rows: Array
    """A number from 0 on; it means nothing where there is an absence."""

    def value(self, nth: int) -> Fraction:
        """Return one of them."""
        return Fraction(int(self.numerators[nth]), int(self.denominators[nth]))


def ratios(found: Numbers) -> Ratios | None:
    """Return the numbers of ``found``, or None where one does not fit into a word."""
    if found.numbers.dtype == object or found.denominator >= WORD:
        return None
    numbers = meant(found, 0)
    if found.divisors is None:
        numbers, rows = different(numbers)
        return _reduced(numbers, np.int64(found.denominator), rows)
    highest = int(found.divisors.max(initial=1))
    if found.divisors.dtype == object or highest * found.denominator >= WORD:
        return None
    divisors = found.divisors.astype(np.int64) * found.denominator
    rows = np.arange(len(divisors), dtype=np.int32)
    return _reduced(numbers, divisors, rows)


def _reduced(numbers: Array, divisors: Array | np.int64, rows: Array) -> Ratios:
    common = np.gcd(numbers, divisors)
    below = np.broadcast_to(divisors // common, numbers.shape)
    return Ratios(numbers // common, below, rows)


def different(numbers: Array) -> tuple[Array, Array]:
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
