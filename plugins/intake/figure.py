"""From what one cell holds to the value that its column means, or to a fault."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import PLACE, POINT, Day, Numeric, Scale, Truth
from guiju.engine.number import parse_decimal, show
from guiju.engine.source import Cell
from guiju.engine.value import Absence, Grade, Present, Value
from guiju.plugins.intake.faults.error_value import error_value
from guiju.plugins.intake.faults.formula_without_value import formula_without_value
from guiju.plugins.intake.faults.number_as_text import number_as_text
from guiju.plugins.intake.faults.out_of_range import out_of_range
from guiju.plugins.intake.faults.percent_sign_missing import percent_sign_missing
from guiju.plugins.intake.faults.too_fine import too_fine
from guiju.plugins.intake.faults.wrong_kind_of_value import wrong_kind_of_value
from guiju.plugins.intake.names import folded, shortened
from guiju.plugins.sheet import CellError, CellValue, NoCachedValue

NOT_APPLICABLE: Final = frozenset({"不适用", "不涉及", "n/a", "notapplicable"})
"""What people write for 不适用, folded. ``#N/A`` is an error value and not among it."""
_NOT_LISTED: Final = frozenset({"未上榜", "notlisted", "not_listed"})
"""What the language calls a place that was not reported, and no other figure."""
_NOT_REPORTED: Final = frozenset({"未报", "缺报", "notreported"})
_ABSENCES: Final[Mapping[str, Absence]] = {
    **dict.fromkeys(NOT_APPLICABLE, Absence.NOT_APPLICABLE),
    **dict.fromkeys(_NOT_REPORTED, Absence.NOT_REPORTED),
}

_YES: Final = frozenset({"是", "true", "yes", "√"})
_NO: Final = frozenset({"否", "false", "no", "×"})
_DATE: Final = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
MOST_TYPED: Final = Fraction(10)
"""A percentage cell of a workbook stores 95% as 0.95: above ten it has no format."""
MOST_WRITTEN: Final = Fraction(1)
"""In a file of text more than the whole is only believed with its sign."""


def text_of(content: CellValue) -> str:
    """Return the content of a cell as a reader sees it, for names and messages."""
    match content:
        case None | str():
            return (content or "").strip()
        case bool():
            return "TRUE" if content else "FALSE"
        case Fraction():
            return show(content)
        case dt.date():
            return content.isoformat()
        case CellError(code=code):
            return code
        case NoCachedValue():
            return "="


def read_figure(
    content: CellValue,
    column: Column,
    cell: Cell,
    *,
    typed: bool,
    computed: bool = False,
) -> Value | Diagnostic | None:
    """Return the value in ``cell``, a fault, or None when the cell is blank.

    ``typed`` says whether the file tells numbers from text, ``computed`` whether no
    person wrote it: then no percentage lacks its sign.
    """
    match content:
        case CellError(code=code):
            return error_value(shortened(code), cell)
        case NoCachedValue():
            return formula_without_value(cell)
        case None:
            return None
        case str() if folded(content) in _ABSENCES:
            return _ABSENCES[folded(content)]
        case str() if folded(content) in _NOT_LISTED and column.measure == PLACE:
            return Absence.NOT_REPORTED
        case _:
            most = None if computed else MOST_TYPED if typed else MOST_WRITTEN
            return _present(content, column, cell, typed=typed, most=most)


def _present(
    content: CellValue,
    column: Column,
    cell: Cell,
    *,
    typed: bool,
    most: Fraction | None,
) -> Present | Diagnostic:
    measure = column.measure
    if isinstance(measure, Numeric):
        return _number(content, measure, column, cell, typed=typed, most=most)
    value = _named(content, measure)
    if value is None:
        return wrong_kind_of_value(shortened(text_of(content)), column, cell)
    return value


def _named(content: CellValue, measure: Truth | Day | Scale) -> Present | None:
    match measure:
        case Truth():
            return _truth(content)
        case Day():
            return day_of(content)
        case Scale(labels=labels):
            return _grade(content, labels)


def _truth(content: CellValue) -> bool | None:
    if isinstance(content, bool):
        return content
    word = folded(content) if isinstance(content, str) else ""
    return True if word in _YES else False if word in _NO else None


def day_of(content: CellValue) -> dt.date | None:
    """Return the day that is in a cell, None when it is no day of any year."""
    if isinstance(content, dt.date):
        return content
    written = _DATE.fullmatch(folded(content)) if isinstance(content, str) else None
    if written is None:
        return None
    try:
        return dt.date(*map(int, written.groups()))
    except ValueError:
        return None


def _grade(content: CellValue, labels: tuple[str, ...]) -> Grade | None:
    word = folded(text_of(content))
    levels = [level for level, label in enumerate(labels) if folded(label) == word]
    return Grade(levels[0], labels[levels[0]]) if levels else None


def _number(  # noqa: PLR0913 - a cell, and how it was written
    content: CellValue,
    measure: Numeric,
    column: Column,
    cell: Cell,
    *,
    typed: bool,
    most: Fraction | None,
) -> Fraction | Diagnostic:
    value = content if isinstance(content, Fraction) else None
    signed = False
    if isinstance(content, str):
        value, signed = _written(content, measure)
        if not signed and _is_digits(content) and (typed or not content.isascii()):
            return number_as_text(shortened(text_of(content)), cell)
    if value is None:
        return wrong_kind_of_value(shortened(text_of(content)), column, cell)
    bare = measure.is_ratio and measure.percent and not signed
    if bare and most is not None and abs(value) > most:
        return percent_sign_missing(value, column, cell)
    if not column.interval.holds(value):
        return out_of_range(value, column, cell)
    if column.places is not None and (value * 10**column.places).denominator != 1:
        return too_fine(value, column, cell)
    return value


def _written(text: str, measure: Numeric) -> tuple[Fraction | None, bool]:
    """Return the number in ``text``, and whether it carries its own measure."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if measure.is_ratio and plain.endswith("%"):
        number = parse_decimal(plain[:-1])
        return (None if number is None else number / 100), True
    for word in measure_words(measure):
        if plain.endswith(word):
            return parse_decimal(plain.removesuffix(word)), True
    return parse_decimal(plain), False


def measure_words(measure: Numeric) -> tuple[str, ...]:
    """Return what may stand behind a figure to say its measure, ``%`` aside."""
    if measure.is_ratio:
        return ()
    return ("points", "分") if measure.spelling == POINT else (measure.spelling,)


def _is_digits(text: str) -> bool:
    return parse_decimal(unicodedata.normalize("NFKC", text)) is not None
