"""Places among equals by counting, where keys are small, and by sorting elsewhere."""

from collections.abc import Sequence
from functools import cached_property
from math import prod

import attrs
import numpy as np
from numpy.typing import NDArray

from guiju.engine.columnar.grid import Array, Places
from guiju.engine.expr import Ties

_MOST_COUNTERS = 8
"""Counting takes at most so many counters for each row."""

Kept = NDArray[np.bool_]


@attrs.frozen(eq=False)
class Key:
    """What rows are compared by: the less, the better. The bounds hold all of it."""

    column: Array
    low: int | None
    high: int | None
    descending: bool

    @property
    def width(self) -> int | None:
        """How many different numbers there can be."""
        if self.low is None or self.high is None:
            return None
        return self.high - self.low + 1

    def rising(self) -> Array:
        """Return numbers of which the lowest are the best, by rank if they are long."""
        column = self.column
        if column.dtype == object:
            column = np.unique(column, return_inverse=True)[1].reshape(-1)
        if column.dtype == np.bool_:
            column = column.astype(np.int8)
        return -column if self.descending else column

    def counted(self) -> Places:
        """Return the same from 0 up, to count by."""
        column = self.column.astype(np.int64)
        return (
            (self.high or 0) - column if self.descending else column - (self.low or 0)
        )


@attrs.frozen(eq=False)
class Stretches:
    """The rows along one axis: where each stretch ends, and 0 before them all."""

    ends: Places

    @property
    def starts(self) -> Places:
        """Where each stretch begins."""
        return self.ends[:-1]

    @property
    def rows(self) -> int:
        """How many rows there are, all together."""
        return int(self.ends[-1])

    @cached_property
    def of(self) -> Places:
        """Of which stretch each row is."""
        widths = np.diff(self.ends)
        return np.repeat(np.arange(len(widths), dtype=np.int64), widths)


def ranked(
    keys: Sequence[Key], ties: Ties, keep: Kept | None, stretches: Stretches
) -> Places:
    """Return the place of each row in its stretch from 1, 0 for those not kept."""
    widths = [key.width for key in keys]
    counters = len(stretches.starts) * prod(width or 1 for width in widths)
    if None in widths or counters > _MOST_COUNTERS * max(stretches.rows, 1_000):
        places = _sorted(keys, ties, keep, stretches)
    else:
        places = _counted(keys, ties, keep, stretches)
    return places if keep is None else np.where(keep, places, 0)


def placed(column: Array, keep: Kept | None, stretches: Stretches) -> Places:
    """Return the place of each row in its stretch from 0, -1 for those not kept."""
    order = _order([Key(column, None, None, descending=False)], keep, stretches)
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order)) - stretches.starts[stretches.of[order]]
    return places if keep is None else np.where(keep, places, -1)


def _counted(
    keys: Sequence[Key], ties: Ties, keep: Kept | None, stretches: Stretches
) -> Places:
    """Return places by how many rows have each combination of keys."""
    several = len(stretches.starts) > 1
    index = stretches.of if several else None
    for key in keys:
        counted = key.counted()
        index = counted if index is None else index * (key.width or 1) + counted
    assert index is not None, "a ranking has a key"
    shape = (len(stretches.starts), -1)
    counters = shape[0] * prod(key.width or 1 for key in keys)
    taking_part = index if keep is None else index[keep]
    counts = np.bincount(taking_part, minlength=counters).reshape(shape)
    return _by_counts(counts, ties).reshape(-1)[index]


def _by_counts(counts: Places, ties: Ties) -> Places:
    """Return the place for each key, the best first, from how many rows have it."""
    match ties:
        case Ties.SKIP:
            return np.cumsum(counts, axis=1) - counts + 1
        case Ties.DENSE:
            return np.cumsum(counts > 0, axis=1)
        case Ties.LAST:
            return np.cumsum(counts, axis=1)


def _sorted(
    keys: Sequence[Key], ties: Ties, keep: Kept | None, stretches: Stretches
) -> Places:
    """Return places in the order of the keys; those not kept come after the others."""
    order = _order(keys, keep, stretches)
    rows = np.arange(len(order))
    compared = [stretches.of, *(key.rising() for key in keys)]
    if keep is not None:
        compared.append(keep)
    is_new = np.ones(len(order), dtype=np.bool_)
    is_new[1:] = False
    for column in compared:
        there = column[order]
        is_new[1:] |= there[1:] != there[:-1]
    group = np.cumsum(is_new) - 1
    first = rows[is_new][group]
    start = stretches.starts[stretches.of[order]]
    places = np.empty(len(order), dtype=np.int64)
    match ties:
        case Ties.SKIP:
            places[order] = first - start + 1
        case Ties.DENSE:
            places[order] = group - group[start] + 1
        case Ties.LAST:
            places[order] = first + np.bincount(group)[group] - start
    return places


def _order(keys: Sequence[Key], keep: Kept | None, stretches: Stretches) -> Places:
    """Return the rows by stretch, those not kept last, and by the keys."""
    columns = [key.rising() for key in reversed(keys)]
    gone = [] if keep is None else [~keep]
    return np.lexsort((*columns, *gone, stretches.of))
