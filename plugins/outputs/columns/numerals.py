"""Exact numbers written out a column at a time, as ``engine.number`` writes one.

Whoever gets None writes them one by one: a word of the machine is too short for them.
Needs NumPy and pyarrow (the extra ``scale``).
"""

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guiju.engine.columnar.grid import Array
from guiju.plugins.outputs.columns.ratios import WORD, Ratios

_MOST_DECIMALS = 18
"""More digits behind the point do not fit into a word."""
_TWOS, _FIVES = 2**62, 5**27


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
    if highest * 10**places >= WORD:
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
