"""Values and measures as the commands show them, with every digit."""

from guiju.engine.measure import Measure
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.prose.figure import figure, unit_word


def exactly(value: Value, measure: Measure) -> Text:
    """Return ``value`` without leaving out a digit: a third is ``1/3 分``."""
    return Text(zh=_exactly(value, measure, "zh"), en=_exactly(value, measure, "en"))


def _exactly(value: Value, measure: Measure, language: Language) -> str:
    shown = figure(value, measure, language)
    if not shown.is_number:
        return shown.shown
    unit = unit_word(measure, language, singular=shown.exact == "1")
    return f"{shown.exact} {unit}" if unit else shown.exact
