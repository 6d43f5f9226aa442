"""GJ1313: a figure is given for a unit that the question does not concern."""

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1313",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="不适用的单位却填了数", en="a figure where none applies"),
    why=Text(
        zh="规则书写明这一项不适用于该单位，填的数不会参与计算，必有一处不对。",
        en="The rulebook says that the question does not concern the unit, so the "
        "figure would count for nothing: one of the two is wrong.",
    ),
    bad={"得分.csv": "单位,得分,名次\n甲县,95,1\n乙县,88,2\n丙县,70,3\n"},
    good={"得分.csv": "单位,得分,名次\n甲县,95,1\n乙县,88,2\n丙县,70,不适用\n"},
)


def figure_where_not_applicable(column: Column, unit: str, cell: Cell) -> Diagnostic:
    """Say that ``column`` does not concern ``unit``."""
    return FAULT.found(
        Text(
            zh=f"“{column.name}”不适用于{unit}，这里却填了数",
            en=f'"{column.name}" does not concern {unit}, yet there is a figure',
        ),
        place=cell,
        advice=Text(
            zh="清空或写“不适用”；如果应当适用，改规则书的“仅适用”",
            en='leave it blank or write "n/a"; if it should apply, correct the '
            "rulebook",
        ),
    )
