"""The names in a key column as places on its axis: each different one once."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final, TypeVar

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guiju.engine.axis import Axis
from guiju.engine.columnar.grid import Array
from guiju.plugins.intake.figure import text_of
from guiju.plugins.intake.names import Names
from guiju.plugins.sheet import Batches, CellValue

_Made = TypeVar("_Made")
UNKNOWN: Final = -1
"""Stands for a name that is nobody's, for a blank, and for the header said again."""
_NOT_TEXT: Final = "=#"
"""What begins so may be a formula or an error, whatever the members are called."""


@attrs.define(kw_only=True, eq=False)
class Members:
    """What may be written in one key column, with what was found there so far."""

    names: Names
    axis: Axis
    head: str
    """What stands over the column: a row that says it again is a header."""
    batches: Batches
    _known: dict[str, int] = attrs.field(factory=dict, init=False)
    _next: int = attrs.field(default=0, init=False)
    """Where the names go on if they stand in the order of the rulebook."""

    def find(self, written: pa.Array) -> Array:
        """Return the place of each name on the axis, ``UNKNOWN`` if it has none."""
        found = self._in_order(written)
        if found is None:
            found = by_different(written, self._places, UNKNOWN)
        if len(found):
            self._next = int(found[-1]) + 1
        return found

    def _in_order(self, written: pa.Array) -> Array | None:
        """Return the next places if the names are the next ones, as most often."""
        size, first = len(written), self._next
        if self._ordered is None or written.type != pa.string():
            return None
        if not written.equals(self._ordered.slice(first, size)):
            return None
        return np.arange(first, first + size, dtype=np.int64)

    @cached_property
    def _ordered(self) -> pa.Array | None:
        """The members in their order, if each name as it is written means its own."""
        members = self.axis.members
        first = {name[:1] for name in members}
        if first & set(_NOT_TEXT) or self.head in members:
            return None
        meant = [*map(self.names.meaning.get, members)]
        return pa.array(members, pa.string()) if meant == [*members] else None

    def _places(self, names: pa.Array) -> Sequence[int]:
        if names.type != pa.string():
            return [self._place(text_of(one)) for one in contents(names, self.batches)]
        meaning, places, head = self.names.meaning, self.axis.places, self.head
        written: Sequence[str] = names.to_pylist()
        return [
            places[meaning[name]]
            if name in meaning and name != head and name[:1] not in _NOT_TEXT
            else self._looked_up(name, names, at)
            for at, name in enumerate(written)
        ]

    def _looked_up(self, name: str, names: pa.Array, at: int) -> int:
        if name not in self._known:
            (content,) = contents(names.slice(at, 1), self.batches)
            self._known[name] = self._place(text_of(content))
        return self._known[name]

    def _place(self, written: str) -> int:
        member = self.names.find(written)
        if member is None or written == self.head:
            return UNKNOWN
        return self.axis.places[member]


def by_different(
    cells: pa.Array, make: Callable[[pa.Array], Sequence[_Made]], blank: _Made
) -> Array:
    """Return the whole numbers that are made of each cell, of equal ones once."""
    encoded = pc.dictionary_encode(cells)
    made = [*make(encoded.dictionary), blank]
    # A blank has no code: taken for -1 it finds the last of what was made.
    codes = pc.fill_null(encoded.indices, -1).to_numpy()
    found: Array = np.array(made, dtype=np.int64)[codes]
    return found


def contents(column: pa.Array, batches: Batches) -> list[CellValue]:
    """Return what the cells of a column hold, as their source says."""
    alone = pa.RecordBatch.from_arrays([column], names=["0"])
    return [batches.cells(alone, at)[0] for at in range(len(column))]
