"""What stands in a living workbook beside figures, in both languages."""

from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.intake.match import NOTES
from guiju.plugins.prose.figure import ABSENCES

MARKS = ABSENCES
"""What stands in a cell instead of a figure."""
HOLDS = {
    True: Text(zh="满足", en="holds"),
    False: Text(zh="不满足", en="broken"),
    None: Text(zh="不能判断", en="cannot be said"),
}

COVER = Text(zh=NOTES["zh"], en=NOTES["en"])
PARAMETERS = Text(zh="参数", en="parameters")
CHECKS = Text(zh="约束", en="constraints")
CALENDAR = Text(zh="日历", en="calendar")
COMPUTED = Text(zh="计算 {name}", en="calc {name}")
ASIDE = Text(zh="辅助 {name}", en="aside {name}")
RANKED = Text(zh="排名 {name}", en="ranking {name}")
ALL = Text(zh="总体", en="all")


def mark(absence: Absence, language: Language) -> str:
    """Return what stands in a cell for ``absence``."""
    return MARKS[absence].of(language)
