"""How a table is made: the rows of its space, and what is read of other rows.

Each table is one query: first the rows, with all that is joined to them or counted over
them; then layer upon layer what is computed along each row.
"""

from collections.abc import Mapping, Sequence

import attrs
from sqlglot import exp

from guiju.engine.expr import Ties
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.operation import (
    ABSENCES,
    Folded,
    Given,
    Index,
    Lane,
    Member,
    Number,
    Operation,
    Placed,
    Ranked,
    Same,
    Space,
    Taken,
    Way,
)
from guiju.engine.value import Absence
from guiju.plugins.sql.along import Row, Typed, called, number, truth
from guiju.plugins.sql.cases import Asked, Cases
from guiju.plugins.sql.dialect import Dialect, Width
from guiju.plugins.sql.held import reported
from guiju.plugins.sql.names import Names, input_table
from guiju.plugins.sql.stages import Stages, Table

_UNREPORTED = ABSENCES[Absence.NOT_REPORTED]
_FOLDS = {Way.SUM: exp.Sum, Way.LEAST: exp.Min, Way.GREATEST: exp.Max}
MULTIPLE = "pg_temp.multiple"
"""The least common multiple of many numbers, an aggregate of the script's own."""


@attrs.frozen
class Tables:
    """Writes the query of each table."""

    program: Program
    dialect: Dialect
    names: Names
    stages: Stages
    row: Row
    asked: Mapping[Index, Asked]
    """The table that has each column of answers."""

    def query(self, table: Table) -> exp.Select:
        """Return the rows of ``table`` with its columns."""
        rows = _Rows(self, table)
        layers = [layer for layer in table.layers[1:] if layer]
        shown = [*map(key, table.space)]
        shown += [called(one) for one in (*table.carried, *table.kept)]
        found = rows.query()
        if not layers:
            return found
        names = [f"layer_{nth}" for nth in range(len(layers) + 1)]
        made = select([exp.column(name) for name in shown], table_of(names[-1]))
        for nth, name in enumerate(names):
            if nth:
                columns = [self._made(index) for index in layers[nth - 1]]
                found = select([exp.Star(), *columns], table_of(names[nth - 1]))
            if self.dialect is Dialect.POSTGRES:
                # It would write each column into all that read it, and so on.
                found = found.offset(0, copy=False)
            made = made.with_(exp.to_identifier(name), as_=found, copy=False)
        return made

    def _made(self, index: Index) -> exp.Expr:
        return aliased(self.row.column(index), called(index))


@attrs.define(eq=False)
class _Rows:
    """The first layer of one table."""

    tables: Tables
    table: Table
    joins: dict[object, tuple[str, exp.Expr, exp.Expr | None]] = attrs.field(
        factory=dict
    )
    """What is joined: its alias, the table, and on what."""

    @property
    def row(self) -> Row:
        """What writes the columns of the table before."""
        return attrs.evolve(self.tables.row, alias="b")

    def query(self) -> exp.Select:
        own = self.table.layers[0] if self.table.layers else ()
        made = [self._made(index) for index in own]
        keys = [aliased(self._key(axis), key(axis)) for axis in self.table.space]
        carried = [exp.column(called(one), "b") for one in self.table.read]
        columns = [*keys, *carried, *made]
        query = self._from(exp.Select(expressions=columns))
        for alias, joined, on in self.joins.values():
            source = exp.alias_(joined, alias, table=True, copy=False)
            kind = {"join_type": "left", "on": on} if on else {"join_type": "cross"}
            query = query.join(source, **kind, copy=False)
        return query

    @property
    def before(self) -> str | None:
        """The table that has the rows already, if there is one."""
        space, names = self.table.space, self.tables.names
        if self.table.before is not None:
            return self.table.before.name
        # A run loads a row for every key, and no others.
        has_rows = names.codes is not None and any(
            space == one for one, _ in names.inputs()
        )
        return input_table(space) if has_rows else None

    def _key(self, axis: int) -> exp.Expr:
        """Return the member of an axis in a row."""
        if self.before is not None:
            return exp.column(key(axis), "b")
        return exp.column("member", f"x{axis}")

    def _from(self, query: exp.Select) -> exp.Select:
        if self.before is not None:
            return query.from_(table_of(self.before, "b"), copy=False)
        return rows_of(self.tables.names, self.table.space, query)

    def _made(self, index: Index) -> exp.Expr:
        row = self.tables.row
        if index in self.tables.asked:
            found = self._answered(index, self.tables.asked[index])
        else:
            found = self._typed(index, self.tables.program.operation(index))
        return aliased(row.stored(index, found), called(index))

    def _typed(self, index: Index, operation: Operation) -> Typed:
        match operation:
            case Number(value=value):
                return Typed(number(value), Width.LITERAL)
            case Given():
                return self._given(operation)
            case Member(axis=axis, members=members):
                return self._member(axis, members)
            case Same(one=one, another=another):
                sides = {"this": self._key(one), "expression": self._key(another)}
                return truth(exp.EQ(**sides))
            case Taken():
                return self._taken(operation)
            case Folded():
                return self._folded(index, operation)
            case Placed():
                return self._placed(operation)
            case Ranked():
                return self._ranked(operation)
            case _:
                raise AssertionError(operation)

    def _answered(self, index: Index, asked: Asked) -> Typed:
        held = self.row.held
        if isinstance(asked, Cases):
            on = {
                called(one): self.row.operand(one, held[one].stored)
                for one in asked.operands
            }
        else:
            on = {**self._here(self.table.space)}
        by = ("answers", asked.name)
        alias = self._joined(by, table_of(asked.name), on, one=not on)
        return Typed(exp.column(called(index), alias), held[index].stored)

    def _member(self, axis: int, members: frozenset[str]) -> Typed:
        if not members:
            return Typed(number(0), Width.LITERAL)
        listed = [self.tables.names.member(one) for one in sorted(members)]
        return truth(exp.In(this=self._key(axis), expressions=listed))

    def _joined(
        self, by: object, joined: exp.Expr, on: Mapping[str, exp.Expr], *, one: bool
    ) -> str:
        """Return the alias of what is joined where its columns are ``on``.

        Equal joins are one. ``one`` says that there is one row, come what may.
        """
        if by not in self.joins:
            alias = f"j{len(self.joins) + 1}"
            equal = [
                exp.EQ(this=exp.column(name, alias), expression=expression)
                for name, expression in on.items()
            ]
            condition = (
                None if one else exp.and_(*equal, copy=False) if equal else exp.true()
            )
            self.joins[by] = (alias, joined, condition)
        return self.joins[by][0]

    def _here(self, space: Space) -> Mapping[str, exp.Expr]:
        return {key(axis): self._key(axis) for axis in space}

    def _given(self, given: Given) -> Typed:
        names = self.tables.names
        name, column = names.table_of(given.quantity), names.input(given.quantity)
        alias = "b"
        if name != self.before:
            on = self._here(self.table.space)
            alias = self._joined(("given", name), table_of(name), on, one=False)
        value = exp.column(column, alias)
        may_lack = bool(self.tables.program.profile.inputs[given.quantity].absences)
        if given.lane is Lane.VALUE:
            held = reported(self.tables.program, given.quantity, self.tables.dialect)
            return Typed(_or(value, 0) if may_lack else value, held)
        lacks = exp.Is(this=value, expression=exp.null())
        unsaid = exp.case().when(lacks, number(_UNREPORTED), copy=False)
        absence = exp.column(f"{column}_absence", alias)
        either = [unsaid.else_(number(0), copy=False)]
        return Typed(exp.Coalesce(this=absence, expressions=either), Width.WORD)

    def _taken(self, taken: Taken) -> Typed:
        program, row = self.tables.program, self.tables.row
        source = program.steps[taken.column]
        if isinstance(source.operation, Number):
            return Typed(number(source.operation.value), Width.LITERAL)
        table = self.tables.stages.having([taken.column])
        by = ("taken", table.name, taken.reads)
        reads = zip(source.space, taken.reads, strict=True)
        on = {key(axis): self._key(read) for axis, read in reads if read is not None}
        joined = table_of(table.name)
        alias = self._joined(by, joined, on, one=not source.space)
        found: exp.Expr = exp.column(called(taken.column), alias)
        if taken.reads != source.space:
            found = _or(found, taken.missing)
        return Typed(found, row.held[taken.column].stored)

    def _folded(self, index: Index, folded: Folded) -> Typed:
        program, row = self.tables.program, self.tables.row
        read = [
            one
            for one in (folded.column, folded.keep)
            if one is not None and not isinstance(program.steps[one].operation, Number)
        ]
        table = self.tables.stages.having(read)
        by = ("folded", table.name)
        if by not in self.joins:
            self._grouped(by, table)
        alias, subquery, _ = self.joins[by]
        assert isinstance(subquery, exp.Subquery)
        found = self._aggregate(folded, row.held[index].computed)
        subquery.this.select(aliased(found, called(index)), copy=False)
        # A sum is wider than what is summed.
        return Typed(_or(exp.column(called(index), alias), folded.empty), Width.LITERAL)

    def _grouped(self, by: object, table: Table) -> None:
        space = table.space[:-1]
        columns = [exp.column(name) for name in keys(space)]
        query = select(columns, table_of(table.name)).group_by(*columns, copy=False)
        joined = query.subquery(copy=False)
        self._joined(by, joined, self._here(space), one=not space)

    def _aggregate(self, folded: Folded, width: Width) -> exp.Expr:
        row = self.tables.row
        column = row.operand(folded.column, width)
        if folded.keep is not None:
            column = exp.case().when(row.condition(folded.keep), column, copy=False)
        if folded.way is Way.MULTIPLE:
            return exp.Anonymous(this=MULTIPLE, expressions=[column])
        return _FOLDS[folded.way](this=column)

    def _placed(self, placed: Placed) -> Typed:
        order = [(placed.column, False)]
        # Equal rows are numbered by name, so that it is the same in every engine.
        ordered = [
            *self._order(order),
            exp.Ordered(this=self._key(self.table.space[-1])),
        ]
        found = self._window(exp.RowNumber(), ordered, placed.keep)
        place = exp.Sub(this=found, expression=number(1))
        return self._if_kept(place, placed.keep, -1)

    def _ranked(self, ranked: Ranked) -> Typed:
        found = self._window(
            _RANKS[ranked.ties].copy(), self._order(ranked.keys), ranked.keep
        )
        if ranked.ties is Ties.LAST:
            found.set("spec", _UP_TO_EQUALS.copy())
        return self._if_kept(found, ranked.keep, 0)

    def _window(
        self, function: exp.Expr, order: Sequence[exp.Expr], keep: Index | None
    ) -> exp.Window:
        row = self.row
        partition = [self._key(axis) for axis in self.table.space[:-1]]
        if keep is not None:
            partition.append(row.operand(keep, Width.WORD))
        return exp.Window(
            this=function,
            partition_by=partition,
            order=exp.Order(expressions=[*order]),
        )

    def _order(self, keys: Sequence[tuple[Index, bool]]) -> Sequence[exp.Expr]:
        """Return the order of rows. No column is ever NULL, and it is written out."""
        return [
            exp.Ordered(
                this=self.row.operand(column, self.row.held[column].stored),
                desc=descending,
                nulls_first=False,
            )
            for column, descending in keys
        ]

    def _if_kept(self, found: exp.Expr, keep: Index | None, otherwise: int) -> Typed:
        if keep is None:
            return Typed(found, Width.LITERAL)
        kept = self.row.condition(keep)
        made = (
            exp.case()
            .when(kept, found, copy=False)
            .else_(number(otherwise), copy=False)
        )
        return Typed(made, Width.LITERAL)


def rows_of(names: Names, space: Space, query: exp.Select) -> exp.Select:
    """Return ``query`` from every row of a space; the member of axis 3 is x3.member."""
    if not space:
        one = exp.Select(expressions=[aliased(number(1), "one")])
        return query.from_(one.subquery("x", copy=False), copy=False)
    for nth, axis in enumerate(space):
        source = table_of(names.members(axis), f"x{axis}")
        if not nth:
            query = query.from_(source, copy=False)
            continue
        within = [
            exp.EQ(
                this=exp.column(f"within_{at}", f"x{axis}"),
                expression=exp.column("member", f"x{names.named(name, space[:nth])}"),
            )
            for at, name in enumerate(names.axes[axis].within)
        ]
        if within:
            query = query.join(source, on=exp.and_(*within, copy=False), copy=False)
        else:
            query = query.join(source, join_type="cross", copy=False)
    return query


def table_of(name: str, alias: str | None = None) -> exp.Table:
    """Return a table by its name."""
    table = exp.Table(this=exp.to_identifier(name))
    if alias:
        table.set("alias", exp.TableAlias(this=exp.to_identifier(alias)))
    return table


def select(columns: Sequence[exp.Expr], table: exp.Table) -> exp.Select:
    """Return a query of some columns of a table."""
    return exp.Select(expressions=[*columns]).from_(table, copy=False)


def aliased(expression: exp.Expr, name: str) -> exp.Expr:
    """Return a column of a query, with its name."""
    return exp.Alias(this=expression, alias=exp.to_identifier(name))


def key(axis: int) -> str:
    """Return the name of the column that has the members of an axis."""
    return f"a{axis}"


def keys(space: Space) -> Sequence[str]:
    """Return the names of the columns that have the members of a row."""
    return [*map(key, space)]


_RANKS: Mapping[Ties, exp.Expr] = {
    Ties.SKIP: exp.Anonymous(this="RANK"),
    Ties.DENSE: exp.Anonymous(this="DENSE_RANK"),
    Ties.LAST: exp.Count(this=exp.Star()),
}
_UP_TO_EQUALS = exp.WindowSpec(
    kind="RANGE",
    start="UNBOUNDED",
    start_side="PRECEDING",
    end="CURRENT ROW",
)


def _or(expression: exp.Expr, otherwise: int) -> exp.Expr:
    return exp.Coalesce(this=expression, expressions=[number(otherwise)])
