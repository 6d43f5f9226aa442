"""Figures, ranges and measures as messages say them, in both languages."""

from fractions import Fraction

from guiju.dsl.keywords import spelled_measure
from guiju.engine.interval import Interval
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
from guiju.engine.number import show
from guiju.engine.text import Language, Text


def figure(value: Fraction, measure: Measure | None) -> Text:
    """Return ``value`` with its measure: ``45%``, ``2.5 分``, ``2.5 points``."""
    if not isinstance(measure, Numeric) or measure.is_ratio:
        percent = isinstance(measure, Numeric) and measure.percent
        shown = f"{show(value * 100)}%" if percent else show(value)
        return Text(zh=shown, en=shown)
    return Text(
        zh=f"{show(value)} {measure.spelling}",
        en=f"{show(value)} {_spelled(measure, 'en', one=value == 1)}",
    )


def points(value: Fraction) -> Text:
    """Return ``value`` as points."""
    return Text(
        zh=f"{show(value)} 分",
        en=f"{show(value)} {'point' if value == 1 else 'points'}",
    )


def percent(value: Fraction) -> str:
    """Return a ratio as a percentage, the same in both languages."""
    return f"{show(value * 100)}%"


def span_of_values(interval: Interval, measure: Measure | None) -> Text:
    """Return a range as a rulebook labels it: ``90% 以上 不满 100%``."""
    low = None if interval.low is None else figure(interval.low, measure)
    high = None if interval.high is None else figure(interval.high, measure)
    if low is None and high is None:
        return Text(zh="任何数值", en="any value")
    if low is not None and high is not None:
        if interval.low == interval.high:
            return low
        if interval.low_included and interval.high_included:
            return Text(zh=f"{low.zh} 至 {high.zh}", en=f"{low.en} to {high.en}")
    sides = (
        _low(low, included=interval.low_included),
        _high(high, included=interval.high_included),
    )
    present = [side for side in sides if side is not None]
    return Text(
        zh=" ".join(side.zh for side in present),
        en=", ".join(side.en for side in present),
    )


def _low(bound: Text | None, *, included: bool) -> Text | None:
    if bound is None:
        return None
    if included:
        return Text(zh=f"{bound.zh} 以上", en=f"{bound.en} or more")
    return Text(zh=f"超过 {bound.zh}", en=f"above {bound.en}")


def _high(bound: Text | None, *, included: bool) -> Text | None:
    if bound is None:
        return None
    if included:
        return Text(zh=f"{bound.zh} 以下", en=f"{bound.en} or less")
    return Text(zh=f"不满 {bound.zh}", en=f"below {bound.en}")


def kind(measure: Measure) -> Text:
    """Return what kind of value a measure makes: 百分比, “分”, “分/项”, 日期."""
    match measure:
        case Truth():
            return Text(zh="是否", en="yes or no")
        case Day():
            return Text(zh="日期", en="a date")
        case Scale():
            return Text(zh="等次", en="a grade")
        case Numeric() if measure.is_ratio and measure.percent:
            return Text(zh="百分比", en="a percentage")
        case Numeric() if measure.is_ratio:
            return Text(zh="没有单位的数", en="a plain number")
        case Numeric():
            return Text(
                zh=f"“{measure.spelling}”", en=f"“{_spelled(measure, 'en', one=False)}”"
            )


def listed(names: tuple[str, ...], most: int = 5) -> Text:
    """Return names as a sentence lists them; of many, the first and how many."""
    quoted = [f"“{name}”" for name in names[:most]]
    if len(names) <= most:
        return Text(zh="、".join(quoted), en=", ".join(quoted))
    rest = len(names) - most
    return Text(
        zh=f"{'、'.join(quoted)}等 {len(names)} 个",
        en=f"{', '.join(quoted)} and {rest} more",
    )


def _spelled(measure: Numeric, language: Language, *, one: bool) -> str:
    above = [
        spelled_measure(base, language, one=one) for base, n in measure.powers if n > 0
    ]
    below = [
        spelled_measure(base, language, one=True) for base, n in measure.powers if n < 0
    ]
    return "/".join(("*".join(above) or "1", *below))
