"""A list of problems (整改) in the outputs: every problem, with its days and state."""

import datetime as dt
import json
from io import BytesIO

import attrs
import pytest
from openpyxl import load_workbook

from guiju.engine.plan import View
from guiju.engine.result import Result
from guiju.engine.text import Language
from guiju.engine.value import Absence
from guiju.plugins.disclosure import disclosed
from guiju.plugins.output import Report
from guiju.plugins.outputs import html_page, json_file, table, xlsx_file
from guiju.plugins.outputs.details import details, everything
from guiju.plugins.outputs.problems import problem_lists
from tests.dsl.texts import Marks, run

TEXT = """
    方案 示范 "示范方案" { 满分 100分 }
    对象 县区 { 甲县、乙县 }
    整改 测评整改 "测评问题整改" 用于 县区 依据 "三" {
        期限 2020-06-30
        截至 2020-07-31
    }
    整改 专项整改 用于 县区 依据 "四" {
        截至 2020-07-31
        问题 年报 "年报口径不一" 期限 2020-08-31 持续 责任 乙县 依据 "四(一)"
    }
"""
CLOSED: Marks = {
    ("乙县", "栏目"): dt.date(2020, 6, 30),
    ("乙县", "解读"): dt.date(2020, 7, 1),
    ("甲县", "栏目"): Absence.NOT_REPORTED,
}
RESULT = run(
    TEXT,
    {
        "测评整改.销号日期@县区": CLOSED,
        "专项整改.年报.销号日期@县区": {("乙县",): dt.date(2020, 7, 31)},
    },
    {"测评整改@县区": {("乙县",): ("解读", "栏目"), ("甲县",): ("栏目",)}},
)


def report(language: Language = "zh") -> Report:
    return Report(result=RESULT, language=language, rulebook_name="示范")


def test_the_data_for_programs_has_every_problem() -> None:
    found = json.loads(json_file.write(report()))["problems"]
    assert [(one["unit"], one["problem"], one["state"]) for one in found] == [
        ("甲县", "栏目", "逾期未销号"),
        ("乙县", "栏目", "已销号"),
        ("乙县", "解读", "逾期销号"),
        ("乙县", "年报", "持续推进"),
    ]
    assert found[0] == {
        "list": "测评整改",
        "group": "县区",
        "unit": "甲县",
        "problem": "栏目",
        "title": None,
        "deadline": "2020-06-30",
        "closed": None,
        "as_of": "2020-07-31",
        "state": "逾期未销号",
        "clause": "三",
    }
    assert found[-1]["title"] == "年报口径不一"
    assert found[-1]["clause"] == "四(一)"


def test_the_workbook_has_a_sheet_for_each_list() -> None:
    book = load_workbook(BytesIO(xlsx_file.write(report())))
    assert book.sheetnames[:2] == ["测评整改-县区", "专项整改-县区"]
    heads, *rows = book["测评整改-县区"].iter_rows(min_row=2, values_only=True)
    assert heads == ("单位", "问题", "内容", "期限", "销号日期", "状态", "依据")
    assert rows[0] == ("甲县", "栏目", None, "2020-06-30", None, "逾期未销号", "三")
    assert rows[2][5] == "逾期销号"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("测评问题整改", "截至 2020-07-31", "逾期未销号", "年报口径不一")),
        ("en", ("as of 2020-07-31", "deadline", "closed on", "kept up")),
    ],
)
def test_the_page_shows_every_problem(
    language: Language, words: tuple[str, ...]
) -> None:
    page = html_page.write(report(language)).decode()
    assert [word for word in words if word not in page] == []


def test_the_terminal_counts_what_the_last_period_left_open() -> None:
    text = """
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 { 甲县 }
        整改 整改 用于 县区 依据 "三" {
            期限 2020-06-30
            截至 2020-07-31
            回头看
        }
    """
    old, new = ("甲县", "旧账"), ("甲县", "新账")
    result = run(
        text,
        {
            "整改.销号日期@县区": {
                old: Absence.NOT_REPORTED,
                new: dt.date(2020, 6, 1),
            },
            "上期.整改.未销号项@县区": {old: True},
        },
        {
            "整改@县区": {("甲县",): ("旧账", "新账")},
            "上期.整改@县区": {("甲县",): ("旧账",)},
        },
    )
    shown = table.render(Report(result=result, language="zh", rulebook_name="示范"))
    lines = shown.splitlines()
    assert [line.split() for line in lines if "回头看未" in line]
    (row,) = (line.split() for line in lines if line.startswith("甲县"))
    assert row == ["甲县", "2", "1", "0", "0", "0", "1", "1"]


def test_the_terminal_counts_them_unit_by_unit() -> None:
    lines = table.render(report()).splitlines()
    assert "测评问题整改 · 县区 · 截至 2020-07-31" in lines
    counts = [line.split() for line in lines if line.startswith(("甲县", "乙县"))]
    assert counts[:2] == [
        ["甲县", "1", "0", "0", "0", "0", "1"],
        ["乙县", "2", "2", "1", "0", "0", "0"],
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "没有列入问题的单位数：1"), ("en", "units with no problem listed: 1")],
)
def test_the_terminal_does_not_list_who_has_no_problem(
    language: Language, words: str
) -> None:
    lines = table.render(report(language)).splitlines()
    second = lines[lines.index(next(one for one in lines if "专项整改" in one)) :]
    assert [line.split()[0] for line in second if "县" in line[:2]] == ["乙县"]
    assert words in second
    assert words not in lines[: -len(second)]


def test_the_order_of_the_rows_changes_nothing() -> None:
    rosters = {"测评整改@县区": {("甲县",): ("栏目",), ("乙县",): ("栏目", "解读")}}
    values: dict[str, Marks] = {
        "测评整改.销号日期@县区": dict(reversed([*CLOSED.items()])),
        "专项整改.年报.销号日期@县区": {("乙县",): dt.date(2020, 7, 31)},
    }
    assert problem_lists(run(TEXT, values, rosters)) == problem_lists(RESULT)


def test_a_view_shows_what_it_names_and_no_list() -> None:
    seen = attrs.evolve(RESULT, view=View(name="通报", title="", shown={}))
    assert problem_lists(seen) == ()


def own_of(unit: str) -> Result:
    """Return what a unit sees that sees everything of itself."""
    ids = tuple(one.id for one in RESULT.plan.quantities.values())
    view = View(name="明细", title="", shown={}, own={"县区": ids})
    return disclosed(RESULT, view, unit)


def test_a_unit_sees_its_own_problems_and_only_these() -> None:
    own = {
        unit: [(one.name, problem.name) for one in lists for problem in one.problems]
        for unit in ("甲县", "乙县")
        for lists in [problem_lists(own_of(unit))]
    }
    assert own == {
        "甲县": [("测评整改", "栏目")],
        "乙县": [("测评整改", "栏目"), ("测评整改", "解读"), ("专项整改", "年报")],
    }


def test_a_unit_is_not_told_of_a_problem_that_is_not_its_own() -> None:
    one = Report(result=own_of("甲县"), language="zh", rulebook_name="示范")
    said = table.render(one)
    assert "栏目  2020-06-30            逾期未销号" in said
    for words in (said, html_page.write(one).decode()):
        assert "年报" not in words
        assert "不适用" not in words


def test_a_list_of_problems_is_not_told_again_value_by_value() -> None:
    assert {one.quantity.name for one in details(own_of("甲县"))} == set()
    assert {one.quantity.name for one in everything(own_of("甲县"))} >= {
        "测评整改.状态",
        "测评整改.销号日期",
    }
