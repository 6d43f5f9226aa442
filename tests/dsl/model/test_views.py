"""公开 from the text to the plan: which figures each circle of readers sees."""

import pytest

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.format import format_text
from guiju.engine.plan import View

RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
对象 市直 共 3家 { 工局、农局、商局 }
对象 重点 属于 市直 共 2家 { 工局、农局 }
环节 互评 50% 依据 "一" {
    县区 由 市直 评分 0分 至 100分 取平均
    市直 由 县区 评分 0分 至 100分 取平均
}
环节 领导评价 50% 依据 "一" {
    县区 由 重点 评分 0分 至 100分 取平均 去掉 最高 1个 最低 0个
    市直 评分 0分 至 100分
}
输入 项目数: 项 每 重点 0项 至 9项 依据 "一"
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 分 县区、市直 并列 占位
"""


def compiled(view: str) -> Compiled:
    return compile_text(RULES + view, "示范.guiju")


def view_in(text: str) -> View:
    """Return the view of a rulebook that has no errors."""
    found = compiled(text)
    assert found.plan is not None, found.diagnostics
    (view,) = found.plan.views
    return view


def codes(text: str) -> list[str]:
    return [one.code for one in compiled(text).diagnostics if one.code != "GJ0106"]


def test_a_view_serves_the_whole_groups_that_are_assessed() -> None:
    view = view_in("公开 通报 { 排名 }")
    assert view.shown == {"县区": ("排名@县区",), "市直": ("排名@市直",)}
    assert (view.title, view.own) == ("通报", {})


def test_figures_stand_in_the_order_of_the_text() -> None:
    view = view_in('公开 通报 "结果通报" 用于 市直 { 总分、互评、排名 }')
    assert view.shown == {"市直": ("总分@市直", "互评@市直", "排名@市直")}
    assert view.title == "结果通报"


def test_a_part_of_a_group_sees_what_the_whole_has() -> None:
    assert view_in("公开 通报 用于 重点 { 互评 }").shown == {"重点": ("互评@市直",)}


def test_own_figures_are_all_but_those_that_tell_one_mark() -> None:
    own = view_in("公开 反馈 { 本单位 全部 }").own
    assert set(own["县区"]) == {"互评@县区", "环节加权@县区", "总分@县区", "排名@县区"}
    assert "项目数@重点" in own["市直"]
    assert "互评.评分@市直" not in own["市直"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("公开 通报 { 名次 }", ["GJ0101"]),
        ("公开 通报 { 排名、排名 }", ["GJ1003"]),
        ("公开 通报 { 总分[甲县] }", ["GJ0109"]),
        ("公开 通报 { }", ["GJ1203"]),
        ("公开 通报 用于 县区 { 领导评价 }", ["GJ1202"]),
        ("公开 通报 { 排名 } 公开 通报 { 总分 }", ["GJ0102"]),
    ],
    ids=["unknown", "twice", "of one unit", "empty", "one mark left", "one name"],
)
def test_what_cannot_be_shown_is_found(view: str, expected: list[str]) -> None:
    found = compiled(view)
    assert found.plan is None
    assert [c for c in codes(view) if c in expected] == expected


def test_the_hidden_stage_behind_the_sum_is_found() -> None:
    assert "GJ1204" in codes("公开 通报 用于 县区 { 总分、互评 }")
    assert "GJ1204" not in codes("公开 通报 用于 县区 { 总分 }")


def test_english_says_the_same() -> None:
    text = RULES + "公开 通报 用于 县区 { 排名、总分、本单位 全部 }"
    english = compile_text(format_text(text, "en"), "示范.guiju")
    assert english.plan is not None
    assert english.plan.views == (view_in(text.removeprefix(RULES)),)
