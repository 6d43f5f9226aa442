"""What may be typed into an entry cell: the template's rules, in the reader's words."""

from typing import Any

from guiju.engine.contract import Column
from guiju.engine.measure import Scale
from guiju.engine.value import Absence
from guiju.plugins.living import words
from guiju.plugins.living.workings import Workings
from guiju.plugins.prose.figure import TRUTHS
from guiju.plugins.template.allowed import allowed, choices


def typed(column: Column, cell: str, made: Workings) -> dict[str, Any]:
    """Return the data validation for a range beginning at ``cell``."""
    lists: dict[tuple[str, ...], str] = {}
    if isinstance(column.measure, Scale):
        lists[choices(column)] = f"={made.parameters.labels(column.measure)}"
    found = allowed(column, cell, made.language, lists)
    return {name: _in_words(one, made) for name, one in found.items()}


def _in_words(one: object, made: Workings) -> object:
    """Return a part of a validation with the words that the cells have."""
    if isinstance(one, list):
        return [_in_words(word, made) for word in one]
    if not isinstance(one, str) or made.language == "zh":
        return one
    texts = (words.MARKS[Absence.NOT_APPLICABLE], *TRUTHS.values())
    for text in texts:
        if one == text.zh or f'"{text.zh}"' in one:
            one = one.replace(text.zh, text.of(made.language))
    return one
