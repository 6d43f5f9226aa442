"""How words become Markdown: tables, headings and quotes in which nothing is a mark.

A character that could begin a mark has a backslash before it, which every reader of
Markdown takes away again; one that nobody can see is spelled out. So there is no link,
no picture, no HTML, no formula, and no template language finds its braces.
"""

import re
from collections.abc import Iterable, Sequence

from guiju.dsl.frame import spelled

_MARKS = re.compile(r"[\\`*_\[\]<>&|~$#{}@!]")
_LINKS = re.compile(r"(?<=:)//|(?<=www)\.", re.IGNORECASE)
"""Where readers would make a link of an address that stands by itself."""
_BEGINNING = re.compile(r"^([-+=]|[0-9]+(?=[.)]))")
"""What begins a list, or makes a heading of the line before."""
_FIGURE = re.compile(r"≈?-?[0-9]+(\.[0-9]+)?%?")


def escaped(words: str) -> str:
    """Return ``words`` as Markdown that reads as they are, inside of a line."""
    marked = _MARKS.sub(r"\\\g<0>", spelled(words))
    return _LINKS.sub(r"\\\g<0>", marked)


def heading(level: int, words: str) -> str:
    """Return a heading, with an empty line behind it."""
    return f"{'#' * level} {_line(words)}\n"


def quote(words: str) -> str:
    """Return a paragraph that stands out, with an empty line behind it."""
    return f"> {_line(words)}\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, figures on the right, with an empty line behind it."""
    kept = tuple(rows)
    columns = zip(*kept, strict=True) if kept else ([] for _ in heads)
    sides = ("---:" if _is_of_figures(column) else "---" for column in columns)
    lines = (heads, *kept)
    first, *others = (f"| {' | '.join(map(escaped, cells))} |" for cells in lines)
    return "\n".join((first, f"| {' | '.join(sides)} |", *others, ""))


def _is_of_figures(column: Sequence[str]) -> bool:
    return any(map(_FIGURE.fullmatch, column)) and all(
        _FIGURE.fullmatch(cell) or len(cell) <= 1 for cell in column
    )


def _line(words: str) -> str:
    """A line may begin like a list; it keeps no blanks before it."""
    marked = escaped(words).strip()
    beginning = _BEGINNING.match(marked)
    if beginning is None:
        return marked
    at = 0 if marked[0] in "-+=" else beginning.end()
    return f"{marked[:at]}\\{marked[at:]}"
