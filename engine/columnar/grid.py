"""Rows and the ways between them, for arrays: strides where axes are listed.

Where a roster makes a space ragged, rows are found by name once, as ``Layout`` does.
"""

from math import prod
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from guiju.engine.columnar.layout import Layout
from guiju.engine.keys import Keys, Listed
from guiju.engine.scaled.operation import Space, Taken

Array = NDArray[Any]
"""Of floats, words, truths or Python's integers, as the carrier says."""
Places = NDArray[np.int64]


@attrs.frozen(eq=False)
class _View:
    """A part of an array that is read where it lies."""

    shape: tuple[int, ...]
    index: tuple[slice | None, ...]


@attrs.frozen(eq=False)
class Grid:
    """The rows of every space of a program as sizes, ends and indices."""

    layout: Layout
    _ends: dict[Space, Places] = attrs.field(factory=dict, init=False)
    _even: dict[Space, bool] = attrs.field(factory=dict, init=False)
    _shapes: dict[Space, tuple[int, ...]] = attrs.field(factory=dict, init=False)
    _found: dict[tuple[int, int], Places] = attrs.field(factory=dict, init=False)
    _views: dict[tuple[tuple[int | None, ...], Space, Space], _View | None] = (
        attrs.field(factory=dict, init=False)
    )

    def is_even(self, space: Space) -> bool:
        """Whether every axis has the same members everywhere."""
        if space not in self._even:
            self._even[space] = self.layout.is_even(space)
        return self._even[space]

    def shape(self, space: Space) -> tuple[int, ...]:
        """Return how many members each axis of an even space has."""
        if space not in self._shapes:
            sizes = (len(self.layout.axes[axis].members) for axis in space)
            self._shapes[space] = tuple(sizes)
        return self._shapes[space]

    def rows(self, space: Space) -> int:
        """Return how many rows ``space`` has."""
        if self.is_even(space):
            return prod(self.shape(space))
        return len(self.layout.keys(space))

    def ends(self, space: Space) -> Places:
        """Return where each stretch along the last axis ends, and 0 before them all."""
        if space not in self._ends:
            if self.is_even(space):
                width = self.shape(space)[-1]
                found = np.arange(self.rows(space[:-1]) + 1, dtype=np.int64) * width
            else:
                stops = [0, *(rows.stop for rows in self.layout.stretches(space))]
                found = np.array(stops, dtype=np.int64)
            self._ends[space] = found
        return self._ends[space]

    def names(self, space: Space, axis: int) -> tuple[tuple[str, ...], Places]:
        """Return the names on ``axis``, and which of them each row has."""
        return along(self.layout.keys(space), space.index(axis))

    def taken(self, values: Array, taken: Taken, source: Space, target: Space) -> Array:
        """Return ``values``, which have the rows of ``source``, for those of target."""
        if source == target[: len(source)] == taken.reads:
            return self._repeated(values, source, target)
        way = (taken.reads, source, target)
        if way not in self._views:
            self._views[way] = self._view(*way)
        view = self._views[way]
        if view is not None:
            return values.reshape(view.shape)[view.index].reshape(-1)
        if self.is_even(source) and self.is_even(target):
            return self._turned(values, taken, source, target)
        found = self.layout.reading(source, taken.reads, target)
        index = np.array([-1 if row is None else row for row in found], dtype=np.int64)
        return _picked(values, index, 0, taken.missing)

    def _view(
        self, reads: tuple[int | None, ...], source: Space, target: Space
    ) -> "_View | None":
        """Return how one member of some axes is read, if nothing else is to be done."""
        if not self.is_even(source) or not self.is_even(target):
            return None
        pairs = [*zip(source, reads, strict=True)]
        index = tuple(self._at(axis, read) for axis, read in pairs)
        kept = [axis for axis, read in pairs if read == axis]
        long = [axis for axis in target if axis in kept or self.shape((axis,)) != (1,)]
        if None in index or kept != long:
            return None
        return _View(self.shape(source), index)

    def _at(self, axis: int, read: int | None) -> slice | None:
        """Return where ``axis`` is read: all along, at one place, or None of these."""
        here = self.layout.axes[axis]
        if read == axis:
            return slice(None)
        if read is None:
            return slice(0, 1) if here.members else None
        wanted = self.layout.axes[read].members
        place = here.places.get(wanted[0]) if len(wanted) == 1 else None
        return None if place is None else slice(place, place + 1)

    def _repeated(self, values: Array, source: Space, target: Space) -> Array:
        if self.is_even(target):
            times = prod(self.shape(target[len(source) :]))
            if len(values) == 1:
                return np.broadcast_to(values, (times,))
            return np.repeat(values, times)
        for at in range(len(source), len(target)):
            widths = np.diff(self.ends(target[: at + 1]))
            values = np.repeat(values, widths)
        return values

    def _turned(
        self, values: Array, taken: Taken, source: Space, target: Space
    ) -> Array:
        """Return the values with the axes of ``target``, by strides alone if it can."""
        values = values.reshape(self.shape(source))
        for at in reversed(range(len(source))):
            read = taken.reads[at]
            if read is None:
                before, after = values.shape[:at], values.shape[at + 1 :]
                values = _first(values, at, 0).reshape((*before, *after))
            elif read != source[at]:
                index = self._positions(source[at], read)
                values = _picked(values, index, at, taken.missing)
        kept = tuple(read for read in taken.reads if read is not None)
        if kept == target:
            return values.reshape(-1)
        order = sorted(range(len(kept)), key=lambda at: target.index(kept[at]))
        values = values.transpose(order)
        beside = [slice(None) if axis in kept else None for axis in target]
        shape = self.shape(target)
        return np.broadcast_to(values[tuple(beside)], shape).reshape(-1)

    def _positions(self, axis: int, read: int) -> Places:
        """Return where the members of one axis stand on another; -1 if not there."""
        if (axis, read) not in self._found:
            there = self.layout.axes[axis].members
            positions = {name: number for number, name in enumerate(there)}
            wanted = (positions.get(n, -1) for n in self.layout.axes[read].members)
            self._found[axis, read] = np.array([*wanted], dtype=np.int64)
        return self._found[axis, read]


def along(keys: Keys, nth: int) -> tuple[tuple[str, ...], Places]:
    """Return names on the axis ``nth`` of ``keys``, and which of them each key has."""
    if isinstance(keys, Listed):
        shape = tuple(len(axis.members) for axis in keys.axes)
        places = np.arange(shape[nth]).reshape([-1, *[1] * (len(shape) - nth - 1)])
        return keys.axes[nth].members, np.broadcast_to(places, shape).ravel()
    found = [key[nth] for key in keys]
    names = tuple(dict.fromkeys(found))
    numbers = {name: number for number, name in enumerate(names)}
    return names, np.array([numbers[name] for name in found], dtype=np.int64)


def _picked(values: Array, index: Places, axis: int, missing: int) -> Array:
    if not values.shape[axis]:
        shape = (*values.shape[:axis], len(index), *values.shape[axis + 1 :])
        return np.full(shape, missing, dtype=values.dtype)
    if len(index) == 1 and index[0] >= 0:
        # One member: a view of it, not a copy.
        return _first(values, axis, int(index[0]))
    found = np.take(values, index, axis=axis, mode="clip")
    np.moveaxis(found, axis, 0)[index < 0] = missing
    return found


def _first(values: Array, axis: int, at: int) -> Array:
    """Return one member of ``axis``, as a view."""
    before: tuple[slice, ...] = (slice(None),) * axis
    found: Array = values[(*before, slice(at, at + 1))]
    return found
