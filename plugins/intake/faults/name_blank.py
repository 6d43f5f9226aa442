"""GJ1325: a row has figures, but does not say whose."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import AXES

FAULT = DataFault(
    code="GJ1325",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="有数据却没有写名称", en="figures without a name"),
    why=Text(
        zh="这一行的数不知道是谁的。合并单元格会按首格读取，普通空白不会沿用上一行。",
        en="Nobody knows whose figures these are. A merged area counts for all its "
        "rows; a blank does not repeat the row above.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n,66\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def name_blank(axis: str, cell: Cell) -> Diagnostic:
    """Say that the row of ``cell`` names no member of ``axis``."""
    return FAULT.found(
        Text(
            zh=f"这一行有数据，但没有写“{axis}”",
            en=f"the row has figures but names no {AXES.get(axis, axis)}",
        ),
        place=cell,
        advice=Text(zh="补上名称，或清空这一行", en="name it, or clear the row"),
    )
