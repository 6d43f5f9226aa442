"""The tables that somebody has to fill: members, rosters, and the reported figures."""

from collections.abc import Iterator, Sequence

import attrs
from sqlglot import exp

from guiju.engine.scaled.operation import Lane
from guiju.plugins.sql.across import keys, table_of
from guiju.plugins.sql.dialect import Dialect, Width, column_type
from guiju.plugins.sql.held import reported
from guiju.plugins.sql.names import Names, input_table

Cell = str | int | None
"""What a database gives."""


@attrs.frozen(kw_only=True)
class Column:
    """A column of an input table."""

    name: str
    width: Width | None = None
    """None for a name."""
    may_lack: bool = False


@attrs.frozen(kw_only=True)
class InputTable:
    """A table that is filled before anything is computed."""

    name: str
    columns: tuple[Column, ...]

    def create(self, dialect: Dialect, *, temporary: bool = False) -> exp.Create:
        """Return the statement that makes it."""
        columns = [
            exp.ColumnDef(
                this=exp.to_identifier(column.name),
                kind=column_type(dialect, column.width),
                constraints=[]
                if column.may_lack
                else [exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())],
            )
            for column in self.columns
        ]
        schema = exp.Schema(this=table_of(self.name), expressions=columns)
        own = exp.Properties(expressions=[exp.TemporaryProperty()])
        return exp.Create(
            this=schema, kind="TABLE", properties=own if temporary else None
        )


def input_tables(names: Names, dialect: Dialect) -> Iterator[InputTable]:
    """Yield the tables that the script reads.

    Raises:
        TooLargeError: the engine has no type for the figures of an input.
    """
    for axis, one in enumerate(names.axes):
        if not one.roster:
            yield InputTable(
                name=f"axis_{axis}", columns=(Column(name="member", width=names.width),)
            )
    for roster, table in names.rosters.items():
        within = next(axis.within for axis in names.axes if axis.roster == roster)
        columns = [
            Column(name=f"within_{at}", width=names.width) for at in range(len(within))
        ]
        yield InputTable(
            name=table, columns=(*columns, Column(name="member", width=names.width))
        )
    for space, quantities in names.inputs():
        columns = [Column(name=name, width=names.width) for name in keys(space)]
        for quantity in quantities:
            columns.extend(_figures(names, quantity, dialect))
        yield InputTable(name=input_table(space), columns=tuple(columns))


def lanes(names: Names, quantity: str) -> Sequence[Lane]:
    """Return what is loaded of an input, a column for each."""
    may_lack = bool(names.program.profile.inputs[quantity].absences)
    return (Lane.VALUE, Lane.ABSENCE) if may_lack else (Lane.VALUE,)


def _figures(names: Names, quantity: str, dialect: Dialect) -> Iterator[Column]:
    known = names.program.profile.inputs[quantity]
    held = reported(names.program, quantity, dialect)
    name, may_lack = names.input(quantity), bool(known.absences)
    yield Column(name=name, width=held, may_lack=may_lack)
    if may_lack:
        yield Column(name=f"{name}_absence", width=Width.WORD, may_lack=True)
