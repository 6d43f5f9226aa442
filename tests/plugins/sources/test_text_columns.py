"""Large text tables in columns: cell for cell what the reader of small ones reads."""

import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sheet import Row, Sheet
from guiju.plugins.sources import csv_file, in_columns, limits, pieces
from guiju.plugins.sources.csv_file import guiju_read_sheets
from guiju.plugins.sources.pieces import NotInPiecesError
from guiju.plugins.sources.text_columns import TextColumns, text_columns
from tests.plugins.batches import of_batches

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
TEXTS = st.lists(
    st.sampled_from(
        [*',,,\n\n\n""""ab1', "\r\n", "\r", ";", "\t", "甲", " ", "=", "#N/A", '"甲",']
    ),
    max_size=30,
).map("".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts")


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for a large one."""
    monkeypatch.setattr(csv_file, "PAYS_FROM", 0)


@pytest.fixture
def small_pieces() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE", 7)
        yield


def read(file: Path) -> Sheet:
    (sheet,) = guiju_read_sheets(file) or ()
    return sheet


def padded(rows: Sequence[Row]) -> list[Row]:
    return [*zip(*zip_longest(*rows), strict=True)]


@pytest.mark.usefixtures("small_pieces")
@example("a,b\r\n甲,乙\r\n", "utf-16", ".csv")
@example('"a\n""b",甲\n"",2\n', "gb18030", ".csv")
@example('a\n\n"b"', "utf-8", ".txt")
@example("a,b\n1\n", "utf-8", ".csv")
@given(TEXTS, st.sampled_from(ENCODINGS), st.sampled_from([".csv", ".tsv"]))
def test_columns_hold_what_the_reader_of_cells_reads(
    folder: Path, text: str, encoding: str, suffix: str
) -> None:
    file = folder / f"a{suffix}"
    file.write_bytes(text.encode(encoding))
    small, columns = outcome(read, file), outcome(text_columns, file)
    if columns is None:
        assert '"' in text
        return
    if not isinstance(small, Sheet):
        assert columns == small
        return
    assert isinstance(columns, TextColumns)
    sheet = Sheet(file="a", name="", sha256="", rows=(), batches=columns)
    assert of_batches(sheet, first=1) == padded(small.rows)
    assert columns.at_hand == small.rows
    assert (columns.height, columns.width) == (len(small.rows), small.width)
    assert columns.sha256 == small.sha256


def outcome(reader: Callable[[Path], object], file: Path) -> object:
    """Return what a reader gives, its faults, or None where it leaves it to another."""
    try:
        return reader(file)
    except DiagnosticError as error:
        return error.diagnostics
    except NotInPiecesError:
        return None


@pytest.mark.usefixtures("large")
def test_quoted_and_uneven_rows_are_columns_too(tmp_path: Path) -> None:
    file = tmp_path / "得分.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
        writer.writerows(
            [["年度考评"], ["单位", "得分"], ["甲\n县", '9"5'], [], ["乙"]]
        )
    sheet = read(file)
    assert sheet.batches is not None
    assert of_batches(sheet, first=1) == padded(sheet.rows)
    assert sheet.rows[2] == ("甲\n县", '9"5')


@pytest.mark.usefixtures("large")
def test_a_large_file_is_the_same_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "得分.csv"
    lines = ["单位,得分", *(f"单位{n},{n}.5" for n in range(500))]
    file.write_text("\n".join(lines), "utf-8")
    sheet = read(file)
    assert sheet.batches is not None
    monkeypatch.setattr(csv_file, "PAYS_FROM", 10**9)
    assert read(file).batches is None
    assert sheet == read(file)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b" \n ", "GJ1316", id="blank"),
        pytest.param(b"a,b\n1,\xff\xff\n", "GJ1315", id="no-encoding"),
        pytest.param(b"a,\x00\n", "GJ1315", id="bytes"),
        pytest.param(b'a,"b\n1,2\n', "GJ1315", id="open-quote"),
        pytest.param(b"a," + b"1" * 200_000, "GJ1315", id="endless-cell"),
        pytest.param(b"," * 20_000, "GJ1317", id="too-wide"),
    ],
)
def test_large_files_have_the_faults_of_small_ones(
    content: bytes, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "得分.csv"
    file.write_bytes(content)
    with pytest.raises(DiagnosticError) as caught:
        read(file)
    assert [found.code for found in caught.value.diagnostics] == [code]


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("单位,得分\n" + "甲县,1\n" * 200, "样式"),
        ('单位,得分\n甲"县",1\n' * 200, "引号"),
    ],
)
def test_what_can_be_read_in_no_way_says_why(
    text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "得分.csv"
    file.write_text(text, "utf-8")
    monkeypatch.setattr(limits, "MOST_CELLS", 300)
    with pytest.raises(DiagnosticError) as caught:
        read(file).at(150, 1)
    (found,) = caught.value.diagnostics
    assert found.code == "GJ1433"
    assert says in found.message.zh


@pytest.mark.usefixtures("large")
def test_without_the_package_large_files_are_read_as_far_as_they_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "得分.csv"
    file.write_text("单位,得分\n" + "甲县,1\n" * 200, "utf-8")
    monkeypatch.setattr(in_columns, "find_spec", lambda _: None)
    assert read(file).batches is None
    monkeypatch.setattr(limits, "MOST_CELLS", 300)
    with pytest.raises(DiagnosticError) as caught:
        read(file)
    (found,) = caught.value.diagnostics
    assert found.code == "GJ1433"
    assert found.help is not None
    assert "pip install guiju[scale]" in found.help.zh


@pytest.mark.usefixtures("large")
def test_a_file_that_changes_is_not_read_on(tmp_path: Path) -> None:
    file = tmp_path / "得分.csv"
    file.write_text("单位,得分\n" + "甲县,1\n" * 200, "utf-8")
    sheet = read(file)
    file.write_text("单位,得分\n" + "甲县,2\n" * 201, "utf-8")
    with pytest.raises(DiagnosticError) as caught:
        of_batches(sheet, first=1)
    assert caught.value.diagnostics[0].code == "GJ1315"
    with pytest.raises(DiagnosticError):
        sheet.at(150, 1)
