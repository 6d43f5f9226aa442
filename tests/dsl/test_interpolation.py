"""插值: the corners stand where their figures say, in whatever order."""

from fractions import Fraction as F

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts

RULEBOOK = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 共 3家 {{ 甲县、乙县、丙县 }}
输入 率: % 每 县区 0% 至 100% 依据 "一"
加分 得分 用于 县区 依据 "一" {{ 插值 按 率 {{ {corners} }} }}
总分 = 得分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def points(corners: str, *rates: str) -> list[object]:
    plan = compile_text(RULEBOOK.format(corners=corners)).plan
    assert plan is not None
    units = plan.groups["县区"].members
    given: dict[Key, Fact] = {
        (u,): Fact(F(r)) for u, r in zip(units, rates, strict=True)
    }
    values = evaluate(plan, Facts(values={"率@县区": given})).values["得分@县区"]
    return [values[unit,] for unit in units]


@pytest.mark.parametrize(
    ("upwards", "downwards"),
    [
        ("60%: 6分  100%: 10分  其他: 取端点", "100%: 10分  60%: 6分  其他: 取端点"),
        ("最差: 6分  最好: 10分", "最好: 10分  最差: 6分"),
        ("最差: 0分  60%: 6分  最好: 10分", "最好: 10分  60%: 6分  最差: 0分"),
    ],
)
def test_corners_may_be_written_downwards(upwards: str, downwards: str) -> None:
    rates = ("0.5", "0.8", "0.9")
    assert points(upwards, *rates) == points(downwards, *rates)


def test_between_worst_and_best_the_best_gets_most() -> None:
    assert points("最好: 10分  最差: 6分", "0.5", "1", "0.75") == [6, 10, 8]


def test_all_alike_are_all_the_best() -> None:
    assert points("最差: 6分  最好: 10分", "0.5", "0.5", "0.5") == [10, 10, 10]
