"""XLSX workbooks, by calamine: every worksheet with types, positions and merged areas.

Figures become the exact decimal that a spreadsheet would write, never a float. Blank
cells are blank in earnest: ``survey.py`` has looked for formulas and errors in them.
"""

import datetime as dt
import hashlib
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellError, CellValue, Position, Sheet
from guiju.plugins.sources.limits import check_bytes, check_size
from guiju.plugins.sources.survey import NotAWorkbookError, Survey, survey
from guiju.plugins.sources.written import ERRORS

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

SUFFIXES: Final = frozenset({".xlsx", ".xlsm"})
_OTHERS: Final = frozenset({".xlsb", ".numbers"})
"""Workbooks of other kinds: known by name, so that people are told what to do."""
_PLAIN: Final = frozenset({str, float})
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old workbooks begin, and new ones with a password."""
SAVE_AGAIN: Final = Text(
    zh="用 WPS 或 Excel 打开，另存为 .xlsx（Excel 工作簿），不设密码",
    en="open it in WPS or Excel and save it as .xlsx (Excel workbook), "
    "without a password",
)


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    suffix = location.suffix.lower()
    if suffix in _OTHERS:
        reason = Text(
            zh=f"不支持 {suffix} 格式的工作簿", en=f"{suffix} workbooks are not read"
        )
        raise DiagnosticError(file_unreadable(location.name, reason, SAVE_AGAIN))
    if suffix not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size)
    content = location.read_bytes()
    _refuse_what_is_no_workbook(content, location.name)
    return sheets_of(content, location.name)


def sheets_of(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Return the sheets of a new workbook.

    Raises:
        DiagnosticError: it is none, or it is hostile.
    """
    try:
        return tuple(_sheets(content, file))
    except NotAWorkbookError:
        raise damaged(file) from None


def _refuse_what_is_no_workbook(content: bytes, file: str) -> None:
    if not content:
        raise DiagnosticError(file_empty(file))
    if content.startswith(COMPOUND):
        reason = Text(
            zh="加了密码，或是改了扩展名的旧格式工作簿",
            en="it has a password, or is an old workbook under a new name",
        )
        raise DiagnosticError(file_unreadable(file, reason, SAVE_AGAIN))


def damaged(file: str, suffix: str = ".xlsx") -> DiagnosticError:
    """Return the error that a file is no workbook of its kind."""
    reason = Text(
        zh=f"不是 {suffix} 工作簿，或已损坏",
        en=f"it is no {suffix} workbook, or is damaged",
    )
    return DiagnosticError(file_unreadable(file, reason, SAVE_AGAIN))


def _sheets(content: bytes, file: str) -> Iterator[Sheet]:
    # Imported here: only a run that reads a workbook has to load the reader.
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    surveys = survey(io.BytesIO(content), file)
    digest = hashlib.sha256(content).hexdigest()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name, found in surveys.items():
            sheet = workbook.get_sheet_by_name(name)
            rows = _rows(sheet, found)
            merged = _merged(sheet, Cell(file, name, 1, 1), rows)
            yield Sheet(file=file, name=name, sha256=digest, rows=rows, merged=merged)
    except CalamineError:
        raise damaged(file) from None


def _rows(sheet: "CalamineSheet", found: Survey) -> tuple[tuple[CellValue, ...], ...]:
    known = _Known()
    rows = [known.row(row) for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), mark in found.marks.items():
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend(None for _ in range(column - len(cells)))
        cells[column - 1] = mark
    return tuple(map(tuple, rows))


class _Known(dict[str | float, CellValue]):
    """What texts and numbers are as cells, each made once: a sheet repeats itself."""

    def __missing__(self, value: str | float) -> CellValue:
        found = self[value] = cell_of(value)
        return found

    def row(self, row: Sequence[object]) -> list[CellValue]:
        """Return the cells of a row. ``True`` is equal to 1, and yet no number."""
        if _PLAIN.issuperset(map(type, row)):
            return [*map(self.__getitem__, cast("Sequence[str | float]", row))]
        return [
            self[value] if isinstance(value, str | float) else cell_of(value)
            for value in row
        ]


def cell_of(value: object) -> CellValue:
    """Return what a cell holds by what calamine says of it."""
    match value:
        case dt.datetime() if value.time() == dt.time():
            return value.date()
        case dt.datetime() | dt.time() | dt.timedelta():
            return str(value)  # a time of day is no value of any column: as it looks
        case bool() | dt.date():
            return value
        case float() if not math.isfinite(value):
            return CellError("#NUM!")
        case int() | float():
            return Fraction(repr(value))
        case str() if value in ERRORS:
            return CellError(value)
        case _:
            return str(value).strip() or None


def _merged(
    sheet: "CalamineSheet", place: Cell, rows: Sequence[Sequence[CellValue]]
) -> Mapping[Position, Position]:
    """Return the merged areas as far as there are rows; together they are bounded."""
    height, width = len(rows), max(map(len, rows), default=0)
    merged: dict[Position, Position] = {}
    cells = 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        down = range(top + 1, min(bottom + 1, height) + 1)
        across = range(left + 1, min(right + 1, width) + 1)
        cells += len(down) * len(across)
        check_size(place, cells, 1)
        merged |= dict.fromkeys(product(down, across), (top + 1, left + 1))
    return merged
