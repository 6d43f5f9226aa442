"""Members as numbers: databases compare and group by these much faster than by names.

A script has the names, since somebody loads its tables; a run loads them itself.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np

from guiju.engine.axis import Key
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.layout import Layout
from guiju.engine.scaled.operation import Space


@attrs.frozen(eq=False)
class Codes:
    """The number of each member: names that are equal have one, on whatever axes."""

    layout: Layout
    numbers: Mapping[str, int] = attrs.field(init=False)

    @numbers.default
    def _numbered(self) -> Mapping[str, int]:
        names = dict.fromkeys(_names(self.layout))
        return {name: number for number, name in enumerate(names)}

    def of(self, names: Sequence[str]) -> Array:
        """Return the numbers of members."""
        return np.array([self.numbers[name] for name in names], dtype=np.int64)

    def key(self, key: Key) -> tuple[int, ...]:
        """Return the numbers of the members of a key."""
        return tuple(self.numbers[name] for name in key)

    def rows(self, space: Space, columns: Sequence[Array]) -> Array:
        """Return the rows of a layout that keys have, whose members are ``columns``."""
        if not self.layout.is_even(space):
            keys = enumerate(self.layout.keys(space))
            rows = {self.key(key): row for row, key in keys}
            found = zip(*(column.tolist() for column in columns), strict=True)
            return np.array([rows[key] for key in found], dtype=np.int64)
        row = np.zeros(len(columns[0]) if columns else 1, dtype=np.int64)
        for axis, column in zip(space, columns, strict=True):
            members = self.layout.axes[axis].members
            places = np.empty(len(self.numbers), dtype=np.int64)
            places[self.of(members)] = np.arange(len(members))
            row = row * len(members) + places[column]
        return row


def _names(layout: Layout) -> Iterator[str]:
    for axis in layout.axes:
        yield from axis.members
    for listed in layout.facts.rosters.values():
        for around, members in listed.items():
            yield from around
            yield from members
