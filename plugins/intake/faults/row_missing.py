"""GJ1306: nobody reported anything for a unit, rater, layer or period."""

from guiju.engine.axis import Key
from guiju.engine.contract import Table
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import is_of_previous, listed

FAULT = DataFault(
    code="GJ1306",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="缺少行", en="a row is missing"),
    why=Text(
        zh="必填的数据没有填报。没有填报不等于零分，所以不能继续。",
        en="An obligatory figure was not reported, which is not the same as zero.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def row_missing(table: Table, key: Key, header: Cell | None) -> Diagnostic:
    """Say that the table has no cell for ``key``, which may be only part of a key."""
    zh, en = listed(key)
    return FAULT.found(
        Text(
            zh=f"数据表“{table.name}”里没有{zh}的数据",
            en=f'the table "{table.name}" has no data for {en}',
        ),
        place=header,
        advice=_not_in_result(table) if is_of_previous(table) else _ADD,
    )


def all_missing(table: Table, header: Cell | None) -> Diagnostic:
    """Say that the table has nothing of what has to be reported."""
    return FAULT.found(
        Text(
            zh=f"数据表“{table.name}”里没有规则书要的任何数据",
            en=f'the table "{table.name}" has none of the data that the rulebook needs',
        ),
        place=header,
        advice=_not_in_result(table) if is_of_previous(table) else _ADD_ALL,
    )


def _not_in_result(table: Table) -> Text:
    return Text(
        zh=f"上期结果里没有的，写进名为“{table.name}”的工作表或 CSV 文件；"
        "上期本来没有的，在规则里用 已报(…) 写明怎么算",
        en=f"put what no previous result has into a sheet or CSV file "
        f'"{table.name}"; where there was none, let the rules ask reported(…) and say '
        "what holds then",
    )


_ADD_ALL = Text(
    zh="逐行补上并填写；要有哪些行和列，可用 guiju template 生成填报表来看",
    en="add the rows; guiju template writes a form that has them all",
)
_ADD = Text(zh="补上这一行（列）并填写", en="add the row or column")


def roster_missing(
    table: Table, key: Key, axis: str, header: Cell | None
) -> Diagnostic:
    """Say that no member of ``axis`` was reported under ``key``."""
    zh, en = listed(key)
    return FAULT.found(
        Text(
            zh=f"数据表“{table.name}”里{zh}没有列出任何“{axis}”",
            en=f'the table "{table.name}" lists nothing under {en}',
        ),
        place=header,
        advice=Text(
            zh=f"补上各行；如果确实没有，写一行并在“{axis}”列填“不适用”",
            en='add the rows; if there are none, add one row with "n/a" in the '
            f"column {axis}",
        ),
    )
