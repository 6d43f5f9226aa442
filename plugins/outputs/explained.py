"""An explanation as text, as data and as a page: one tree, three forms."""

from collections.abc import Iterator
from typing import Any

from guiju.dsl.frame import spelled
from guiju.engine.text import Language, Text
from guiju.plugins.outputs.page import render
from guiju.plugins.prose.explanation import Said
from guiju.plugins.published import plain

_INDENT = "  "
_GROUND = Text(zh="〔依据 {}〕", en="[ground: {}]")
_REPEATED = Text(zh="（已见上文）", en="(see above)")


def as_text(said: Said, language: Language) -> str:
    """Return the explanation as indented lines, each with its ground and cell."""
    return "".join(f"{line}\n" for line in _lines(said, language, 0))


def as_data(said: Said) -> dict[str, Any]:
    """Return the explanation as plain JSON data; numbers are exact."""
    return {
        "quantity": said.quantity and said.quantity.id,
        "key": list(said.key),
        "value": plain(said.value),
        "words": said.words,
        "clause": said.clause,
        "cell": None if said.cell is None else str(said.cell),
        "repeated": said.is_repeated,
        "parts": [as_data(part) for part in said.parts],
    }


def as_page(
    said: Said, title: str, language: Language, notices: tuple[Text, ...] = ()
) -> str:
    """Return the explanation as a self-contained page that unfolds step by step.

    ``notices`` are what every reader must be told, as in a report.
    """
    return render(
        "explanation.html.j2", language, title=title, said=said, notices=notices
    )


def _lines(said: Said, language: Language, depth: int) -> Iterator[str]:
    marks = [said.words]
    if said.clause:
        marks.append(_GROUND.of(language).format(said.clause))
    if said.cell:
        marks.append(said.cell.said(language))
    if said.is_repeated:
        marks.append(_REPEATED.of(language))
    yield _INDENT * depth + spelled("  ".join(marks))
    for part in said.parts:
        yield from _lines(part, language, depth + 1)
