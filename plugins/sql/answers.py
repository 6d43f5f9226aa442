"""Answers to what SQL cannot compute: by the exact numbers of the engine, each once.

An exact value goes into a database as a number that it is given here.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs
from sqlglot import exp

from guiju.engine.columnar.beyond import Beyond
from guiju.engine.columnar.layout import Layout
from guiju.engine.fold import fold
from guiju.engine.real import Computed, Real
from guiju.engine.scaled.figure import Carrier
from guiju.engine.scaled.operation import (
    Gathered,
    Index,
    Lacking,
    Number,
    Ordered,
    Space,
    Whole,
)
from guiju.plugins.sql.across import keys, select, table_of
from guiju.plugins.sql.along import called, number
from guiju.plugins.sql.cases import Asked, Cases, Gathering
from guiju.plugins.sql.inputs import Cell, Column, InputTable
from guiju.plugins.sql.script import Script

Rows = Sequence[tuple[Cell, ...]]


@attrs.frozen(eq=False)
class Answers:
    """The exact values that were met, and what is computed of them."""

    script: Script
    layout: Layout
    _values: list[Computed] = attrs.field(init=False)
    """By number; the first stands where a member is not there, and nobody looks."""
    _numbers: dict[object, int] = attrs.field(factory=dict, init=False)

    @_values.default
    def _of_nobody(self) -> list[Computed]:
        return [Fraction(0)]

    def values(self, numbers: Sequence[int]) -> Sequence[Computed]:
        """Return the exact values that have some numbers."""
        return [self._values[one] for one in numbers]

    def numbers(self, values: Sequence[Computed]) -> Sequence[int]:
        """Return the numbers that exact values are given."""
        return [*map(self._number, values)]

    def to(self, asked: Asked, found: Rows) -> Iterator[Sequence[int]]:
        """Yield the rows of a table of answers, for what its query ``found``."""
        match asked:
            case Cases():
                # In an order of their own: what is written is the same every time.
                different = sorted(tuple(map(_whole, row)) for row in found)
                columns = [*self._answered(asked, different)]
                for read, *answers in zip(different, *columns, strict=True):
                    yield (*read, *answers)
            case Gathering(answers=(answer,)):
                yield from self._gathered(answer, found)

    def _answered(
        self, cases: Cases, rows: Sequence[tuple[int, ...]]
    ) -> Iterator[Sequence[int]]:
        """Yield a column for each answer, computed as if ``rows`` were all there is."""
        program = self.script.program
        read: dict[Index, Sequence[int]] = {
            index: [row[nth] for row in rows]
            for nth, index in enumerate(cases.operands)
        }

        def numbers(index: Index, _: Space) -> Sequence[int]:
            operation = program.operation(index)
            if isinstance(operation, Number):
                return [operation.value] * len(rows)
            return read[index]

        beyond = Beyond(program, self.layout, numbers)
        for index, column in [*read.items()]:
            if program.steps[index].carrier is Carrier.EXACT:
                beyond.columns[index] = self.values(column)
        for index in cases.steps:
            operation = program.operation(index)
            if isinstance(operation, Whole | Lacking | Ordered):
                read[index] = beyond.whole(operation)
            else:
                beyond.take(index)
                read[index] = self.numbers(beyond.columns[index])
        for index in cases.answers:
            yield read[index]

    def _gathered(self, answer: Index, found: Rows) -> Iterator[Sequence[int]]:
        step = self.script.program.steps[answer]
        codes = self.script.names.codes
        assert isinstance(step.operation, Gathered)
        assert codes is not None, "only a run gathers exact values"
        there: dict[tuple[int, ...], list[Computed]] = {}
        for *around, value, count in found:
            alike = [self._values[_whole(value)]] * _whole(count)
            there.setdefault(tuple(map(_whole, around)), []).extend(alike)
        for key in map(codes.key, self.layout.keys(step.space)):
            folded = fold(step.operation.over, there.get(key, []))
            yield (*key, self._number(folded))

    def _number(self, value: Computed) -> int:
        # Equal reals can be made in different ways: they are told apart.
        same = id(value) if isinstance(value, Real) else (type(value), value)
        if same not in self._numbers:
            self._numbers[same] = len(self._values)
            self._values.append(value)
        return self._numbers[same]


def table_for(script: Script, asked: Asked) -> InputTable:
    """Return the table that has answers."""
    read: Sequence[Column] = ()
    match asked:
        case Cases(operands=operands):
            read = [_column(script, index) for index in operands]
        case Gathering(answers=(answer,)):
            space = script.program.steps[answer].space
            width = script.names.width
            read = [Column(name=name, width=width) for name in keys(space)]
    answers = (_column(script, index) for index in asked.answers)
    return InputTable(name=asked.name, columns=(*read, *answers))


def query_for(script: Script, asked: Asked) -> exp.Select | None:
    """Return what a table of answers is asked for; None if it has one row anyway."""
    match asked:
        case Cases(operands=()):
            return None
        case Cases(operands=operands, table=table):
            assert table.before is not None, "operands are columns of earlier tables"
            columns = [exp.column(called(index)) for index in operands]
            return select(columns, table_of(table.before.name)).distinct(copy=False)
        case Gathering():
            return _rows(script, asked)


def _rows(script: Script, gathering: Gathering) -> exp.Select:
    """Return how often each exact value is there, for each row."""
    operation = script.program.operation(gathering.answers[0])
    assert isinstance(operation, Gathered)
    around = keys(gathering.source.space[:-1])
    names = [*around, called(operation.column)]
    columns = [exp.column(name) for name in names]
    query = select(columns, table_of(gathering.source.name))
    if operation.keep is not None:
        keep = script.program.operation(operation.keep)
        kept: exp.Expr = exp.column(called(operation.keep))
        if isinstance(keep, Number):
            kept = number(keep.value)
        query = query.where(exp.EQ(this=kept, expression=number(1)), copy=False)
    count = exp.alias_(exp.Count(this=exp.Star()), "how_many")
    return query.select(count, copy=False).group_by(*columns, copy=False)


def _column(script: Script, index: Index) -> Column:
    return Column(name=called(index), width=script.held[index].stored)


def _whole(cell: Cell) -> int:
    assert cell is not None, "no column that is computed has a gap"
    return int(cell)
