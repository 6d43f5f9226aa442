"""GJ1309: a cell holds another kind of value than its column."""

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import expected

FAULT = DataFault(
    code="GJ1309",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="填的内容不是所要的类型", en="the wrong kind of value"),
    why=Text(
        zh="要数字的地方写了别的内容，没有办法计算，也不能当作没有填。",
        en="Where a number is wanted nothing else can be computed with, and it may "
        "not be taken for blank either.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,优秀\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分\n甲县,95分\n乙县,88\n丙县,70\n"},
)


def wrong_kind_of_value(written: str, column: Column, cell: Cell) -> Diagnostic:
    """Say that ``written`` is not what ``column`` holds."""
    wanted = expected(column)
    return FAULT.found(
        Text(
            zh=f"“{column.name}”要填{wanted.zh}，这里写的是“{written}”",
            en=f'"{column.name}" takes {wanted.en}; this says "{written}"',
        ),
        place=cell,
        advice=Text(zh=f"改成{wanted.zh}", en=f"write {wanted.en}"),
    )
