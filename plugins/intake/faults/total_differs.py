"""GJ1328: a total in a sheet is not what its rows or columns come to."""

from fractions import Fraction

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.measure import Measure
from guiju.engine.number import Rounding, round_to
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault
from guiju.plugins.intake.wording import figure

_SHOWN = Fraction(1, 10**6)
"""An average without an end is shown to so fine a step."""

FAULT = DataFault(
    code="GJ1328",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="合计与各数不符", en="a total does not match its parts"),
    why=Text(
        zh="合计对不上，不是合计写错，就是有一个数写错或漏了一行，要先查清。",
        en="Either the total is wrong, or a figure is, or a row was lost: somebody "
        "has to find out which before anything is computed.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n合计,263\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def total_differs(
    word: str, written: Fraction, exact: Fraction, measure: Measure, cell: Cell
) -> Diagnostic:
    """Say that ``word`` in ``cell`` says ``written`` where the parts give ``exact``."""
    shown = round_to(exact, _SHOWN, Rounding.HALF_UP)
    told, right = figure(written, measure), figure(shown, measure)
    return FAULT.found(
        Text(
            zh=f"“{word}”写的是{told.zh}，按所填的数应为{right.zh}",
            en=f'"{word}" says {told.en}, the figures come to {right.en}',
        ),
        place=cell,
        advice=Text(
            zh="查清是哪个数错了再改；合计本身不参与计分，也可以删去",
            en="find out which is wrong and correct it; the total takes no part in "
            "the scoring and may be removed",
        ),
    )
