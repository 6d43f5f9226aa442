"""What a script shows: the result, and what in the facts it was not written for."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce

import attrs
from sqlglot import exp

from guiju.engine.axis import UNIT
from guiju.engine.plan import Quantity
from guiju.engine.scaled.figure import Figure
from guiju.engine.scaled.operation import ABSENCES, Index, Space
from guiju.engine.scaled.profile import Known
from guiju.engine.value import Absence
from guiju.plugins.sql.across import aliased, key, rows_of, table_of
from guiju.plugins.sql.along import called, number
from guiju.plugins.sql.cases import Cases
from guiju.plugins.sql.dialect import Width, cast, column_type
from guiju.plugins.sql.names import input_table
from guiju.plugins.sql.script import Script

PROBLEMS = "problems"
RESULT = "result"
DETAIL = "detail"

_UNREPORTED = ABSENCES[Absence.NOT_REPORTED]


def views(script: Script) -> Mapping[str, exp.Expr]:
    """Return the statements that make the views, by name, in order."""
    each = {
        PROBLEMS: _problems(script),
        RESULT: _results(script),
        DETAIL: _details(script),
    }
    found: dict[str, list[exp.Query]] = {}
    for name, queries in each.items():
        found[name] = [*queries]
    return {
        name: _view(name, reduce(_both, queries))
        for name, queries in found.items()
        if queries
    }


def _view(name: str, query: exp.Query) -> exp.Create:
    temporary = exp.Properties(expressions=[exp.TemporaryProperty()])
    view = table_of(name)
    return exp.Create(this=view, kind="VIEW", expression=query, properties=temporary)


def _both(one: exp.Query, another: exp.Query) -> exp.Query:
    return exp.Union(this=one, expression=another, distinct=False)


def _results(script: Script) -> Iterator[exp.Select]:
    """Yield the figures of every quantity that needs the unit alone."""
    for quantity, figure in _figures(script, of_units=True):
        shown = _Shown(script, script.program.spaces[quantity.id])
        (unit,) = shown.members
        named = {"unit": unit, "group": exp.Literal.string(quantity.group)}
        rank = {"rank": shown.rank(quantity.id)}
        yield shown.query({**named, **shown.figure(quantity.id, figure), **rank})


def _details(script: Script) -> Iterator[exp.Select]:
    """Yield the figures of every other quantity: of layers, of raters, of nobody."""
    found = [*_figures(script, of_units=False)]
    most = max([1, *(len(quantity.axes) for quantity, _ in found)])
    nobody = exp.Cast(this=exp.null(), to=column_type(script.dialect, None))
    for quantity, figure in found:
        shown = _Shown(script, script.program.spaces[quantity.id])
        members = [*shown.members, *([nobody] * most)][:most]
        named = {f"member_{nth}": one.copy() for nth, one in enumerate(members, 1)}
        yield shown.query({**named, **shown.figure(quantity.id, figure)})


def _figures(script: Script, *, of_units: bool) -> Iterator[tuple[Quantity, Figure]]:
    for quantity in script.program.plan.quantities.values():
        figure = script.program.figures[quantity.id]
        alone = [axis.name for axis in quantity.axes] == [UNIT]
        if isinstance(figure, Figure) and alone is of_units:
            yield quantity, figure


@attrs.frozen(eq=False)
class _Shown:
    """One quantity as a view has it, with what is joined to its rows."""

    script: Script
    space: Space
    _joins: dict[str, str] = attrs.field(factory=dict, init=False)

    @property
    def members(self) -> Sequence[exp.Expr]:
        """Who a row is about, one for each axis."""
        return [exp.column("member", f"x{axis}") for axis in self.space]

    def figure(self, quantity: str, figure: Figure) -> Mapping[str, exp.Expr]:
        """Return the columns that have the figure."""
        absence = self._lane(figure.absence, 0)
        divisor = self._lane(figure.divisor, 1)
        denominator = exp.Mul(this=number(figure.denominator), expression=divisor)
        named, wide = self.script.names.quantities[quantity], self._widest(figure)
        return {
            "quantity": exp.Literal.string(named),
            "numerator": self._if(absence, self._lane(figure.column, 0), wide),
            "denominator": self._if(absence, denominator, wide),
            "absence": cast(self.script.dialect, absence, Width.WORD),
        }

    def query(self, columns: Mapping[str, exp.Expr]) -> exp.Select:
        """Return a row for each combination of members."""
        query = exp.Select(
            expressions=[
                exp.Alias(this=column, alias=exp.to_identifier(name, quoted=True))
                for name, column in columns.items()
            ]
        )
        return self._joined(rows_of(self.script.names, self.space, query))

    def _joined(self, query: exp.Select) -> exp.Select:
        spaces = {one.name: one.space for one in self.script.stages.tables}
        for name, alias in self._joins.items():
            table = table_of(name, alias)
            if spaces[name]:
                on = exp.and_(*_same(spaces[name], alias), copy=False)
                query = query.join(table, on=on, join_type="left", copy=False)
            else:
                query = query.join(table, join_type="cross", copy=False)
        return query

    def _lane(self, index: Index | None, otherwise: int) -> exp.Expr:
        if index is None:
            return number(otherwise)
        table = self.script.stages.home[index].name
        alias = self._joins.setdefault(table, f"j{len(self._joins) + 1}")
        return exp.column(called(index), alias)

    def _widest(self, figure: Figure) -> Width:
        """Return what holds numerators and denominators, multiplied out."""
        found = [
            self.script.held[one].stored
            for one in (figure.column, figure.divisor)
            if one is not None
        ]
        return Width.WIDE if figure.divisor is not None else max(found)

    def _if(self, absence: exp.Expr, column: exp.Expr, to: Width) -> exp.Expr:
        there = exp.EQ(this=absence.copy(), expression=number(0))
        made = exp.case().when(there, column, copy=False)
        return cast(self.script.dialect, made, to)

    def rank(self, quantity: str) -> exp.Expr:
        """Return the place by a quantity; NULL if there is none."""
        program = self.script.program
        for ranking in program.plan.rankings:
            figure = program.figures[ranking.rank]
            if ranking.by == quantity and isinstance(figure, Figure):
                absence = self._lane(figure.absence, 0)
                return self._if(absence, self._lane(figure.column, 0), Width.WORD)
        return cast(self.script.dialect, exp.null(), Width.WORD)


def _problems(script: Script) -> Iterator[exp.Select]:
    """Yield how many rows of each kind the script was not written for."""
    for space, quantities in script.names.inputs():
        table = input_table(space)
        yield _unknown(script, space, table)
        columns = [exp.column(key(axis)) for axis in space]
        yield _crowded(table, columns, 1, "twice")
        for quantity in quantities:
            name = script.names.quantities[quantity]
            known = script.program.profile.inputs[quantity]
            query = _beside(script, space, table)
            yield _counted(
                query.where(_outside(name, known), copy=False), name, "value"
            )
    for asked in script.asked:
        if isinstance(asked, Cases) and asked.operands:
            yield _unforeseen(asked)
    for roster, table in script.names.rosters.items():
        _, most = script.program.profile.rosters.get(roster, (0, 0))
        if most is not None:
            yield _too_many(script, roster, table, most)


def _unforeseen(cases: Cases) -> exp.Select:
    """Return how many rows ask for what has no answer."""
    assert cases.table.before is not None, "operands are columns of earlier tables"
    source = table_of(cases.table.before.name, "b")
    on = [
        exp.EQ(
            this=exp.column(called(one), "b"), expression=exp.column(called(one), "f")
        )
        for one in cases.operands
    ]
    query = exp.Select().from_(source, copy=False)
    query = query.join(
        table_of(cases.name, "f"),
        on=exp.and_(*on, copy=False),
        join_type="left",
        copy=False,
    )
    answer = exp.column(called(cases.answers[0]), "f")
    lacks = exp.Is(this=answer, expression=exp.null())
    return _counted(query.where(lacks, copy=False), cases.name, "unforeseen")


def _counted(query: exp.Select, where: str, problem: str) -> exp.Select:
    shown = {
        "input": exp.Literal.string(where),
        "problem": exp.Literal.string(problem),
        "how_many": exp.Count(this=exp.Star()),
    }
    query.set("expressions", [aliased(column, name) for name, column in shown.items()])
    return query.having(_some(), copy=False)


def _some() -> exp.Expr:
    return exp.GT(this=exp.Count(this=exp.Star()), expression=number(0))


def _beside(script: Script, space: Space, table: str) -> exp.Select:
    """Return every row that there has to be, beside what was loaded for it."""
    query = rows_of(script.names, space, exp.Select())
    on = exp.and_(*_same(space, "f"), copy=False) if space else exp.true()
    return query.join(table_of(table, "f"), on=on, join_type="left", copy=False)


def _same(space: Space, alias: str) -> Sequence[exp.Expr]:
    return [
        exp.EQ(
            this=exp.column(key(axis), alias),
            expression=exp.column("member", f"x{axis}"),
        )
        for axis in space
    ]


def _outside(name: str, known: Known) -> exp.Expr:
    """Return whether an input is none of what the script was written for."""
    value = exp.column(name, "f")
    wrong: exp.Expr = exp.true()
    if known.range is not None:
        wrong = exp.Is(this=value, expression=exp.null())
        for end, kind in ((known.range.low, exp.LT), (known.range.high, exp.GT)):
            if end is not None:
                bound = number(int(end * Fraction(known.denominator)))
                beyond = kind(this=value.copy(), expression=bound)
                wrong = exp.Or(this=wrong, expression=beyond)
    if not known.absences:
        return wrong
    unsaid = exp.case().when(
        exp.Is(this=value.copy(), expression=exp.null()), number(_UNREPORTED)
    )
    absence = exp.Coalesce(
        this=exp.column(f"{name}_absence", "f"), expressions=[unsaid.else_(number(0))]
    )
    allowed = [number(ABSENCES[one]) for one in known.absences]
    allowed.sort(key=str)
    foreseen = exp.In(this=absence, expressions=allowed)
    there = exp.EQ(this=absence.copy(), expression=number(0))
    return exp.Or(
        this=exp.And(this=there, expression=exp.Paren(this=wrong)),
        expression=exp.And(
            this=exp.NEQ(this=absence.copy(), expression=number(0)),
            expression=exp.Not(this=foreseen),
        ),
    )


def _unknown(script: Script, space: Space, table: str) -> exp.Select:
    """Return how many rows were loaded for members that there are not."""
    rows = rows_of(script.names, space, exp.Select(expressions=[number(1)]))
    if space:
        rows = rows.where(*_same(space, "f"), copy=False)
    query = exp.Select().from_(table_of(table, "f"), copy=False)
    missing = exp.Not(this=exp.Exists(this=rows))
    return _counted(query.where(missing, copy=False), table, "unknown")


def _crowded(
    table: str, columns: Sequence[exp.Expr], most: int, problem: str
) -> exp.Select:
    """Return at how many places a table has more rows than ``most``."""
    over = exp.GT(this=exp.Count(this=exp.Star()), expression=number(most))
    inner = exp.Select(expressions=columns or [aliased(number(1), "one")])
    inner = inner.from_(table_of(table), copy=False)
    if columns:
        inner = inner.group_by(*columns, copy=False)
    found = inner.having(over, copy=False).subquery("f", copy=False)
    return _counted(exp.Select().from_(found, copy=False), table, problem)


def _too_many(script: Script, roster: str, table: str, most: int) -> exp.Select:
    axis = next(one for one in script.program.axes if one.roster == roster)
    columns = [exp.column(f"within_{at}") for at in range(len(axis.within))]
    return _crowded(table, columns, most, "too many")
