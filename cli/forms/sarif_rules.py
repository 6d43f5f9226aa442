"""What SARIF wants to know of each code: its titles, why it matters, its examples."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.cli.reference import Entry
from guiju.dsl.reference import FAMILIES, family_of
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Language, Text

LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
_BAD = Text(zh="会报", en="Found in")
_GOOD = Text(zh="不会报", en="Not found in")


def both(words: Text, language: Language, glue: str = "\n") -> str:
    """Return the words in both languages, those of the reader first."""
    other: Language = "en" if language == "zh" else "zh"
    return f"{words.of(language)}{glue}{words.of(other)}"


def rule(entry: Entry, language: Language) -> dict[str, Any]:
    """Return what SARIF wants to know of one code."""
    family = FAMILIES.get(family_of(entry.code))
    tags = {"tags": [family.of(language)]} if family else {}
    return {
        "id": entry.code,
        "name": "".join(w.capitalize() for w in re.findall(r"\w+", entry.title.en)),
        "shortDescription": {"text": both(entry.title, language, " · ")},
        "fullDescription": {"text": both(entry.why, language)},
        "help": {
            "text": "\n\n".join(_help(entry, language, "")),
            "markdown": "\n\n".join(_help(entry, language, "```")),
        },
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
        "properties": tags,
    }


def _help(entry: Entry, language: Language, fence: str) -> Iterator[str]:
    """Yield the paragraphs; examples stand in the form of rulebooks."""
    yield both(entry.why, language, "\n\n")
    for title, examples in ((_BAD, entry.bad), (_GOOD, entry.good)):
        if examples:
            yield both(title, language, " · ")
        for example in examples:
            yield f"{fence}\n{example}\n{fence}".strip()
