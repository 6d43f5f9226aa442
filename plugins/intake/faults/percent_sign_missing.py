"""GJ1323: a percentage without its sign, so that it would be read a hundredfold."""

from fractions import Fraction

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.number import show
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1323",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="百分数没有写百分号", en="a percentage without its sign"),
    why=Text(
        zh="不写百分号，95 就是 95 倍。是 95% 还是 9500%，不能靠猜。",
        en="Without the sign 95 is ninety-five times the whole; which was meant is "
        "not for a program to guess.",
    ),
    bad={"完成率.csv": "单位,完成率\n甲县,95\n乙县,88%\n丙县,0.7\n"},
    good={"完成率.csv": "单位,完成率\n甲县,95%\n乙县,88%\n丙县,0.7\n"},
    tables=("完成率",),
)


def percent_sign_missing(value: Fraction, column: Column, cell: Cell) -> Diagnostic:
    """Say that ``value`` without a sign means a hundred times as many per cent."""
    bare, taken = show(value), show(value * 100)
    return FAULT.found(
        Text(
            zh=f"“{column.name}”是百分数，{bare} 不带百分号就是 {taken}%",
            en=f'"{column.name}" is a percentage, and {bare} without the sign '
            f"is {taken}%",
        ),
        place=cell,
        advice=Text(
            zh=f"写成 {bare}%；如果确实是 {taken}%，就写 {taken}%",
            en=f"write {bare}%; if {taken}% is meant, write {taken}%",
        ),
    )
