"""What was reported, in columns: a fact is made when somebody asks for one.

An input of a million units is a column of a block. The engine computes with the block
itself; whoever explains one unit looks up one key and gets the same ``Fact``, with the
cell that it was read from, as if each had been kept.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

import attrs

from guiju.engine.axis import Axis, Key
from guiju.engine.columnar.beyond import Meaning, value_of
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.table import Block
from guiju.engine.facts import Fact
from guiju.engine.source import Cell


@attrs.frozen(eq=False)
class Origins:
    """Which cell each number of a block was read from.

    The three arrays have the shape of the block, or one that NumPy broadcasts to it:
    of a wide sheet all figures of a unit share one row. A row 0 is no cell at all.
    """

    sheets: tuple[Cell, ...]
    """The first cell of each sheet."""
    sheet: Array
    rows: Array
    columns: Array

    def cell(self, row: int, nth: int) -> Cell | None:
        """Return where the number in ``row`` and column ``nth`` of the block stood."""
        at, found, column = (
            int(_at(array, row, nth)) for array in (self.sheet, self.rows, self.columns)
        )
        if not found:
            return None
        return attrs.evolve(self.sheets[at], row=found, column=column)


@attrs.frozen(eq=False)
class Reported(Mapping[Key, Fact]):
    """The facts of one input: column ``nth`` of a block, a row for each legal key.

    ``axes`` list all their members: where a roster is left to the data there are no
    columns. ``meaning`` says what the whole numbers stand for, as the program does.
    """

    block: Block
    nth: int
    axes: tuple[Axis, ...]
    meaning: Meaning
    origins: Origins
    _places: tuple[Mapping[str, int], ...] = attrs.field(init=False)

    @_places.default
    def _of_members(self) -> tuple[Mapping[str, int], ...]:
        return tuple(places_of(axis) for axis in self.axes)

    def __getitem__(self, key: Key) -> Fact:
        """Return the fact at ``key``, made now.

        Raises:
            KeyError: no such key is legal.
        """
        if len(key) != len(self.axes):
            raise KeyError(key)
        row = 0
        for axis, places, member in zip(self.axes, self._places, key, strict=True):
            row = row * len(axis.members) + places[member]
        return self.fact(row)

    def __iter__(self) -> Iterator[Key]:
        """Yield every legal key, the last axis changing fastest."""
        return product(*(axis.members for axis in self.axes))

    def __len__(self) -> int:
        """Return how many legal keys there are."""
        return prod(len(axis.members) for axis in self.axes)

    def fact(self, row: int) -> Fact:
        """Return the fact in a row of the block."""
        absences = self.block.absences
        absence = 0 if absences is None else int(absences[row, self.nth])
        number = 0 if absence else int(self.block.numbers[row, self.nth])
        value = value_of(self.meaning, absence, number, 1)
        return Fact(value, self.origins.cell(row, self.nth))


def places_of(axis: Axis) -> Mapping[str, int]:
    """Return where each member stands on ``axis``."""
    return {member: nth for nth, member in enumerate(axis.members)}


def _at(array: Array, row: int, nth: int) -> Array:
    found: Array = array[
        tuple(
            0 if size == 1 else at
            for size, at in zip(array.shape, (row, nth), strict=True)
        )
    ]
    return found
