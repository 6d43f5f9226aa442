"""Bad data: what, where, what to do, in both languages, and nothing written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.calls import guiju, rulebook

MARKS = "材料评审.csv"
QUARTERS = "日常监测.csv"
Change = Callable[[Path], None]


def replaced(file: str, old: str, new: str) -> Change:
    """Return what puts ``new`` in place of ``old`` in a file of the data."""

    def change(facts: Path) -> None:
        text = (facts / file).read_text("utf-8-sig")
        assert old in text
        (facts / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def holding(file: str, content: bytes) -> Change:
    """Return what makes a file of the data hold exactly ``content``."""

    def change(facts: Path) -> None:
        (facts / file).write_bytes(content)

    return change


def without(file: str) -> Change:
    """Return what takes a file away."""

    def change(facts: Path) -> None:
        (facts / file).unlink()

    return change


def formula_never_computed(facts: Path) -> None:
    """Put a workbook with a formula that no program ever computed."""
    (facts / QUARTERS).unlink()
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "日常监测"
    sheet.append(["单位", "一季度", "二季度", "三季度", "四季度"])
    for unit in ("甲县", "乙县", "丙区"):
        sheet.append([unit, 88, 90, 91.5, "=B2+1" if unit == "甲县" else 93])
    workbook.save(facts / "日常监测.xlsx")


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        pytest.param(
            replaced(MARKS, "乙县", "乙镇"), "GJ1303", f"{MARKS}!A3", id="unknown-unit"
        ),
        pytest.param(
            replaced(MARKS, "54.5", ""), "GJ1307", f"{MARKS}!B2", id="missing-score"
        ),
        pytest.param(
            replaced(QUARTERS, "88", "101"), "GJ1310", f"{QUARTERS}!B2", id="101-of-100"
        ),
        pytest.param(
            replaced(MARKS, "丙区", "丙区,49,0,0,15\n丙区"),
            "GJ1305",
            f"{MARKS}!B5",
            id="duplicate-row",
        ),
        pytest.param(
            replaced(MARKS, "54.5", "#N/A"), "GJ1311", f"{MARKS}!B2", id="error-value"
        ),
        pytest.param(
            formula_never_computed,
            "GJ1312",
            "日常监测.xlsx[日常监测]!E2",
            id="formula-without-value",
        ),
        pytest.param(holding(MARKS, b""), "GJ1316", MARKS, id="empty-file"),
        pytest.param(
            holding("新.xlsx", b"PK\x03\x04"), "GJ1315", "新.xlsx", id="damaged"
        ),
        pytest.param(
            holding(MARKS, b"\x00\x01\xff\xfe"), "GJ1315", MARKS, id="unreadable-text"
        ),
        pytest.param(without(MARKS), "GJ1301", "", id="table-missing"),
    ],
)
def test_bad_data_is_told_and_nothing_is_written(
    change: Change, code: str, place: str, tmp_path: Path
) -> None:
    book, out = rulebook(tmp_path), tmp_path / "结果"
    change(book / "facts")
    chinese = guiju("run", book, "-o", out)
    english = guiju("run", book, "-o", out, "--lang", "en")
    assert chinese.code == english.code == 1
    assert chinese.out == english.out == ""
    for said, help_ in ((chinese, "建议："), (english, "help: ")):
        about = next(one for one in said.err.split("\n\n") if one.startswith(code))
        assert place in about
        assert help_ in about
    assert not out.exists()


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    book = rulebook(tmp_path)
    replaced(MARKS, "54.5", "")(book / "facts")
    replaced(QUARTERS, "88", "101")(book / "facts")
    said = guiju("data", "check", book)
    assert said.code == 1
    assert "GJ1307" in said.out
    assert "GJ1310" in said.out
    assert said.err == "数据有2个错误，0个提醒\n"


def test_gb18030_is_what_chinese_spreadsheets_write(tmp_path: Path) -> None:
    book = rulebook(tmp_path)
    file = book / "facts" / MARKS
    file.write_bytes(file.read_text("utf-8-sig").encode("gb18030"))
    said = guiju("data", "check", book)
    assert (said.code, said.all) == (0, "数据没有问题\n")


def test_data_may_lie_elsewhere(tmp_path: Path) -> None:
    book = rulebook(tmp_path)
    (book / "facts").rename(tmp_path / "别处")
    assert guiju("data", "check", book).code == 1
    assert guiju("data", "check", book, tmp_path / "别处").code == 0


def test_without_a_word_on_the_data_there_is_none(tmp_path: Path) -> None:
    book = rulebook(tmp_path)
    (book / "guiju.toml").unlink()
    said = guiju("data", "check", book)
    assert said.code == 2
    assert "GJ1509 没有说明规则书" in said.err
    assert "（没有这个文件就新建）" in said.err
    (book / "guiju.toml").write_text("[data]\n", "utf-8")
    assert guiju("data", "check", book).all == said.all


def test_what_no_source_reads_is_told_with_what_can_be_read(tmp_path: Path) -> None:
    folder = rulebook(tmp_path)
    (folder / "facts" / "照片.png").write_bytes(b"")
    said = guiju("data", "check", folder)
    assert "GJ1324" in said.out
    kinds = ".arrow .csv .docx .et .feather .htm .html .json .ods .parquet .tsv .txt"
    assert f"请存为能读的格式：{kinds} .xls .xlsm .xlsx\n" in said.out
