"""Old workbooks: .xls of Excel, and .et of WPS, which is written in the same way.

xlrd reads them row by row as long as the rows are, so that one cell far out makes no
room for all before it. A file is known by its beginning: a new workbook under an old
name is read as what it is.
"""

import datetime as dt
import hashlib
import io
import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellError, CellValue, Position, Sheet
from guiju.plugins.sources.limits import check_bytes, check_size
from guiju.plugins.sources.workbook import COMPOUND, SAVE_AGAIN, sheets_of

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell as OldCell
    from xlrd.sheet import Sheet as OldSheet

SUFFIXES: Final = frozenset({".xls", ".et"})
_MOST_BYTES: Final = 50_000_000
_NEW: Final = b"PK\x03\x04"


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size, _MOST_BYTES)
    content = location.read_bytes()
    if not content:
        raise DiagnosticError(file_empty(location.name))
    if content.startswith(_NEW):
        return sheets_of(content, location.name)
    if not content.startswith(COMPOUND):
        raise _damaged(location.name)
    try:
        return tuple(_sheets(content, location.name))
    except DiagnosticError:
        raise
    except Exception:  # noqa: BLE001 - its reader fails in every way on a damaged file
        raise _damaged(location.name) from None


def _damaged(file: str) -> DiagnosticError:
    reason = Text(
        zh="不是 .xls 或 .et 工作簿，或加了密码、已损坏",
        en="it is no .xls or .et workbook, has a password, or is damaged",
    )
    return DiagnosticError(file_unreadable(file, reason, SAVE_AGAIN))


def _sheets(content: bytes, file: str) -> Iterator[Sheet]:
    # Imported here: only a run that reads an old workbook has to load the reader.
    import xlrd  # noqa: PLC0415

    digest = hashlib.sha256(content).hexdigest()
    with xlrd.open_workbook(
        file_contents=content,
        on_demand=True,
        ragged_rows=True,
        formatting_info=True,
        logfile=io.StringIO(),
    ) as book:
        for number, name in enumerate(book.sheet_names()):
            sheet = book.sheet_by_index(number)
            rows = tuple(_rows(book, sheet, Cell(file, name, 1, 1)))
            merged = _merged(sheet, Cell(file, name, 1, 1))
            book.unload_sheet(number)
            yield Sheet(file=file, name=name, sha256=digest, rows=rows, merged=merged)


def _rows(
    book: "Book", sheet: "OldSheet", place: Cell
) -> Iterator[tuple[CellValue, ...]]:
    cells = 0
    for row in range(sheet.nrows):
        cells += sheet.row_len(row)
        check_size(place, row + 1, -(-cells // (row + 1)))
        yield tuple(_cell(one, book) for one in sheet.row(row))


def _cell(cell: "OldCell", book: "Book") -> CellValue:
    import xlrd  # noqa: PLC0415 - as above

    value = cell.value
    if isinstance(value, str):
        return value.strip() or None
    match cell.ctype:
        case xlrd.XL_CELL_NUMBER if math.isfinite(value):
            return Fraction(repr(float(value)))
        case xlrd.XL_CELL_DATE:
            return _day(value, book.datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        case xlrd.XL_CELL_ERROR:
            return CellError(xlrd.error_text_from_code.get(int(value), "#NUM!"))
        case _:
            return CellError("#NUM!")


def _day(value: float, datemode: Literal[0, 1]) -> CellValue:
    """Return a day; a time of day is no value of any column and stays as it looks."""
    import xlrd  # noqa: PLC0415 - as above

    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError):
        return CellError("#NUM!")
    return moment.date() if moment.time() == dt.time() else str(moment)


def _merged(sheet: "OldSheet", place: Cell) -> dict[Position, Position]:
    merged: dict[Position, Position] = {}
    cells = 0
    for top, bottom, left, right in sheet.merged_cells:
        cells += (bottom - top) * (right - left)
        check_size(place, bottom, -(-cells // bottom))
        for row in range(top + 1, min(bottom, sheet.nrows) + 1):
            merged |= {
                (row, column): (top + 1, left + 1)
                for column in range(left + 1, right + 1)
            }
    return merged
