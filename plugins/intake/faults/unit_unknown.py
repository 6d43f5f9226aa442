"""GJ1303: a row or column names a unit that the rulebook does not have."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.spelled import near_names

FAULT = DataFault(
    code="GJ1303",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="单位不在名单里", en="unknown unit"),
    why=Text(
        zh="写错一个字，分数就会记到别人名下或者丢掉，所以不猜测。",
        en="One wrong character and a score is lost or goes to somebody else, "
        "so nothing is guessed.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n丁县,66\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙,70\n"},
)


def unit_unknown(
    written: str, group: str, nearest: tuple[str, ...], cell: Cell
) -> Diagnostic:
    """Say that ``written`` is no unit of ``group``, and which names come near."""
    near = near_names(written, nearest)
    none = Text(
        zh="请按规则书中的单位名称填写，或删去这一行（列）",
        en="use a unit name of the rulebook, or remove the row or column",
    )
    return FAULT.found(
        Text(
            zh=f"“{written}”不是“{group}”中的单位",
            en=f'"{written}" is not a unit of "{group}"',
        ),
        place=cell,
        advice=near or none,
    )
