"""A program carried out by an engine: to the same result as the interpreter's."""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np
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
from guiju.plugins.sql.answers import Answers
from guiju.plugins.sql.carrying import Carrying
from guiju.plugins.sql.codes import Codes
from guiju.plugins.sql.engine import Engine
from guiju.plugins.sql.loading import Loading
from guiju.plugins.sql.script import Script, written


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
    answers = Answers(script, codes.layout)
    loading = Loading(script.names, codes, inputs)
    try:
        Carrying(script, loading, answers, engine).out()
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
        shown = script.shown(table)
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
