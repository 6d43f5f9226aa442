"""Workbooks: positions, types, what looks blank, and what means harm."""

import datetime as dt
import zipfile
from collections.abc import Callable
from fractions import Fraction as F
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sheet import CellError, NoCachedValue, Sheet
from guiju.plugins.sources.workbook import guiju_read_sheets

SHEET = "xl/worksheets/sheet1.xml"


def workbook(file: Path) -> Path:
    book = Workbook(file)
    sheet = book.add_worksheet("互评")
    sheet.write_string("C3", "弋江区")
    sheet.write_number("D3", 0.1)
    sheet.write_number("D4", 95)
    sheet.write_boolean("D5", True)  # noqa: FBT003 - the value itself
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_datetime("D6", dt.datetime(2020, 12, 20), day)  # noqa: DTZ001
    sheet.write_string("D7", "  ")
    sheet.write_formula("D8", "=NA()", None, "#N/A")
    sheet.write_formula("D9", "=1+1", None, "")
    sheet.write_formula("D10", "=1+1", None, 2)
    sheet.merge_range("F3:F5", "合并")
    book.add_worksheet("空白")
    book.close()
    return file


def only(file: Path) -> Sheet:
    return (guiju_read_sheets(file) or ())[0]


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        pytest.param(1, 1, None, id="before-the-data"),
        pytest.param(3, 3, "弋江区", id="text"),
        pytest.param(3, 4, F(1, 10), id="a-tenth-is-exact"),
        pytest.param(4, 4, F(95), id="integer"),
        pytest.param(5, 4, True, id="truth"),
        pytest.param(6, 4, dt.date(2020, 12, 20), id="date"),
        pytest.param(7, 4, None, id="blanks-only"),
        pytest.param(8, 4, CellError("#N/A"), id="error"),
        pytest.param(9, 4, NoCachedValue(), id="formula-without-value"),
        pytest.param(10, 4, F(2), id="formula-with-value"),
        pytest.param(4, 6, None, id="inside-a-merged-area"),
    ],
)
def test_a_cell_holds(row: int, column: int, expected: object, tmp_path: Path) -> None:
    assert only(workbook(tmp_path / "a.xlsx")).at(row, column) == expected


def test_a_merged_area_shows_its_first_cell(tmp_path: Path) -> None:
    sheet = only(workbook(tmp_path / "a.xlsx"))
    assert sheet.shown_at(5, 6) == "合并"
    assert sheet.shown_at(6, 6) is None


def test_formulas_of_another_writer_have_no_value_either(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["B2"] = "=1+1"
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").at(2, 2) == NoCachedValue()


def test_sheets_keep_their_order_and_names(tmp_path: Path) -> None:
    sheets = guiju_read_sheets(workbook(tmp_path / "a.xlsx")) or ()
    assert [sheet.name for sheet in sheets] == ["互评", "空白"]
    assert all(sheet.file == "a.xlsx" for sheet in sheets)


def rewritten(file: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Return a copy of a workbook with one part changed."""
    copy = file.with_name("changed.xlsx")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return copy


def _far(content: bytes) -> bytes:
    return content.replace(b'r="D10"', b'r="XFD1048576"')


def _entities(content: bytes) -> bytes:
    return content.replace(
        b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet', 1
    )


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _odd(content: bytes) -> bytes:
    return content.replace(b'r="D10"', b'r="D-1"')


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(_far, "GJ1317", id="one-cell-at-the-end-of-the-world"),
        pytest.param(_entities, "GJ1315", id="entities"),
        pytest.param(_cut, "GJ1315", id="cut-off"),
        pytest.param(_odd, "GJ1315", id="no-such-cell"),
    ],
)
def test_hostile_sheets_are_refused(
    change: Callable[[bytes], bytes], code: str, tmp_path: Path
) -> None:
    file = rewritten(workbook(tmp_path / "a.xlsx"), SHEET, change)
    assert refused(file) == code


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(SHEET, "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1_000_000))
    assert file.stat().st_size < 1_000_000
    assert refused(file) == "GJ1317"


def test_a_part_that_stands_twice_is_refused(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(SHEET.upper(), b"<worksheet/>")
    assert refused(file) == "GJ1315"


@pytest.mark.parametrize("part", ["../../evil.xml", "/etc/evil.xml", "a/../../b"])
def test_a_part_that_leads_out_of_the_package_is_refused(
    part: str, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(part, b"<a/>")
    assert refused(file) == "GJ1315"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("a.xlsx", b"", "GJ1316", id="empty"),
        pytest.param("a.xlsx", b"hello", "GJ1315", id="text"),
        pytest.param("a.xlsx", b"PK\x03\x04rest", "GJ1315", id="damaged"),
        pytest.param(
            "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "GJ1315", id="password"
        ),
        pytest.param("a.xlsb", b"anything", "GJ1315", id="binary-format"),
    ],
)
def test_what_is_no_workbook_is_refused(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name) == code


def refused(file: Path) -> str:
    with pytest.raises(DiagnosticError) as caught:
        guiju_read_sheets(file)
    (diagnostic,) = caught.value.diagnostics
    assert file.name in diagnostic.message.en
    return diagnostic.code
