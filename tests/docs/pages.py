"""The pages of the language reference, and the examples that stand in them.

An example is a fence whose first word is ``guiju``. Behind it may stand, in the
language of the page: 底稿 (frame), what the fragments after it are joined to; 片段
(fragment); 错误 (error) with the one code that the example must give.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

FOLDER = Path(__file__).parents[2] / "docs" / "language"
LANGUAGES = ("zh", "en")

_FENCE = re.compile(
    r"^```guiju *(?P<marks>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"GJ\d{4}")
_MARKS = {"底稿": "frame", "片段": "fragment", "错误": "error"}


@attrs.frozen(kw_only=True)
class Shown:
    """One example of a page. ``whole`` is the rulebook that it is a part of."""

    page: str
    number: int
    marks: frozenset[str]
    text: str
    whole: str

    @property
    def code(self) -> str:
        """The error that must be found; empty for a good example."""
        return next((mark for mark in self.marks if _CODE.fullmatch(mark)), "")

    def __str__(self) -> str:
        """Name the example as a failing test should."""
        return f"{self.page}:{self.number}"


def names(language: str) -> list[str]:
    """Return the file names of the pages, in reading order."""
    return sorted(file.name for file in (FOLDER / language).glob("*.md"))


def read(language: str, name: str) -> str:
    """Return the text of one page."""
    return (FOLDER / language / name).read_text("utf-8")


def without_examples(text: str) -> str:
    """Return a page without its examples."""
    return _FENCE.sub("", text)


def shown(language: str) -> list[Shown]:
    """Return every example of one language."""
    return [one for name in names(language) for one in _of_page(language, name)]


def _of_page(language: str, name: str) -> Iterator[Shown]:
    frame = ""
    for number, match in enumerate(_FENCE.finditer(read(language, name)), start=1):
        marks = frozenset(_MARKS.get(word, word) for word in match["marks"].split())
        text = match["text"]
        if "frame" in marks:
            frame = text
        yield Shown(
            page=f"{language}/{name}",
            number=number,
            marks=marks,
            text=text,
            whole=frame + text if "fragment" in marks else text,
        )
