"""A copy of what somebody handed in, in which every fault is marked where it is.

The copy keeps the sheets, formats, values and formulas of a workbook; text files become
one. Cells are coloured and commented, the end of each row says what is wrong in it, and
the first sheet lists everything with links. A corrected copy can be handed in: what was
added begins as ``CHECK`` says, and an intake leaves it aside.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import attrs

from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell, Span
from guiju.engine.text import Language, Text
from guiju.plugins.intake.match import CHECK
from guiju.plugins.marked.troubles import NOT_MARKED
from guiju.plugins.sources.survey import refusing_parser

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.cell import MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FAULTS: Final = Text(zh="数据问题", en="faults")
_HEADS: Final = (
    (Text(zh="程度", en="severity"), 8),
    (Text(zh="编号", en="code"), 10),
    (Text(zh="位置", en="where"), 30),
    (Text(zh="问题", en="what is so"), 60),
    (Text(zh="怎么办", en="what to do"), 60),
)
_SEVERITIES: Final = {
    Severity.ERROR: (Text(zh="错误", en="error"), "FFC7CE"),
    Severity.WARNING: (Text(zh="警告", en="warning"), "FFEB9C"),
    Severity.NOTE: (Text(zh="说明", en="note"), "DDEBF7"),
}
_Titles = Mapping[tuple[str, str], str]
"""The title of a sheet in the copy by the file and the sheet of a diagnostic."""
_PLACE: Final = 3
"""The column of the list that has the links."""
_MARKUP: Final = (".xml", ".rels", ".vml")
_CLOCK: Final = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_NO_DAY: Final = b"2000-01-01T00:00:00Z"
_LONGEST: Final = 31
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?", re.ASCII)
"""What a spreadsheet keeps as it is; any longer figure stays text."""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")


@attrs.frozen(kw_only=True)
class Original:
    """What was handed in: a workbook as bytes, or the texts of some files."""

    file: str = ""
    """What messages call the workbook."""
    content: bytes = attrs.field(default=b"", repr=False)
    texts: Mapping[str, Sequence[Sequence[str]]] = attrs.field(factory=dict)
    """The cells of text files, by what messages call them."""


def marked(
    original: Original, found: Sequence[Diagnostic], language: Language
) -> bytes:
    """Return a workbook that is ``original`` with everything in ``found`` marked.

    Raises:
        DiagnosticError: the workbook cannot be taken apart and put together again.
    """
    book, titles = (_opened if original.content else _of_texts)(original)
    for (file, name), title in titles.items():
        here = [d for d in found if _is_at(d, file, name)]
        _mark(book[title], here, language)
    _list(book, found, titles, language)
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def _is_at(diagnostic: Diagnostic, file: str, name: str) -> bool:
    place = diagnostic.place
    return isinstance(place, Cell) and (place.file, place.sheet) == (file, name)


def _opened(original: Original) -> tuple["Workbook", _Titles]:
    """Return the workbook and the titles of its sheets."""
    # Imported here: only a marked copy has to load what rewrites workbooks.
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        with ZipFile(io.BytesIO(original.content)) as package:
            for part in package.infolist():
                if part.filename.endswith(_MARKUP):
                    refusing_parser().Parse(package.read(part), True)  # noqa: FBT003 - expat
        book = load_workbook(io.BytesIO(original.content))
    except Exception as error:
        # It names no exceptions of its own for what it does not understand.
        file = original.file
        raise NOT_MARKED.error(
            Text(
                zh=f"“{file}”做不成标注副本",
                en=f'no marked copy of "{file}" can be made',
            ),
            Text(
                zh="用 WPS 或 Excel 另存为 .xlsx 再查；或照列出的位置在原文件里改",
                en="save it as .xlsx in WPS or Excel and check that; or correct the "
                "original where the faults are said to be",
            ),
        ) from error
    return book, {(original.file, title): title for title in book.sheetnames}


def _of_texts(original: Original) -> tuple["Workbook", _Titles]:
    """Return a workbook with a sheet for each text file, and the sheets' titles."""
    from openpyxl import Workbook as new  # noqa: N813, PLC0415

    book = new()
    book.remove(book.worksheets[0])
    titles: dict[tuple[str, str], str] = {}
    for file, rows in original.texts.items():
        title = _title(file, book.sheetnames)
        titles[file, ""] = title
        sheet = book.create_sheet(title)
        for row, cells in enumerate(rows, start=1):
            for column, text in enumerate(cells, start=1):
                if _NUMBER.fullmatch(text):
                    sheet.cell(row, column).value = float(text)
                elif text:
                    _write(sheet, row, column, text)
    return book, titles


def _title(file: str, taken: Sequence[str]) -> str:
    """Return a name for the sheet of a text file: that of the file, if it can be."""
    plain = _FORBIDDEN.sub("-", file.rpartition(".")[0] or file).strip("'") or "_"
    names = {name.casefold() for name in taken}
    title, nth = plain[:_LONGEST], 1
    while title.casefold() in names:
        nth += 1
        title = f"{plain[: _LONGEST - 4]}~{nth}"
    return title


def _write(
    sheet: "Worksheet", row: int, column: int, text: str
) -> "BookCell | MergedCell":
    """Write text, which stays text: it is no formula, and has only what a cell may."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("�", text)
    cell.data_type = "s"
    return cell


def _mark(sheet: "Worksheet", found: Sequence[Diagnostic], language: Language) -> None:
    """Colour and comment cells, and say at the end of each row what is wrong there."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    if not found:
        return
    by_place: dict[tuple[int, int], list[Diagnostic]] = {}
    for one in found:
        assert isinstance(one.place, Cell)
        for at in one.cells or (one.place,):
            by_place.setdefault((at.row, at.column), []).append(one)
    end = max(sheet.max_column, *(column for _, column in by_place)) + 1
    head = f"{CHECK[language]}{_FAULTS.of(language)}"
    rows: dict[int, dict[str, None]] = {1: {head: None}}
    for (row, column), here in by_place.items():
        _colour(sheet, row, column, here, language)
        once = dict.fromkeys(_said(one, language) for one in here)
        rows.setdefault(row, {}).update(once)
    for row, said in rows.items():
        cell = _write(sheet, row, end, "\n".join(said))
        cell.font = Font(color="C00000", bold=row == 1)
    sheet.column_dimensions[get_column_letter(end)].width = 60


def _colour(
    sheet: "Worksheet",
    row: int,
    column: int,
    found: Sequence[Diagnostic],
    language: Language,
) -> None:
    from openpyxl.cell.cell import MergedCell  # noqa: PLC0415
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        area = next(a for a in sheet.merged_cells.ranges if cell.coordinate in a)
        cell = sheet.cell(area.min_row, area.min_col)
    gravest = next(s for s in _SEVERITIES if any(d.severity is s for d in found))
    cell.fill = PatternFill("solid", fgColor=_SEVERITIES[gravest][1])
    before = [cell.comment.text] if cell.comment else []
    words = [*before, *(_said(one, language) for one in found)]
    cell.comment = Comment("\n".join(words), "guiju", height=120, width=320)


def _said(diagnostic: Diagnostic, language: Language) -> str:
    return f"{diagnostic.code} {diagnostic.message.of(language)}"


def _list(
    book: "Workbook",
    found: Sequence[Diagnostic],
    titles: _Titles,
    language: Language,
) -> None:
    """Write the first sheet: everything that was found, with links to the cells."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    name = _title(f"{CHECK[language]}{_FAULTS.of(language)}.", book.sheetnames)
    sheet = book.create_sheet(name, 0)
    for column, (head, width) in enumerate(_HEADS, start=1):
        _write(sheet, 1, column, head.of(language)).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, one in enumerate(found, start=2):
        _write_row(sheet, row, one, language)
        _link(sheet.cell(row, _PLACE), one.place, titles)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _write_row(
    sheet: "Worksheet", row: int, one: Diagnostic, language: Language
) -> None:
    from openpyxl.styles import Alignment, PatternFill  # noqa: PLC0415

    for column, text in enumerate(_cells(one, language), start=1):
        cell = _write(sheet, row, column, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    colour = _SEVERITIES[one.severity][1]
    sheet.cell(row, 1).fill = PatternFill("solid", fgColor=colour)


def _link(
    cell: "BookCell | MergedCell", place: Span | Cell | None, titles: _Titles
) -> None:
    """Lead from the list to the cell itself, where it stands on one of the sheets."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415

    if isinstance(place, Cell) and (place.file, place.sheet) in titles:
        title = titles[place.file, place.sheet].replace("'", "''")
        inside = f"'{title}'!{place.address}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=inside)
        cell.font = Font(color="0563C1", underline="single")


def _cells(diagnostic: Diagnostic, language: Language) -> Iterable[str]:
    yield _SEVERITIES[diagnostic.severity][0].of(language)
    yield diagnostic.code
    yield str(diagnostic.place) if diagnostic.place else ""
    yield diagnostic.message.of(language)
    yield diagnostic.help.of(language) if diagnostic.help else ""


def _without_clock(content: bytes) -> bytes:
    """Return the workbook without the time at which it was written."""
    settled = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(settled, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = _CLOCK.sub(rb"\g<1>" + _NO_DAY, data)
            info = ZipInfo(part.filename, _EPOCH)
            new.writestr(info, data, ZIP_DEFLATED)
    return settled.getvalue()
