"""ODS workbooks of LibreOffice and others, by calamine.

Before anybody makes room for the cells, their XML is gone through once: how far they
reach with all their repetitions, which areas are merged, and which cells look blank
only because a formula was never computed.
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.sheet import CellError, CellValue, NoCachedValue, Position, Sheet
from guiju.plugins.sources.limits import check_bytes, check_size
from guiju.plugins.sources.survey import (
    DAMAGE,
    NotAWorkbookError,
    refuse_what_is_not_as_listed,
    refusing_parser,
)
from guiju.plugins.sources.workbook import cell_of, damaged

SUFFIXES: Final = frozenset({".ods"})
_CONTENT: Final = "content.xml"
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size)
    content = location.read_bytes()
    if not content:
        raise DiagnosticError(file_empty(location.name))
    try:
        return _sheets(content, location.name)
    except NotAWorkbookError:
        raise damaged(location.name, ".ods") from None


def _sheets(content: bytes, file: str) -> tuple[Sheet, ...]:
    # Imported here: only a run that reads a workbook has to load the reader.
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    surveys = _survey(content, file)
    digest = hashlib.sha256(content).hexdigest()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            Sheet(
                file=file,
                name=name,
                sha256=digest,
                rows=_rows(book.get_sheet_by_name(name).to_python(False), found),  # noqa: FBT003
                merged=found.merged,
            )
            for name, found in surveys.items()
        )
    except CalamineError as error:
        raise NotAWorkbookError(file) from error


def _rows(
    content: Sequence[Sequence[object]], found: "_Found"
) -> tuple[tuple[CellValue, ...], ...]:
    rows = [[cell_of(value) for value in row] for row in content]
    for (row, column), mark in found.marks.items():
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend(None for _ in range(column - len(cells)))
        cells[column - 1] = mark
    return tuple(map(tuple, rows))


def _survey(content: bytes, file: str) -> Mapping[str, "_Found"]:
    reader = _Reader(file=file)
    parser = refusing_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            refuse_what_is_not_as_listed(archive, file)
            with archive.open(_CONTENT) as stream:
                parser.ParseFile(stream)
    except DAMAGE as error:
        raise NotAWorkbookError(file) from error
    return reader.found


@attrs.define(kw_only=True)
class _Found:
    """What one sheet holds besides its values."""

    marks: dict[Position, CellError | NoCachedValue] = attrs.field(factory=dict)
    merged: dict[Position, Position] = attrs.field(factory=dict)


@attrs.define(kw_only=True)
class _Reader:
    """Follows the cells of all sheets, with rows and cells that stand for several."""

    file: str
    found: dict[str, _Found] = attrs.field(factory=dict)
    sheet: str = ""
    row: int = 0
    rows: int = 1
    column: int = 0
    columns: int = 1
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    inside: bool = False
    value: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element: a sheet, a row or a cell."""
        match _local(tag):
            case "table":
                self.sheet = _named(attributes, "name", "")
                self.found[self.sheet] = _Found()
                self.row, self.rows = 0, 1
            case "table-row":
                self.row += self.rows if self.row else 1
                self.rows = int(_named(attributes, "number-rows-repeated", "1"))
                self.column, self.columns = 0, 1
            case name if name in _CELLS:
                self.column += self.columns if self.column else 1
                repeated = _named(attributes, "number-columns-repeated", "1")
                self.columns, self.attributes = int(repeated), attributes
                self.inside, self.value = True, ""
            case _:
                pass

    def text(self, text: str) -> None:
        """Take in the text of a cell."""
        if self.inside:
            self.value += text

    def end(self, tag: str) -> None:
        """End an element; at the end of a cell its content is known."""
        if _local(tag) not in _CELLS:
            return
        self.inside = False
        kind = _named(self.attributes, "value-type", "")
        formula = bool(_named(self.attributes, "formula", ""))
        if kind or formula or self.value:
            place = Cell(self.file, self.sheet, 1, 1)
            check_size(place, self.row + self.rows - 1, self.column + self.columns - 1)
        self._mark(kind, formula=formula)
        self._merge()

    def _mark(self, kind: str, *, formula: bool) -> None:
        marks, at = self.found[self.sheet].marks, (self.row, self.column)
        if any(
            k.startswith("calcext:") and v == "error"
            for k, v in self.attributes.items()
        ):
            marks[at] = CellError(self.value)
        elif formula and not kind:
            marks[at] = NoCachedValue()

    def _merge(self) -> None:
        down = int(_named(self.attributes, "number-rows-spanned", "1"))
        across = int(_named(self.attributes, "number-columns-spanned", "1"))
        if down * across == 1:
            return
        merged = self.found[self.sheet].merged
        first = (self.row, self.column)
        check_size(
            Cell(self.file, self.sheet, 1, 1), down, len(merged) // down + across
        )
        merged |= {
            (row, column): first
            for row in range(self.row, self.row + down)
            for column in range(self.column, self.column + across)
        }


def _named(attributes: Mapping[str, str], name: str, default: str) -> str:
    """Return an attribute, whatever prefix its namespace has; ``calcext`` only adds."""
    own = (k for k in attributes if _local(k) == name and not k.startswith("calcext:"))
    return attributes[key] if (key := next(own, None)) is not None else default


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
