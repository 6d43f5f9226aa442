"""Tables of a DOCX document: an annex, a notice, a form filled in by hand.

python-docx reads the tables; before, the package is held to its own list of contents
and every part to having no document type declaration, so there is nothing to expand.
"""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellValue, Position, Sheet
from guiju.plugins.sources.limits import MOST_MARKUP, check_bytes, check_places
from guiju.plugins.sources.spanned import Found, Grid, sheets_of
from guiju.plugins.sources.survey import (
    DAMAGE,
    NotAWorkbookError,
    refuse_what_is_not_as_listed,
    refusing_parser,
)
from guiju.plugins.sources.written import cell_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

SUFFIXES: Final = frozenset({".docx"})
_MARKUP: Final = (".xml", ".rels")
_SAVE_AGAIN: Final = Text(
    zh="用 WPS 或 Word 打开，另存为 .docx，不设密码；或把表格复制到工作簿里",
    en="open it in WPS or Word and save it as .docx without a password; or copy the "
    "table into a workbook",
)


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size)
    content = location.read_bytes()
    if not content:
        raise DiagnosticError(file_empty(location.name))
    digest = hashlib.sha256(content).hexdigest()
    try:
        _refuse_what_is_hostile(content, location.name)
        tables = tuple(_tables(_document(content), location.name))
    except NotAWorkbookError:
        reason = Text(
            zh="不是 .docx 文档，或已损坏、加了密码",
            en="it is no .docx document, is damaged, or has a password",
        )
        fault = file_unreadable(location.name, reason, _SAVE_AGAIN)
        raise DiagnosticError(fault) from None
    return sheets_of(tables, location.name, digest) if tables else None


def _refuse_what_is_hostile(content: bytes, file: str) -> None:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            refuse_what_is_not_as_listed(archive, file)
            markup = [p for p in archive.infolist() if p.filename.endswith(_MARKUP)]
            check_bytes(file, sum(part.file_size for part in markup), MOST_MARKUP)
            for part in markup:
                with archive.open(part) as stream:
                    refusing_parser().ParseFile(stream)
    except DAMAGE as error:
        raise NotAWorkbookError(file) from error


def _document(content: bytes) -> "Document":
    # Imported here: only a run that reads a document has to load the reader.
    from docx import Document  # noqa: PLC0415

    try:
        return Document(io.BytesIO(content))
    except Exception as error:
        # It names no exceptions of its own: whatever it fails by is a damaged file.
        raise NotAWorkbookError(str(error)) from error


def _tables(document: "Document", file: str) -> Iterator[Found]:
    from docx.table import Table  # noqa: PLC0415 - as above

    caption = ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield Found(caption, _grid(block, Cell(file, "", 1, 1)))
            caption = ""
        else:
            caption = block.text.strip() or caption


def _grid(table: "Table", place: Cell) -> Grid:
    """Return the cells by place; one that was merged is met at every place it takes."""
    first: dict[object, Position] = {}
    merged: dict[Position, Position] = {}
    rows: list[tuple[CellValue, ...]] = []
    cells = 0
    for down, row in enumerate(table.rows, start=1):
        values: list[CellValue] = [None] * row.grid_cols_before
        for across, cell in enumerate(row.cells, start=row.grid_cols_before + 1):
            cells += 1
            check_places(place, cells)
            at = (down, across)
            met = first.setdefault(cell._tc, at)  # noqa: SLF001 - what tells cells apart
            if met != at:
                merged[at] = met
            values.append(None if met != at else cell_of(cell.text))
        rows.append(tuple(values))
    return Grid(tuple(rows), merged)
