"""Facts as arrays: whole numbers with so many decimals, without an object for a cell.

A block holds inputs side by side that have the same rows. Sums over a block are one
product of matrices, so whoever has many inputs of one table keeps them in one block.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import attrs
import numpy as np

from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.lists import Loaded
from guiju.engine.interval import Interval
from guiju.engine.scaled.operation import ABSENCES, Lane
from guiju.engine.scaled.profile import Known
from guiju.engine.value import Absence

_MOST = 2**53


class NotWholeError(Exception):
    """A block holds a number that is not whole, or that a float cannot hold exactly."""


@attrs.frozen(eq=False)
class Block:
    """Inputs side by side: a row for each key in the order of their axes.

    ``numbers`` are figures × 10^``places``; ``absences`` are 0, 1 (不适用) or 2 (未报),
    None where everything was reported. A day is its ordinal, a truth 0 or 1, a grade
    its level.
    """

    quantities: tuple[str, ...]
    numbers: Array
    places: int = 0
    absences: Array | None = None

    @classmethod
    def of(
        cls,
        quantities: Sequence[str],
        numbers: Array,
        places: int = 0,
        absences: Array | None = None,
    ) -> "Block":
        """Return a block whose numbers ride in floats.

        Raises:
            NotWholeError: they cannot.
        """
        # Each input lies in one piece: BLAS goes over a block so almost twice as fast.
        held = np.asfortranarray(numbers)
        if not _are_whole(held):
            raise NotWholeError(tuple(quantities))
        floats = held.astype(np.float64, copy=False)
        return cls(tuple(quantities), floats, places, absences)

    def known(self) -> Mapping[str, Known]:
        """Return what holds of each input."""
        scale = 10**self.places
        return {
            name: self.known_of(nth, scale) for nth, name in enumerate(self.quantities)
        }

    def known_of(self, nth: int, scale: int) -> Known:
        """Return what holds of a column of figures × ``scale``."""
        if not len(self.numbers):
            return Known(denominator=scale, range=None)
        low, high = (int(ends[nth]) for ends in self._ends)
        within = Interval(Fraction(low, scale), Fraction(high, scale))
        absences = self._absences(nth)
        return Known(denominator=scale, range=within, absences=absences)

    @cached_property
    def _ends(self) -> tuple[Array, Array]:
        """The least and the greatest number of each column."""
        return self.numbers.min(axis=0), self.numbers.max(axis=0)

    def _absences(self, nth: int) -> frozenset[Absence]:
        if self.absences is None:
            return frozenset()
        there = self.absences[:, nth]
        return frozenset(one for one, code in ABSENCES.items() if (there == code).any())


@attrs.frozen(eq=False)
class Table:
    """The inputs of a program as arrays."""

    lanes: Mapping[tuple[str, Lane], Array]
    blocks: tuple[Block, ...] = ()

    def lane(self, quantity: str, lane: Lane) -> Array:
        """Return the numbers or the absences of an input."""
        return self.lanes[quantity, lane]


def of_blocks(blocks: Sequence[Block]) -> Table:
    """Return the inputs that stand in ``blocks``."""
    lanes = {}
    for block in blocks:
        for nth, name in enumerate(block.quantities):
            lanes[name, Lane.VALUE] = block.numbers[:, nth]
            if block.absences is not None:
                lanes[name, Lane.ABSENCE] = block.absences[:, nth]
    return Table(lanes, tuple(blocks))


def of_lists(loaded: Loaded) -> Table:
    """Return the inputs that were loaded as lists."""
    return Table({key: _array(column) for key, column in loaded.items()})


def whole(numbers: Array) -> list[int]:
    """Return whole numbers as Python has them."""
    if numbers.dtype == object:
        return [int(number) for number in numbers]
    found: list[int] = numbers.astype(np.int64).tolist()
    return found


def _array(column: Sequence[int]) -> Array:
    if all(abs(number) < 2**63 for number in column):
        return np.array(column, dtype=np.int64)
    return np.array(column, dtype=object)


def _are_whole(numbers: Array) -> bool:
    """Whether every number is whole and below 2^53."""
    # Column by column: looking at all of them at once takes as much memory again.
    return all(_is_whole(column) for column in numbers.T)


def _is_whole(numbers: Array) -> bool:
    if not numbers.size:
        return True
    if numbers.dtype.kind == "f" and not (numbers == np.rint(numbers)).all():
        return False
    if numbers.dtype == object and any(int(n) != n for n in numbers.flat if n == n):  # noqa: PLR0124 - a NaN is not itself
        return False
    return bool(numbers.min() > -_MOST and numbers.max() < _MOST)
