"""GJ1321: a totals or remarks row under the data is left aside."""

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1321",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="跳过合计行或说明行", en="a totals or remarks row is skipped"),
    why=Text(
        zh="合计、平均和表下的说明不是某个单位的数据，不参与计算。",
        en="Totals, averages and remarks under a table are nobody's figures.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n合计,253\n"},
    good={"得分.csv": "单位,得分\n甲县,95\n乙县,88\n丙县,70\n"},
)


def row_skipped(written: str, cell: Cell) -> Diagnostic:
    """Say that the row which begins with ``written`` takes no part."""
    return FAULT.found(
        Text(
            zh=f"“{written}”这一行不是单位的数据，已跳过",
            en=f'the row "{written}" is nobody\'s data and was skipped',
        ),
        place=cell,
    )
