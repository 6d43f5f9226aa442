"""整改 as it is reported: one row for each problem, or a column for each of them."""

import datetime as dt
from pathlib import Path

import pytest

from guiju.engine.plan import Plan
from guiju.engine.value import Absence
from tests.dsl.texts import plan_of
from tests.plugins.tabular import addresses, codes, figures, read

OWN = plan_of("""
    方案 示范 "示范方案" { 满分 100分 }
    对象 县区 { 甲县、乙县 }
    整改 清单 用于 县区 { 截至 2020-07-01 }
""")
COMMON = plan_of("""
    方案 示范 "示范方案" { 满分 100分 }
    对象 县区 { 甲县、乙县 }
    整改 清单 用于 县区 { 截至 2020-07-01  期限 2020-06-30 }
""")
WRITTEN = plan_of("""
    方案 示范 "示范方案" { 满分 100分 }
    对象 县区 { 甲县、乙县 }
    整改 清单 用于 县区 {
        截至 2020-07-01
        问题 栏目 "栏目更新不及时" 期限 2020-06-30
        问题 年报 期限 2020-06-30 责任 甲县
    }
""")
RECHECK = plan_of("""
    方案 示范 "示范方案" { 满分 100分 }
    对象 县区 { 甲县、乙县 }
    整改 清单 用于 县区 { 截至 2020-07-01  期限 2020-06-30  回头看 }
""")
LATE = dt.date(2020, 7, 1)


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        path.joinpath(f"{name}.csv").write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "单位,问题,期限,销号日期\n甲县,栏目,2020-06-30,2020-07-01\n甲县,年报,2020-06-30,\n",
            id="plain",
        ),
        pytest.param(
            "主要问题,销号日期,期限,县区\n年报,,2020-06-30,甲县\n栏目,2020-07-01,2020-06-30,甲县\n",
            id="other-order",
        ),
        pytest.param(
            "unit,problem,期限,销号日期\n甲县,栏目,2020-06-30,2020-07-01\n甲县,年报,2020-06-30,\n",
            id="english-heads",
        ),
    ],
)
def test_a_list_is_read_row_by_row(text: str, tmp_path: Path) -> None:
    facts = read(OWN, folder(tmp_path, 清单=text))
    assert figures(facts)["清单.销号日期@县区"] == {
        ("甲县", "栏目"): LATE,
        ("甲县", "年报"): Absence.NOT_REPORTED,
    }
    assert set(facts.rosters["清单@县区"]) == {("甲县",)}


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        pytest.param(
            COMMON,
            "单位,问题,销号日期\n丙县,栏目,2020-07-01\n",
            [("GJ1303", "A2")],
            id="unknown-unit",
        ),
        pytest.param(
            COMMON,
            "单位,问题,销号日期\n甲县,栏目,2020-07-01\n甲县,栏目,2020-07-02\n",
            [("GJ1305", "C3")],
            id="problem-twice",
        ),
        pytest.param(
            COMMON,
            "单位,问题,销号日期\n甲县,栏目,2020-02-30\n",
            [("GJ1309", "C2")],
            id="date-that-is-none",
        ),
        pytest.param(
            OWN,
            "单位,问题,期限,销号日期\n甲县,栏目,,2020-07-01\n",
            [("GJ1307", "C2")],
            id="no-deadline",
        ),
        pytest.param(
            COMMON,
            "单位,问题,销号日期\n甲县,,2020-07-01\n",
            [("GJ1325", "B2")],
            id="no-problem",
        ),
    ],
)
def test_what_is_wrong_is_refused_at_its_cell(
    plan: Plan, text: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert addresses(plan, folder(tmp_path, 清单=text)) == expected


@pytest.mark.parametrize("plan", [OWN, COMMON])
def test_a_list_without_rows_says_that_there_is_no_problem(
    plan: Plan, tmp_path: Path
) -> None:
    text = "单位,问题,期限,销号日期\n"
    if plan is COMMON:
        text = "单位,问题,销号日期\n"
    assert read(plan, folder(tmp_path, 清单=text)).rosters["清单@县区"] == {}


@pytest.mark.parametrize("plan", [OWN, COMMON])
def test_no_list_is_not_an_empty_list(plan: Plan, tmp_path: Path) -> None:
    assert "GJ1301" in codes(plan, folder(tmp_path, 一="甲\n", 二="乙\n"))


def test_written_problems_are_columns_by_their_name_or_title(tmp_path: Path) -> None:
    text = "单位,栏目更新不及时,年报\n甲县,2020-07-01,\n乙县,,\n"
    found = figures(read(WRITTEN, folder(tmp_path, 清单=text)))
    assert found["清单.栏目.销号日期@县区"]["甲县",] == LATE
    assert found["清单.年报.销号日期@县区"] == {
        ("甲县",): Absence.NOT_REPORTED,
        ("乙县",): Absence.NOT_APPLICABLE,
    }


def test_a_day_of_somebody_who_does_not_answer_is_refused(tmp_path: Path) -> None:
    text = "单位,栏目,年报\n甲县,,\n乙县,,2020-07-01\n"
    assert addresses(WRITTEN, folder(tmp_path, 清单=text)) == [("GJ1313", "C3")]


def test_what_was_left_open_joins_the_list(tmp_path: Path) -> None:
    files = {
        "清单": "单位,问题,销号日期\n甲县,栏目,2020-06-30\n",
        "上期-清单": "单位,问题,未销号项\n甲县,旧账,是\n甲县,栏目,否\n甲县,已了,否\n",
    }
    facts = read(RECHECK, folder(tmp_path, **files))
    assert set(facts.rosters["清单@县区"]["甲县",]) == {"栏目", "旧账"}
    closed = figures(facts)["清单.销号日期@县区"]
    assert closed["甲县", "旧账"] is Absence.NOT_REPORTED
