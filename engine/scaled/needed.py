"""Which steps of a program have to be done to have some of its columns."""

from collections.abc import Collection, Sequence
from typing import Protocol

from guiju.engine.scaled.figure import Exact, Lowered
from guiju.engine.scaled.operation import Index, Operation, operands


class Steps(Protocol):
    """A program, or what is left of one."""

    def operation(self, index: Index) -> Operation:
        """Return what a step does."""


def needed(
    program: Steps, wanted: Collection[Index], done: Collection[Index] = ()
) -> Sequence[Index]:
    """Return the steps that ``wanted`` columns need, each after what it reads."""
    ahead, found = [*wanted], set[Index]()
    while ahead:
        index = ahead.pop()
        if index not in found and index not in done:
            found.add(index)
            ahead.extend(operands(program.operation(index)))
    return sorted(found)


def lanes(lowered: Lowered) -> tuple[Index, ...]:
    """Return the columns that a figure is made of."""
    if isinstance(lowered, Exact):
        return (lowered.column,)
    lanes = (lowered.column, lowered.divisor, lowered.absence)
    return tuple(lane for lane in lanes if lane is not None)
