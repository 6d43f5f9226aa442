"""归一 divides by what lies between its goalposts, which may be nothing."""

from fractions import Fraction as F

import pytest

from guiju.dsl.compile import Compiled, compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.source import Span

RULEBOOK = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 共 2家 {{ 甲县、乙县 }}
输入 得分: 分 每 县区 0分 至 100分 依据 "一"
输入 底线: 分 每 县区 0分 至 100分 依据 "一"
参数 顶线: 分 = 60分 依据 "一"
位置 = {expression} 依据 "二"
总分 = 100分 * 位置 + 底线 - 顶线 封顶 100分 保底 0分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def compiled(expression: str) -> Compiled:
    return compile_text(RULEBOOK.format(expression=expression))


@pytest.mark.parametrize(
    ("low", "high", "can_meet"),
    [
        pytest.param("20分", "80分", False, id="two-figures"),
        pytest.param("80分", "20分", False, id="turned-round"),
        pytest.param("50分", "50分", True, id="the-same-figure"),
        pytest.param("顶线", "100分", False, id="a-parameter"),
        pytest.param("底线", "顶线", True, id="an-input"),
        pytest.param("得分", "得分", True, id="the-value-itself"),
        pytest.param("最小(得分, 50分)", "顶线", False, id="kept-below"),
        pytest.param("组内最低(得分)", "组内最高(得分)", False, id="worst-to-best"),
        pytest.param("组内最高(得分)", "组内最低(得分)", False, id="less-is-better"),
        pytest.param("组内最低(底线)", "组内最高(底线)", True, id="of-another-figure"),
        pytest.param("0分", "组内最高(得分)", True, id="nothing-to-best"),
        pytest.param("组内平均(得分)", "顶线", True, id="a-mean"),
    ],
)
def test_goalposts_that_can_meet_are_found(
    low: str, high: str, *, can_meet: bool
) -> None:
    found = compiled(f"归一(得分, {low}, {high})").diagnostics
    errors = [one.code for one in found if one.code != "GJ0106"]
    assert errors == (["GJ0608"] if can_meet else [])


def test_the_goalposts_are_what_is_pointed_at() -> None:
    expression = "得分 / 顶线 + 归一(得分, 底线, 顶线)"
    (found,) = compiled(expression).diagnostics
    start = RULEBOOK.format(expression=expression).index("底线, 顶线)")
    assert found.place == Span("", start, start + len("底线, 顶线"))


def test_goalposts_that_are_asked_about_are_no_fault() -> None:
    asked = "组内最高(底线) - 组内最低(底线) > 0分"
    way = "归一(得分, 组内最低(底线), 组内最高(底线))"
    assert compiled(f"若 {asked} 则 {way} 否则 0").diagnostics == ()


@pytest.mark.parametrize(
    ("goalposts", "places"),
    [
        ("组内最低(得分), 组内最高(得分)", (F(0), F(1))),
        ("组内最高(得分), 组内最低(得分)", (F(1), F(0))),
    ],
)
def test_goalposts_of_the_group_may_be_turned_round(
    goalposts: str, places: tuple[F, F]
) -> None:
    plan = compiled(f"归一(得分, {goalposts})").plan
    assert plan is not None
    marks: dict[Key, Fact] = {("甲县",): Fact(F(30)), ("乙县",): Fact(F(90))}
    facts = Facts(values={"得分@县区": marks, "底线@县区": marks})
    values = evaluate(plan, facts).values["位置@县区"]
    assert (values["甲县",], values["乙县",]) == places
