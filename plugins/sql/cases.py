"""The tables of answers: filled between two stages, joined by what was asked."""

from collections.abc import Iterator

import attrs

from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.operation import Gathered, Index, Number, operands
from guiju.plugins.sql.stages import Stages, Table


@attrs.frozen(kw_only=True)
class Cases:
    """Answers for each combination of operands that there is in some rows."""

    name: str
    table: Table
    """The table that they are joined to."""
    operands: tuple[Index, ...]
    """Columns of the table before it."""
    steps: tuple[Index, ...]
    answers: tuple[Index, ...]


@attrs.frozen(kw_only=True)
class Gathering:
    """One exact value for all rows along an axis, for each row of the axes before."""

    name: str
    table: Table
    """The table that it is joined to."""
    source: Table
    """The table whose rows are gathered."""
    answers: tuple[Index]


Asked = Cases | Gathering


def asked(program: Program, stages: Stages) -> Iterator[Asked]:
    """Yield the tables of answers, in the order in which they can be filled."""
    for table in stages.tables:
        alike: dict[tuple[Index, ...], list[Index]] = {}
        for index in table.layers[0] if table.layers else ():
            if index in stages.questions:
                read = stages.questions[index].operands
                alike.setdefault(read, []).append(index)
            elif isinstance(program.operation(index), Gathered):
                yield _gathering(program, stages, table, index)
        for read, answers in alike.items():
            yield _cases(stages, table, read, answers)


def _gathering(
    program: Program, stages: Stages, table: Table, index: Index
) -> Gathering:
    read = operands(program.operation(index))
    rows = [one for one in read if not isinstance(program.operation(one), Number)]
    source = stages.having(rows)
    return Gathering(
        name=f"answers_{index}", table=table, source=source, answers=(index,)
    )


def _cases(
    stages: Stages, table: Table, read: tuple[Index, ...], answers: list[Index]
) -> Cases:
    steps = {step for index in answers for step in stages.questions[index].steps}
    return Cases(
        name=f"answers_{answers[0]}",
        table=table,
        operands=read,
        steps=tuple(sorted(steps)),
        answers=tuple(answers),
    )
