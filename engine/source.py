"""Where things stand: a piece of a rulebook, or a cell of a sheet."""

import attrs

from guiju.engine.record import Shown


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


def column_letters(column: int) -> str:
    """Return the spreadsheet letters of a column that counts from 1: 28 is ``AB``."""
    letters = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
