"""Worksheets as nearly all programs write them, looked through without an XML parser.

A sheet of a hundred thousand rows has more than a million elements, and a parser that
calls back for each takes longer than all the rest of reading. Here one expression for a
row has to match from the first row to the last, with every cell where it says that it
is. What does not fit is not refused: it goes to the parser, which understands it all.
"""

import re
from typing import Final

from guiju.engine.source import Cell
from guiju.plugins.sheet import CellError, NoCachedValue, Position
from guiju.plugins.sources.limits import check_size

_DATA: Final = re.compile(rb"<sheetData>(.*)</sheetData>", re.DOTALL)
_ATTRIBUTES: Final = rb"""(?:\s[A-Za-z:.]++="[^"<&]*+")*+"""
_TEXT: Final = rb"[^<]*+"
_FORMULA: Final = rb"<f" + _ATTRIBUTES + rb"(?:/>|>" + _TEXT + rb"</f>)"
_VALUE: Final = rb"<v>" + _TEXT + rb"</v>|<v/>"
_INLINE: Final = rb"<is>(?:<t" + _ATTRIBUTES + rb"(?:/>|>" + _TEXT + rb"</t>))?+</is>"
_CELL: Final = (
    rb'<c r="[A-Z]{1,3}(?P=row)"' + _ATTRIBUTES + rb"(?:/>|>(?:" + _FORMULA + rb")?+(?:"
    rb"(?:" + _VALUE + rb")|" + _INLINE + rb")?+</c>)"
)
_ROW: Final = re.compile(
    rb'\s*+<row r="(?P<row>[1-9][0-9]{0,6})"'
    + _ATTRIBUTES
    + rb"(?:/>|>(?:\s*+"
    + _CELL
    + rb")*+\s*+</row>)"
)
_COLUMN: Final = re.compile(rb'<c r="([A-Z]{1,3})')
_MARKED: Final = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(' + _ATTRIBUTES + rb")>(" + _FORMULA + rb")?+"
    rb"(?:<v>(" + _TEXT + rb")</v>|<v/>)?+</c>"
)
Marks = dict[Position, CellError | NoCachedValue]
"""The cells of a sheet that are blank only in appearance."""
_OTHER_ENCODING: Final = re.compile(
    rb'<\?xml version="1\.0"[^>]*?encoding="(?!utf-8")', re.IGNORECASE
)


def plain(content: bytes, place: Cell) -> Marks | None:
    """Return the marks of a sheet that is written plainly, None for any other.

    Raises:
        DiagnosticError: it is larger than any real table.
    """
    if (
        b"<!" in content
        or _OTHER_ENCODING.match(content)
        or content.count(b"<sheetData") != 1
    ):
        return None
    found = _DATA.search(content)
    if found is None or b"<c" in content[: found.start()]:
        return None
    start, end = found.span(1)
    height = _height(content, start, end)
    if height is None:
        return None
    letters = set(_COLUMN.findall(content, start, end))
    check_size(place, height, max(map(column_of, letters), default=0))
    if b"<f" not in content and b't="e"' not in content:
        return {}
    return _marks(content, start, end)


def _height(content: bytes, start: int, end: int) -> int | None:
    """Return the number of the last row, None unless rows follow one another."""
    at, height = start, 0
    while row := _ROW.match(content, at, end):
        at, height = row.end(), max(height, int(row[1]))
    return None if content[at:end].strip() else height


def _marks(content: bytes, start: int, end: int) -> Marks:
    marks: Marks = {}
    cells = _MARKED.findall(content, start, end)
    for letters, row, attributes, formula, value in cells:
        if b' t="e"' in attributes:
            marks[int(row), column_of(letters)] = CellError(value.decode())
        elif formula and not value and b' t="str"' not in attributes:
            marks[int(row), column_of(letters)] = NoCachedValue()
    return marks


def column_of(letters: bytes) -> int:
    """Return the number of a column by its letters: ``AB`` is 28."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column
