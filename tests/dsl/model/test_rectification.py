"""整改 as it is read: whose problems, by which names, and what does not belong."""

from textwrap import dedent

import pytest

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.coverage import untried
from guiju.dsl.examples import run_examples
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import Const
from guiju.engine.plan import Input, Role

HEAD = """
方案 示范 "示范方案" { 满分 100分 }
对象 县区 { 甲县、乙县 }
对象 市直 { 甲局、乙局 }
"""


def compiled(text: str) -> Compiled:
    return compile_text(dedent(HEAD) + dedent(text))


def errors(text: str) -> list[str]:
    found = compiled(text).diagnostics
    return [one.code for one in found if one.severity is Severity.ERROR]


def groups(text: str) -> set[str]:
    plan = compiled(text).plan
    assert plan is not None, compiled(text).diagnostics
    return {one.group for one in plan.quantities.values() if one.name == "清单.问题数"}


@pytest.mark.parametrize(
    ("text", "served"),
    [
        pytest.param(
            "整改 清单 { 截至 2020-07-01 问题 甲 期限 2020-06-30 责任 甲县 }",
            {"县区"},
            id="group-of-the-unit",
        ),
        pytest.param(
            "整改 清单 { 截至 2020-07-01 问题 甲 期限 2020-06-30 责任 甲县、市直 }",
            {"县区", "市直"},
            id="unit-and-group",
        ),
        pytest.param(
            "整改 清单 用于 市直 { 截至 2020-07-01 期限 2020-06-30 }",
            {"市直"},
            id="for",
        ),
        pytest.param(
            "整改 清单 { 截至 2020-07-01 期限 2020-06-30 }",
            {"县区", "市直"},
            id="everybody",
        ),
    ],
)
def test_a_list_serves_those_it_names(text: str, served: set[str]) -> None:
    assert groups(text) == served


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        pytest.param("期限 2020-06-30", "GJ1601", id="no-day-of-the-states"),
        pytest.param(
            "期限 2020-06-30 截至 2020-07-01 每项 未消号 扣 1分",
            "GJ0101",
            id="state-that-is-none",
        ),
        pytest.param(
            "期限 2020-06-30 截至 2020-07-01 每项 回头看未销号 扣 1分",
            "GJ0101",
            id="carried-over-without-recheck",
        ),
        pytest.param(
            "截至 2020-07-01 截至 2020-07-02 期限 2020-06-30",
            "GJ1003",
            id="two-days",
        ),
        pytest.param(
            "截至 2020-07-01 期限 2020-06-30 问题 甲 期限 2020-06-30",
            "GJ0111",
            id="common-deadline-beside-problems",
        ),
        pytest.param(
            "截至 2020-07-01 回头看 问题 甲 期限 2020-06-30",
            "GJ0111",
            id="recheck-of-written-problems",
        ),
        pytest.param(
            "截至 2020-07-01 期限 2020-06-30 每项 未销号 扣 1分 达到 3项 不得分",
            "GJ0111",
            id="forfeit-of-nothing",
        ),
        pytest.param(
            "截至 2020-07-01 问题 甲 期限 2020-06-30 问题 甲 期限 2020-06-30",
            "GJ0102",
            id="problem-twice",
        ),
        pytest.param(
            "截至 2020-07-01 问题 未销号 期限 2020-06-30",
            "GJ0104",
            id="named-like-a-count",
        ),
        pytest.param(
            "截至 2020-07-01 问题 甲 期限 2020-06-31",
            "GJ0803",
            id="day-that-is-none",
        ),
        pytest.param(
            "截至 2020-07-01 问题 甲 期限 2020-06-30 持续 至 2020-02-30",
            "GJ0803",
            id="end-that-is-none",
        ),
        pytest.param(
            "截至 2020-07-01 问题 甲 期限 2020-06-30 持续 至 2020-05-30",
            "GJ0804",
            id="end-before-deadline",
        ),
        pytest.param(
            "截至 2020-07-01 问题 甲 期限 2020-06-30 责任 丙县",
            "GJ0101",
            id="nobody-of-that-name",
        ),
        pytest.param("截至 3天 期限 2020-06-30", "GJ0403", id="number-for-a-day"),
    ],
)
def test_what_does_not_belong_is_found(lines: str, code: str) -> None:
    assert errors(f"整改 清单 用于 县区 {{ {lines} }}") == [code]


def test_counts_have_an_english_name_too() -> None:
    text = """
        整改 清单 用于 县区 { 截至 2020-07-01  期限 2020-06-30 }
        甲 用于 县区 = 清单.未销号
        乙 用于 县区 = 清单.open
    """
    plan = compiled(text).plan
    assert plan is not None, compiled(text).diagnostics
    assert (
        plan.quantities["甲@县区"].definition == plan.quantities["乙@县区"].definition
    )


@pytest.mark.parametrize(
    ("rows", "role"),
    [
        ("每项 未销号 扣 1分", Role.DEDUCTION),
        ("每项 已销号 加 1分", Role.BONUS),
        ("每项 已销号 加 1分 每项 未销号 扣 1分", Role.DEDUCTION),
    ],
)
def test_only_what_always_adds_is_a_bonus(rows: str, role: Role) -> None:
    text = f"整改 清单 用于 县区 {{ 截至 2020-07-01 期限 2020-06-30 {rows} }}"
    plan = compiled(text).plan
    assert plan is not None, compiled(text).diagnostics
    assert plan.quantities["清单@县区"].role is role


def test_a_list_that_costs_nothing_has_no_points() -> None:
    plan = compiled("整改 清单 { 截至 2020-07-01 期限 2020-06-30 }").plan
    assert plan is not None
    assert "清单@县区" not in plan.quantities


def test_only_those_responsible_are_asked_for_a_day() -> None:
    text = "整改 清单 { 截至 2020-07-01 问题 甲 期限 2020-06-30 责任 甲县 }"
    plan = compiled(text).plan
    assert plan is not None, compiled(text).diagnostics
    closed = plan.quantities["清单.甲.销号日期@县区"].definition
    assert isinstance(closed, Input)
    assert closed.applies_to == frozenset({"甲县"})
    assert closed.optional


def test_the_day_of_the_states_may_be_a_parameter() -> None:
    text = """
        参数 截止: 日期 = 2020-07-01
        整改 清单 { 截至 截止 期限 2020-06-30 }
    """
    plan = compiled(text).plan
    assert plan is not None, compiled(text).diagnostics
    assert not isinstance(plan.quantities["清单.截至@县区"].definition, Const)


def test_a_total_without_the_list_leaves_it_out_and_is_told_so() -> None:
    text = """
        环节 测评 100% { 县区、市直 评分 0分 至 100分 }
        整改 清单 用于 县区 { 截至 2020-07-01 期限 2020-06-30 每项 未销号 扣 1分 }
        总分 = 环节加权 保留 2位 四舍五入
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """
    assert "GJ0107" in [one.code for one in compiled(text).diagnostics]


def test_a_list_of_another_group_falls_out_of_the_total() -> None:
    text = """
        环节 测评 100% { 县区、市直 评分 0分 至 100分 }
        整改 清单 用于 县区 { 截至 2020-07-01 期限 2020-06-30 每项 未销号 扣 1分 }
        总分 = 环节加权 - 清单
        例 "部门没有清单" {
            给定 测评.评分[甲局] = 90分
                 测评.评分[甲县] = 90分
                 清单.销号日期[甲县, 栏目] = 未报
            期望 总分[甲局] = 90分
                 总分[甲县] = 89分
        }
    """
    one = compiled(text)
    assert one.plan is not None, one.diagnostics
    assert all(outcome.holds for outcome in run_examples(one.model, one.plan))


@pytest.mark.parametrize(
    ("number", "cost"),
    [(2, "1分"), (3, "4分"), (4, "4分")],
)
def test_from_a_number_of_problems_on_the_whole_cap_is_taken_off(
    number: int, cost: str
) -> None:
    given = "\n".join(f"清单.销号日期[甲县, 问{n}] = 未报" for n in range(number))
    text = f"""
        整改 清单 用于 县区 {{
            截至 2020-07-01
            期限 2020-06-30
            每项 未销号 扣 0.5分 达到 3项 不得分
            封顶 4分
        }}
        例 "到三项全扣" {{ 给定 {given} 期望 清单[甲县] = {cost} }}
    """
    one = compiled(text)
    assert one.plan is not None, one.diagnostics
    (outcome,) = run_examples(one.model, one.plan)
    assert outcome.holds, outcome.differences


def test_a_problem_without_an_example_is_untried() -> None:
    text = """
        整改 清单 用于 县区 {
            截至 2020-07-01
            问题 栏目 期限 2020-06-30
            问题 年报 期限 2020-06-30
        }
        例 "只试了一项" {
            给定 清单.栏目.销号日期[甲县] = 2020-06-30
            期望 清单.栏目[甲县] = 已销号
        }
    """
    one = compiled(text)
    assert one.plan is not None, one.diagnostics
    outcomes = run_examples(one.model, one.plan)
    found = untried(one.model, one.plan, outcomes)
    assert [each.rule for each in found] == ["清单.年报"]


def test_what_was_open_before_is_a_number_of_problems() -> None:
    text = """
        整改 清单 用于 县区 { 截至 2020-07-01  期限 2020-06-30 }
        扣数 用于 县区 = 上期.清单.未销号 * 0.5分/项
        例 "零项可以，负的和半项不行" {
            给定 上期.清单.未销号[甲县] = 0项
                 上期.清单.未销号[乙县] = 0.5项
            期望 扣数[甲县] = 0分
                 拒收 上期.清单.未销号[乙县]
        }
    """
    one = compiled(text)
    assert one.plan is not None, one.diagnostics
    (outcome,) = run_examples(one.model, one.plan)
    assert outcome.holds, outcome
