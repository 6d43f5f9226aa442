"""Sheets as offices really hand them in: titles, merged heads, totals, a file each."""

from fractions import Fraction as F
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from guiju.dsl.terms import PERIOD_NAMES
from guiju.engine.axis import PERIOD, Axis, Key
from guiju.engine.plan import Plan
from guiju.plugins.intake.example import example_plan
from guiju.plugins.intake.load import load
from guiju.plugins.intake.names import members_of
from tests.plugins.tabular import (
    PLUGINS,
    Rows,
    addresses,
    as_csv,
    as_xlsx,
    codes,
    read,
)

MARKS = example_plan(["得分"])
MUTUAL = example_plan(["互评"])
RATED: dict[Key, F] = {
    ("甲县", "一局"): F(1),
    ("甲县", "二局"): F(2),
    ("乙县", "一局"): F(3),
    ("乙县", "二局"): F(4),
    ("丙县", "一局"): F(5),
    ("丙县", "二局"): F(6),
}
FIRST: Rows = [["单位", "评分"], ["甲县", F(1)], ["乙县", F(3)], ["丙县", F(5)]]
SECOND: Rows = [["单位", "评分"], ["甲县", F(2)], ["乙县", F(4)], ["丙县", F(6)]]


def rated(location: Path, plan: Plan = MUTUAL) -> dict[Key, object]:
    column = read(plan, location).values["评分@县区"]
    return {key: fact.value for key, fact in column.items()}


def test_a_title_a_note_and_a_merged_head_stand_above(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "互评.xlsx")
    sheet = book.add_worksheet("互评")
    sheet.merge_range("A1:D1", "2020年度县区互评打分汇总表")
    sheet.merge_range("A2:D2", "填报单位：市政务公开办　　单位：分")
    sheet.merge_range("A3:A4", "序号")
    sheet.merge_range("B3:B4", "单位")
    sheet.merge_range("C3:D3", "评价者")
    sheet.write_row("C4", ["一局", "二局"])
    for row, unit in enumerate(("甲县", "乙县", "丙县")):
        sheet.write_row(4 + row, 0, [row + 1, unit, 2 * row + 1, 2 * row + 2])
    sheet.merge_range("A8:B8", "合计")
    sheet.write_formula("C8", "=SUM(C5:C7)", None, 9)
    sheet.write_formula("D8", "=SUM(D5:D7)", None, 12)
    sheet.merge_range("A9:D9", "注：满分100分")
    book.close()
    assert rated(tmp_path) == RATED
    assert addresses(MUTUAL, tmp_path) == [
        ("GJ1318", "A4"),
        ("GJ1321", "B8"),
        ("GJ1321", "B9"),
    ]


def test_two_axes_may_run_across_under_merged_heads(tmp_path: Path) -> None:
    marks = MUTUAL.quantities["评分@县区"]
    other = attrs.evolve(marks, id="服务@县区", name="服务", title="服务")
    plan = attrs.evolve(MUTUAL, quantities={marks.id: marks, other.id: other})
    book = Workbook(tmp_path / "互评.xlsx")
    sheet = book.add_worksheet("互评")
    sheet.merge_range("A1:A2", "单位")
    sheet.merge_range("B1:C1", "一局")
    sheet.merge_range("D1:E1", "二局")
    sheet.write_row("B2", ["评分", "服务", "评分", "服务"])
    for row, unit in enumerate(("甲县", "乙县", "丙县")):
        first, second = 2 * row + 1, 2 * row + 2
        sheet.write_row(2 + row, 0, [unit, first, 90, second, 80])
    book.close()
    assert rated(tmp_path, plan) == RATED
    service = read(plan, tmp_path).values["服务@县区"]
    assert {k[1]: fact.value for k, fact in service.items()} == {"一局": 90, "二局": 80}


def in_groups() -> Plan:
    """Return a plan of one table: a figure alone, and two groups of figures."""
    marks = MARKS.quantities["得分@县区"]
    names = ("得分.公开", "得分.年报.逾期", "得分.年报.缺项", "得分.解读.逾期")
    some = (attrs.evolve(marks, id=f"{n}@县区", name=n, title=n) for n in names)
    return attrs.evolve(MARKS, quantities={one.id: one for one in some})


@pytest.mark.parametrize(
    "merged",
    [
        pytest.param(("A2:A3", "B2:B3", "C2:D2"), id="both-ways"),
        pytest.param(("C2:D2",), id="across"),
    ],
)
def test_items_in_groups_have_their_heads_in_two_rows(
    merged: tuple[str, ...], tmp_path: Path
) -> None:
    book = Workbook(tmp_path / "得分.xlsx")
    sheet = book.add_worksheet("得分")
    sheet.write_row("A1", ["2026年公开情况"])
    sheet.write_row("A2", ["单位", "公开", "年报", None, "解读"])
    sheet.write_row("C3", ["逾期", "缺项", "逾期"])
    for area in merged:
        sheet.merge_range(area, {"A": "单位", "B": "公开", "C": "年报"}[area[0]])
    for row, unit in enumerate(("甲县", "乙县", "丙县")):
        sheet.write_row(3 + row, 0, [unit, 60, row, 10 + row, 20 + row])
    book.close()
    plan = in_groups()
    values = read(plan, tmp_path).values
    second = {name: values[name]["乙县",].value for name in plan.quantities}
    assert list(second.values()) == [60, 1, 11, 21]
    assert codes(plan, tmp_path) == []


def test_a_row_of_data_is_no_second_row_of_heads(tmp_path: Path) -> None:
    rows: Rows = [
        ["单位", "公开", "年报.逾期", "年报.缺项", "解读.逾期", "备用"],
        ["甲县", F(60), F(1), F(2), F(3), "公开"],
        ["乙县", F(50), F(1), F(2), F(3), "年报.逾期"],
        ["丙县", F(40), F(1), F(2), F(3), None],
    ]
    as_xlsx(tmp_path / "得分.xlsx", {"得分": rows})
    assert len(read(in_groups(), tmp_path).values["得分.公开@县区"]) == len(rows) - 1


@pytest.mark.parametrize("name", ["互评", "打分", "2020年"])
def test_a_sheet_for_each_rater(name: str, tmp_path: Path) -> None:
    as_xlsx(tmp_path / f"{name}.xlsx", {"一局": FIRST, "二局": SECOND})
    assert rated(tmp_path) == RATED
    assert codes(MUTUAL, tmp_path) == []


@pytest.mark.parametrize("name", ["{}", "互评-{}", "互评（{}）", "互评 {}"])
def test_a_file_for_each_rater(name: str, tmp_path: Path) -> None:
    folder = as_csv(
        tmp_path / "数据",
        {name.format("一局"): FIRST, name.format("二局"): SECOND},
        "gb18030",
    )
    assert rated(folder) == RATED
    assert codes(MUTUAL, folder) == []


def test_a_folder_called_like_the_table_holds_a_file_for_each_rater(
    tmp_path: Path,
) -> None:
    as_csv(tmp_path / "互评", {"一局": FIRST, "二局": SECOND})
    as_csv(tmp_path / "往年", {"一局": SECOND, "二局": FIRST})
    fact = read(MUTUAL, tmp_path).values["评分@县区"]["乙县", "二局"]
    assert rated(tmp_path) == RATED
    assert str(fact.cell) == "互评/二局.csv!B3"
    taken = load(MUTUAL, [tmp_path], PLUGINS.read_sheets)
    assert sorted(taken.digests) == ["互评/一局.csv", "互评/二局.csv"]


def test_a_rater_without_a_file_is_one_fault(tmp_path: Path) -> None:
    as_csv(tmp_path / "互评", {"一局": FIRST})
    assert codes(MUTUAL, tmp_path) == ["GJ1306"]


def test_a_file_of_nobody_on_the_list_is_not_taken_for_somebody(tmp_path: Path) -> None:
    as_csv(tmp_path / "互评", {"一局": FIRST, "二局": SECOND, "三局长": FIRST})
    assert "GJ1319" in codes(MUTUAL, tmp_path)
    assert rated(tmp_path) == RATED


def test_the_name_of_a_sheet_that_fits_two_tables_decides_nothing(
    tmp_path: Path,
) -> None:
    plan = example_plan(["得分", "完成率"])
    folder = as_csv(tmp_path / "数据", {"甲县": [["得分"], [F(1)]]})
    assert codes(plan, folder) == ["GJ1301", "GJ1301", "GJ1319"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param("合计,253.5", ["GJ1321"], id="right"),
        pytest.param("合计,253", ["GJ1328"], id="wrong"),
        pytest.param("总计,353.5", ["GJ1328"], id="digit"),
        pytest.param("平均,84.5", ["GJ1321"], id="mean"),
        pytest.param("平均分,84.6", ["GJ1328"], id="wrong-mean"),
        pytest.param("平均,84", ["GJ1321"], id="half-of-the-last-digit"),
        pytest.param("平均,85", ["GJ1321"], id="half-of-the-last-digit-up"),
        pytest.param("最高分,95", ["GJ1321"], id="highest"),
        pytest.param("最低分,71", ["GJ1328"], id="wrong-lowest"),
        pytest.param("合计,", ["GJ1321"], id="blank"),
        pytest.param("小计,253.5\n合计,253.5", ["GJ1321", "GJ1321"], id="part"),
        pytest.param("小计,253.5\n合计,95", ["GJ1321", "GJ1328"], id="part-only"),
        pytest.param("Total,253.5", ["GJ1321"], id="english"),
    ],
)
def test_a_total_is_held_to_its_parts(
    row: str, found: list[str], tmp_path: Path
) -> None:
    text = f"单位,得分\n甲县,95\n乙县,88\n丙县,70.5\n{row}\n"
    (tmp_path / "得分.csv").write_text(text, "gb18030")
    assert codes(MARKS, tmp_path) == found


def test_a_total_of_faulty_figures_is_not_judged(tmp_path: Path) -> None:
    text = "单位,得分\n甲县,950\n乙县,88\n丙县,70.5\n合计,253.5\n"
    (tmp_path / "得分.csv").write_text(text, "utf-8")
    assert codes(MARKS, tmp_path) == ["GJ1310", "GJ1321"]


@pytest.mark.parametrize(("last", "found"), [("11", []), ("12", ["GJ1328"])])
def test_a_sum_beside_the_figures_is_held_to_them(
    last: str, found: list[str], tmp_path: Path
) -> None:
    text = f"单位,一局,二局,合计\n甲县,1,2,3\n乙县,3,4,7\n丙县,5,6,{last}\n"
    (tmp_path / "互评.csv").write_text(text, "utf-8")
    assert codes(MUTUAL, tmp_path) == ["GJ1318", *found]


def test_each_group_of_rows_may_have_its_own_total(tmp_path: Path) -> None:
    text = (
        "单位,评价者,评分\n甲县,一局,1\n乙县,一局,3\n丙县,一局,5\n合计,,9\n"
        "甲县,二局,2\n乙县,二局,4\n丙县,二局,6\n合计,,12\n总计,,21\n"
    )
    (tmp_path / "互评.csv").write_text(text, "utf-8")
    assert codes(MUTUAL, tmp_path) == ["GJ1321"] * 3
    (tmp_path / "互评.csv").write_text(text.replace(",,12", ",,13"), "utf-8")
    assert codes(MUTUAL, tmp_path) == ["GJ1321", "GJ1328", "GJ1321"]


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=3), st.integers(-3, 3))
def test_a_total_passes_exactly_when_it_is_the_sum(cents: list[int], off: int) -> None:
    values = [F(one, 100) for one in cents]
    rows: Rows = [["单位", "得分"]]
    rows += [
        [unit, v] for unit, v in zip(("甲县", "乙县", "丙县"), values, strict=True)
    ]
    rows.append(["合计", sum(values) + F(off, 100)])
    with TemporaryDirectory() as folder:
        file = as_xlsx(Path(folder, "得分.xlsx"), {"得分": rows})
        assert codes(MARKS, file) == ["GJ1328" if off else "GJ1321"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = as_csv(tmp_path / "别处", {"得分": [["单位", "得分"]]})
    folder = tmp_path / "数据"
    folder.mkdir()
    (folder / "得分.csv").symlink_to(outside / "得分.csv")
    assert codes(MARKS, folder) == ["GJ1315"]


@given(st.sampled_from(sorted(PERIOD_NAMES)))
def test_a_period_goes_by_its_english_name_too(period: str) -> None:
    axis = Axis(PERIOD, tuple(PERIOD_NAMES))
    names = members_of(axis, MUTUAL)
    assert names.find(PERIOD_NAMES[period]) == names.find(period) == period
