"""Which rows a space has: one for each combination of members, the last axis fastest.

Rosters make spaces ragged, and a member is found under a name; both are settled here
once, so that what computes works on row numbers alone.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import attrs

from guiju.engine.axis import Axis, Key
from guiju.engine.facts import Facts
from guiju.engine.place import members
from guiju.engine.scaled.operation import Space


@attrs.frozen(eq=False)
class Layout:
    """The rows of every space of a program, for the rosters of some facts."""

    axes: Sequence[Axis]
    facts: Facts
    _keys: dict[Space, Sequence[Key]] = attrs.field(init=False)
    _sizes: dict[Space, Sequence[int]] = attrs.field(factory=dict, init=False)
    _rows: dict[Space, Mapping[Key, int]] = attrs.field(factory=dict, init=False)

    @_keys.default
    def _of_no_axes(self) -> dict[Space, Sequence[Key]]:
        return {(): [()]}

    def keys(self, space: Space) -> Sequence[Key]:
        """Return the members of every row, in the order of the axes of ``space``."""
        if space not in self._keys:
            before, axis = self.keys(space[:-1]), self.axes[space[-1]]
            names = [self.axes[number].name for number in space[:-1]]
            listed = [
                members(axis, dict(zip(names, key, strict=True)), self.facts)
                if axis.roster
                else axis.members
                for key in before
            ]
            self._sizes[space] = list(map(len, listed))
            self._keys[space] = [
                (*key, member)
                for key, found in zip(before, listed, strict=True)
                for member in found
            ]
        return self._keys[space]

    def stretches(self, space: Space) -> Sequence[slice]:
        """Return the rows along the last axis, for each row of the axes before it."""
        self.keys(space)
        ends = [0]
        for size in self._sizes[space]:
            ends.append(ends[-1] + size)
        return [slice(first, end) for first, end in pairwise(ends)]

    def reading(
        self, source: Space, reads: Sequence[int | None], target: Space
    ) -> Sequence[int | None]:
        """Return for each row of ``target`` the row of ``source`` that it reads."""
        if source not in self._rows:
            numbered = enumerate(self.keys(source))
            self._rows[source] = {key: row for row, key in numbered}
        rows = self._rows[source]
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
