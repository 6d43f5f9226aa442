"""GJ1310: a figure is outside the range that the rulebook allows."""

from fractions import Fraction

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import figure, legal_range

FAULT = DataFault(
    code="GJ1310",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="数值超出范围", en="out of range"),
    why=Text(
        zh="超出规则书所写范围的数不可能是真的，通常是输错了或填错了列。",
        en="A figure outside the range of the rulebook cannot be true: it is "
        "mistyped or stands in the wrong column.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,101\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,100\n乙县,88\n丙县,70\n"},
)


def out_of_range(value: Fraction, column: Column, cell: Cell) -> Diagnostic:
    """Say that ``value`` is not within the interval of ``column``."""
    legal = legal_range(column)
    shown = figure(value, column.measure)
    return FAULT.found(
        Text(
            zh=f"“{column.name}”填的是 {shown.zh}，范围是{legal.zh}",
            en=f'"{column.name}" is {shown.en}; the range is {legal.en}',
        ),
        place=cell,
        advice=Text(
            zh="核对这个数；如果范围有误，改规则书",
            en="check the figure; if the range is wrong, correct the rulebook",
        ),
    )
