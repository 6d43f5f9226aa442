"""Which steps of a program have to be done to have some of its columns."""

from collections.abc import Collection, Sequence

from guiju.engine.scaled.figure import Exact, Lowered, Program
from guiju.engine.scaled.operation import Index, operands


def needed(
    program: Program, wanted: Sequence[Index], done: Collection[Index] = ()
) -> Sequence[Index]:
    """Return the steps that ``wanted`` columns need, each after what it reads."""
    ahead, found = [*wanted], set[Index]()
    while ahead:
        index = ahead.pop()
        if index not in found and index not in done:
            found.add(index)
            ahead.extend(operands(program.steps[index].operation))
    return sorted(found)


def lanes(lowered: Lowered) -> tuple[Index, ...]:
    """Return the columns that a figure is made of."""
    if isinstance(lowered, Exact):
        return (lowered.column,)
    lanes = (lowered.column, lowered.divisor, lowered.absence)
    return tuple(lane for lane in lanes if lane is not None)
