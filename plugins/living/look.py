"""Values as cells hold them, and the number formats that show them."""

import datetime as dt
from fractions import Fraction

from guiju.engine.measure import Day, Measure, Numeric, Truth
from guiju.engine.plan import Plan, Quantity
from guiju.engine.text import Language
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.living import words
from guiju.plugins.prose.figure import TRUTHS, declared_places

_ORIGIN = dt.date(1899, 12, 30)
"""Spreadsheets count days from here."""
PLAIN = "General"
_SOME = "0.00??"
"""How a figure is shown that no rule rounds: up to four decimals, in line."""


def as_number(
    value: Value | None, language: Language, *, labelled: bool = False
) -> str | float:
    """Return what a cell holds; nothing in a row without a name."""
    match value:
        case None:
            return ""
        case Absence():
            return words.mark(value, language)
        case bool():
            return float(value)
        case Grade(level=level, label=label):
            return label if labelled else float(level)
        case dt.date():
            return float((value - _ORIGIN).days)
        case Fraction():
            return float(value)


def shown_as(plan: Plan, quantity: Quantity, language: Language) -> str:
    """Return the number format of a quantity: as many decimals as are declared."""
    return look_of(quantity.measure, declared_places(plan, quantity), language)


def look_of(measure: Measure, places: int | None, language: Language) -> str:
    """Return the number format of figures of a measure."""
    match measure:
        case Truth():
            yes, no = (TRUTHS[truth].of(language) for truth in (True, False))
            return f'[=1]"{yes}";[=0]"{no}";General'
        case Day():
            return "yyyy-mm-dd"
        case Numeric(percent=True) as numeric if numeric.is_ratio:
            return _decimals(max((4 if places is None else places) - 2, 0)) + "%"
        case Numeric() as numeric if places is None and not numeric.is_count:
            return _SOME
        case _:
            return PLAIN if places is None else _decimals(places)


def _decimals(places: int) -> str:
    return f"0.{'0' * places}" if places else "0"
