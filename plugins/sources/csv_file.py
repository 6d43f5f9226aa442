"""CSV and other text tables: one sheet, every cell text.

UTF-8 with or without a mark, GB18030 as Chinese spreadsheets write it, and the UTF-16
that Excel calls Unicode text. The encoding is recognised and not asked for: bytes that
are UTF-8 are hardly ever meaningful GB18030.
"""

import csv
import hashlib
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellError, CellValue, NoCachedValue, Sheet
from guiju.plugins.sources.limits import check_bytes, check_size

_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
_ERRORS: Final = frozenset(
    {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"}
    | {"#SPILL!", "#CALC!", "#GETTING_DATA"}
)
"""The error values of spreadsheets, as a CSV export writes them."""
_SAVE_AGAIN: Final = Text(
    zh="用表格软件打开，另存为“CSV UTF-8（逗号分隔）”",
    en='open it in a spreadsheet and save it as "CSV UTF-8"',
)


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in _SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size)
    content = location.read_bytes()
    text = _decoded(content, location.name)
    if not text.strip():
        raise DiagnosticError(file_empty(location.name))
    rows = _rows(text, location)
    check_size(Cell(location.name, "", 1, 1), len(rows), max(map(len, rows)))
    digest = hashlib.sha256(content).hexdigest()
    return (Sheet(file=location.name, name="", sha256=digest, rows=rows, typed=False),)


def _decoded(content: bytes, file: str) -> str:
    utf16 = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    reason = Text(
        zh="不是 UTF-8 或 GB18030 编码的文本", en="it is not text in UTF-8 or GB18030"
    )
    raise DiagnosticError(file_unreadable(file, reason, _SAVE_AGAIN))


def _rows(text: str, location: Path) -> tuple[tuple[CellValue, ...], ...]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text, location), strict=True)
    try:
        return tuple(tuple(map(_cell, row)) for row in reader)
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


def _cell(written: str) -> CellValue:
    text = written.strip()
    if not text:
        return None
    if text in _ERRORS:
        return CellError(text)
    return NoCachedValue() if text.startswith("=") else text
