"""What SQL cannot compute, as questions: the columns that each answer depends on.

Logarithms, exponentials and roots stand between columns of whole numbers. An exact
value that has to be a column is the number that it was given; all others stand within a
question. So one is asked for each combination of operands that there is, and not for
each row.
"""

from collections.abc import Collection, Mapping, Sequence

import attrs

from guiju.engine.scaled.figure import Carrier, Program, Step
from guiju.engine.scaled.operation import (
    Chosen,
    Exactly,
    Index,
    Lacking,
    Number,
    Operated,
    Ordered,
    Whole,
    Written,
    operands,
)


@attrs.frozen
class Question:
    """What a column of answers is computed from, row by row."""

    operands: tuple[Index, ...]
    """The columns that are read: where they are equal, answers are."""
    steps: tuple[Index, ...]
    """What is computed from them, each after what it reads, the answer last."""


def questions(
    program: Program, steps: Sequence[Index], wanted: Collection[Index]
) -> Mapping[Index, Question]:
    """Return the columns among ``steps`` that are answers; ``wanted`` have to be."""
    along = {one for one in steps if is_along(program.steps[one])}
    columns = {one for one in along if program.steps[one].carrier is not Carrier.EXACT}
    columns.update(wanted)
    for index in steps:
        if index not in along:
            columns.update(operands(program.operation(index)))
    within = along - columns
    return {
        index: _question(program, index, within)
        for index in sorted(along)
        if index in columns
    }


def is_along(step: Step) -> bool:
    """Whether a step makes exact values, or numbers of them, from one row alone."""
    match step.operation:
        case Exactly() | Operated() | Written() | Whole() | Lacking() | Ordered():
            return True
        case Chosen():
            return step.carrier is Carrier.EXACT
        case _:
            return False


def _question(program: Program, asked: Index, within: Collection[Index]) -> Question:
    ahead, steps, read = [asked], set[Index](), set[Index]()
    while ahead:
        index = ahead.pop()
        steps.add(index)
        for one in operands(program.operation(index)):
            if one in within:
                ahead.append(one)
            elif not isinstance(program.operation(one), Number):
                read.add(one)
    return Question(tuple(sorted(read)), tuple(sorted(steps)))
