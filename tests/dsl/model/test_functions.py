"""The functions of the language: named in both languages, folding what is free."""

from fractions import Fraction as F

import pytest

from guiju.dsl.keywords import PREVIOUS, STATES, TERMS
from guiju.dsl.model.functions import FUNCTIONS, NAMED_ARGUMENTS, WEIGHT
from guiju.engine.axis import LAYER, PERIOD, PROBLEM, RATER, SUBUNIT, UNIT
from tests.dsl.texts import Marks, run

SCHEME = """
方案 示范 "示范方案" { 满分 100分 }
对象 县区 共 3家 { 甲、乙、丙 }
对象 评委 共 4家 { 一、二、三、四 }
输入 甲分: 分 每 县区 0分 至 100分
输入 乙分: 分 每 县区 0分 至 100分
输入 打分: 分 每 县区 每 评委
环节 测评 100% { 县区 评分 0分 至 100分 }
结果 = EXPRESSION 保留 3位 四舍五入
排名 按 结果 从高到低 并列 占位
"""
UNITS = ("甲", "乙", "丙")
GIVEN: dict[str, Marks] = {
    "甲分@县区": {("甲",): F(10), ("乙",): F(20), ("丙",): F(60)},
    "乙分@县区": {("甲",): F(40), ("乙",): F(5), ("丙",): F(60)},
    "打分@县区": {
        (unit, rater): F(mark)
        for unit in UNITS
        for rater, mark in zip("一二三四", (60, 90, 70, 95), strict=True)
    },
    "测评.评分@县区": {(unit,): F(80) for unit in UNITS},
}


def test_every_function_and_dimension_is_named_in_both_languages() -> None:
    axes = {UNIT, RATER, LAYER, SUBUNIT, PERIOD, PROBLEM}
    others = {WEIGHT, PREVIOUS, *STATES}
    assert set(TERMS) == {*FUNCTIONS, *NAMED_ARGUMENTS, *axes, *others}
    assert len(set(TERMS.values())) == len(TERMS)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("最小(甲分, 乙分)", F(10), id="least"),
        pytest.param("最大(甲分, 乙分)", F(40), id="greatest"),
        pytest.param("平均(甲分, 乙分)", F(25), id="mean-of-two"),
        pytest.param("合计(甲分, 乙分, 1分)", F(51), id="sum-of-three"),
        pytest.param("绝对值(甲分 - 乙分)", F(30), id="absolute"),
        pytest.param("平均(打分)", F("78.75"), id="mean-over-raters"),
        pytest.param("平均(打分, 去高 1, 去低 1)", F(80), id="trimmed-mean"),
        pytest.param("去极值平均(打分, 去高 1)", F(220, 3), id="trim-the-top"),
        pytest.param("中位(打分)", F(80), id="median"),
        pytest.param("最高值(打分) - 最低值(打分)", F(35), id="spread"),
        pytest.param("组内最高(甲分)", F(60), id="best-of-group"),
        pytest.param("组内平均(甲分)", F(30), id="group-mean"),
        pytest.param("其他平均(甲分)", F(40), id="mean-of-the-others"),
        pytest.param("归一(甲分, 0分, 40分) * 100分", F(25), id="goalposts"),
        pytest.param(
            "(1 - 归一(甲分, 组内最低(甲分), 组内最高(甲分))) * 100分",
            F(100),
            id="between-worst-and-best",
        ),
        pytest.param(
            "归一(测评, 组内最低(测评), 组内最高(测评)) * 100分",
            F(100),
            id="all-equal-are-all-best",
        ),
        pytest.param("几何平均(甲分, 乙分)", F(20), id="geometric-mean"),
        pytest.param("家数(甲分 >= 20分) * 1分/家", F(2), id="number-of-units"),
        pytest.param("权重(测评) * 1分", F(1), id="weight-of-a-stage"),
        pytest.param("若 已报(甲分) 则 1分 否则 0分", F(1), id="reported"),
    ],
)
def test_a_function_means_what_its_name_says(expression: str, expected: F) -> None:
    result = run(SCHEME.replace("EXPRESSION", expression), GIVEN)
    rounded = F(round(expected * 1000), 1000)
    assert result.values["结果@县区"][("甲",)] == rounded
