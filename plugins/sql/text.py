"""A script as somebody reads and runs it: what it is, what to load, what comes out.

The same program gives the same text, byte for byte. Names are plain ASCII; comments and
the table ``legend`` say what they stand for.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs
from sqlglot import exp

from guiju.engine.interval import Interval
from guiju.engine.number import show
from guiju.engine.scaled.figure import Exact, Figure
from guiju.engine.scaled.operation import Space
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.sql.across import select, table_of
from guiju.plugins.sql.along import called, number
from guiju.plugins.sql.answers import table_for
from guiju.plugins.sql.dialect import NAMES, Dialect
from guiju.plugins.sql.foreseen import Foreseen
from guiju.plugins.sql.inputs import Column, InputTable
from guiju.plugins.sql.names import input_table
from guiju.plugins.sql.script import Script
from guiju.plugins.sql.stages import Table
from guiju.plugins.sql.views import views

LEGEND = "legend"
_ANSWERS = Text(
    zh="对数、指数、开方的得数：按所给的数据逐个精确算好。"
    "别的数没有算过，problems 会列出。",
    en="What logarithms, exponentials and roots give, computed exactly for the data "
    "given; for other figures problems says so.",
)
LOAD_HERE = Text(zh="在这里填入数据", en="load the facts here")

_ABSENCES = {
    Absence.NOT_APPLICABLE: Text(zh="不适用", en="not applicable"),
    Absence.NOT_REPORTED: Text(zh="未报", en="not reported"),
}
_MEASURED = Text(
    zh="输入的小数位数、范围和缺项按所给的数据定；换了数据，先看 problems。",
    en="Decimals, ranges and absences of inputs are those of the data given; with "
    "other data look at problems first.",
)
_DECLARED = Text(
    zh="输入的小数位数、范围和缺项按规则书的约定定。",
    en="Decimals, ranges and absences of inputs are those that the rulebook allows.",
)
_HOW = (
    Text(
        zh="用法：在同一个会话里从头到尾执行；在标着“在这里填入数据”处填表。",
        en='To use it: run it in one session, filling the tables at "load the facts '
        'here".',
    ),
    Text(
        zh="填整数：报的数乘以注释里的倍数。没有报的留空（NULL）；"
        "不适用的，在 …_absence 列写1。",
        en="Load whole numbers: what was reported times the factor in the comment. "
        "Leave out (NULL) what was not reported; where a figure is not applicable, "
        "write 1 into …_absence.",
    ),
    Text(
        zh="problems 必须一行也没有；result 里是各单位的量，detail 里是其余的量，"
        "member_1、member_2 按 legend 里 axes 的次序。"
        "数值 = numerator / denominator，absence 为1是不适用、2是未报。",
        en="problems must have no row; result has the quantities of units, detail all "
        "others, whose member_1, member_2 stand in the order of axes in legend. "
        "A value is numerator / denominator; absence is 1 for not applicable, 2 for "
        "not reported.",
    ),
    Text(
        zh="全是整数运算，没有浮点数；每个数都不会超出它的类型。",
        en="All of it is arithmetic on whole numbers, no floats; no number exceeds its "
        "type.",
    ),
)
_TYPES = Text(
    zh="日期按序数（公元1年1月1日为1），是非按1和0，等次按级（从0起）。",
    en="Days are ordinals (1 January of year 1 is 1), truths 1 and 0, grades levels "
    "from 0.",
)
_POSTGRES = Text(
    zh="OFFSET 0 使每一层只算一次。", en="OFFSET 0 has each layer computed once."
)


@attrs.frozen(kw_only=True)
class Heading:
    """What a script was written from."""

    rules: Mapping[str, str]
    """The digest of every file of the rulebook."""
    measured: bool
    """Whether for some data alone."""


def text_of(
    script: Script, heading: Heading, language: Language, answers: Foreseen
) -> str:
    """Return the whole script."""
    return _Text(script, heading, language, answers).text()


@attrs.frozen(eq=False)
class _Text:
    script: Script
    heading: Heading
    language: Language
    answers: Foreseen

    def text(self) -> str:
        shown = views(self.script)
        parts = [
            "\n".join(self._head()),
            *self._inputs(),
            *self._legend(),
            *self._answered(),
            "\n".join(self._comment(LOAD_HERE)),
            *self._computed(),
            *map(self._statement, shown.values()),
            *map(self._statement, map(_all_of, shown)),
        ]
        return "\n\n".join(parts) + "\n"

    def _head(self) -> Iterator[str]:
        title = self.script.program.plan.scheme.title
        name = NAMES[self.script.dialect]
        yield from self._comment(
            Text(zh=f"{title}：{name} 脚本", en=f"{title}: a script for {name}")
        )
        for file, digest in sorted(self.heading.rules.items()):
            yield from self._comment(Text(zh=f"{file} {digest}", en=f"{file} {digest}"))
        yield from self._comment(_MEASURED if self.heading.measured else _DECLARED)
        for line in (*_HOW, _TYPES):
            yield from self._comment(line)
        figures = self.script.program.figures.items()
        for name in (name for name, one in figures if isinstance(one, Exact)):
            yield from self._comment(
                Text(
                    zh=f"{name} 没有取舍，小数无限：表里没有它。",
                    en=f"{name} is not rounded and has no end: no view has it.",
                )
            )
        if self.script.dialect is Dialect.POSTGRES:
            yield from self._comment(_POSTGRES)

    def _inputs(self) -> Iterator[str]:
        listed = {f"axis_{nth}": one for nth, one in enumerate(self.script.names.axes)}
        temporary = self.script.dialect is not Dialect.SPARK
        for table in self.script.inputs:
            made = table.create(self.script.dialect, temporary=temporary)
            said = [*self._said_of(table)]
            yield "\n".join([*said, self._statement(made)])
            if table.name in listed:
                rows = [(member,) for member in listed[table.name].members]
                yield self._filled(table.name, rows)

    def _said_of(self, table: InputTable) -> Iterator[str]:
        names = self.script.names
        rosters = {of: roster for roster, of in names.rosters.items()}
        for nth, axis in enumerate(names.axes):
            if table.name == f"axis_{nth}":
                shown = f"axis_{nth} a{nth} {axis.name}"
                yield from self._comment(Text(zh=shown, en=shown))
        if table.name in rosters:
            roster = rosters[table.name]
            axis = next(one for one in names.axes if one.roster == roster)
            shown = f"{table.name} {roster} ({', '.join((*axis.within, axis.name))})"
            yield from self._comment(Text(zh=shown, en=shown))
        for space, quantities in names.inputs():
            if input_table(space) == table.name:
                yield from self._rows_said(table.name, space)
                for quantity in quantities:
                    yield from self._comment(self._input(quantity))

    def _rows_said(self, name: str, space: Space) -> Iterator[str]:
        each = "、".join(f"a{one} {self.script.names.axes[one].name}" for one in space)
        other = ", ".join(f"a{one} {self.script.names.axes[one].name}" for one in space)
        if space:
            yield from self._comment(
                Text(
                    zh=f"{name}：每个 {each} 一行", en=f"{name}: a row for each {other}"
                )
            )
        else:
            yield from self._comment(
                Text(zh=f"{name}：只有一行", en=f"{name}: one row")
            )

    def _input(self, quantity: str) -> Text:
        name = self.script.names.quantities[quantity]
        known = self.script.program.profile.inputs[quantity]
        order = [one for one in _ABSENCES if one in known.absences]
        zh = [f"{name} {quantity}", f"×{known.denominator}", _between(known.range)]
        zh += [f"可以{_ABSENCES[one].zh}" for one in order]
        en = [f"{name} {quantity}", f"×{known.denominator}", _between(known.range)]
        en += [f"may be {_ABSENCES[one].en}" for one in order]
        return Text(zh="，".join(filter(None, zh)), en=", ".join(filter(None, en)))

    def _legend(self) -> Iterator[str]:
        columns = (Column(name="name"), Column(name="quantity"), Column(name="axes"))
        table = InputTable(name=LEGEND, columns=columns)
        temporary = self.script.dialect is not Dialect.SPARK
        yield self._statement(table.create(self.script.dialect, temporary=temporary))
        quantities = self.script.program.plan.quantities
        named = self.script.names.quantities.items()
        rows = [
            (name, one, "、".join(axis.name for axis in quantities[one].axes))
            for one, name in named
        ]
        yield self._filled(LEGEND, rows)

    def _answered(self) -> Iterator[str]:
        temporary = self.script.dialect is not Dialect.SPARK
        for asked in self.script.asked:
            table = table_for(self.script, asked)
            made = table.create(self.script.dialect, temporary=temporary)
            said = [*self._comment(_ANSWERS)]
            yield "\n".join([*said, self._statement(made)])
            if self.answers[asked.name]:
                yield self._filled(asked.name, self.answers[asked.name])

    def _filled(self, table: str, rows: Sequence[tuple[str | int, ...]]) -> str:
        literals = [
            exp.Tuple(
                expressions=[
                    exp.Literal.string(cell) if isinstance(cell, str) else number(cell)
                    for cell in row
                ]
            )
            for row in rows
        ]
        values = exp.Values(expressions=literals)
        return self._statement(exp.Insert(this=table_of(table), expression=values))

    def _computed(self) -> Iterator[str]:
        statements = [*self.script.computing()]
        made = [table for table, _ in self.script.queries]
        for statement in statements[: len(statements) - len(made)]:
            yield self._statement(statement)
        for table, statement in zip(made, statements[-len(made) :], strict=True):
            said = [*self._made_of(table)]
            yield "\n".join([*said, self._statement(statement)])

    def _made_of(self, table: Table) -> Iterator[str]:
        """Yield what of the columns of a table is a quantity."""
        axes = self.script.names.axes
        rows = " × ".join(f"a{one} {axes[one].name}" for one in table.space) or "1"
        yield from self._comment(Text(zh=f"每行：{rows}", en=f"rows: {rows}"))
        for quantity, figure in self.script.program.figures.items():
            if isinstance(figure, Figure) and figure.column in table.kept:
                name = self.script.names.quantities[quantity]
                below = [str(figure.denominator)]
                if figure.divisor is not None:
                    below.append(called(figure.divisor))
                said = f"{called(figure.column)} / ({' × '.join(below)})"
                shown = f"{name} {quantity} = {said}"
                yield from self._comment(Text(zh=shown, en=shown))

    def _comment(self, text: Text) -> Iterator[str]:
        for line in text.of(self.language).splitlines():
            yield f"-- {line}"

    def _statement(self, statement: exp.Expr) -> str:
        return statement.sql(self.script.dialect.value, pretty=True) + ";"


def _all_of(name: str) -> exp.Select:
    return select([exp.Star()], table_of(name))


def _between(within: Interval | None) -> str:
    if within is None or (within.low is None and within.high is None):
        return ""
    low = "" if within.low is None else show(within.low)
    high = "" if within.high is None else show(within.high)
    return f"{low}…{high}"
