"""Which rows a space has: one for each combination of members, the last axis fastest.

Rosters make spaces ragged, and a member is found under a name; both are settled here
once, so that what computes works on row numbers alone.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import attrs

from guiju.engine.axis import Axis, Key
from guiju.engine.facts import Facts
from guiju.engine.keys import Keys, Listed, Rostered
from guiju.engine.place import members
from guiju.engine.scaled.operation import Space


@attrs.frozen(eq=False)
class Layout:
    """The rows of every space of a program, for the rosters of some facts."""

    axes: Sequence[Axis]
    facts: Facts
    _keys: dict[Space, Keys] = attrs.field(factory=dict, init=False)
    _sizes: dict[Space, Sequence[int]] = attrs.field(factory=dict, init=False)
    _rows: dict[Space, Mapping[Key, int]] = attrs.field(factory=dict, init=False)

    def is_even(self, space: Space) -> bool:
        """Whether every axis has the same members everywhere."""
        return not any(self.axes[axis].roster for axis in space)

    def keys(self, space: Space) -> Keys:
        """Return the members of every row, in the order of the axes of ``space``."""
        if space not in self._keys:
            even = self.is_even(space)
            axes = tuple(self.axes[axis] for axis in space)
            self._keys[space] = Listed(axes) if even else self._rostered(space)
        return self._keys[space]

    def stretches(self, space: Space) -> Sequence[slice]:
        """Return the rows along the last axis, for each row of the axes before it."""
        ends = [0]
        for size in self._widths(space):
            ends.append(ends[-1] + size)
        return [slice(first, end) for first, end in pairwise(ends)]

    def _widths(self, space: Space) -> Sequence[int]:
        if self.is_even(space):
            width = len(self.axes[space[-1]].members)
            return [width] * len(self.keys(space[:-1]))
        self.keys(space)
        return self._sizes[space]

    def _rostered(self, space: Space) -> Keys:
        before, axis = self.keys(space[:-1]), self.axes[space[-1]]
        names = [self.axes[number].name for number in space[:-1]]
        listed = [
            members(axis, dict(zip(names, key, strict=True)), self.facts)
            if axis.roster
            else axis.members
            for key in before
        ]
        self._sizes[space] = list(map(len, listed))
        return Rostered(
            [
                (*key, member)
                for key, found in zip(before, listed, strict=True)
                for member in found
            ]
        )

    def reading(
        self, source: Space, reads: Sequence[int | None], target: Space
    ) -> Sequence[int | None]:
        """Return for each row of ``target`` the row of ``source`` that it reads."""
        rows = self._rows_of(source)
        only = [self.axes[axis].members for axis in source]
        at = [None if read is None else target.index(read) for read in reads]
        return [
            rows.get(
                tuple(
                    only[nth][0] if where is None else key[where]
                    for nth, where in enumerate(at)
                )
            )
            for key in self.keys(target)
        ]

    def _rows_of(self, space: Space) -> Mapping[Key, int]:
        if space not in self._rows:
            numbered = enumerate(self.keys(space))
            self._rows[space] = {key: row for row, key in numbered}
        return self._rows[space]
