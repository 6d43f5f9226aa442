"""The lines of a board of very many units, and its columns, made when looked at.

Equal figures of a column are worked out once, whoever many units have them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import attrs
import numpy as np

from guiju.engine.columnar.beyond import value_of
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.numbers import Numbers
from guiju.engine.keys import parts
from guiju.engine.plan import Group, Ranking
from guiju.engine.result import Result
from guiju.engine.scaled.operation import ABSENCES, Kind
from guiju.engine.value import Value
from guiju.plugins.outputs.board import Line, ManyLines, Repeated
from guiju.plugins.outputs.columns.lying import meant, numbers_of
from guiju.plugins.outputs.columns.ratios import different, ratios

_Cell = TypeVar("_Cell")
_Other = TypeVar("_Other")
_FEW = 2**17
"""So many different things are kept."""
_ABSENT = sorted(ABSENCES, key=ABSENCES.__getitem__)
"""Each absence, the first for the code 1."""


@attrs.frozen(eq=False)
class OfUnit(Mapping[str, Value]):
    """The values of one unit by the id of the quantity, looked up when asked for."""

    result: Result
    ids: Sequence[str]
    unit: str

    def __getitem__(self, name: str) -> Value:
        return self.result.values[name][self.unit,]

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


@attrs.frozen(eq=False)
class Lines(ManyLines):
    """The lines of a group, ``order`` saying which unit of it stands on each."""

    result: Result
    ids: Sequence[str]
    """The quantities of which each line has a value."""
    members: Sequence[str]
    order: Array
    ranks: Array | None
    """The place of each unit of the group, 0 for none."""

    def __len__(self) -> int:
        return len(self.order)

    def at(self, row: int) -> Line:
        """Return a line."""
        return self._line(int(self.order[row]))

    def __iter__(self) -> Iterator[Line]:
        return map(self._line, self.order.tolist())

    def _line(self, at: int) -> Line:
        unit = self.members[at]
        rank = None if self.ranks is None else int(self.ranks[at]) or None
        return Line(unit, rank, OfUnit(self.result, self.ids, unit))

    def column(self, quantity: str) -> Sequence[Value]:
        """Return the values of a quantity, line by line."""
        values = self.result.values[quantity]
        found = numbers_of(values)
        told_apart = None if found is None else _told_apart(found)
        if found is None or told_apart is None:
            each = [*values.values()]
            return Column.of(each.__getitem__, len(each), self.order)
        make, count, rows = told_apart
        if found.absences is None:
            return Column.of(make, count, rows[self.order])
        codes = found.absences.astype(np.int64)
        rows = np.where(codes, count - 1 + codes, rows)
        return Column.of(
            lambda nth: make(nth) if nth < count else _ABSENT[nth - count],
            count + len(_ABSENT),
            rows[self.order],
        )


@attrs.frozen(eq=False)
class Column(Repeated[_Cell]):
    """Things on lines, made by number and kept where they are few."""

    make: Callable[[int], _Cell]
    number: int
    """So many of them are different."""
    rows: Array
    """Which of them stands on each line."""

    @classmethod
    def of(
        cls, make: Callable[[int], _Cell], number: int, rows: Array
    ) -> "Column[_Cell]":
        """Return them, made now where they are few."""
        if number > _FEW:
            return cls(make, number, rows)
        return cls([make(nth) for nth in range(number)].__getitem__, number, rows)

    def different(self) -> Iterator[_Cell]:
        """Yield each of them once."""
        there = np.zeros(self.number, np.bool_)
        there[self.rows] = True
        return map(self.make, np.flatnonzero(there).tolist())

    def each(self, change: Callable[[_Cell], _Other]) -> "Column[_Other]":
        """Return what is made of each of them."""
        make = self.make
        return Column.of(lambda nth: change(make(nth)), self.number, self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[_Cell]:
        for rows in parts(len(self)):
            yield from map(self.make, self.rows[rows].tolist())

    def at(self, row: int) -> _Cell:
        """Return what stands on a line."""
        return self.make(int(self.rows[row]))


def lines_of(
    result: Result, group: Group, ids: Sequence[str], ranking: Ranking | None
) -> Lines | None:
    """Return the lines of ``group`` by rank, or None where they lie in no arrays."""
    members = group.members
    axes = {id(axis): axis for one in ids for axis in result.plan.quantities[one].axes}
    if any(axis.members != members for axis in axes.values()):
        return None
    order = np.arange(len(members))
    if ranking is None:
        return Lines(result, ids, members, order, None)
    found = numbers_of(result.values[ranking.rank])
    if found is None:
        return None
    ranks = meant(found, 0)
    last = np.where(ranks, ranks, np.iinfo(np.int64).max)
    return Lines(result, ids, members, np.argsort(last, kind="stable"), ranks)


def _told_apart(found: Numbers) -> tuple[Callable[[int], Value], int, Array] | None:
    """Return what makes the different values, how many, and which each unit has."""
    if found.kind is Kind.NUMBER:
        one = ratios(found)
        return None if one is None else (one.value, len(one.numerators), one.rows)
    there, rows = found.numbers, np.zeros(len(found.keys), np.int64)
    if found.absences is not None:
        there = there[found.absences == 0]
    if len(there):
        there, rows = different(meant(found, int(there[0])))
    return lambda nth: value_of(found, 0, int(there[nth]), 1), len(there), rows
