"""GJ1311: a cell shows a spreadsheet's error value."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1311",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="单元格是错误值", en="an error value"),
    why=Text(
        zh="公式出错的单元格没有数，不能当作空白，更不能当作零。",
        en="A cell whose formula failed has no figure; it is neither blank nor zero.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,#N/A\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def error_value(code: str, cell: Cell) -> Diagnostic:
    """Say that ``cell`` shows the error ``code``."""
    return FAULT.found(
        Text(zh=f"单元格是错误值 {code}", en=f"the cell shows the error {code}"),
        place=cell,
        advice=Text(
            zh="在表格软件中改正公式，或直接填写数据",
            en="correct the formula in the spreadsheet, or type the figure",
        ),
    )
