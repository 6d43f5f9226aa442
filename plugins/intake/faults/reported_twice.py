"""GJ1305: one figure is reported in two cells."""

from guiju.dsl.figure import listed as some_of
from guiju.engine.axis import Key
from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Related, Severity
from guiju.engine.source import Cell, column_letters
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import listed

FAULT = DataFault(
    code="GJ1305",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="同一数据填了两次", en="reported twice"),
    why=Text(
        zh="两个数谁算数，不能由先后顺序决定；即使相同，也可能有一行写错了单位。",
        en="Which of two figures counts must not depend on their order; even when "
        "they are equal one row may name the wrong unit.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n甲县,95\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


_FIRST = Text(zh="第一次填在这里", en="first here")
_ADVICE = Text(zh="只保留正确的一处", en="keep the one that is right")
_ONE_COLUMN = Text(zh="只保留正确的一列", en="keep the column that is right")
_ONE_SHEET = Text(
    zh="同一张表放了两份的，只保留正确的一份；各填了一部分的，删去重复的行",
    en="keep the sheet that is right; of sheets that each have a part, delete the rows "
    "that are in both",
)
_ONE_ROW = Text(
    zh="只保留正确的一行；如果有一行写错了单位，改正单位",
    en="keep the row that is right; if one names the wrong unit, correct the name",
)


def reported_twice(column: Column, key: Key, second: Cell, first: Cell) -> Diagnostic:
    """Say that the figure in ``second`` had already been given in ``first``."""
    zh, en = f"“{column.name}”", f'"{column.name}"'
    if key:
        whose = listed(key)
        zh, en = f"{whose[0]}的{zh}", f"{en} of {whose[1]}"
    return FAULT.found(
        Text(zh=f"{zh}填了两次", en=f"{en} is reported twice"),
        place=second,
        advice=_ADVICE,
        related=(Related(place=first, message=_FIRST),),
    )


def row_twice(
    key: Key, heads: tuple[str, ...], second: Cell, first: Cell
) -> Diagnostic:
    """Say that the row of ``second`` gives again what the row of ``first`` gives."""
    zh, en = listed(key) if key else ("同样的数据", "the same")
    which = some_of(heads)
    is_here = (second.file, second.sheet) == (first.file, first.sheet)
    sheet = "" if is_here else str(first).rpartition("!")[0]
    said = Text(
        zh=f"{zh}填了两行：第 {second.row} 行的 {len(heads)} 格在"
        f"{sheet and f' {sheet} '}第 {first.row} 行已经填过（{which.zh}）",
        en=f"{en} is reported in two rows: {len(heads)} cells of row {second.row} were "
        f"given before in row {first.row}{sheet and f' of {sheet}'} ({which.en})",
    )
    return FAULT.found(said, _ONE_ROW, second, (Related(place=first, message=_FIRST),))


def rows_twice(
    number: int, whose: tuple[str, ...], second: Cell, first: Cell
) -> Diagnostic:
    """Say that the sheet of ``first`` has several rows of the sheet of ``second``."""
    which = some_of(whose)
    sheet = str(first).rpartition("!")[0]
    said = Text(
        zh=f"这张表有 {number:,} 行在 {sheet} 里已经填过：{which.zh}",
        en=f"{number:,} rows of this sheet were given before in {sheet}: {which.en}",
    )
    return FAULT.found(
        said, _ONE_SHEET, second, (Related(place=first, message=_FIRST),)
    )


def column_twice(head: str, number: int, second: Cell, first: Cell) -> Diagnostic:
    """Say that a column gives again what another of the same sheet gives."""
    here, there = column_letters(second.column), column_letters(first.column)
    said = Text(
        zh=f"“{head}”有两列：{here} 列的 {number:,} 格在 {there} 列已经填过",
        en=f'"{head}" has two columns: {number:,} cells of column {here} were given '
        f"before in column {there}",
    )
    related = (Related(place=first, message=_FIRST),)
    return FAULT.found(said, _ONE_COLUMN, second, related)
