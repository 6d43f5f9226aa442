"""Runs a program on Python's own integers: nothing to import, nothing that overflows.

The fastest way for some thousands of units, and what the machine's own arithmetic is
held to in the tests.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby, repeat
from math import lcm
from operator import eq, ge, gt, itemgetter, le, lt, mul, ne

import attrs

from guiju.engine.columnar.beyond import Beyond
from guiju.engine.columnar.layout import Layout
from guiju.engine.expr import Comparison, Ties
from guiju.engine.number import Rounding
from guiju.engine.real import Computed
from guiju.engine.scaled.figure import Carrier, Program
from guiju.engine.scaled.needed import needed
from guiju.engine.scaled.operation import (
    Chosen,
    Compared,
    Folded,
    Given,
    Index,
    Lacking,
    Lane,
    Largest,
    Member,
    Number,
    Ordered,
    Placed,
    Product,
    Quotient,
    Ranked,
    Same,
    Smallest,
    Space,
    Stepwise,
    Taken,
    Way,
    Weighted,
    Whole,
)

Column = Sequence[int]
Loaded = Mapping[tuple[str, Lane], Column]
"""The inputs on their lattices, and their absences."""

COMPARED: Mapping[Comparison, Callable[[int, int], bool]] = {
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.EQUAL: eq,
    Comparison.NOT_EQUAL: ne,
    Comparison.AT_LEAST: ge,
    Comparison.MORE: gt,
}


@attrs.frozen(eq=False)
class Lists:
    """The columns of a program, computed when asked for and then kept."""

    program: Program
    layout: Layout
    loaded: Loaded
    columns: dict[Index, Column] = attrs.field(factory=dict, init=False)
    _beyond: Beyond = attrs.field(init=False)
    _done: set[Index] = attrs.field(factory=set, init=False)

    @_beyond.default
    def _exact_columns(self) -> Beyond:
        return Beyond(self.program, self.layout, self.seen)

    def numbers(self, wanted: Index) -> Column:
        """Return the numbers of a column."""
        self.compute(wanted)
        return self.columns[wanted]

    def exact(self, wanted: Index) -> Sequence[Computed]:
        """Return a column of exact values."""
        self.compute(wanted)
        return self._beyond.columns[wanted]

    def compute(self, *wanted: Index) -> None:
        """Compute the columns ``wanted``, and those that they need."""
        for index in needed(self.program, wanted, self._done):
            if self.program.steps[index].carrier is Carrier.EXACT:
                self._beyond.take(index)
            else:
                self.columns[index] = self._made(index)
            self._done.add(index)

    def seen(self, index: Index, space: Space) -> Column:
        """Return a column that was computed, a number once for each row."""
        operation = self.program.steps[index].operation
        if isinstance(operation, Number):
            return [operation.value] * len(self.layout.keys(space))
        return self.columns[index]

    def _made(self, index: Index) -> Column:
        step = self.program.steps[index]
        match step.operation:
            case Number(value=value):
                return [value]
            case Given(quantity=quantity, lane=lane):
                return self.loaded[quantity, lane]
            case Member(axis=axis, members=members):
                at = step.space.index(axis)
                return [int(key[at] in members) for key in self.layout.keys(step.space)]
            case Same(one=one, another=another):
                at, other = step.space.index(one), step.space.index(another)
                keys = self.layout.keys(step.space)
                return [int(key[at] == key[other]) for key in keys]
            case Weighted() as weighted:
                return self._weighted(weighted)
            case Product(one=one, another=another):
                return [*map(mul, self._each(one), self._each(another))]
            case Quotient(dividend=dividend, divisor=divisor, mode=mode):
                pairs = self._each(dividend), self._each(divisor)
                return [*map(partial(_quotient, mode), *pairs)]
            case Smallest(columns=columns):
                return [*map(min, *map(self._each, columns))]
            case Largest(columns=columns):
                return [*map(max, *map(self._each, columns))]
            case Compared(left=left, comparison=comparison, right=right):
                holds = COMPARED[comparison]
                return [*map(int, map(holds, self._each(left), self._each(right)))]
            case Chosen(condition=condition, then=then, otherwise=otherwise):
                rows = zip(*map(self._each, (condition, then, otherwise)), strict=False)
                return [one if is_so else other for is_so, one, other in rows]
            case Stepwise(column=column, bounds=bounds):
                return [*map(partial(bisect_right, bounds), self._each(column))]
            case Taken() as taken:
                return self._taken(taken, step.space)
            case Folded() as folding:
                return [*map(partial(folded, folding), *self._stretches(folding))]
            case Placed(column=column) as placed:
                return _joined(map(_placed, *self._stretches(placed)))
            case Ranked() as ranked:
                return self._ranked(ranked, step.space)
            case (Whole() | Lacking() | Ordered()) as exact:
                return self._beyond.whole(exact)
            case _:
                raise AssertionError(step.operation)

    def _each(self, index: Index) -> Iterable[int]:
        operation = self.program.steps[index].operation
        if isinstance(operation, Number):
            return repeat(operation.value)
        return self.columns[index]

    def _weighted(self, weighted: Weighted) -> Column:
        if len(weighted.terms) == 1:
            ((weight, index),) = weighted.terms
            return [weight * one + weighted.constant for one in self.columns[index]]
        weights = [weight for weight, _ in weighted.terms]
        rows = zip(*(self.columns[index] for _, index in weighted.terms), strict=True)
        return [sum(map(mul, weights, row), weighted.constant) for row in rows]

    def _taken(self, taken: Taken, space: Space) -> Column:
        column, source = self._each(taken.column), self._space(taken.column)
        if isinstance(column, repeat):
            return self.seen(taken.column, space)
        rows = self.layout.reading(source, taken.reads, space)
        values = self.columns[taken.column]
        return [taken.missing if row is None else values[row] for row in rows]

    def _stretches(
        self, folded: Folded | Placed
    ) -> tuple[Iterable[Column], Iterable[Column | None]]:
        """Return the rows along the last axis, and which of them to keep."""
        space = self._space(folded.column)
        stretches = self.layout.stretches(space)
        column = self.columns[folded.column]
        values = [column[rows] for rows in stretches]
        if folded.keep is None:
            return values, repeat(None)
        keep = self.columns[folded.keep]
        return values, [keep[rows] for rows in stretches]

    def _ranked(self, ranked: Ranked, space: Space) -> Column:
        keys = [
            [-one for one in self.columns[index]] if down else self.columns[index]
            for index, down in ranked.keys
        ]
        standings = [*zip(*keys, strict=True)]
        keep = None if ranked.keep is None else self.columns[ranked.keep]
        places = [0] * len(standings)
        for stretch in self.layout.stretches(space):
            rows = range(stretch.start, stretch.stop)
            there = [row for row in rows if keep is None or keep[row]]
            for place, row in _ranks([(standings[row], row) for row in there], ranked):
                places[row] = place
        return places

    def _space(self, index: Index) -> Space:
        return self.program.steps[index].space


def _quotient(mode: Rounding | None, dividend: int, divisor: int) -> int:
    if mode is None:
        return dividend // divisor
    whole = _of_size(mode, abs(dividend), divisor)
    return whole if dividend >= 0 else -whole


def _of_size(mode: Rounding, size: int, divisor: int) -> int:
    match mode:
        case Rounding.HALF_UP:
            return (2 * size + divisor) // (2 * divisor)
        case Rounding.HALF_EVEN:
            whole, rest = divmod(2 * size + divisor, 2 * divisor)
            return whole - (not rest and whole % 2)
        case Rounding.DOWN:
            return size // divisor
        case Rounding.UP:
            return (size + divisor - 1) // divisor


def folded(folding: Folded, values: Column, keep: Column | None) -> int:
    """Return the rows of one stretch as one."""
    if keep is not None:
        values = [one for one, kept in zip(values, keep, strict=True) if kept]
    if not values:
        return folding.empty
    match folding.way:
        case Way.SUM:
            return sum(values)
        case Way.LEAST:
            return min(values)
        case Way.GREATEST:
            return max(values)
        case Way.MULTIPLE:
            return lcm(*values)


def _placed(values: Column, keep: Column | None) -> Column:
    rows = [row for row in range(len(values)) if keep is None or keep[row]]
    places = [-1] * len(values)
    for place, row in enumerate(sorted(rows, key=values.__getitem__)):
        places[row] = place
    return places


def _ranks(
    standings: list[tuple[tuple[int, ...], int]], ranked: Ranked
) -> Iterable[tuple[int, int]]:
    """Yield the place of each row; the less the standing, the better."""
    better = 0
    ordered = sorted(standings)
    for nth, (_, tied) in enumerate(groupby(ordered, key=itemgetter(0))):
        rows = [row for _, row in tied]
        place = _shared(ranked.ties, nth, better, len(rows))
        yield from ((place, row) for row in rows)
        better += len(rows)


def _shared(ties: Ties, groups: int, better: int, tied: int) -> int:
    """Return the place of ``tied`` equals, behind so many groups and rows."""
    match ties:
        case Ties.SKIP:
            return better + 1
        case Ties.DENSE:
            return groups + 1
        case Ties.LAST:
            return better + tied


def _joined(columns: Iterable[Column]) -> Column:
    return [one for column in columns for one in column]
