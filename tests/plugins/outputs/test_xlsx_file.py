"""The workbook, read back by another library."""

from io import BytesIO

import attrs
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from guiju.plugins.output import Report
from guiju.plugins.outputs.xlsx_file import write
from tests.plugins.outputs.city import COUNTIES, NOTICE, RECEIPT, report


def opened(given: Report) -> Workbook:
    return load_workbook(BytesIO(write(given)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(report())


def column(sheet: Worksheet, head: str) -> list[Cell | MergedCell]:
    found = next(c for c in sheet[3] if c.value == head)
    return [row[found.column - 1] for row in sheet.iter_rows(min_row=4)]


def values(sheet: Worksheet, head: str) -> list[object]:
    return [cell.value for cell in column(sheet, head)]


def test_a_sheet_for_each_group_then_details_constraints_remarks(
    book: Workbook,
) -> None:
    assert book.sheetnames == ["县区", "市直", "得分明细", "约束", "说明"]


def test_the_ranking_stands_by_rank_with_numbers_as_numbers(book: Workbook) -> None:
    sheet = book["县区"]
    assert values(sheet, "单位") == list(COUNTIES)
    assert values(sheet, "名次") == [1, 2, 3, 4, 5, 6, 7]
    assert values(sheet, "总分")[:2] == [97.1, 86.17]


def test_number_formats_follow_the_declared_rounding(book: Workbook) -> None:
    sheet = book["县区"]
    assert {cell.number_format for cell in column(sheet, "总分")} == {"0.00"}
    marks = [cell.number_format for cell in column(sheet, "双向互评")[:2]]
    assert marks == ["0.0000", '"≈"0.0000']


@pytest.mark.parametrize("name", ["县区", "市直", "得分明细", "约束", "说明"])
def test_every_sheet_warns_and_keeps_its_headings_in_sight(
    book: Workbook, name: str
) -> None:
    sheet = book[name]
    assert sheet["A2"].value == NOTICE.zh
    assert sheet.freeze_panes in {"A4", "C4"}
    assert sheet.auto_filter.ref is not None
    assert sheet.print_title_rows == "$3:$3"


def test_the_details_go_down_to_the_cells_and_clauses(book: Workbook) -> None:
    sheet = book["得分明细"]
    first = [cell.value for cell in sheet[4]]
    assert first == [
        "县区",
        "无为市",
        "本级",
        "机关",
        "指标",
        "权力配置",
        "加强权力配置信息公开",
        4.5,
        "分",
        5,
        "附件2 权力配置",
        "测评.xlsx[本级]!B2",
    ]
    assert "不适用" in values(sheet, "数值")
    assert "未报" in values(sheet, "数值")


def test_no_rater_s_own_marks_are_in_the_details(book: Workbook) -> None:
    assert "互评打分" not in values(book["得分明细"], "名称")


def test_constraints_say_who_what_and_how_it_ended(book: Workbook) -> None:
    sheet = book["约束"]
    assert [cell.value for cell in sheet[4]] == [
        "拉开差距",
        "原则上",
        "市发改委",
        "6 分",
        "应不低于 10 分",
        "不满足",
        "三(二)",
    ]


def test_the_remarks_list_open_points_interpretations_and_fingerprints(
    book: Workbook,
) -> None:
    words = values(book["说明"], "内容")
    assert "2 分/项 · 方案未写明每项扣多少分" in words
    assert "按适用满分折算" in words
    assert RECEIPT["互评.xlsx"] in words


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(report()) == write(report())
    assert opened(report()).properties.created.year == 2020


def test_sheet_names_are_legal_and_different() -> None:
    given = report()
    groups = {
        name: attrs.evolve(group, name=f"[{'长' * 40}]/{name}")
        for name, group in given.result.plan.groups.items()
    }
    plan = attrs.evolve(given.result.plan, groups=groups)
    rankings = tuple(attrs.evolve(r, group=groups[r.group].name) for r in plan.rankings)
    plan = attrs.evolve(
        plan, rankings=rankings, groups={group.name: group for group in groups.values()}
    )
    result = attrs.evolve(given.result, plan=plan)
    names = opened(attrs.evolve(given, result=result)).sheetnames[:2]
    assert names == ["长" * 31, "长" * 27 + " 2"]
