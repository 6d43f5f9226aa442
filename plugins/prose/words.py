"""How the operators of the core are called in Chinese and in English.

Whole sentences are in ``rule`` (what is to be done) and in ``explanation`` (what was
done); the words that both need are here.
"""

from collections.abc import Iterable
from fractions import Fraction

from guiju.engine.axis import LAYER, PERIOD, PROBLEM, RATER, SUBUNIT, UNIT
from guiju.engine.expr import Comparison, Fold, Ties
from guiju.engine.interval import Interval
from guiju.engine.measure import Day, Measure, Scale, Truth
from guiju.engine.number import Rounding, show
from guiju.engine.text import Language, Text
from guiju.plugins.prose.figure import with_unit

COMPARISONS = {
    Comparison.LESS: Text(zh="低于", en="less than"),
    Comparison.AT_MOST: Text(zh="不超过", en="at most"),
    Comparison.EQUAL: Text(zh="等于", en="equal to"),
    Comparison.NOT_EQUAL: Text(zh="不等于", en="other than"),
    Comparison.AT_LEAST: Text(zh="不低于", en="at least"),
    Comparison.MORE: Text(zh="高于", en="more than"),
}
_DAYS = {
    Comparison.LESS: Text(zh="早于", en="before"),
    Comparison.AT_MOST: Text(zh="不晚于", en="not after"),
    Comparison.EQUAL: Text(zh="就是", en="the same day as"),
    Comparison.NOT_EQUAL: Text(zh="不是", en="another day than"),
    Comparison.AT_LEAST: Text(zh="不早于", en="not before"),
    Comparison.MORE: Text(zh="晚于", en="after"),
}
_GRADES = {
    Comparison.LESS: Text(zh="差于", en="worse than"),
    Comparison.AT_MOST: Text(zh="不好于", en="not better than"),
    Comparison.EQUAL: Text(zh="是", en="the same as"),
    Comparison.NOT_EQUAL: Text(zh="不是", en="other than"),
    Comparison.AT_LEAST: Text(zh="不差于", en="not worse than"),
    Comparison.MORE: Text(zh="好于", en="better than"),
}
FOLDS = {
    Fold.SUM: Text(zh="合计", en="the sum"),
    Fold.MEAN: Text(zh="平均值", en="the mean"),
    Fold.LEAST: Text(zh="最低值", en="the lowest"),
    Fold.GREATEST: Text(zh="最高值", en="the highest"),
    Fold.MEDIAN: Text(zh="中位数", en="the median"),
    Fold.COUNT: Text(zh="个数", en="the number"),
}
MODES = {
    Rounding.HALF_UP: Text(zh="四舍五入", en="half up"),
    Rounding.HALF_EVEN: Text(zh="四舍六入五成双", en="half to even"),
    Rounding.DOWN: Text(zh="舍去尾数", en="down"),
    Rounding.UP: Text(zh="进一", en="up"),
}
_AXES = {
    UNIT: Text(zh=UNIT, en="unit"),
    LAYER: Text(zh=LAYER, en="layer"),
    SUBUNIT: Text(zh=SUBUNIT, en="sub-unit"),
    RATER: Text(zh=RATER, en="rater"),
    PERIOD: Text(zh=PERIOD, en="period"),
    PROBLEM: Text(zh=PROBLEM, en="problem"),
}
TIES = {
    Ties.SKIP: Text(zh="并列占位", en="equal places take up the next ones"),
    Ties.DENSE: Text(zh="并列不占位", en="equal places take up no other"),
    Ties.LAST: Text(zh="并列取末位", en="equals take the last of their places"),
}


def comparison_word(
    comparison: Comparison, measures: Iterable[Measure], language: Language
) -> str:
    """Return how two values are compared: days are earlier, grades are better."""
    kinds = {type(measure) for measure in measures}
    words = COMPARISONS
    if Day in kinds:
        words = _DAYS
    elif Scale in kinds:
        words = _GRADES
    return words[comparison].of(language)


def axis_name(name: str, language: Language) -> str:
    """Return what people call the dimension ``name``."""
    return _AXES[name].of(language) if name in _AXES else name


def joined(words: list[str], language: Language) -> str:
    """Return a list in one phrase: ``甲、乙、丙`` or ``a, b, c``."""
    return ("、" if language == "zh" else ", ").join(words)


def bracketed(words: str, language: Language) -> str:
    """Return ``words`` in the brackets of the language, with the blank they need."""
    return f"（{words}）" if language == "zh" else f" ({words})"


def spaced(words: str) -> str:
    """Return ``words`` with the blank that Chinese wants behind a figure: ``0 ``."""
    return f"{words} " if words[-1:].isascii() else words


def rounding(step: Fraction, mode: Rounding, language: Language) -> str:
    """Return how a figure is rounded: ``四舍五入，保留 2 位小数``."""
    places = len(show(step).partition(".")[2])
    kept = Text(
        zh=f"{MODES[mode].zh}，取 {show(step)} 的整倍数",
        en=f"rounded {MODES[mode].en} to a multiple of {show(step)}",
    )
    if step == 1:
        kept = Text(
            zh=f"{MODES[mode].zh}，取整数",
            en=f"rounded {MODES[mode].en} to a whole number",
        )
    elif step == Fraction(1, 10**places):
        kept = Text(
            zh=f"{MODES[mode].zh}，保留 {places} 位小数",
            en=f"rounded {MODES[mode].en} to {places} decimal{'s' * (places > 1)}",
        )
    return kept.of(language)


def raised(base: str, exponent: Fraction, language: Language) -> str:
    """Return a power or a root in words: ``总积 的 3 次方根``."""
    root = exponent.denominator if exponent.numerator == 1 else 1
    said = Text(
        zh=f"{base} 的 {show(exponent)} 次方", en=f"{base} to the power of {exponent}"
    )
    if root > 1:
        said = Text(zh=f"{base} 的 {root} 次方根", en=f"the root {root} of {base}")
    return said.of(language)


def elapsed(start: str, end: str, language: Language, *, working: bool) -> str:
    """Return what is counted between two days: ``从 期限 到 办结 的工作日数``."""
    zh, en = ("工作日数", "working days") if working else ("天数", "days")
    said = Text(zh=f"从 {start} 到 {end} 的{zh}", en=f"{en} from {start} to {end}")
    return said.of(language)


def bounds(interval: Interval, measure: Measure, language: Language) -> str:
    """Return which numbers lie in ``interval``: ``11 名 至 20 名``, ``80 分 以上``."""
    low, high = (
        None if bound is None else with_unit(bound, measure, language)
        for bound in (interval.low, interval.high)
    )
    if low is None and high is None:
        return _anything(measure).of(language)
    if low == high:
        return str(low)
    if low is not None and high is not None and _is_closed(interval):
        return Text(zh=f"{low} 至 {high}", en=f"{low} to {high}").of(language)
    ends = [_low(low, interval, language), _high(high, interval, language)]
    glue = Text(zh="、", en=" and ").of(language)
    return glue.join(end for end in ends if end)


def _anything(measure: Measure) -> Text:
    match measure:
        case Day():
            return Text(zh="日期", en="a date")
        case Truth():
            return Text(zh="是或否", en="true or false")
        case _:
            return Text(zh="任何数", en="any number")


def _is_closed(interval: Interval) -> bool:
    return interval.low_included and interval.high_included


def _low(bound: str | None, interval: Interval, language: Language) -> str:
    if bound is None:
        return ""
    if interval.low_included:
        return Text(zh=f"{bound} 以上", en=f"{bound} or more").of(language)
    return Text(zh=f"超过 {bound}", en=f"above {bound}").of(language)


def _high(bound: str | None, interval: Interval, language: Language) -> str:
    if bound is None:
        return ""
    if interval.high_included:
        return Text(zh=f"{bound} 以下", en=f"{bound} or less").of(language)
    return Text(zh=f"不满 {bound}", en=f"below {bound}").of(language)
