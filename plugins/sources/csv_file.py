"""CSV and other text tables: one sheet, every cell text.

UTF-8 with or without a mark, GB18030 as Chinese spreadsheets write it, and the UTF-16
that Excel calls Unicode text. A large file is read in columns where pyarrow is there;
its cells are then made only for who looks at them.
"""

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellValue, Later, Row, Sheet
from guiju.plugins.sources import in_columns
from guiju.plugins.sources.in_columns import (
    NO_PACKAGE,
    PAYS_FROM,
    Obstacle,
    check_cells,
    too_large,
)
from guiju.plugins.sources.limits import MOST_BYTES, check_bytes, check_size
from guiju.plugins.sources.pieces import NotInPiecesError
from guiju.plugins.sources.text_columns import text_columns
from guiju.plugins.sources.written import cell_of, decoded

SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
_SAVE_AGAIN: Final = Text(
    zh="用表格软件打开，另存为“CSV UTF-8（逗号分隔）”",
    en='open it in a spreadsheet and save it as "CSV UTF-8"',
)


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    size = location.stat().st_size
    if size < PAYS_FROM:
        return (_by_cells(location),)
    check_bytes(location.name, size, in_columns.MOST_BYTES)
    if not in_columns.is_possible():
        return (_by_cells(location, NO_PACKAGE),)
    try:
        return (_by_columns(location),)
    except NotInPiecesError as error:
        return (_by_cells(location, error.obstacle),)


def _by_columns(location: Path) -> Sheet:
    columns = text_columns(location)
    size = (columns.height, columns.width)
    place = Cell(location.name, "", 1, 1)

    def read() -> Sequence[Row]:
        check_cells(place, *size)
        columns.stamp.check()
        return _by_cells(location).rows

    return Sheet(
        file=location.name,
        name="",
        sha256=columns.sha256,
        rows=Later(columns.at_hand, size, read),
        typed=False,
        batches=columns,
    )


def _by_cells(location: Path, obstacle: Obstacle | None = None) -> Sheet:
    """Return the sheet with a cell for each cell; ``obstacle`` forbids columns."""
    place = Cell(location.name, "", 1, 1)
    size = location.stat().st_size
    if obstacle is not None and size > MOST_BYTES:
        many = Text(zh=f"{size:,}字节", en=f"{size:,} bytes")
        raise too_large(place, many, obstacle)
    check_bytes(location.name, size)
    content = location.read_bytes()
    text = decoded(content, location.name, _SAVE_AGAIN)
    if not text.strip():
        raise DiagnosticError(file_empty(location.name))
    rows = _rows(text, location)
    height, width = len(rows), max(map(len, rows))
    if obstacle is not None:
        check_cells(place, height, width, obstacle)
    check_size(place, height, width)
    digest = hashlib.sha256(content).hexdigest()
    return Sheet(file=location.name, name="", sha256=digest, rows=rows, typed=False)


def texts_of(location: Path) -> tuple[tuple[str, ...], ...] | None:
    """Return the cells of a text file as they are written; None for another kind.

    Raises:
        DiagnosticError: the file cannot be read.
    """
    if location.suffix.lower() not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size)
    text = decoded(location.read_bytes(), location.name, _SAVE_AGAIN)
    return tuple(map(tuple, _lines(text, location)))


def _rows(text: str, location: Path) -> tuple[tuple[CellValue, ...], ...]:
    return tuple(tuple(map(cell_of, row)) for row in _lines(text, location))


def _lines(text: str, location: Path) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text, location), strict=True)
    try:
        return list(reader)
    except csv.Error:
        line = reader.line_num
        reason = Text(
            zh=f"第 {line} 行的引号不配对，或单元格过长",
            en=f"in line {line} a quote is not closed, or a cell is too long",
        )
        raise DiagnosticError(
            file_unreadable(location.name, reason, _SAVE_AGAIN)
        ) from None


def _delimiter(text: str, location: Path) -> str:
    """Return the separator: a comma, unless there is none and another one is used."""
    if location.suffix.lower() == ".tsv":
        return "\t"
    return next((mark for mark in (",", "\t", ";") if mark in text), ",")
