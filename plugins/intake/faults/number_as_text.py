"""GJ1308: a figure is stored as text."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1308",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="数字是文本格式", en="a number stored as text"),
    why=Text(
        zh="表格软件求和、排序时会跳过文本，所以表里显示的结果与这里算的会不一致。",
        en="A spreadsheet leaves text out of its sums, so what people see there "
        "would differ from what is computed here.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,９５\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def number_as_text(written: str, cell: Cell) -> Diagnostic:
    """Say that ``written`` looks like a number and is text."""
    return FAULT.found(
        Text(
            zh=f"“{written}”看起来是数字，但存成了文本",
            en=f'"{written}" looks like a number but is text',
        ),
        place=cell,
        advice=Text(
            zh="在表格软件中把该列“转换为数字”，或用半角数字重新输入",
            en="convert the column to numbers in the spreadsheet, "
            "or type it again in plain digits",
        ),
    )
