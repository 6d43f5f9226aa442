"""How tables, ranges and figures are said to people, in both languages."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from guiju.dsl.figure import figure as spoken_figure
from guiju.dsl.keywords import PREVIOUS
from guiju.engine.axis import LAYER, PERIOD, PROBLEM, RATER, SUBUNIT, UNIT
from guiju.engine.contract import Column, Table
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
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

_SEVERAL = Fraction(2)


def listed(names: Iterable[str]) -> tuple[str, str]:
    """Return the names as Chinese and as English list them."""
    names = tuple(names)
    return "、".join(f"“{name}”" for name in names), ", ".join(names)


def figure(value: Fraction, measure: Measure) -> Text:
    """Return ``value`` with its measure: ``95分`` and ``95 points``, ``97.5%``."""
    said = spoken_figure(value, measure)
    is_plain = not isinstance(measure, Numeric) or measure.is_ratio
    return said if is_plain else Text(zh=said.zh.replace(" ", ""), en=said.en)


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
        included = column.interval.low_included
        zh.append(shown.zh + ("以上" if included else "以上（不含）"))
        en.append(("at least " if included else "over ") + shown.en)
    if high is not None:
        shown = figure(high, column.measure)
        included = column.interval.high_included
        zh.append(shown.zh + ("以下" if included else "以下（不含）"))
        en.append(("at most " if included else "under ") + shown.en)
    if not zh:
        return Text(zh="不限", en="any")
    return Text(zh="、".join(zh), en=" and ".join(en))


def expected(column: Column) -> Text:
    """Return what a cell of ``column`` has to hold."""
    match column.measure:
        case Truth():
            return Text(zh="“是”或“否”", en='"yes" or "no"')
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
    english = spoken_figure(_SEVERAL, measure).en.partition(" ")[2]
    return Text(zh=f"数字（单位：{measure.spelling}）", en=f"a number ({english})")
