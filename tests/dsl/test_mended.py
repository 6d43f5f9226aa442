"""A fault that can be mended in one way only keeps nothing else from being told."""

import pytest

from guiju.dsl.compile import compile_text

HEAD = '方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }\n'
GROUP = "对象 县区 共 2家 { 甲县、乙县 }\n"
REST = '总分 = 环节加权 依据 "二"\n排名 按 总分 从高到低 分 县区 并列 占位\n'
REPORT = '环节 评议 39% 依据 "二" { 县区 评分 0分 至 100分 }\n'


def codes(*declared: str) -> list[str]:
    text = HEAD + GROUP + "".join(declared) + REST
    return [one.code for one in compile_text(text, "甲.guiju").diagnostics]


def test_weights_are_added_up_where_only_a_blank_is_missing() -> None:
    stage = '环节 测评60% 依据 "一" { 县区 评分 0分 至 100分 }\n'
    assert codes(stage, REPORT) == ["GJ0010", "GJ0303"]


@pytest.mark.parametrize(
    "stage",
    [
        '环节 测评 60% 依据 "一" { 县区 平分 0分 至 100分 }\n',
        '环解 测评 60% 依据 "一" { 县区 评分 0分 至 100分 }\n',
        '环节 测评60% 依据 "一" { 县区 评分 0分 到到 100分 }\n',
    ],
)
def test_what_was_meant_by_a_guess_is_not_added_up(stage: str) -> None:
    assert "GJ0303" not in codes(stage, REPORT)


def test_checks_of_the_plan_are_asked_too() -> None:
    bonus = '加分 表彰 用于 县区 依据 "三" { 每次 表扬 加1分 最多 5分 }\n'
    stage = '环节 测评 61% 依据 "一" { 县区 评分 0分 至 100分 }\n'
    total = REST.replace("环节加权", "环节加权 + 表彰")
    text = HEAD + GROUP + stage + REPORT + bonus + total
    compiled = compile_text(text, "甲.guiju")
    assert [one.code for one in compiled.diagnostics] == ["GJ0010", "GJ0601"]
    assert compiled.plan is None


@pytest.mark.parametrize("rows", ["第1名 3分\n未上榜: 0分", "第1名 3分"])
def test_nothing_is_said_of_a_table_with_a_row_that_could_not_be_read(
    rows: str,
) -> None:
    place = '输入 全省名次: 名次 每 县区 可缺 依据 "三"\n'
    bonus = f'加分 表彰 用于 县区 按 全省名次 依据 "三" {{\n{rows}\n}}\n'
    found = codes(place, bonus)
    assert found
    assert "GJ0607" not in found
