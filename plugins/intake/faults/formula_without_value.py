"""GJ1312: a formula that no spreadsheet has computed yet."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1312",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="公式没有计算结果", en="a formula without a value"),
    why=Text(
        zh="文件里只有公式，没有算好的数（多半由程序生成后没有在表格软件中打开过）。",
        en="The file holds the formula but no result, mostly because a program wrote "
        "it and no spreadsheet has opened it since.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,=50+45\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def formula_without_value(cell: Cell) -> Diagnostic:
    """Say that ``cell`` holds a formula and no result."""
    return FAULT.found(
        Text(
            zh="单元格里是公式，文件中没有它的计算结果",
            en="the cell holds a formula, and the file has no result for it",
        ),
        place=cell,
        advice=Text(
            zh="用 WPS 或 Excel 打开文件，等它算完，保存后再运行；或直接填写数据",
            en="open the file in WPS or Excel, let it calculate, save it and run "
            "again; or type the figure",
        ),
    )
