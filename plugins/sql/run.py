"""A program carried out by an engine: to the same result as the interpreter's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import attrs
import numpy as np
import pyarrow as pa
from sqlglot import exp

from guiju.engine.columnar.given import given
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.columnar.table import Table as Inputs
from guiju.engine.columnar.table import whole
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.real import Computed
from guiju.engine.result import Result
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.operation import Given, Index
from guiju.plugins.sql.across import keys, select, table_of
from guiju.plugins.sql.along import called
from guiju.plugins.sql.answers import Answers, query_for, table_for
from guiju.plugins.sql.arrow import arrow
from guiju.plugins.sql.codes import Codes
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.inputs import Cell, InputTable
from guiju.plugins.sql.loading import loading
from guiju.plugins.sql.script import Script, written


class Engine(Protocol):
    """An engine, and one session with it that leaves nothing behind."""

    @property
    def dialect(self) -> Dialect:
        """What it understands."""

    def fill(self, table: InputTable, found: pa.Table) -> None:
        """Make a table of this session and fill it."""

    def execute(self, statement: str) -> None:
        """Carry out a statement that makes something in this session."""

    def make(self, name: str, query: str) -> None:
        """Make a table of this session with the rows of a query."""

    def fetch(self, query: str) -> Sequence[tuple[Cell, ...]]:
        """Return the rows of a query."""

    def columns(self, query: str) -> Sequence[Array]:
        """Return the columns of a query, all of whole numbers."""

    def clear(self) -> None:
        """Forget everything that was made."""

    def close(self) -> None:
        """End the session."""


@attrs.frozen(eq=False)
class Fetched:
    """The columns that an engine computed, in the order of the rows of a layout."""

    script: Script
    codes: Codes
    given: Inputs
    answers: Answers
    columns: Mapping[Index, Array]

    def array(self, wanted: Index) -> Array:
        """Return the numbers of a column; those of an input were never sent away."""
        operation = self.script.program.operation(wanted)
        if isinstance(operation, Given):
            return self.given.lane(operation.quantity, operation.lane)
        return self.columns[wanted]

    def numbers(self, wanted: Index) -> Sequence[int]:
        """Return the numbers of a column."""
        return whole(self.array(wanted))

    def compute(self, *wanted: Index) -> None:
        """Do nothing: all was computed."""

    def exact(self, wanted: Index) -> Sequence[Computed]:
        """Return the exact values of a column."""
        return self.answers.values(self.numbers(wanted))


def run(plan: Plan, facts: Facts, engine: Engine) -> Result:
    """Return what ``evaluate(plan, facts)`` returns, computed by ``engine``.

    Raises:
        RefusedError: the engine cannot compute a quantity exactly.
        NotColumnarError: a rule looks for rows that no column can have.
    """
    profile, inputs = given(plan, facts)
    program = lower(plan, profile)
    codes = Codes(Layout(program.axes, facts))
    script = written(program, engine.dialect, codes=codes)
    tables = {table.name: table for table in script.inputs}
    try:
        for table, found in loading(script.names, tables, codes, inputs):
            engine.fill(table, found)
        answers = computed(script, codes.layout, engine)
        columns = dict(_fetched(script, codes, engine))
        fetched = Fetched(script, codes, inputs, answers, columns)
        return ColumnarResult(program, codes.layout, fetched).result()
    finally:
        engine.clear()


def _fetched(
    script: Script, codes: Codes, engine: Engine
) -> Iterator[tuple[Index, Array]]:
    """Yield the columns that are looked at from outside."""
    for table in script.stages.tables:
        shown = [one for one in table.kept if one in script.wanted]
        if not shown:
            continue
        names = [*keys(table.space), *map(called, shown)]
        query = select([exp.column(name) for name in names], table_of(table.name))
        found = engine.columns(query.sql(script.dialect.value))
        size = len(table.space)
        rows = codes.rows(table.space, found[:size])
        for index, column in zip(shown, found[size:], strict=True):
            ordered = np.empty_like(column)
            ordered[rows] = column
            yield index, ordered


def computed(script: Script, layout: Layout, engine: Engine) -> Answers:
    """Have an engine make all tables of a script; return what it could not compute."""
    dialect, answers = engine.dialect.value, Answers(script, layout)
    for statement in script.before():
        engine.execute(statement.sql(dialect))
    for made, making in script.queries:
        for asked in script.asked:
            if asked.table is made:
                query = query_for(script, asked)
                found = [()] if query is None else engine.fetch(query.sql(dialect))
                table = table_for(script, asked)
                engine.fill(table, arrow(table, answers.to(asked, found)))
        engine.make(made.name, making.sql(dialect))
    return answers
