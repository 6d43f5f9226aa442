"""Values as people read them: exact where that is short, marked ≈ where it is not.

A figure never claims more digits than it shows, and it keeps the exact value, so that
every form that has room for it can give it.
"""

import datetime as dt
from fractions import Fraction
from math import inf

import attrs

from guiju.dsl.keywords import MEASURES, spelled_measure
from guiju.engine.expr import (
    Bands,
    Expr,
    Greatest,
    If,
    Least,
    Ref,
    Round,
    WhenAbsent,
    children,
)
from guiju.engine.measure import Measure, Numeric
from guiju.engine.number import Rounding, fixed, round_to, show
from guiju.engine.plan import Input, Plan, Quantity, Undetermined
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence, Grade, Value

ABSENCES = {
    Absence.NOT_REPORTED: Text(zh="未报", en="not reported"),
    Absence.NOT_APPLICABLE: Text(zh="不适用", en="not applicable"),
}
TRUTHS = {True: Text(zh="是", en="yes"), False: Text(zh="否", en="no")}
_SMALLEST = 12
"""A small number is shown down to its first digit, but not further than this."""


@attrs.frozen
class Figure:
    """``shown`` is for the eye; ``exact`` is the value itself, in the same measure."""

    shown: str
    exact: str
    is_number: bool = True

    @property
    def is_approximate(self) -> bool:
        """Whether digits were left out of ``shown``."""
        return self.shown.startswith("≈")

    @property
    def decimals(self) -> int:
        """How many digits of ``shown`` stand behind the point."""
        return len(self.shown.partition(".")[2].rstrip("%"))


@attrs.frozen(kw_only=True)
class Digits:
    """How many decimals are shown.

    A figure that the rulebook rounds has its declared ``places``. Any other is exact
    with up to ``most`` decimals, and rounded half up to them, with ≈, beyond that;
    zeros fill it up to ``least``.
    """

    places: int | None = None
    least: int = 0
    most: int = 4


_USUAL = Digits()


def figure(
    value: Value, measure: Measure, language: Language, digits: Digits = _USUAL
) -> Figure:
    """Return ``value`` without the name of its unit of measure; a percentage with %."""
    if isinstance(value, Fraction):
        return _number(value, measure, digits)
    words = _words(value).of(language)
    return Figure(words, words, is_number=False)


def with_unit(
    value: Value, measure: Measure, language: Language, digits: Digits = _USUAL
) -> str:
    """Return the figure as shown, followed by its unit: ``89.25 分``, ``45%``."""
    shown = figure(value, measure, language, digits).shown
    if not isinstance(value, Fraction):
        return shown
    unit = unit_word(measure, language, singular=abs(value) == 1)
    return f"{shown} {unit}" if unit else shown


def equals(words: str) -> str:
    """Return ``= words`` or, where digits are left out, ``≈ words``."""
    about = words.startswith("≈")
    return f" ≈ {words.removeprefix('≈')}" if about else f" = {words}"


def unit_word(measure: Measure, language: Language, *, singular: bool = False) -> str:
    """Return what a figure of ``measure`` counts; nothing for ratios and the like.

    English knows a singular, which is also what is divided by: points/item.
    """
    if not isinstance(measure, Numeric) or measure.is_ratio:
        return ""
    powers = (
        (_spelled(base, language, singular=singular or n < 0), n)
        for base, n in measure.powers
    )
    return Numeric(tuple(powers)).spelling


def _spelled(base: str, language: Language, *, singular: bool) -> str:
    spellings = MEASURES.get(base, ())
    if language == "en" and singular and len(spellings) > 1:
        return spellings[1]
    return spelled_measure(base, language)


def _words(value: Value) -> Text:
    match value:
        case Absence():
            return ABSENCES[value]
        case bool():
            return TRUTHS[value]
        case dt.date():
            return Text(zh=value.isoformat(), en=value.isoformat())
        case Grade(label=label):
            return Text(zh=label, en=label)
        case Fraction():
            return Text(zh=show(value), en=show(value))


def declared_places(plan: Plan, quantity: Quantity) -> int | None:
    """Return the decimals that the rulebook keeps for ``quantity``, None without any.

    Looks through what leaves a rounded figure rounded: other names, caps, floors,
    choices. A figure that is rounded on one way only keeps those places on all.
    """
    match quantity.definition:
        case Input(places=places):
            return places
        case Undetermined():
            return None
        case expr:
            return _places(plan, expr)


def _places(plan: Plan, expr: Expr) -> int | None:
    match expr:
        case Round(step=step):
            return _decimals(step)
        case Ref(quantity=name):
            return declared_places(plan, plan.quantities[name])
        case Least() | Greatest() | If() | Bands() | WhenAbsent():
            found = [_places(plan, child) for child in children(expr)]
            return max((places for places in found if places is not None), default=None)
        case _:
            return None


def _decimals(step: Fraction) -> int:
    shown = show(step)
    return len(shown.partition(".")[2])


def _number(value: Fraction, measure: Measure, digits: Digits) -> Figure:
    if isinstance(measure, Numeric) and measure.is_ratio and measure.percent:
        places = None if digits.places is None else max(digits.places - 2, 0)
        hundred = _plain(value * 100, attrs.evolve(digits, places=places))
        return Figure(f"{hundred.shown}%", f"{hundred.exact}%")
    return _plain(value, digits)


def _plain(value: Fraction, digits: Digits) -> Figure:
    exact = show(value)
    needed = _needed(exact)
    if digits.places is not None and needed <= digits.places:
        return Figure(fixed(value, digits.places), exact)
    if needed <= digits.most:
        return Figure(fixed(value, max(int(needed), digits.least)), exact)
    return Figure(f"≈{_rounded(value, digits.most)}", exact)


def _needed(exact: str) -> float:
    """How many decimals the exact form takes: without end for a third."""
    return inf if "/" in exact else len(exact.partition(".")[2])


def _rounded(value: Fraction, most: int) -> str:
    rounded = round_to(value, Fraction(1, 10**most), Rounding.HALF_UP)
    if rounded or most >= _SMALLEST:
        return fixed(rounded, most)
    return _rounded(value, most + 1)
