"""GJ1314: 不适用 is written for a unit that the question does concern."""

from guiju.dsl.keywords import PREVIOUS
from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.fault import DataFault

FAULT = DataFault(
    code="GJ1314",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="适用的单位却写了不适用", en="not applicable where it applies"),
    why=Text(
        zh="适用与否由规则书定。填表时写“不适用”会改变该单位的满分，等于改了规则。",
        en="What applies to whom is decided by the rulebook. Writing n/a into the data "
        "would change the unit's full marks, and so the rules.",
    ),
    bad={"得分.csv": "单位,得分\n甲县,不适用\n乙县,88\n丙县,70\n"},
    good={"得分.csv": "单位,得分,名次\n甲县,95,未报\n乙县,88,2\n丙县,70,不适用\n"},
)


def not_applicable_where_it_applies(column: Column, cell: Cell) -> Diagnostic:
    """Say that ``column`` does concern the unit of ``cell``."""
    if column.quantity.startswith(f"{PREVIOUS}."):
        return _of_last_period(column, cell)
    return FAULT.found(
        Text(
            zh=f"按规则书，“{column.name}”适用于该单位，这里却写“不适用”",
            en=f'by the rulebook "{column.name}" concerns this unit, '
            "yet the cell says not applicable",
        ),
        place=cell,
        advice=Text(
            zh="填上数据；指标对该单位不适用的，在规则书里写“仅适用”；"
            "由填报的单位说明适不适用的输入，在规则书里写“可不适用”；"
            "可以没有的输入写“可缺”，这里填“未报”",
            en="fill it in; for an item that does not apply write “only_for” in the "
            "rulebook, for an input whose reporter decides “may_not_apply”, for one "
            "that may be missing “optional”, and “not reported” here",
        ),
    )


def _of_last_period(column: Column, cell: Cell) -> Diagnostic:
    return FAULT.found(
        Text(
            zh=f"上期的“{column.name}”对该单位不适用，规则却一定要用它",
            en=f'"{column.name}" of the last period did not concern this unit, '
            "yet the rules cannot do without it",
        ),
        place=cell,
        advice=Text(
            zh="在规则书里写明没有上期的数怎样算，例如："
            f"若 已报({PREVIOUS}.{column.name}) 则 … 否则 …",
            en="say in the rulebook what holds without it, for example: "
            f"if reported(previous.{column.name}) then … else …",
        ),
    )
