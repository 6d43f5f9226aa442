"""GJ1327: a figure has more decimals than what it counts can have."""

from fractions import Fraction

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import figure

FAULT = DataFault(
    code="GJ1327",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="小数位数过多", en="too many decimals"),
    why=Text(
        zh="名次和件数没有半个；评分可以打到几位小数，由规则书写明。",
        en="There is no half place and no half case; how finely a mark may be given "
        "is said in the rulebook.",
    ),
    bad={"得分.csv": "单位,得分,名次\n甲县,95,10.5\n乙县,88,2\n丙县,70,\n"},
    good={"得分.csv": "单位,得分,名次\n甲县,95,10\n乙县,88,2\n丙县,70,\n"},
)


def too_fine(value: Fraction, column: Column, cell: Cell) -> Diagnostic:
    """Say that ``value`` has more decimals than ``column.places``."""
    shown = figure(value, column.measure)
    allowed = Text(
        zh=f"最多 {column.places} 位小数" if column.places else "应当是整数",
        en=f"at most {column.places} decimals" if column.places else "a whole number",
    )
    return FAULT.found(
        Text(
            zh=f"“{column.name}”填的是 {shown.zh}，{allowed.zh}",
            en=f'"{column.name}" is {shown.en}; it must be {allowed.en}',
        ),
        place=cell,
        advice=Text(zh="核对这个数", en="check the figure"),
    )
