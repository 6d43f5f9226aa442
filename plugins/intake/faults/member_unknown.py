"""GJ1304: a row or column names a rater, layer or period that does not exist."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.spelled import near_names
from guiju.plugins.intake.wording import AXES

FAULT = DataFault(
    code="GJ1304",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="评价者、层级或期不存在", en="unknown rater, layer or period"),
    why=Text(
        zh="不在名单里的评价者、层级或期，其数据不知道该记到哪里。",
        en="Figures of a rater, layer or period that the rulebook does not have "
        "belong nowhere.",
    ),
    bad={
        "互评.csv": "单位,评价者,评分\n甲县,一局,95\n乙县,一局,88\n丙县,一局,70\n"
        "甲县,二局,90\n乙县,二局,80\n丙县,二局,75\n丙县,财政厅,60\n"
    },
    good={
        "互评.csv": "单位,评价者,评分\n甲县,一局,95\n乙县,一局,88\n丙县,一局,70\n"
        "甲县,二局,90\n乙县,二局,80\n丙县,二局,75\n"
    },
    tables=("互评",),
)


def member_unknown(
    written: str, axis: str, nearest: tuple[str, ...], cell: Cell
) -> Diagnostic:
    """Say that ``written`` is no member of ``axis``, and which names come near."""
    near = near_names(written, nearest)
    none = Text(
        zh=f"请按规则书中“{axis}”的名称填写，或删去这一行（列）",
        en="use a name of the rulebook, or remove the row or column",
    )
    return FAULT.found(
        Text(
            zh=f"“{written}”不是这张表的“{axis}”",
            en=f'"{written}" is not a {AXES.get(axis, axis)} of this table',
        ),
        place=cell,
        advice=near or none,
    )
