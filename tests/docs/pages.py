"""The pages of the language reference, and the examples that stand in them.

An example is a fence whose first word is ``guiju``. Behind it may stand, in the
language of the page: 底稿 (frame), what the fragments after it are joined to; 片段
(fragment); 错误 (error) with the one code that the example must give; 文件 (file) with
the name by which the examples after it may take the text in.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from guiju.cli.library import Folder
from guiju.cli.rulebook import INSTALLED
from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.library import SUFFIX, Answer, Page

FOLDER = Path(__file__).parents[2] / "docs" / "language"
LANGUAGES = ("zh", "en")

_FENCE = re.compile(
    r"^```guiju *(?P<marks>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"GJ\d{4}")
_MARKS = {"底稿": "frame", "片段": "fragment", "错误": "error", "文件": "file"}
_SHIPPED = Folder(path=FOLDER / "index.guiju", shown="index.guiju")


@attrs.frozen(kw_only=True)
class Shown:
    """One example of a page. ``whole`` is the rulebook that it is a part of.

    ``files`` are the texts that stand before it under their names.
    """

    page: str
    number: int
    marks: frozenset[str]
    text: str
    whole: str
    files: Mapping[str, str]

    def compiled(self) -> Compiled:
        """Return what the rulebook turns out to be, made of files and shipped ones."""
        return compile_text(
            self.whole, methods=INSTALLED.methods, library=self._library
        )

    def _library(self, name: str, beside: str) -> Answer:
        if name in self.files:
            return Page(file=name, text=self.files[name])
        return _SHIPPED(name, beside)

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
    frame, files = "", dict[str, str]()
    for number, match in enumerate(_FENCE.finditer(read(language, name)), start=1):
        marks = frozenset(_MARKS.get(word, word) for word in match["marks"].split())
        text = match["text"]
        if "frame" in marks:
            frame = text
        if "file" in marks:
            (file,) = (mark for mark in marks if mark.endswith(SUFFIX))
            files = {**files, file: text}
        yield Shown(
            page=f"{language}/{name}",
            number=number,
            marks=marks,
            text=text,
            whole=frame + text if "fragment" in marks else text,
            files=files,
        )
