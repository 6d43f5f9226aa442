"""A program carried out by an engine: to the same result as the interpreter's."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import attrs
from sqlglot import exp

from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.load import lanes_of
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.real import Computed
from guiju.engine.result import Result
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.operation import Index
from guiju.engine.scaled.profile import loaded, profile_of
from guiju.plugins.sql.across import keys, select, table_of
from guiju.plugins.sql.along import called
from guiju.plugins.sql.answers import Answers, query_for, table_for
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.inputs import Cell, InputTable, rows
from guiju.plugins.sql.script import Script, written
from guiju.plugins.sql.stages import Table


class Engine(Protocol):
    """An engine, and one session with it that leaves nothing behind."""

    @property
    def dialect(self) -> Dialect:
        """What it understands."""

    def fill(self, table: InputTable, found: Iterable[Sequence[Cell]]) -> None:
        """Make a table of this session and fill it."""

    def execute(self, statement: str) -> None:
        """Carry out a statement that makes something in this session."""

    def make(self, name: str, query: str) -> None:
        """Make a table of this session with the rows of a query."""

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""

    def clear(self) -> None:
        """Forget everything that was made."""

    def close(self) -> None:
        """End the session."""


@attrs.frozen(eq=False)
class Fetched:
    """The columns that an engine computed, in the order of the rows of a layout."""

    script: Script
    layout: Layout
    engine: Engine
    answers: Answers
    _columns: dict[Index, Sequence[int]] = attrs.field(factory=dict, init=False)

    def numbers(self, wanted: Index) -> Sequence[int]:
        """Return the numbers of a column, and keep those of the same table."""
        if wanted not in self._columns:
            self._columns.update(self._of(self.script.stages.home[wanted]))
        return self._columns[wanted]

    def compute(self, *wanted: Index) -> None:
        """Fetch the columns ``wanted``: all were computed already."""
        for one in wanted:
            self.numbers(one)

    def exact(self, wanted: Index) -> Sequence[Computed]:
        """Return the exact values of a column."""
        return self.answers.values(self.numbers(wanted))

    def _of(self, table: Table) -> Mapping[Index, Sequence[int]]:
        names = [*keys(table.space), *map(called, table.kept)]
        query = select([exp.column(name) for name in names], table_of(table.name))
        found = self.engine.fetch(query.sql(self.script.dialect.value))
        size = len(table.space)
        by_key = {row[:size]: row[size:] for row in found}
        ordered = [by_key[key] for key in self.layout.keys(table.space)]
        columns = zip(*ordered, strict=True) if ordered else [()] * len(table.kept)
        return {
            index: [int(one) for one in column]
            for index, column in zip(table.kept, columns, strict=True)
        }


def run(plan: Plan, facts: Facts, engine: Engine) -> Result:
    """Return what ``evaluate(plan, facts)`` returns, computed by ``engine``.

    Raises:
        RefusedError: the engine cannot compute a quantity exactly.
        NotColumnarError: a rule looks for rows that no column can have.
    """
    inputs = loaded(plan, facts)
    script = written(lower(plan, profile_of(facts, inputs)), engine.dialect)
    layout = Layout(script.program.axes, facts)
    tables = {table.name: table for table in script.inputs}
    try:
        for name, found in rows(script.names, layout, lanes_of(inputs)):
            engine.fill(tables[name], found)
        answers = computed(script, layout, engine)
        columns = Fetched(script, layout, engine, answers)
        return ColumnarResult(script.program, layout, columns).result()
    finally:
        engine.clear()


def computed(script: Script, layout: Layout, engine: Engine) -> Answers:
    """Have an engine make all tables of a script; return what it could not compute."""
    dialect, answers = engine.dialect.value, Answers(script, layout)
    for statement in script.before():
        engine.execute(statement.sql(dialect))
    for table, making in script.queries:
        for asked in script.asked:
            if asked.table is table:
                query = query_for(script, asked)
                found = [()] if query is None else engine.fetch(query.sql(dialect))
                engine.fill(table_for(script, asked), answers.to(asked, found))
        engine.make(table.name, making.sql(dialect))
    return answers
