"""Runs a program on NumPy's arrays: whole numbers in floats, in words, or longer.

What holds each column was decided when the program was made, so nothing here can wrap
or lose a digit: NumPy itself would do so without a word.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from math import ceil, floor

import attrs
import numpy as np

from guiju.engine.columnar import lists
from guiju.engine.columnar.beyond import Beyond
from guiju.engine.columnar.fuse import Fused, fused
from guiju.engine.columnar.grid import Array, Grid, Places
from guiju.engine.columnar.ranking import Kept, Key, Stretches, placed, ranked
from guiju.engine.columnar.table import Table, whole
from guiju.engine.expr import Comparison
from guiju.engine.number import Rounding
from guiju.engine.real import Computed
from guiju.engine.scaled.figure import Carrier, Program
from guiju.engine.scaled.operation import (
    Chosen,
    Compared,
    Folded,
    Given,
    Index,
    Lacking,
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

_DTYPES: Mapping[Carrier, type] = {
    Carrier.FLOAT: np.float64,
    Carrier.WORD: np.int64,
    Carrier.LONG: object,
}
COMPARED: Mapping[Comparison, Callable[..., Kept]] = {
    Comparison.LESS: np.less,
    Comparison.AT_MOST: np.less_equal,
    Comparison.EQUAL: np.equal,
    Comparison.NOT_EQUAL: np.not_equal,
    Comparison.AT_LEAST: np.greater_equal,
    Comparison.MORE: np.greater,
}
_ENDS = {Way.LEAST: np.minimum, Way.GREATEST: np.maximum}

Plans = dict[tuple[tuple[Index, ...], frozenset[Index]], Fused]
"""What is to be done to have some columns where others are there already."""


@attrs.frozen(eq=False)
class Arrays:
    """The columns of a program, computed when asked for; those asked for are kept.

    What was computed on the way goes when its last reader has read it: memory that was
    used before is faster than memory that nobody has touched. Of those asked for the
    first ones go when there are more than ``most_kept`` bytes. If one of them is asked
    for again, somebody goes from one to the other, and there is room for more.
    """

    program: Program
    grid: Grid
    table: Table
    plans: Plans = attrs.field(factory=dict)
    most_kept: int = 2**28
    columns: dict[Index, Array] = attrs.field(factory=dict, init=False)
    _forgotten: set[Index] = attrs.field(factory=set, init=False)
    _missed: list[Index] = attrs.field(factory=list, init=False)
    """Those that were forgotten and asked for again."""
    _beyond: Beyond = attrs.field(init=False)

    @_beyond.default
    def _exact_columns(self) -> Beyond:
        return Beyond(self.program, self.grid.layout, self._listed)

    def numbers(self, wanted: Index) -> Sequence[int]:
        """Return the numbers of a column, as Python has them."""
        return self._listed(wanted, self._space(wanted))

    def array(self, wanted: Index) -> Array:
        """Return the numbers of a column as an array."""
        if wanted not in self.columns:
            self.compute(wanted)
        return self.columns[wanted]

    def exact(self, wanted: Index) -> Sequence[Computed]:
        """Return a column of exact values."""
        self.compute(wanted)
        return self._beyond.columns[wanted]

    def compute(self, *wanted: Index) -> None:
        """Compute the columns ``wanted``, and those that they need."""
        if all(one in self.columns or one in self._beyond.columns for one in wanted):
            return
        self._missed.extend(self._forgotten.intersection(wanted))
        plan = self._plan(wanted)
        self._multiply(plan)
        for index in plan.steps:
            if index in self.columns:
                continue
            if self.program.steps[index].carrier is Carrier.EXACT:
                self._beyond.take(index)
            else:
                self.columns[index] = self._made(index, plan)
            for column in plan.over.get(index, ()):
                self.columns.pop(column, None)
                self._beyond.columns.pop(column, None)
        self._forget(plan, {*wanted})

    def _forget(self, plan: Fused, wanted: Collection[Index]) -> None:
        """Drop what was asked for first, until no more is kept than may be."""
        columns = self.columns
        for index in (one for sums in plan.products for one in sums.steps):
            if index in wanted:
                # A row of a product would keep all others in memory.
                columns[index] = columns[index].copy()
        own = {nth: one.nbytes for nth, one in columns.items() if one.base is None}
        kept, most = sum(own.values()), self.most_kept * (4 + len(self._missed)) // 4
        for index, size in own.items():
            if kept > most and index not in wanted:
                kept -= size
                del columns[index]
                self._forgotten.add(index)

    def _plan(self, wanted: tuple[Index, ...]) -> Fused:
        done = self.columns.keys() | self._beyond.columns.keys()
        key = (wanted, frozenset(done))
        if key not in self.plans:
            self.plans[key] = fused(self.program, wanted, done, self.table.blocks)
        return self.plans[key]

    def _multiply(self, plan: Fused) -> None:
        """Compute all sums over a block of inputs by one product of matrices."""
        for sums in plan.products:
            numbers, weights = self.table.blocks[sums.block].numbers, sums.weights
            # Of one row NumPy does the product with a vector faster.
            one = len(weights) == 1
            found = [numbers @ weights[0]] if one else weights @ numbers.T
            rows = zip(sums.steps, found, sums.constants, strict=True)
            for index, row, constant in rows:
                self.columns[index] = row + constant if constant else row

    def _made(self, index: Index, plan: Fused) -> Array:
        step = self.program.steps[index]
        dtype = _DTYPES[step.carrier]
        match plan.operation(index):
            case Number(value=value):
                return np.array([value], dtype=dtype)
            case Given(quantity=quantity, lane=lane):
                return self.table.lane(quantity, lane).astype(dtype, copy=False)
            case Member(axis=axis, members=members):
                names, of = self.grid.names(step.space, axis)
                return np.array([name in members for name in names], np.bool_)[of]
            case Same(one=one, another=another):
                return self._same(step.space, one, another)
            case Weighted() as weighted:
                return self._weighted(weighted, dtype)
            case Product(one=one, another=another):
                return np.multiply(self._as(one, dtype), self._as(another, dtype))
            case Quotient() as quotient:
                return self._quotient(quotient, dtype)
            case Smallest(columns=columns):
                return self._of_all(np.minimum, columns, dtype)
            case Largest(columns=columns):
                return self._of_all(np.maximum, columns, dtype)
            case Compared(left=left, comparison=comparison, right=right):
                sides = self._as(left, dtype), self._as(right, dtype)
                return COMPARED[comparison](*sides).astype(np.bool_, copy=False)
            case Chosen(condition=condition, then=then, otherwise=otherwise):
                branches = self._as(then, dtype), self._as(otherwise, dtype)
                found = np.where(self._truth(condition), *branches)
                return found.astype(dtype, copy=False)
            case Stepwise(column=column, bounds=bounds):
                days = self._as(column, np.int64)
                return np.searchsorted(np.array(bounds), days, side="right")
            case Taken() as taken:
                return self._taken(taken, step.space)
            case Folded() as folded:
                return self._folded(folded, dtype)
            case Placed(column=column, keep=keep):
                stretches = self._stretches(self._space(column))
                return placed(self.columns[column], self._kept(keep), stretches)
            case Ranked(keys=keys, ties=ties, keep=keep):
                compared = [self._key(column, down) for column, down in keys]
                stretches = self._stretches(step.space)
                return ranked(compared, ties, self._kept(keep), stretches)
            case (Whole() | Lacking() | Ordered()) as exact:
                return np.array(self._beyond.whole(exact), dtype=dtype)
            case _:
                raise AssertionError(step.operation)

    def _as(self, index: Index, dtype: type) -> Array:
        """Return an operand held as its reader holds its result; it always fits."""
        operation = self.program.steps[index].operation
        if isinstance(operation, Number):
            return np.array(operation.value, dtype=dtype)
        return _held(self.columns[index], dtype)

    def _truth(self, index: Index) -> Kept:
        return self.columns[index].astype(np.bool_, copy=False)

    def _kept(self, keep: Index | None) -> Kept | None:
        return None if keep is None else self._truth(keep)

    def _key(self, column: Index, descending: bool) -> Key:  # noqa: FBT001 - of a pair
        bounds = self.program.steps[column].bounds
        low, high = bounds.low, bounds.high
        return Key(
            self.columns[column],
            None if low is None else floor(low),
            None if high is None else ceil(high),
            descending,
        )

    def _same(self, space: Space, one: int, another: int) -> Array:
        names, of = self.grid.names(space, one)
        others, of_other = self.grid.names(space, another)
        numbers = {name: number for number, name in enumerate(names)}
        known = np.array([numbers.get(name, -1) for name in others], dtype=np.int64)
        if not len(others):
            return np.zeros(len(of), dtype=np.bool_)
        found: Array = known[of_other] == of
        return found

    def _weighted(self, weighted: Weighted, dtype: type) -> Array:
        (weight, index), *others = weighted.terms
        found: Array = self._as(index, dtype) * np.array(weight, dtype=dtype)
        for weight, index in others:
            column = self._as(index, dtype)
            found += column if weight == 1 else column * weight
        if weighted.constant:
            found += weighted.constant
        return found

    def _quotient(self, quotient: Quotient, dtype: type) -> Array:
        dividend = self._as(quotient.dividend, dtype)
        divisor = self._as(quotient.divisor, dtype)
        if quotient.mode is None:
            return _floor(dividend, divisor)
        if self._is_positive(quotient.dividend):
            return _rounded(quotient.mode, dividend, divisor)
        whole = _rounded(quotient.mode, np.abs(dividend), divisor)
        below = np.less(dividend, 0).astype(np.bool_)
        return np.where(below, np.negative(whole), whole)

    def _is_positive(self, index: Index) -> bool:
        low = self.program.steps[index].bounds.low
        return low is not None and low >= 0

    def _of_all(
        self, choose: Callable[..., Array], columns: Sequence[Index], dtype: type
    ) -> Array:
        held = dtype
        if all(self.columns[index].dtype == np.bool_ for index in columns):
            held = np.bool_
        return np.asarray(reduce(choose, [self._as(index, held) for index in columns]))

    def _taken(self, taken: Taken, space: Space) -> Array:
        known = self.program.steps[taken.column].operation
        if isinstance(known, Number):
            column = self.columns[taken.column]
            return np.broadcast_to(column, (self.grid.rows(space),))
        source = self._space(taken.column)
        return self.grid.taken(self.columns[taken.column], taken, source, space)

    def _folded(self, folded: Folded, dtype: type) -> Array:
        space = self._space(folded.column)
        values, keep = self.columns[folded.column], self._kept(folded.keep)
        ends = self.grid.ends(space)
        if folded.way is Way.MULTIPLE:
            return self._one_by_one(folded, ends)
        values = _held(values, dtype)
        if keep is not None:
            values = np.where(keep, values, _neutral(folded.way, values))
        even = self.grid.is_even(space)
        found = _along(folded.way, values, ends, even=even)
        if keep is not None and (folded.empty or folded.way is not Way.SUM):
            counts = _along(Way.SUM, keep.astype(np.int64), ends, even=False)
        elif even and len(values):
            return found
        else:
            counts = np.diff(ends)
        there = np.where(counts > 0, found, folded.empty)
        return there.astype(dtype, copy=False)

    def _one_by_one(self, folded: Folded, ends: Places) -> Array:
        """Fold with Python's own integers, for want of anything in NumPy."""
        column = self._listed(folded.column, self._space(folded.column))
        keep = None
        if folded.keep is not None:
            keep = self._listed(folded.keep, self._space(folded.keep))
        found = [
            lists.folded(folded, column[a:b], None if keep is None else keep[a:b])
            for a, b in pairwise(ends.tolist())
        ]
        return np.array(found, dtype=object)

    def _stretches(self, space: Space) -> Stretches:
        return Stretches(self.grid.ends(space))

    def _space(self, index: Index) -> Space:
        return self.program.steps[index].space

    def _listed(self, index: Index, space: Space) -> Sequence[int]:
        self.compute(index)
        found = whole(self.columns[index])
        if isinstance(self.program.steps[index].operation, Number):
            return found * self.grid.rows(space)
        return found


def _held(column: Array, dtype: type) -> Array:
    """Return the same whole numbers held in another way."""
    if dtype is object and column.dtype != object:
        return column.astype(np.int64).astype(object)
    return column.astype(dtype, copy=False)


def _floor(dividend: Array, divisor: Array) -> Array:
    """Return the whole quotient; a float's is right below 2^53, once brought down."""
    if dividend.dtype == np.float64:
        return np.floor(np.true_divide(dividend, divisor))
    return np.floor_divide(dividend, divisor)


def _rounded(mode: Rounding, size: Array, divisor: Array) -> Array:
    """Return the quotient of a number not below zero, rounded."""
    match mode:
        case Rounding.HALF_UP:
            return _floor(2 * size + divisor, 2 * divisor)
        case Rounding.HALF_EVEN:
            twice, above = 2 * divisor, 2 * size + divisor
            whole = _floor(above, twice)
            is_tie = np.equal(above - whole * twice, 0).astype(np.bool_)
            is_odd = np.not_equal(np.remainder(whole, 2), 0).astype(np.bool_)
            return np.where(is_tie & is_odd, whole - 1, whole)
        case Rounding.DOWN:
            return _floor(size, divisor)
        case Rounding.UP:
            return _floor(size + divisor - 1, divisor)


def _neutral(way: Way, values: Array) -> Array:
    """Return what changes nothing when it is folded with ``values``."""
    if way is Way.SUM or not len(values):
        return np.zeros((), dtype=values.dtype)
    return np.asarray(values.max() if way is Way.LEAST else values.min())


def _along(way: Way, values: Array, ends: Places, *, even: bool) -> Array:
    """Return each stretch as one number; an empty one as anything."""
    rows = len(ends) - 1
    if way is Way.SUM:
        return _sums(values, ends, even=even)
    found = np.zeros(rows, dtype=values.dtype)
    is_there = np.diff(ends) > 0
    if is_there.any():
        found[is_there] = _ENDS[way].reduceat(values, ends[:-1][is_there])
    return found


def _sums(values: Array, ends: Places, *, even: bool) -> Array:
    rows = len(ends) - 1
    if even and rows and values.dtype == np.float64:
        table = values.reshape(rows, -1)
        found: Array = table @ np.ones(table.shape[1])
        return found
    # Sums of words may wrap on the way; their differences are right all the same.
    held = values if values.dtype == object else values.astype(np.int64)
    running = np.zeros(len(values) + 1, dtype=held.dtype)
    np.cumsum(held, out=running[1:])
    return (running[ends[1:]] - running[ends[:-1]]).astype(values.dtype)
