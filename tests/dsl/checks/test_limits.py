"""A cap on a bonus that its rows cannot come to, and nothing but such caps."""

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.source import Span

SCHEME = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 共 2家 依据 "一" {{ 甲县、乙县 }}
对象 部门 共 2家 依据 "一" {{ 甲局、乙局 }}
环节 测评 100% 依据 "二" {{ 县区、部门 评分 0分 至 100分 }}
输入 名次: 名次 每 县区、部门 1名 至 30名 可缺 依据 "三"
{change}
总分 = 环节加权 + 表彰 封顶 100分 保底 0分 依据 "二"
排名 按 总分 从高到低 分 县区、部门 并列 占位
"""
TIERS = "1名 至 10名: 3分  其他名次: 1分  未上榜: 0分"


def told(rules: str, head: str = "用于 县区、部门") -> list[str]:
    change = f'加分 表彰 {head} 依据 "三" {{ {rules} }}'
    text = SCHEME.format(change=change)
    found = compile_text(text, "甲.guiju").diagnostics
    assert {one.code for one in found} <= {"GJ0610", "GJ0106"}, found
    return [one.message.zh for one in found if one.code == "GJ0610"]


@pytest.mark.parametrize(
    ("rules", "head", "most"),
    [
        pytest.param(
            "每次 表扬 加 1分 最多 3分  封顶 5分", "用于 县区、部门", 3, id="rows"
        ),
        pytest.param(
            "每次 表扬 加 1分 最多 1分  每次 典型 加 2分 最多 2分  封顶 5分",
            "用于 县区、部门",
            3,
            id="two-rows",
        ),
        pytest.param(f"{TIERS}  封顶 5分", "用于 县区、部门 按 名次", 3, id="tiers"),
        pytest.param(
            "每次 表扬 加 1分 最多 3分  封顶 5分  保留 1位 四舍五入",
            "用于 县区、部门",
            3,
            id="rounded-after",
        ),
    ],
)
def test_a_cap_above_all_that_can_be_won_is_told(
    rules: str, head: str, most: int
) -> None:
    assert told(rules, head) == [f"“表彰”最高是 {most} 分，封顶 5 分永远用不上"]


@pytest.mark.parametrize(
    ("rules", "head"),
    [
        pytest.param("每次 表扬 加 1分  封顶 5分", "用于 县区、部门", id="no-end"),
        pytest.param(
            "每次 表扬 加 1分 最多 5分  封顶 5分", "用于 县区、部门", id="just"
        ),
        pytest.param(
            "每次 表扬 加 1分 最多 3分  每次 典型 加 2分 最多 4分  封顶 5分",
            "用于 县区、部门",
            id="together",
        ),
        pytest.param(f"{TIERS}  封顶 3分", "用于 县区、部门 按 名次", id="tiers"),
    ],
)
def test_a_cap_that_somebody_can_come_to_is_not(rules: str, head: str) -> None:
    assert told(rules, head) == []


def total(formula: str) -> list[str]:
    text = f"""\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 共 2家 依据 "一" {{ 甲县、乙县 }}
环节 测评 100% 依据 "二" {{ 县区 评分 60分 至 100分 }}
输入 附加: 分 每 县区 0分 至 20分 依据 "二"
总分 = {formula} 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""
    found = compile_text(text, "甲.guiju").diagnostics
    return [
        text[one.place.start : one.place.end]
        for one in found
        if one.code == "GJ0520" and isinstance(one.place, Span)
    ]


@pytest.mark.parametrize(
    ("formula", "lost"),
    [
        pytest.param("最大(环节加权, 50分)", ["50分"], id="floor-too-low"),
        pytest.param("最小(环节加权, 120分)", ["120分"], id="cap-too-high"),
        pytest.param("最大(环节加权, 附加)", ["附加"], id="never-as-much"),
        pytest.param("最大(环节加权, 附加, 50分)", ["附加", "50分"], id="two"),
        pytest.param(
            "最大(环节加权, 50分) 封顶 90分 保留 1位 四舍五入", ["50分"], id="limited"
        ),
        pytest.param("最大(环节加权, 60分)", [], id="just"),
        pytest.param("最大(环节加权, 70分)", [], id="often"),
        pytest.param("最小(环节加权, 附加)", ["环节加权"], id="the-other-way"),
        pytest.param("最大(环节加权, 50分 + 附加)", [], id="sum"),
    ],
)
def test_only_what_can_never_be_taken_is_told(formula: str, lost: list[str]) -> None:
    assert total(formula) == lost
