"""Old workbooks (.xls, .et) and open ones (.ods): like new ones, and as hostile."""

import datetime as dt
import zipfile
from collections.abc import Callable
from fractions import Fraction as F
from pathlib import Path

import pytest
import xlwt
from xlsxwriter import Workbook

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sheet import CellError, NoCachedValue, Sheet
from guiju.plugins.sources import old_workbook, open_workbook

HEAD = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    ' xmlns:calcext="c"><office:body><office:spreadsheet>'
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"
NAMESPACES = {
    '"o"': '"urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
    '"t"': '"urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
    '"x"': '"urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
    '"c"': '"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
}


def old(file: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("互评")
    sheet.write_merge(0, 0, 0, 2, "标题")
    sheet.write(2, 1, 0.1)
    sheet.write(3, 1, True)  # noqa: FBT003 - the value itself
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write(4, 1, dt.date(2020, 12, 20), day)
    sheet.row(5).set_cell_error(1, 0x2A)
    sheet.write(6, 1, "  ")
    sheet.write(7, 200, "远")
    book.add_sheet("空白")
    book.save(str(file))
    return file


def ods(file: Path, rows: str, before: str = "") -> Path:
    for short, name in NAMESPACES.items():
        rows = rows.replace(short, name)
    head = HEAD
    for short, name in NAMESPACES.items():
        head = head.replace(short, name)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{before}{head}<table:table table:name="互评">'
            f"{rows}</table:table>{TAIL}",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="m"/>',
        )
    return file


def only(sheets: tuple[Sheet, ...] | None) -> Sheet:
    assert sheets is not None
    return sheets[0]


@pytest.mark.parametrize("name", ["a.xls", "a.et", "A.XLS"])
def test_an_old_workbook(name: str, tmp_path: Path) -> None:
    sheets = old_workbook.guiju_read_sheets(old(tmp_path / name))
    sheet = only(sheets)
    assert [one.name for one in sheets or ()] == ["互评", "空白"]
    assert [sheet.at(row, 2) for row in range(3, 8)] == [
        F(1, 10),
        True,
        dt.date(2020, 12, 20),
        CellError("#N/A"),
        None,
    ]
    assert [sheet.shown_at(1, 3), sheet.at(1, 3)] == ["标题", None]
    assert sheet.at(8, 201) == "远"


def test_a_new_workbook_under_an_old_name_is_what_it_is(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "a.xlsx")
    book.add_worksheet("互评").write_number("B2", 3)
    book.close()
    file = (tmp_path / "a.xlsx").rename(tmp_path / "a.et")
    assert only(old_workbook.guiju_read_sheets(file)).at(2, 2) == 3


def cell(content: str, attributes: str = 'office:value-type="string"') -> str:
    text = f"<text:p>{content}</text:p>" if content else ""
    return f"<table:table-cell {attributes}>{text}</table:table-cell>"


def number(value: str, attributes: str = "") -> str:
    kind = f'office:value-type="float" office:value="{value}" {attributes}'
    return cell(value, kind)


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def test_an_open_workbook(tmp_path: Path) -> None:
    spanned = 'office:value-type="string" table:number-columns-spanned="2" '
    covered = "<table:covered-table-cell/>"
    rows = (
        row(cell("标题", spanned + 'table:number-rows-spanned="1"'), covered)
        + row(cell("", 'table:number-columns-repeated="3"'), number("0.1"))
        + row(cell("", ""), attributes='table:number-rows-repeated="2"')
        + row(
            number("3", 'table:number-columns-repeated="2"'),
            cell("", 'table:formula="of:=1+1"'),
            cell("#N/A", 'office:value-type="string" calcext:value-type="error"'),
        )
        + row(cell("", 'table:number-columns-repeated="16384"'))
        + row(cell("", ""), attributes='table:number-rows-repeated="1048000"')
    )
    sheet = only(open_workbook.guiju_read_sheets(ods(tmp_path / "a.ods", rows)))
    assert [sheet.at(1, 1), sheet.at(1, 2), sheet.shown_at(1, 2)] == [
        "标题",
        None,
        "标题",
    ]
    assert sheet.at(2, 4) == F(1, 10)
    assert [sheet.at(5, at) for at in range(1, 5)] == [
        3,
        3,
        NoCachedValue(),
        CellError("#N/A"),
    ]


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("rows", "before", "code"),
    [
        pytest.param(
            row(
                number("1", 'table:number-columns-repeated="16384"'),
                attributes='table:number-rows-repeated="1048576"',
            ),
            "",
            "GJ1317",
            id="repeated",
        ),
        pytest.param(
            row(
                cell(
                    "x",
                    'office:value-type="string" table:number-columns-spanned="16384" '
                    'table:number-rows-spanned="1048576"',
                )
            ),
            "",
            "GJ1317",
            id="merged",
        ),
        pytest.param(row(number("1")), LAUGHS, "GJ1315", id="laughs"),
        pytest.param(row(number("1")) + "<x>", "", "GJ1315", id="damaged"),
        pytest.param(
            row(number("1", 'table:number-columns-repeated="x"')),
            "",
            "GJ1315",
            id="no-number",
        ),
    ],
)
def test_hostile_open_workbooks_are_refused(
    rows: str, before: str, code: str, tmp_path: Path
) -> None:
    file = ods(tmp_path / "a.ods", rows, before)
    assert refused(open_workbook.guiju_read_sheets, file) == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("a.xls", b"", "GJ1316", id="empty"),
        pytest.param("a.xls", b"hello", "GJ1315", id="text"),
        pytest.param(
            "a.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "GJ1315", id="cut"
        ),
        pytest.param("a.xls", b"PK\x03\x04rest", "GJ1315", id="package"),
    ],
)
def test_what_is_no_old_workbook_is_refused(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(old_workbook.guiju_read_sheets, tmp_path / name) == code


@pytest.mark.parametrize("size", [512, 1500, 4000, 5000])
def test_an_old_workbook_that_was_cut_off_is_refused(size: int, tmp_path: Path) -> None:
    file = old(tmp_path / "a.xls")
    file.write_bytes(file.read_bytes()[:size])
    assert refused(old_workbook.guiju_read_sheets, file) == "GJ1315"


def refused(source: Callable[[Path], object], file: Path) -> str:
    with pytest.raises(DiagnosticError) as caught:
        source(file)
    (diagnostic,) = caught.value.diagnostics
    assert file.name in diagnostic.message.en
    return diagnostic.code
