"""GJ1307: an obligatory cell is blank."""

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1307",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="必填的单元格没有填", en="an obligatory cell is blank"),
    why=Text(
        zh="空白不是零分。这一项没有写“可缺”，必须有数。",
        en="Blank is not zero, and the rulebook does not say that this figure "
        "may be missing.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,0\n丙县,70\n"},
)


def cell_blank(column: Column, cell: Cell) -> Diagnostic:
    """Say that ``column`` needs a figure in ``cell``."""
    return FAULT.found(
        Text(
            zh=f"“{column.name}”没有填",
            en=f'"{column.name}" is not reported',
        ),
        place=cell,
        advice=Text(
            zh="填上数据；得零分请写 0。允许缺报的，应在规则书中写“可缺”",
            en="fill it in; write 0 for zero. If it may be missing, the rulebook "
            "has to say so (optional)",
        ),
    )
