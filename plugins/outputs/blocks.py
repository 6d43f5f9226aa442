"""What a document in the official format consists of, whoever sets it.

Words, tables and pages, without a word on how they look: ``document`` makes a DOCX of
them and ``typeset`` a PDF.
"""

from collections.abc import Mapping
from typing import Final, Literal

import attrs
from wcwidth import wcswidth

from guiju.dsl.frame import spelled

_MANY: Final = 6
"""A table with more columns is set smaller."""
_MORE: Final = 8
"""A table with more columns lies across the paper."""
ROOM: Final = {False: 8845, True: 12700}
"""How wide the text of an upright page and of a turned one is, in 1/20 point."""
SIZES: Final[Mapping[str, float]] = {"table": 12, "small": 10.5, "dense": 9}
"""How high the letters of a table are, in points."""
_PADDING, _WIDEST = 3, 48
"""What a column asks for, in Latin letters, besides its words; and the most."""

Style = Literal["title", "to", "heading", "section", "body", "remark", "sign", "label"]
"""What a paragraph is: 标题, 主送, 一级和二级标题, 正文, 提示, 落款, 附件序号."""

Print = Literal["table", "small", "dense"]
"""How small a table is set."""


@attrs.frozen
class Words:
    """A paragraph, set as its ``style`` says."""

    style: Style
    text: str


@attrs.frozen(kw_only=True)
class Table:
    """A table with ruled cells; its head stands on every page.

    ``plain`` are the columns of words, which begin on the left; others are centred.
    ``to_fill`` are the rows in which so many lines are left to write in, in the last
    column, which is then as wide as can be. One that ``is_dense`` has very many rows.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plain: frozenset[int] = frozenset()
    to_fill: Mapping[int, int] = attrs.field(factory=dict)
    is_dense: bool = False

    @property
    def print(self) -> Print:
        """How small it is set."""
        if self.is_dense:
            return "dense"
        return "small" if len(self.heads) > _MANY else "table"

    @property
    def letter(self) -> int:
        """How wide a Latin letter of it is, in 1/20 point."""
        return int(SIZES[self.print] * 10)

    @property
    def is_wide(self) -> bool:
        """Whether it needs the paper turned, if it has a page of its own."""
        return len(self.heads) > _MORE or sum(self.asked) * self.letter > ROOM[False]

    @property
    def asked(self) -> list[int]:
        """How much of the paper each column asks for, by its longest words.

        Of very many rows the few longest are left to run over more lines.
        """
        left, padding = (len(self.rows) // 10, 1) if self.is_dense else (0, _PADDING)
        columns = (
            sorted(map(_width, column))
            for column in zip(self.heads, *self.rows, strict=True)
        )
        asked = [min(column[-1 - left] + padding, _WIDEST) for column in columns]
        return [*asked[:-1], _WIDEST] if self.to_fill else asked

    def widths(self, room: int, letter: int) -> list[int]:
        """Return how wide each column is where a Latin letter takes ``letter``.

        Where the columns ask for more than there is, the narrow ones keep what they
        ask for and the others share the rest: 45% stays in one line.
        """
        asked = [one * letter for one in self.asked]
        wide, left = sorted(asked), room
        while wide and sum(wide) > left and wide[0] <= left // len(wide):
            left -= wide.pop(0)
        if sum(asked) <= room or not wide:
            return [room * one // sum(asked) for one in asked]
        least = wide[0]
        parts = self._written if self.is_dense else asked
        whole = sum(
            part for part, one in zip(parts, asked, strict=True) if one >= least
        )
        return [
            one if one < least else left * part // whole
            for part, one in zip(parts, asked, strict=True)
        ]

    @property
    def _written(self) -> list[int]:
        """How much is written in each column; what runs over many lines is capped."""
        columns = zip(self.heads, *self.rows, strict=True)
        return [sum(min(_width(one), _WIDEST) for one in column) for column in columns]


@attrs.frozen
class NewPage:
    """What follows begins on a page of its own, across the paper if ``is_wide``."""

    is_wide: bool = False


Block = Words | Table | NewPage


def _width(words: str) -> int:
    return max(wcswidth(spelled(words)), 0)
