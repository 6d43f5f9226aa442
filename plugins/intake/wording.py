"""How tables, ranges and figures are said to people, in both languages."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from guiju.dsl.keywords import PREVIOUS
from guiju.engine.axis import LAYER, PERIOD, PROBLEM, RATER, SUBUNIT, UNIT
from guiju.engine.contract import Column, Table
from guiju.engine.measure import POINT, Day, Measure, Numeric, Scale, Truth
from guiju.engine.number import show
from guiju.engine.text import Text

AXES: Final[Mapping[str, str]] = {
    UNIT: "unit",
    LAYER: "layer",
    SUBUNIT: "subunit",
    RATER: "rater",
    PERIOD: "period",
    PROBLEM: "problem",
}
"""The English words for the axes that every rulebook may use."""


def listed(names: Iterable[str]) -> tuple[str, str]:
    """Return the names as Chinese and as English list them."""
    names = tuple(names)
    return "、".join(f"“{name}”" for name in names), ", ".join(names)


def figure(value: Fraction, measure: Measure) -> str:
    """Return ``value`` with its measure: ``95分``, ``97.5%``."""
    if not isinstance(measure, Numeric):
        return show(value)
    if measure.is_ratio:
        return f"{show(value * 100)}%" if measure.percent else show(value)
    return f"{show(value)}{measure.spelling}"


def is_of_previous(table: Table) -> bool:
    """Whether the last period's result fills ``table``."""
    head = f"{PREVIOUS}."
    return any(column.quantity.startswith(head) for column in table.columns)


def legal_range(column: Column) -> Text:
    """Return the range of a numeric column in words; bounds as in the law."""
    low, high = column.interval.low, column.interval.high
    zh, en = [], []
    if low is not None:
        shown = figure(low, column.measure)
        zh.append(shown + ("以上" if column.interval.low_included else "以上（不含）"))
        en.append(("at least " if column.interval.low_included else "over ") + shown)
    if high is not None:
        shown = figure(high, column.measure)
        zh.append(shown + ("以下" if column.interval.high_included else "以下（不含）"))
        en.append(("at most " if column.interval.high_included else "under ") + shown)
    if not zh:
        return Text(zh="不限", en="any")
    return Text(zh="、".join(zh), en=" and ".join(en))


def expected(column: Column) -> Text:
    """Return what a cell of ``column`` has to hold."""
    match column.measure:
        case Truth():
            return Text(zh="“是”或“否”", en='"是" (yes) or "否" (no)')
        case Day():
            return Text(zh="日期，如 2020-12-20", en="a date such as 2020-12-20")
        case Scale(labels=labels):
            zh, en = listed(labels)
            return Text(zh=f"等次{zh}之一", en=f"one of the grades {en}")
        case Numeric() as measure:
            return _number(measure)


def _number(measure: Numeric) -> Text:
    if measure.is_ratio and measure.percent:
        return Text(zh="百分数，如 95%", en="a percentage such as 95%")
    if measure.is_ratio:
        return Text(zh="数字", en="a number")
    english = "points" if measure.spelling == POINT else measure.spelling
    return Text(zh=f"数字（单位：{measure.spelling}）", en=f"a number ({english})")
