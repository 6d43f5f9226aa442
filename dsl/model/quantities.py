"""Written numbers, dates and measure words as exact values."""

import datetime as dt
from fractions import Fraction
from functools import lru_cache

from guiju.dsl.syntax import node as n
from guiju.engine.interval import Interval
from guiju.engine.measure import PERCENT, RATIO, Day, Measure, Numeric, Truth, base
from guiju.engine.number import Rounding
from guiju.engine.plan import Confidential

ROUNDINGS = {
    "HALF_UP": Rounding.HALF_UP,
    "HALF_EVEN": Rounding.HALF_EVEN,
    "ROUND_DOWN": Rounding.DOWN,
    "ROUND_UP": Rounding.UP,
}
_HUNDREDTHS = {"%": 100, "‰": 1000, "个百分点": 100}
_TRUTHS = {"是否", "yes_no"}
_DAYS = {"日期", "date"}
_PLAIN = {"数", "number", ""}
_MOST_PLACES = 30
_FIGURES = 1024
"""So many are remembered: a rulebook writes the same few figures again and again."""


def exact(number: n.Number) -> Fraction:
    """Return the value in its base measure: ``45%`` is 9/20."""
    return _exact(number.text, number.measure)


def confidential(written: n.Confidential | None) -> Confidential | None:
    """Return 保密 with the number that it wants, if it is written and has one."""
    if written is None or written.at_least is None:
        return None if written is None else Confidential()
    return Confidential(at_least=int(exact(written.at_least)))


def interval_of(label: n.Label) -> Interval:
    """Return the values that the label of a band, or the bound of a grade, holds."""
    return Interval(
        low=exact(label.low) if label.low else None,
        high=exact(label.high) if label.high else None,
        low_included=label.low_included,
        high_included=label.high_included,
    )


def measure_of(number: n.Number) -> Numeric:
    """Return the measure of a written number; a plain one is a ratio."""
    return _numeric(tuple(number.measure.split("/")))


def declared_measure(written: n.Measure) -> Measure:
    """Return the measure that an input or a parameter declares."""
    if written.words[0] in _TRUTHS:
        return Truth()
    if written.words[0] in _DAYS:
        return Day()
    return _numeric(written.words)


def day(date: n.Date) -> dt.date | None:
    """Return the calendar day, or None when there is no such day."""
    try:
        return dt.date.fromisoformat(date.text)
    except ValueError:
        return None


def step(keep: n.Keep, measure: Measure | None) -> Fraction:
    """Return the step of ``保留 2位``: for a percentage, of the figure before %.

    More places than anybody needs are a check's matter; here they only stay small.
    """
    percent = isinstance(measure, Numeric) and measure.percent
    places = min(int(exact(keep.places)), _MOST_PLACES)
    return Fraction(1, 10 ** (places + 2 * percent))


@lru_cache(maxsize=_FIGURES)
def _exact(text: str, measure: str) -> Fraction:
    return Fraction(text) / _HUNDREDTHS.get(measure, 1)


def _numeric(words: tuple[str, ...]) -> Numeric:
    if len(words) == 1 and words[0] in _HUNDREDTHS:
        return PERCENT
    result = _single(words[0])
    for word in words[1:]:
        result = result / _single(word)
    return result


def _single(word: str) -> Numeric:
    if word in _HUNDREDTHS or word in _PLAIN:
        return RATIO
    return base(word)
