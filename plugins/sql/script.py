"""A program as statements: what is read, what is computed, what is shown."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
from sqlglot import exp

from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.operation import Folded, Given, Index, Way
from guiju.plugins.sql.across import MULTIPLE, Tables, table_of
from guiju.plugins.sql.along import Row
from guiju.plugins.sql.cases import Asked, asked
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.held import Held, held, outputs
from guiju.plugins.sql.inputs import InputTable, input_tables
from guiju.plugins.sql.names import Names
from guiju.plugins.sql.stages import Stages, Table, stages

if TYPE_CHECKING:
    from guiju.plugins.sql.codes import Codes


@attrs.frozen(kw_only=True)
class Script:
    """The statements of one program for one engine."""

    program: Program
    dialect: Dialect
    names: Names
    inputs: tuple[InputTable, ...]
    wanted: frozenset[Index]
    """The columns that are looked at from outside."""
    stages: Stages
    queries: tuple[tuple[Table, exp.Select], ...]
    """Each table, and the query that makes it, in order."""
    held: Mapping[Index, Held]
    """How wide each column is."""
    asked: tuple[Asked, ...]
    """What the engine cannot compute: filled before the tables that read it."""
    has_multiples: bool
    """Whether the script needs an aggregate of its own."""

    def shown(self, table: Table) -> Sequence[Index]:
        """Return the columns of a table that are looked at from outside."""
        return [one for one in table.kept if one in self.wanted]

    def computing(self) -> Sequence[exp.Expr]:
        """Return the statements that compute, in order."""
        made = (_made(table, query, self.dialect) for table, query in self.queries)
        return [*self.before(), *made]

    def before(self) -> Sequence[exp.Expr]:
        """Return what has to be there before the first table is made."""
        return [_MULTIPLE] if self.has_multiples else []


def written(
    program: Program,
    dialect: Dialect,
    only: Collection[str] = (),
    codes: "Codes | None" = None,
) -> Script:
    """Return ``program`` as statements of one engine.

    With ``only`` what some quantities need, by id, and nothing else. With ``codes`` for
    a run, which loads a row for every key, has numbers for names, and reads no input
    back.

    Raises:
        RefusedError: the first quantity that the engine cannot compute exactly.
    """
    widths = held(program, dialect, only)
    wanted = {column for _, columns in outputs(program, only) for column in columns}
    if codes is not None:
        wanted = {one for one in wanted if not _is_given(program, one)}
    names = Names(program, codes)
    made = stages(program, [*widths], wanted)
    row = Row(program, dialect, widths, made.home.keys())
    questions = tuple(asked(program, made))
    by_answer = {index: one for one in questions for index in one.answers}
    tables = Tables(program, dialect, names, made, row, by_answer)
    queries = tuple((table, tables.query(table)) for table in made.tables)
    return Script(
        program=program,
        dialect=dialect,
        names=names,
        inputs=tuple(input_tables(names, dialect)),
        wanted=frozenset(wanted),
        stages=made,
        queries=queries,
        held=widths,
        asked=questions,
        has_multiples=any(_is_multiple(program, index) for index in widths),
    )


def _is_given(program: Program, index: Index) -> bool:
    return isinstance(program.operation(index), Given)


def _is_multiple(program: Program, index: Index) -> bool:
    operation = program.steps[index].operation
    return isinstance(operation, Folded) and operation.way is Way.MULTIPLE


_MULTIPLE = exp.Command(
    this="CREATE",
    expression=f"AGGREGATE {MULTIPLE} (NUMERIC) (SFUNC = lcm, STYPE = NUMERIC)",
)


def _made(table: Table, query: exp.Select, dialect: Dialect) -> exp.Expr:
    """Return the statement that makes a table for this session alone."""
    name = table_of(table.name)
    kind: exp.Expr = exp.TemporaryProperty()
    if dialect is Dialect.SPARK:
        # It has no temporary tables, and works views into all that read them.
        kind = exp.FileFormatProperty(this=exp.var("PARQUET"))
    properties = exp.Properties(expressions=[kind])
    return exp.Create(this=name, kind="TABLE", expression=query, properties=properties)
