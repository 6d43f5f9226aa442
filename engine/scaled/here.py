"""Where an expression is lowered: the axes that have a current member, and the steps.

Columns that are put together are first seen from the same rows. A column has no more
axes than it needs: what is one figure for all units is computed once.
"""

from collections.abc import Mapping
from functools import reduce

import attrs

from guiju.engine.axis import Axis
from guiju.engine.expr import Bindings, Comparison
from guiju.engine.number import Rounding
from guiju.engine.scaled.build import Builder
from guiju.engine.scaled.extent import Extent
from guiju.engine.scaled.operation import (
    Chosen,
    Compared,
    Index,
    Largest,
    Number,
    Operation,
    Product,
    Quotient,
    Smallest,
    Space,
    Taken,
    Weighted,
)
from guiju.engine.scaled.refused import NotColumnarError


@attrs.frozen(eq=False)
class Here:
    """One place of the plan, for all rows at once."""

    made: Builder
    axes: Space
    """The axes that have a current member, a roster after what it lies within."""

    def named(self, name: str) -> int:
        """Return the axis called ``name`` here."""
        for axis in self.axes:
            if self.made.axes[axis].name == name:
                return axis
        raise NotColumnarError(name)

    def has(self, name: str) -> bool:
        """Whether an axis called ``name`` has a current member."""
        return any(self.made.axes[axis].name == name for axis in self.axes)

    def moved(self, *axes: Axis) -> "Here":
        """Return the place where ``axes`` have another member; the last stands last."""
        here = list(self.axes)
        for axis in axes:
            gone = {axis.name}
            here = [one for one in here if not self._goes(self.made.axes[one], gone)]
            here.append(self.made.axis(axis))
        return attrs.evolve(self, axes=tuple(here))

    def fixed(self, at: Bindings) -> "Here":
        """Return the place where the axes in ``at`` stand at the members given."""
        return self.moved(*(Axis(name, (member,)) for name, member in at))

    def together(self, *columns: Index) -> Space:
        """Return the rows that all ``columns`` can be seen from."""
        needed = {axis for column in columns for axis in self.made.steps[column].space}
        return tuple(axis for axis in self.axes if axis in needed)

    def around(self, *axes: int) -> Space:
        """Return the rows of ``axes``, and of those that their rosters lie within."""
        needed = set(axes)
        for axis in axes:
            needed |= {self.named(name) for name in self.made.axes[axis].within}
        return tuple(axis for axis in self.axes if axis in needed)

    def spread(self, column: Index, space: Space) -> Index:
        """Return ``column`` with the rows of ``space``; a number fits anywhere."""
        step = self.made.steps[column]
        if step.space == space or self.made.value(column) is not None:
            return column
        return self.step(Taken(column, step.space), space)

    def rows(self, column: Index, space: Space) -> Index:
        """Return ``column`` with the rows of ``space``, a number repeated for each."""
        if self.made.value(column) is None:
            return self.spread(column, space)
        return self.step(Taken(column, ()), space)

    def step(
        self, operation: Operation, space: Space, within: Extent | None = None
    ) -> Index:
        """Return the step that does ``operation`` for the rows of ``space``."""
        return self.made.step(operation, space, within)

    def number(self, value: int) -> Index:
        """Return a step that is ``value`` everywhere."""
        return self.made.number(value)

    def weighted(self, *terms: tuple[int, Index], constant: int = 0) -> Index:
        """Return a sum of columns, each times a whole number; numbers are added up."""
        if len(terms) == 1:
            return self._scaled(*terms[0], constant)
        weights: dict[Index, int] = {}
        for weight, column in terms:
            match self.made.steps[column].operation:
                case Number(value=value):
                    constant += weight * value
                case Weighted(terms=((inner, only),), constant=more):
                    constant += weight * more
                    weights[only] = weights.get(only, 0) + weight * inner
                case _:
                    weights[column] = weights.get(column, 0) + weight
        space = self.together(*weights)
        spread = ((w, self.spread(column, space)) for column, w in weights.items() if w)
        return self.step(Weighted(tuple(spread), constant), space)

    def product(self, *columns: Index) -> Index:
        """Return the product of ``columns``."""
        return reduce(self._times, columns) if columns else self.number(1)

    def quotient(
        self,
        dividend: Index,
        divisor: Index,
        mode: Rounding | None = None,
        within: Extent | None = None,
    ) -> Index:
        """Return the whole quotient, by ``mode`` or down; ``divisor`` is above zero."""
        if self.made.value(divisor) == 1:
            return dividend
        space = self.together(dividend, divisor)
        spread = (self.spread(dividend, space), self.spread(divisor, space))
        return self.step(Quotient(*spread, mode), space, within)

    def smallest(self, *columns: Index) -> Index:
        """Return the smallest of ``columns``, row by row."""
        return self._of_all(Smallest, columns)

    def largest(self, *columns: Index) -> Index:
        """Return the largest of ``columns``, row by row."""
        return self._of_all(Largest, columns)

    def compared(self, left: Index, comparison: Comparison, right: Index) -> Index:
        """Return 1 where the comparison holds, else 0."""
        space = self.together(left, right)
        sides = self.spread(left, space), comparison, self.spread(right, space)
        return self.step(Compared(*sides), space)

    def equals(self, column: Index, value: int) -> Index:
        """Return 1 where ``column`` is ``value``, else 0."""
        return self.compared(column, Comparison.EQUAL, self.number(value))

    def chosen(self, condition: Index, then: Index, otherwise: Index) -> Index:
        """Return ``then`` where ``condition`` is 1, else ``otherwise``."""
        known = self.made.value(condition)
        if known is not None:
            return then if known else otherwise
        space = self.together(condition, then, otherwise)
        spread = (self.spread(one, space) for one in (condition, then, otherwise))
        return self.step(Chosen(*spread), space)

    def opposite(self, condition: Index) -> Index:
        """Return 1 where ``condition`` is 0, and 0 where it is 1."""
        return self.weighted((-1, condition), constant=1)

    def taken(
        self, column: Index, moves: Mapping[int, int | None], missing: int = 0
    ) -> Index:
        """Return ``column`` as it is read from here.

        ``moves`` says which axis of this place has the member for each of its axes.
        """
        step = self.made.steps[column]
        reads = tuple(moves[axis] for axis in step.space)
        if reads == step.space or self.made.value(column) is not None:
            return column
        space = self.around(*(axis for axis in reads if axis is not None))
        within = None if self._may_miss(step.space, reads) else step.bounds
        return self.step(Taken(column, reads, missing), space, within)

    def read(self, column: Index, missing: int = 0) -> Index:
        """Return ``column`` at the members that axes of the same names have here."""
        space = self.made.steps[column].space
        if all(axis in self.axes for axis in space):
            return column
        moves = {axis: self.named(self.made.axes[axis].name) for axis in space}
        return self.taken(column, moves, missing)

    def bounds(self, column: Index) -> Extent:
        """Return what the numbers of a column can be."""
        return self.made.bounds(column)

    def _scaled(self, weight: int, column: Index, constant: int) -> Index:
        """Return one column times a number, and a number more."""
        if weight == 1 and not constant:
            return column
        step = self.made.steps[column]
        match step.operation:
            case Number(value=value):
                return self.number(weight * value + constant)
            case Weighted(terms=((inner, only),), constant=more):
                term, constant = (weight * inner, only), constant + weight * more
            case _:
                term = (weight, column)
        if not term[0]:
            return self.number(constant)
        return self.step(Weighted((term,), constant), step.space)

    def _times(self, one: Index, another: Index) -> Index:
        for factor, column in ((one, another), (another, one)):
            known = self.made.value(factor)
            if known is not None:
                return self.weighted((known, column))
        space = self.together(one, another)
        pair = sorted((self.spread(one, space), self.spread(another, space)))
        return self.step(Product(*pair), space)

    def _of_all(
        self, operation: type[Smallest | Largest], columns: tuple[Index, ...]
    ) -> Index:
        distinct = tuple(dict.fromkeys(columns))
        if len(distinct) == 1:
            return distinct[0]
        space = self.together(*distinct)
        spread = tuple(self.spread(column, space) for column in distinct)
        return self.step(operation(spread), space)

    def _may_miss(self, space: Space, reads: Space | tuple[int | None, ...]) -> bool:
        """Whether a member can be looked for that an axis of the column lacks."""
        for axis, read in zip(space, reads, strict=True):
            if read is None or read == axis:
                continue
            one, other = self.made.axes[axis], self.made.axes[read]
            if one.roster or other.roster or not {*other.members} <= {*one.members}:
                return True
        return False

    def _goes(self, axis: Axis, gone: set[str]) -> bool:
        """Whether ``axis`` is replaced, or has its members of what is replaced."""
        goes = bool(gone & {axis.name, *axis.within})
        if goes:
            gone.add(axis.name)
        return goes
