"""GJ1340: a workbook was made for another version of the data contract."""

from collections.abc import Sequence
from typing import Final

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1340",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="填报表不是这一版的", en="a template of another version"),
    why=Text(
        zh="填报表生成以后，规则书要的数据变了：照旧表填的数，意思可能已经不同。",
        en="The rulebook asks for other data since the template was made: a figure "
        "filled in there may mean something else now.",
    ),
    bad={
        "得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n",
        "说明.csv": "填报表版本 guiju:0123456789abcdef\n",
    },
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)
_MOST: Final = 6
"""So many changes are told one by one."""


def template_outdated(changes: Sequence[Text], place: Cell) -> Diagnostic:
    """Say what has changed since the workbook was made, where it says so itself."""
    zh = "；".join(change.zh for change in changes[:_MOST])
    en = "; ".join(change.en for change in changes[:_MOST])
    more = len(changes) - _MOST
    if more > 0:
        zh, en = f"{zh}；还有{more}处", f"{en}; and {more} more"
    return FAULT.found(
        Text(
            zh="填报表是按规则书的另一版做的" + (f"，变了的有：{zh}" if zh else ""),
            en="the template was made for another version of the rulebook"
            + (f"; what changed: {en}" if en else ""),
        ),
        place=place,
        advice=Text(
            zh="用 guiju template 重新生成填报表，核对变了的地方，把数填进新表",
            en="make the template again by guiju template, see what changed, and "
            "fill the figures into the new one",
        ),
    )
