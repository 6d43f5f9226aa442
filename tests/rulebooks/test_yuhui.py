"""Yuhui 2020: fourteen rows of problems, and who answers for each of them."""

import csv
import datetime as dt
import io
from collections import Counter
from pathlib import Path

import pytest

from guiju.dsl.syntax import node as n
from guiju.engine.plan import Input
from guiju.plugins.outputs.problems import day_word, problem_lists
from tests.conftest import Golden
from tests.rulebooks.shipped import (
    BOM,
    FOLDER,
    compiled,
    outcome_of,
    plan_of,
    result_of,
    script,
)

YUHUI = "anhui-yuhui-2020"
COUNTS = ("问题数", "已销号", "逾期销号", "持续推进", "未销号", "未到期", "逾期未销号")
DUE = dt.date(2020, 6, 30)
AS_OF = dt.date(2020, 9, 30)


def _rows() -> list[n.Problem]:
    (one,) = {one.name: one for one in compiled(YUHUI).model.rectifications}.values()
    return [line for line in one.syntax.lines if isinstance(line, n.Problem)]


def _responsible(problem: str, group: str) -> int:
    quantity = plan_of(YUHUI).quantities[f"六提六促.{problem}.销号日期@{group}"]
    assert isinstance(quantity.definition, Input)
    only = quantity.definition.applies_to
    units = plan_of(YUHUI).groups[group].members
    return len(units if only is None else only)


def test_there_are_fourteen_rows_all_due_on_the_same_day() -> None:
    deadlines = [row.deadline.day for row in _rows()]
    assert len(deadlines) == 14
    assert {d.text for d in deadlines if isinstance(d, n.Date)} == {DUE.isoformat()}


def test_eight_rows_go_on_without_end_and_four_to_the_end_of_the_year() -> None:
    lasting = [row.lasting for row in _rows() if row.lasting]
    ends = Counter(one.until.text if one.until else "" for one in lasting)
    assert ends == {"": 8, "2020-12-31": 4}


def test_every_row_has_a_ground_of_its_own() -> None:
    grounds = [row.cite.text for row in _rows() if row.cite]
    assert len(grounds) == len(set(grounds)) == 14


@pytest.mark.parametrize(
    ("problem", "departments"),
    [
        ("疫情信息", 9),
        ("污染防治", 4),
        ("风险化解", 2),
        ("六稳六保", 5),
        ("管理服务", 22),
        ("执法公示", 20),
        ("年度报告", 22),
    ],
)
def test_groups_are_expanded_to_their_units(problem: str, departments: int) -> None:
    assert _responsible(problem, "区直") == departments


@pytest.mark.parametrize(
    ("row", "above"),
    [("政策文件", "管理服务"), ("信息流程", "管理服务"), ("互动平台", "网站平台")],
)
def test_a_row_without_units_has_those_of_the_row_above(row: str, above: str) -> None:
    by_name = {one.name.text: one for one in _rows()}
    names = [[word.text for word in by_name[name].responsible] for name in (row, above)]
    assert names[0] == names[1]


def test_the_townships_answer_for_all_but_law_enforcement() -> None:
    named = {quantity.name for quantity in plan_of(YUHUI).quantities.values()}
    assert "六提六促.执法公示" in named
    assert "六提六促.执法公示@镇街" not in plan_of(YUHUI).quantities


def test_the_states_are_those_that_the_days_say() -> None:
    """Found anew from deadline and day of closing, row by row."""
    kept_up = {one.name.text for one in _rows() if one.lasting}
    for one in problem_lists(result_of(YUHUI)):
        for problem in one.problems:
            closed = problem.closed
            state = "逾期未销号"
            if isinstance(closed, dt.date) and closed <= AS_OF:
                done = "持续推进" if problem.name in kept_up else "已销号"
                state = done if closed <= DUE else "逾期销号"
            assert str(getattr(problem.state, "label", "")) == state, problem


def test_one_problem_was_closed_after_the_states_were_taken() -> None:
    found = [
        (problem.unit, problem.name, day_word(problem.closed))
        for one in problem_lists(result_of(YUHUI))
        for problem in one.problems
        if isinstance(problem.closed, dt.date) and problem.closed > AS_OF
    ]
    assert found == [("区统计局", "互动平台", "2020-10-12")]


def test_problems_are_closed_in_every_way_and_some_are_overdue() -> None:
    states = Counter(
        getattr(problem.state, "label", "")
        for one in problem_lists(result_of(YUHUI))
        for problem in one.problems
    )
    assert set(states) == {"已销号", "持续推进", "逾期销号", "逾期未销号"}


@pytest.mark.parametrize("group", ["区直", "镇街"])
def test_how_many_problems_each_unit_has_in_each_state(
    group: str, golden: Golden
) -> None:
    counts = (f"六提六促.{name}" for name in COUNTS)
    actual = outcome_of(result_of(YUHUI), group, *counts)
    golden(actual, FOLDER / YUHUI / "expected" / f"counts-{group}.csv")


def test_the_list_with_every_state(golden: Golden) -> None:
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(("单位", "问题", "期限", "销号日期", "状态", "依据"))
    for one in problem_lists(result_of(YUHUI)):
        for problem in one.problems:
            days = (day_word(problem.deadline), day_word(problem.closed))
            state = getattr(problem.state, "label", "")
            lines.writerow((problem.unit, problem.name, *days, state, problem.clause))
    golden(BOM + file.getvalue(), FOLDER / YUHUI / "expected" / "problems.csv")


def test_the_script_writes_the_committed_facts(tmp_path: Path) -> None:
    script(YUHUI, "make_facts.py").write(tmp_path)
    facts = FOLDER / YUHUI / "facts"
    written = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert written == {file.name: file.read_bytes() for file in facts.iterdir()}
