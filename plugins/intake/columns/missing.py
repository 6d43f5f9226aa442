"""What a large table lacks, said as ``missing.py`` says it.

A place that has to be reported is a truth in an array with an axis for each key and
one for the columns; no key is made of it unless it is told.
"""

from collections.abc import Iterator, Sequence

import attrs
import numpy as np

from guiju.engine.columnar.grid import Array
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.keys import Listed
from guiju.plugins.intake.columns.cells import Cells
from guiju.plugins.intake.columns.filling import Filling
from guiju.plugins.intake.gather import Gathered
from guiju.plugins.intake.layout import ITEM, Reader
from guiju.plugins.intake.missing import (
    Where,
    columns_missing,
    rows_missing,
    standing_nowhere,
)

_Pair = tuple[int, int]
"""An axis by its number, the columns being the last, and a member of it."""


@attrs.frozen(eq=False)
class _Grid:
    """The places of a table: the members of its keys, and its columns."""

    axes: tuple[str, ...]
    members: tuple[Sequence[str], ...]

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(map(len, self.members))

    def said(self, pair: _Pair) -> tuple[str, str]:
        """Return the names of an axis and of its member."""
        axis, member = pair
        return self.axes[axis], self.members[axis][member]

    def pairs(self, places: Array) -> list[_Pair]:
        """Return the members that have one of these places, by the first of them."""
        found: list[tuple[int, int, int]] = []
        for axis in range(places.ndim):
            rest = tuple(one for one in range(places.ndim) if one != axis)
            there = np.flatnonzero(places.any(axis=rest))
            first = _firsts(places, axis)[there]
            found.extend(
                (at, axis, member)
                for at, member in zip(first.tolist(), there.tolist(), strict=True)
            )
        return [(axis, member) for _, axis, member in sorted(found)]


def missing(
    filling: Filling, cells: Cells, gathered: Gathered, reader: Reader
) -> Iterator[Diagnostic]:
    """Yield a fault for each column and row that the sheets of a table lack."""
    every = range(len(filling.table.columns))
    if not any((filling.is_obligatory(n) & ~cells.claimed(n)).any() for n in every):
        return
    obligatory, absent = _absent(filling, cells, gathered)
    if not absent.any():
        return
    table = filling.table
    grid = _Grid(
        (*(axis.name for axis in table.keys), ITEM),
        (
            *(axis.members for axis in table.keys),
            tuple(column.name for column in table.columns),
        ),
    )
    obligatory, absent = obligatory.reshape(grid.shape), absent.reshape(grid.shape)
    pairs = {grid.said(pair): pair for pair in grid.pairs(obligatory)}
    columns = tuple(standing_nowhere(pairs, gathered))
    yield from columns_missing(columns, gathered, reader)
    for said in columns:
        there = _slice(grid, pairs[said])
        obligatory[there] = absent[there] = False
    causes = _causes(grid, obligatory, absent)
    is_all = bool((obligatory == absent).all())
    yield from rows_missing(causes, gathered, is_all=is_all)


def _absent(filling: Filling, cells: Cells, gathered: Gathered) -> tuple[Array, Array]:
    """Return which places have to be reported, and of these which stand nowhere."""
    table = filling.table
    obligatory = np.zeros(filling.numbers.shape, dtype=np.bool_)
    absent = np.zeros(filling.numbers.shape, dtype=np.bool_)
    for nth in range(len(table.columns)):
        obligatory[:, nth] = filling.is_obligatory(nth)
        absent[:, nth] = obligatory[:, nth] & ~cells.claimed(nth)
    columns = {column.name: nth for nth, column in enumerate(table.columns)}
    keys = Listed(table.keys)
    for key, name in (*gathered.seen, *gathered.blanks):
        absent[keys.row(key), columns[name]] = False
    return obligatory, absent


def _causes(grid: _Grid, every: Array, absent: Array) -> Iterator[Where]:
    """Yield what is absent: members that are so everywhere, then single places."""
    left = absent.copy()
    lacking = [_counts(absent, axis) for axis in range(absent.ndim)]
    total = [_counts(every, axis) for axis in range(every.ndim)]
    for pair in grid.pairs(absent):
        axis, member = pair
        there = _slice(grid, pair)
        if lacking[axis][member] == total[axis][member] and left[there].any():
            left[there] = False
            yield (grid.said(pair),)
    for place in np.argwhere(left.any(axis=-1)).tolist():
        yield tuple(grid.said(pair) for pair in enumerate(place))


def _slice(grid: _Grid, pair: _Pair) -> tuple[slice | int, ...]:
    axis, member = pair
    return tuple(
        member if at == axis else slice(None) for at in range(len(grid.members))
    )


def _counts(places: Array, axis: int) -> Array:
    rest = tuple(one for one in range(places.ndim) if one != axis)
    found: Array = places.sum(axis=rest)
    return found


def _firsts(places: Array, axis: int) -> Array:
    """Return the number of the first place of each member of an axis."""
    there = np.moveaxis(places, axis, 0)
    first = there.reshape(len(there), -1).argmax(axis=1)
    rest = np.unravel_index(first, there.shape[1:])
    place = (*rest[:axis], np.arange(len(there)), *rest[axis:])
    found: Array = np.ravel_multi_index(place, places.shape)
    return found
