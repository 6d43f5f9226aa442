"""Where things stand: a piece of a rulebook, or a cell of a sheet."""

import attrs

from guiju.engine.record import Shown
from guiju.engine.text import Language


@attrs.frozen(repr=False)
class Span(Shown):
    """A half-open piece of a rulebook text, counted in code points from 0."""

    file: str
    start: int
    end: int


@attrs.frozen(repr=False)
class Cell(Shown):
    """One cell of the data as it was read.

    ``row`` and ``column`` count from 1 as a spreadsheet shows them; ``sheet`` is empty
    for a file that has no sheets. ``sha256`` is the digest of the whole file.
    """

    file: str
    sheet: str
    row: int
    column: int
    sha256: str = attrs.field(default="", repr=False)

    @property
    def address(self) -> str:
        """The cell as Excel names it, for example ``C7``."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        sheet = f"[{self.sheet}]" if self.sheet else ""
        return f"{self.file}{sheet}!{self.address}"

    def said(self, language: Language) -> str:
        """Return where it is, in words where an address alone does not say it."""
        del language
        return str(self)


@attrs.frozen(kw_only=True, repr=False)
class Corrected(Cell):
    """A correction (更正) that stands for what was read, and where that was.

    ``row`` is its line in the file of corrections, ``nth`` its number there.
    """

    nth: int
    original: Cell | None
    """None where nobody had reported anything."""

    def __str__(self) -> str:
        return self.said("zh")

    def said(self, language: Language) -> str:
        """Return which correction it is, and the cell that it stands for."""
        was = "" if self.original is None else self.original.said(language)
        if language == "zh":
            return f"{self.file} 第{self.nth}条{f'（原 {was}）' if was else ''}"
        return f"{self.file} no. {self.nth}{f' (was {was})' if was else ''}"


def column_letters(column: int) -> str:
    """Return the spreadsheet letters of a column that counts from 1: 28 is ``AB``."""
    letters = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
