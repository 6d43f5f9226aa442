"""What is said of a constraint: figures with their limit, conditions as such."""

from fractions import Fraction as F

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.result import Verdict
from guiju.engine.text import Language
from guiju.plugins.prose.verdict import asked, measured, sentence

TEXT = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
输入 得分: 分 每 县区 0分 至 100分 可缺 依据 "一"
输入 有证明: 是否 每 县区 可缺 依据 "一"
总分 = 得分 依据 "二"
必须 佐证: 每个 单位 有证明 或 得分 >= 90分 依据 "三"
必须 及格: 每个 单位 得分 >= 60分 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def verdict(name: str, *, proof: bool) -> Verdict:
    plan = compile_text(TEXT).plan
    assert plan is not None
    values: dict[str, dict[Key, Fact]] = {
        "得分@县区": {("甲县",): Fact(F(50))},
        "有证明@县区": {("甲县",): Fact(proof)},
    }
    found = evaluate(plan, Facts(values=values)).verdicts
    (one,) = (v for v in found if (v.constraint.name, v.where) == (name, ("甲县",)))
    return one


@pytest.mark.parametrize(
    ("language", "proof", "said"),
    [
        ("zh", False, "甲县：条件不成立，不满足"),
        ("zh", True, "甲县：条件成立，满足"),
        ("en", False, "甲县: the condition does not hold"),
    ],
)
def test_a_condition_holds_or_does_not(
    language: Language, said: str, *, proof: bool
) -> None:
    assert sentence(verdict("佐证", proof=proof), language) == said


def test_in_a_table_too_a_condition_is_no_figure() -> None:
    found = verdict("佐证", proof=False)
    assert (measured(found, "zh"), asked(found, "zh")) == ("条件不成立", "条件应成立")


def test_a_figure_is_told_with_its_limit() -> None:
    said = sentence(verdict("及格", proof=True), "zh")
    assert said == "甲县：实为 50 分，应不低于 60 分，不满足"
