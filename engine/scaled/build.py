"""Makes the steps of a program: equal steps once, and what is known at once not at all.

A column whose numbers can be one only is that number, so branches that no facts reach
and absences that cannot occur leave no trace in the program.
"""

from collections.abc import Sequence
from math import gcd

import attrs

from guiju.engine.axis import Axis
from guiju.engine.scaled.bounds import bounds, carrier
from guiju.engine.scaled.extent import Extent, only, whole
from guiju.engine.scaled.figure import Carrier, Step
from guiju.engine.scaled.operation import (
    Chosen,
    Folded,
    Gathered,
    Index,
    Number,
    Operation,
    Placed,
    Ranked,
    Space,
    Taken,
    Weighted,
    operands,
)
from guiju.engine.scaled.profile import Profile

_ONE = only(1)


@attrs.frozen(eq=False)
class Builder:
    """The program so far."""

    profile: Profile
    axes: list[Axis] = attrs.field(factory=list, init=False)
    steps: list[Step] = attrs.field(factory=list, init=False)
    _known: dict[tuple[Operation, Space], Index] = attrs.field(factory=dict, init=False)
    _numbers: dict[int, Index] = attrs.field(factory=dict, init=False)

    def axis(self, axis: Axis) -> int:
        """Return the number of ``axis``. Long lists of members are compared last."""
        for number, one in enumerate(self.axes):
            if one is axis or (len(one.members) == len(axis.members) and one == axis):
                return number
        self.axes.append(axis)
        return len(self.axes) - 1

    def number(self, value: int) -> Index:
        """Return a step that is ``value`` everywhere."""
        known = self._numbers.get(value)
        if known is None:
            operation, extent = Number(value), only(value)
            held = carrier(operation, (), extent, _ONE)
            known = self._numbers[value] = self._put(Step(operation, (), extent, held))
        return known

    def step(
        self, operation: Operation, space: Space, within: Extent | None = None
    ) -> Index:
        """Return the step that does ``operation`` for the rows of ``space``.

        ``within`` is what else is known of its numbers.
        """
        known = self._simple(operation)
        if known is not None:
            return known
        key = (operation, space)
        if key not in self._known:
            self._known[key] = self._made(operation, space, within)
        return self._known[key]

    def bounds(self, index: Index) -> Extent:
        """Return what the numbers of a column can be."""
        return self.steps[index].bounds

    def value(self, index: Index | None) -> int | None:
        """Return the number that a column is everywhere; None if it has several."""
        if index is None:
            return None
        operation = self.steps[index].operation
        return operation.value if isinstance(operation, Number) else None

    def factor(self, index: Index) -> int:
        """Return a number that divides all numbers of a column; 0 if they are zero."""
        match self.steps[index].operation:
            case Number(value=value):
                return value
            case Weighted(terms=terms, constant=constant):
                return gcd(constant, *(weight for weight, _ in terms))
            case _:
                return 1

    def over(self, index: Index, factor: int) -> Index:
        """Return a column divided by a ``factor`` of all its numbers."""
        step = self.steps[index]
        match step.operation:
            case Number(value=value):
                return self.number(value // factor)
            case Weighted(terms=terms, constant=constant):
                fewer = tuple((weight // factor, column) for weight, column in terms)
                return self.step(Weighted(fewer, constant // factor), step.space)
            case _:
                assert factor == 1, "no factor is known of this column"
                return index

    def most(self, axis: int) -> Extent:
        """Return how many members an axis can have at one place."""
        return whole(self.profile.size(self.axes[axis]))

    def _made(self, operation: Operation, space: Space, within: Extent | None) -> Index:
        read = [self.steps[column] for column in operands(operation)]
        each, size = [step.bounds for step in read], self._folded_size(operation, read)
        found = bounds(operation, each, size)
        result = found if within is None else found.meet(within) or found
        held = carrier(operation, each, result, size)
        if self._passes_exact_on(operation):
            held = Carrier.EXACT
        if held is not Carrier.EXACT and not isinstance(operation, Taken):
            low = result.low
            if low is not None and low == result.high:
                return self.number(low)
        return self._put(Step(operation, space, result, held))

    def _put(self, step: Step) -> Index:
        self.steps.append(step)
        return len(self.steps) - 1

    def _folded_size(self, operation: Operation, read: Sequence[Step]) -> Extent:
        """Return how many rows of the steps that are read become one."""
        match operation:
            case Folded() | Placed() | Ranked() | Gathered():
                return self.most(max((step.space for step in read), key=len)[-1])
            case _:
                return _ONE

    def _passes_exact_on(self, operation: Operation) -> bool:
        match operation:
            case Chosen(then=column) | Taken(column=column):
                return self.steps[column].carrier is Carrier.EXACT
            case _:
                return False

    def _simple(self, operation: Operation) -> Index | None:
        """Return a column that is already what ``operation`` would make."""
        match operation:
            case Weighted(terms=((1, column),), constant=0):
                return column
            case Weighted(terms=(), constant=constant):
                return self.number(constant)
            case Chosen(then=then, otherwise=otherwise) if then == otherwise:
                return then
            case Chosen(condition=condition, then=then, otherwise=otherwise):
                known = self.value(condition)
                return None if known is None else then if known else otherwise
            case _:
                return None
