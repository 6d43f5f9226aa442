"""GJ1322: a figure has more digits than a spreadsheet can show."""

from fractions import Fraction

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.number import show
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1322",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(zh="位数多于表格所能显示", en="more digits than are shown"),
    why=Text(
        zh="表格软件只显示 15 位有效数字。公式算出的尾数看不见，却会影响并列和分档。",
        en="A spreadsheet shows 15 digits. A computed tail is invisible there and "
        "still decides ties and bands here.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,0.30000000000000004\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,0.3\n乙县,88\n丙县,70\n"},
)


def more_digits_than_shown(value: Fraction, cell: Cell) -> Diagnostic:
    """Say that ``value`` was taken with all its digits."""
    return FAULT.found(
        Text(
            zh=f"这个数按文件所存的全部位数读取：{show(value)}",
            en=f"the figure was read with all its digits: {show(value)}",
        ),
        place=cell,
        advice=Text(
            zh="如果这是计算误差，在表格中用 ROUND 取整到需要的位数",
            en="if the tail is an error of computation, use ROUND in the spreadsheet",
        ),
    )
