"""A sheet that is written plainly is looked through without a parser, as well."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.plugins.sources import survey as surveying
from guiju.plugins.sources.plain import plain
from guiju.plugins.sources.workbook import sheets_of

PLACE = Cell("a.xlsx", "表", 1, 1)
PART = "xl/worksheets/sheet1.xml"
contents = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 1000),
    st.floats(-1000, 1000),
    st.text("甲<&\"'= ", min_size=1, max_size=3).filter(str.strip),
    st.sampled_from(["=1+1", "=A1", '="甲"', "=NA()"]),
)


def workbook(rows: list[list[object]], *, cached: bool = False) -> bytes:
    """Return a workbook as one of two programs writes it."""
    buffer = io.BytesIO()
    if cached:
        with Workbook(buffer, {"in_memory": True}) as book:
            sheet = book.add_worksheet("表")
            for row, cells in enumerate(rows):
                sheet.write_row(row, 0, cells)
    else:
        made = openpyxl.Workbook(write_only=True)
        lazy = made.create_sheet("表")
        for cells in rows:
            lazy.append(cells)
        made.save(buffer)
    return buffer.getvalue()


@given(st.lists(st.lists(contents, max_size=4), min_size=1, max_size=4), st.booleans())
def test_a_plain_sheet_has_the_marks_that_the_parser_finds(
    rows: list[list[object]],
    cached: bool,  # noqa: FBT001 - drawn
) -> None:
    content = workbook(rows, cached=cached)
    with ZipFile(io.BytesIO(content)) as archive:
        part = archive.read(PART)
        marks = {} if b"<sheetData/>" in part else plain(part, PLACE)
        assert marks == surveying._parsed(archive, PART, PLACE).marks  # noqa: SLF001


SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.'
    'openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<row><c r="A1"><v>1</v></c></row>', id="a-row-without-number"),
        pytest.param('<row r="1"><c><v>1</v></c></row>', id="a-cell-without-place"),
        pytest.param('<row r="1"><c r="A2"><v>1</v></c></row>', id="another-row"),
        pytest.param('<row r="1"><c r="&#65;1"/></row>', id="an-escaped-place"),
        pytest.param('<row r="1"><!-- --><c r="A1"/></row>', id="a-comment"),
        pytest.param('<x:row r="1"/>', id="a-prefix"),
        pytest.param('<row r="1"/>甲', id="text-between"),
        pytest.param('<row r="1"></sheetData><sheetData></row>', id="twice"),
        pytest.param('<row r="1"><c r="A1"><v>1</v>', id="cut-off"),
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(rows: str) -> None:
    assert plain(SHEET.format(rows).encode(), PLACE) is None


def test_equal_cells_are_one_object() -> None:
    (sheet,) = sheets_of(workbook([["甲", 1.5], ["甲", 1.5]], cached=True), "a.xlsx")
    first, second = sheet.rows
    assert first[0] is second[0]
    assert first[1] is second[1]


def test_true_is_not_taken_for_one() -> None:
    content = workbook([[1.0, True, 0.0, False], [True, 1.0, False, 0.0]], cached=True)
    (sheet,) = sheets_of(content, "a.xlsx")
    kinds = [[type(cell).__name__ for cell in row] for row in sheet.rows]
    assert kinds == [["Fraction", "bool"] * 2, ["bool", "Fraction"] * 2]


def test_a_plain_sheet_that_is_too_large_is_refused_unread() -> None:
    rows = '<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'
    buffer = io.BytesIO(workbook([["甲"]]))
    changed = io.BytesIO()
    with ZipFile(buffer) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            text = SHEET.format(rows) if part.filename == PART else old.read(part)
            new.writestr(part.filename, text)
    with pytest.raises(DiagnosticError, match="GJ1317"):
        sheets_of(changed.getvalue(), "a.xlsx")
