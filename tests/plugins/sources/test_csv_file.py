"""CSV files as spreadsheets and people write them."""

from codecs import BOM_UTF8
from pathlib import Path

import pytest

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sheet import CellError, NoCachedValue
from guiju.plugins.sources.csv_file import guiju_read_sheets

TEXT = "单位,得分\n弋江区,95\n"
ROWS = (("单位", "得分"), ("弋江区", "95"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(BOM_UTF8 + TEXT.encode(), id="utf-8-with-mark"),
        pytest.param(TEXT.encode("gb18030"), id="gb18030"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="windows-lines"),
        pytest.param(TEXT.replace(",", "\t").encode("utf-16"), id="excel-unicode"),
    ],
)
def test_encodings_are_recognised(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    sheets = guiju_read_sheets(file)
    assert sheets is not None
    assert [sheet.rows for sheet in sheets] == [ROWS]
    assert not sheets[0].typed


def test_cells_are_where_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('\n,"一\n二",#N/A,=A1\n,,  ,\n', "utf-8")
    (sheet,) = guiju_read_sheets(file) or ()
    assert sheet.at(2, 2) == "一\n二"
    assert sheet.at(2, 3) == CellError("#N/A")
    assert sheet.at(2, 4) == NoCachedValue()
    assert sheet.at(3, 3) is None
    assert sheet.at(9, 9) is None


def test_another_kind_of_file_is_left_to_others(tmp_path: Path) -> None:
    assert guiju_read_sheets(tmp_path / "a.pdf") is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "GJ1316", id="empty"),
        pytest.param(BOM_UTF8 + b"\r\n \n", "GJ1316", id="blank"),
        pytest.param(b"a,b\n1,\xff\xff\n", "GJ1315", id="no-encoding"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "GJ1315", id="picture"),
        pytest.param(b'a,"b\n1,2\n', "GJ1315", id="open-quote"),
        pytest.param(b"a," + b"1" * 200_000, "GJ1315", id="endless-cell"),
        pytest.param(b"," * 20_000, "GJ1317", id="too-wide"),
    ],
)
def test_what_is_no_table_is_refused_by_name(
    content: bytes, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "得分.csv"
    file.write_bytes(content)
    with pytest.raises(DiagnosticError) as caught:
        guiju_read_sheets(file)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert "得分.csv" in diagnostic.message.zh
