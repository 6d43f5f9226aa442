"""Whatever is handed in, intake answers with facts or with faults, never a crash."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guiju.engine.diagnostic import DiagnosticError, Severity
from guiju.plugins.intake.example import example_plan
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.intake import Intake
from guiju.plugins.intake.load import load
from guiju.plugins.sheet import Later, Row, Sheet
from tests.plans import city
from tests.plugins.tabular import PLUGINS, Rows, as_csv, as_xlsx, legal, sheets_of

PLAN = city()
HEADS = ["单位", "层级", "下级", "评价者", "期", "指标", "数值", "互评分", "公开"]
NAMES = ["甲县", "丙区", "工局", "本级", "机关", "一季度", "合计", "备注", "\u200b"]
FIGURES = ["0", "100", "101", "95%", "3名", "９", "-0.5", "1e5", "未报", "不适用"]
FAULTY = ["#N/A", "=1", "'", "{}", "一百", ""]
WORDS = [*HEADS, *NAMES, *FIGURES, *FAULTY]
grids = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=8)
tables = st.sampled_from(["测评", "互评", "日常", "名次", "专项", "局分", "别的"])


def taken_from(folder: Path) -> Intake:
    return load(PLAN, [folder], PLUGINS.read_sheets)


def is_an_answer(taken: Intake) -> bool:
    errors = [d for d in taken.diagnostics if d.severity is Severity.ERROR]
    return (taken.facts is None) == bool(errors)


def test_a_sheet_that_fails_when_somebody_looks_further_is_an_answer(
    tmp_path: Path,
) -> None:
    def read() -> Sequence[Row]:
        raise DiagnosticError(file_empty("互评.csv"))

    rows = Later([("单位", "评价者", "互评分")], (2, 3), read)
    sheet = Sheet(file="互评.csv", name="", sha256="", rows=rows)
    (tmp_path / "互评.csv").touch()
    taken = load(PLAN, [tmp_path], lambda _: (sheet,))
    assert is_an_answer(taken)
    assert [found.code for found in taken.diagnostics] == ["GJ1316"]


@given(st.dictionaries(tables, grids, max_size=4))
@settings(max_examples=200)
def test_any_arrangement_of_words_gets_an_answer(
    sheets: dict[str, list[list[str]]],
) -> None:
    with TemporaryDirectory() as folder:
        rows: dict[str, Rows] = {
            name: [[*row] for row in grid] for name, grid in sheets.items()
        }
        assert is_an_answer(taken_from(as_csv(Path(folder, "csv"), rows)))


@given(st.binary(max_size=300), st.sampled_from([".csv", ".tsv", ".xlsx", ".xlsm"]))
@example(b"PK\x05\x06" + bytes(18), ".xlsx")
@example(b"\xff\xfe\x00\xd8", ".csv")
def test_any_bytes_get_an_answer(content: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, f"互评{suffix}").write_bytes(content)
        taken = taken_from(Path(folder))
    assert is_an_answer(taken)
    assert taken.facts is None


@given(st.data())
@settings(max_examples=100)
def test_a_damaged_workbook_gets_an_answer(data: st.DataObject) -> None:
    content = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as folder:
        Path(folder, "all.xlsx").write_bytes(content)
        assert is_an_answer(taken_from(Path(folder)))


def _workbook() -> bytes:
    with TemporaryDirectory() as folder:
        file = as_xlsx(Path(folder, "all.xlsx"), sheets_of(PLAN, legal(PLAN)))
        return file.read_bytes()


WORKBOOK = _workbook()


def test_hidden_files_and_marks_of_open_files_are_no_data(tmp_path: Path) -> None:
    plan = example_plan(["得分"])
    text = "单位,得分\n甲县,1\n乙县,2\n丙县,3\n"
    (tmp_path / "得分.csv").write_text(text, "utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    (tmp_path / "~$别的.xlsx").write_bytes(b"\0")
    assert load(plan, [tmp_path], PLUGINS.read_sheets).diagnostics == ()


@pytest.mark.parametrize("lock", ["~$得分.csv", ".~lock.得分.csv#"])
@pytest.mark.parametrize("where", ["", "得分.csv"])
def test_a_file_that_is_open_is_read_as_it_was_saved(
    where: str, lock: str, tmp_path: Path
) -> None:
    text = "单位,得分\n甲县,1\n乙县,2\n丙县,3\n"
    (tmp_path / "得分.csv").write_text(text, "utf-8")
    (tmp_path / lock).write_bytes(b"\0")
    taken = load(example_plan(["得分"]), [tmp_path / where], PLUGINS.read_sheets)
    assert taken.facts is not None
    (found,) = taken.diagnostics
    assert found.code == "GJ1341"
    assert lock in found.message.zh


@pytest.mark.parametrize("name", ["nowhere.csv", "empty"])
def test_a_place_without_data_is_a_fault(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = load(PLAN, [tmp_path / name], PLUGINS.read_sheets).diagnostics
    assert next(d.code for d in found) == "GJ1326"
