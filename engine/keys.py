"""Keys in the order of their axes, and mappings that have one thing for each of them.

A million keys are not kept as a million tuples: where axes list their members, a key is
a row number, and the other way round.
"""

from abc import abstractmethod
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from itertools import product
from math import prod
from typing import TypeVar, overload

import attrs

from guiju.engine.axis import Axis, Key

_Cell = TypeVar("_Cell")
_AT_ONCE = 65_536
"""Of so many rows together equal things are made once."""


class Made(Sequence[_Cell]):
    """Things that are made when somebody looks at one."""

    __slots__ = ()

    @abstractmethod
    def at(self, row: int) -> _Cell:
        """Return what stands in a row from 0 on."""

    @overload
    def __getitem__(self, row: int) -> _Cell: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[_Cell, ...]: ...

    def __getitem__(self, row: int | slice) -> _Cell | tuple[_Cell, ...]:
        """Return what stands in a row, or in several."""
        if isinstance(row, slice):
            return tuple(self.at(one) for one in range(*row.indices(len(self))))
        return self.at(range(len(self))[row])


class Keys(Made[Key]):
    """Every legal key of some axes; its number is its row."""

    __slots__ = ()

    @abstractmethod
    def row(self, key: Key) -> int:
        """Return the row of ``key``.

        Raises:
            KeyError: no such key is legal.
        """

    def __contains__(self, key: object) -> bool:
        """Whether ``key`` is legal."""
        if not isinstance(key, tuple):
            return False
        try:
            self.row(key)
        except KeyError:
            return False
        return True


@attrs.frozen(eq=False, repr=False)
class Listed(Keys):
    """The keys of axes that list their members, the last axis changing fastest."""

    axes: tuple[Axis, ...]

    def row(self, key: Key) -> int:
        """Return the row of ``key``."""
        if len(key) != len(self.axes):
            raise KeyError(key)
        row = 0
        for axis, member in zip(self.axes, key, strict=True):
            row = row * len(axis.members) + axis.places[member]
        return row

    def at(self, row: int) -> Key:
        """Return the key of a row."""
        found: list[str] = []
        for axis in reversed(self.axes):
            row, place = divmod(row, len(axis.members))
            found.append(axis.members[place])
        return tuple(reversed(found))

    def __iter__(self) -> Iterator[Key]:
        """Yield every key."""
        return product(*(axis.members for axis in self.axes))

    def __len__(self) -> int:
        """Return how many keys there are."""
        return prod(len(axis.members) for axis in self.axes)


@attrs.frozen(eq=False, repr=False)
class Rostered(Keys):
    """The keys of axes of which the data lists members: each one is kept."""

    every: Sequence[Key]

    @cached_property
    def _rows(self) -> Mapping[Key, int]:
        return {key: row for row, key in enumerate(self.every)}

    def row(self, key: Key) -> int:
        """Return the row of ``key``."""
        return self._rows[key]

    def at(self, row: int) -> Key:
        """Return the key of a row."""
        return self.every[row]

    def __iter__(self) -> Iterator[Key]:
        """Yield every key."""
        return iter(self.every)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self.every)


class ByRow(Mapping[Key, _Cell]):
    """One thing for each legal key, made when somebody asks for it.

    Whoever goes through all of them has them one after the other, and none is kept.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def legal(self) -> Keys:
        """The keys, in the order of the rows."""

    @abstractmethod
    def at(self, row: int) -> _Cell:
        """Return what stands in a row."""

    @abstractmethod
    def each(self) -> Iterator[_Cell]:
        """Yield what stands in each row; equal things near each other are one."""

    def __getitem__(self, key: Key) -> _Cell:
        """Return what stands at ``key``."""
        return self.at(self.legal.row(key))

    def __iter__(self) -> Iterator[Key]:
        """Yield every legal key."""
        return iter(self.legal)

    def __len__(self) -> int:
        """Return how many legal keys there are."""
        return len(self.legal)

    def __contains__(self, key: object) -> bool:
        """Whether ``key`` is legal; nothing is made."""
        return key in self.legal

    def replaced(self, cells: Mapping[Key, _Cell]) -> Mapping[Key, _Cell]:
        """Return the same with other things in some cells."""
        return {**self, **cells}

    def items(self) -> ItemsView[Key, _Cell]:
        """Return the keys with what stands there, looked up by none of them."""
        return _Items(self)

    def values(self) -> ValuesView[_Cell]:
        """Return what stands at the keys, looked up by none of them."""
        return _Values(self)


def parts(rows: int) -> Iterator[slice]:
    """Yield the stretches of rows that are made together."""
    for start in range(0, rows, _AT_ONCE):
        yield slice(start, min(start + _AT_ONCE, rows))


class _Items(ItemsView[Key, _Cell]):
    __slots__ = ()
    _mapping: ByRow[_Cell]

    def __iter__(self) -> Iterator[tuple[Key, _Cell]]:
        return zip(self._mapping.legal, self._mapping.each(), strict=True)


class _Values(ValuesView[_Cell]):
    __slots__ = ()
    _mapping: ByRow[_Cell]

    def __iter__(self) -> Iterator[_Cell]:
        return self._mapping.each()
