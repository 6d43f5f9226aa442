"""GJ1319: a sheet fits no table of the data contract."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import listed

FAULT = DataFault(
    code="GJ1319",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="有的工作表没有用到", en="a sheet that is not used"),
    why=Text(
        zh="名称与任何一张数据表都对不上的工作表不会被读取，请确认它不是数据。",
        en="A sheet whose name fits no table is not read: make sure that it is "
        "not data.",
    ),
    bad={
        "得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n",
        "去年.csv": "单位,得分\n甲县,90\n",
    },
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def sheet_unused(name: str, tables: tuple[str, ...], place: Cell) -> Diagnostic:
    """Say that the sheet called ``name`` belongs to none of ``tables``."""
    zh, en = listed(tables)
    return FAULT.found(
        Text(
            zh=f"“{name}”不是规则书需要的数据表，未读取",
            en=f'"{name}" is no table of the rulebook and was not read',
        ),
        place=place,
        advice=Text(zh=f"规则书需要的数据表：{zh}", en=f"the tables are: {en}"),
    )
