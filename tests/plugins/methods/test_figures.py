"""The built-in methods against figures that were worked out by hand, and their laws."""

from collections.abc import Mapping, Sequence
from fractions import Fraction as F
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guiju.dsl.compile import compile_text
from guiju.engine.evaluate import evaluate
from guiju.engine.number import Rounding, round_to
from guiju.engine.plan import Plan
from guiju.engine.value import Absence, Value
from guiju.plugins.manager import load_plugins
from tests.dsl.texts import facts_of

UNITS = ("甲", "乙", "丙", "丁", "戊")
SCHEME = """
方案 示范 {{ 满分 100分 }}
对象 县区 {{ {units} }}
输入 数值: 分 每 县区 0分 至 1000分 可缺
结果 = {expression}
排名 按 结果 从高到低 并列 占位
"""
marks = st.fractions(0, 1000, max_denominator=100)


@cache
def plan_of(expression: str, count: int) -> Plan:
    text = SCHEME.format(units="、".join(UNITS[:count]), expression=expression)
    found = compile_text(text, methods=load_plugins().methods)
    assert found.plan is not None, found.diagnostics
    return found.plan


def results(expression: str, figures: Sequence[Value]) -> Sequence[Value]:
    """Return the result of each unit for its figure."""
    by_key: Mapping[tuple[str], Value] = {
        (unit,): figure for unit, figure in zip(UNITS, figures, strict=False)
    }
    plan = plan_of(expression, len(figures))
    values = evaluate(plan, facts_of({"数值@县区": by_key})).values["结果@县区"]
    return [values[unit,] for unit in UNITS[: len(figures)]]


@pytest.mark.parametrize(
    ("call", "figure", "expected"),
    [
        pytest.param("100分, 200分", 100, 60, id="not-allowed-gets-the-base"),
        pytest.param("100分, 200分", 200, 100, id="satisfactory-gets-it-all"),
        pytest.param("100分, 200分", 130, 72, id="its-share-between"),
        pytest.param("100分, 200分", 250, 120, id="goes-on-above"),
        pytest.param("100分, 200分", 0, 20, id="goes-on-below"),
        pytest.param("30分, 10分", 25, 70, id="less-is-better"),
        pytest.param("30分, 10分", 10, 100, id="least-is-best"),
    ],
)
def test_efficacy(call: str, figure: int, expected: int) -> None:
    expression = f"功效系数(数值, {call}, 基础 60分, 跨度 40分)"
    assert results(expression, [F(figure)]) == [expected]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        # mean 40, squared differences 400 + 0 + 400, variance 800/3, deviation 16.3299…
        pytest.param((20, 40, 60), ("-1.2247", "0", "1.2247"), id="three-apart"),
        # mean 5, deviation 2
        pytest.param((3, 7), ("-1", "1"), id="two"),
        # mean 4, squared differences 4 + 0 + 0 + 0 + 4, variance 8/5
        pytest.param((2, 4, 4, 4, 6), ("-1.5811", "0", "0", "0", "1.5811"), id="five"),
        pytest.param((7, 7, 7), ("0", "0", "0"), id="all-equal"),
        pytest.param((7,), ("0",), id="alone"),
    ],
)
def test_standard_score(figures: Sequence[int], expected: Sequence[str]) -> None:
    found = results("标准分(数值) 保留 4位 四舍五入", [*map(F, figures)])
    assert found == [*map(F, expected)]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param((10, 20, 30), (0, F(1, 2), 1), id="in-order"),
        pytest.param((10, 20, 20, 40), (0, F(1, 3), F(1, 3), 1), id="equal"),
        pytest.param((5, 5, 5), (0, 0, 0), id="all-equal"),
        pytest.param((5,), (Absence.NOT_APPLICABLE,), id="alone"),
    ],
)
def test_percentile_rank(figures: Sequence[int], expected: Sequence[Value]) -> None:
    assert results("百分位次(数值)", [*map(F, figures)]) == [*expected]


@pytest.mark.parametrize(
    "expression", ["标准分(数值) 保留 4位 四舍五入", "百分位次(数值)"]
)
def test_who_has_not_reported_leaves_all_without_a_result(expression: str) -> None:
    found = results(expression, [F(1), Absence.NOT_REPORTED, F(3)])
    assert found == [Absence.NOT_REPORTED] * 3


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("标准分(数值) 保留 4位 四舍五入", [F(-1), F(1)]),
        ("百分位次(数值)", [F(0), F(1)]),
    ],
)
def test_who_is_not_concerned_is_left_out(
    expression: str, expected: Sequence[Value]
) -> None:
    found = results(expression, [F(1), Absence.NOT_APPLICABLE, F(3)])
    assert found == [expected[0], Absence.NOT_APPLICABLE, expected[1]]


# ---- laws


@given(st.tuples(marks, marks), st.booleans())
def test_doing_better_never_lowers_the_efficacy(
    pair: tuple[F, F],
    less_is_better: bool,  # noqa: FBT001 - drawn
) -> None:
    ends = "900分, 100分" if less_is_better else "100分, 900分"
    expression = f"功效系数(数值, {ends}, 基础 60分, 跨度 40分)"
    (low,), (high,) = (results(expression, [figure]) for figure in sorted(pair))
    assert isinstance(low, F)
    assert isinstance(high, F)
    assert high <= low if less_is_better else low <= high


@given(
    st.integers(0, 999), st.integers(0, 999), st.integers(0, 100), st.integers(0, 100)
)
def test_the_goalposts_get_the_base_and_the_span(
    low: int, high: int, base: int, span: int
) -> None:
    assume(low != high)
    expression = f"功效系数(数值, {low}分, {high}分, 基础 {base}分, 跨度 {span}分)"
    assert results(expression, [F(low)]) == [base]
    assert results(expression, [F(high)]) == [base + span]


@given(st.lists(marks, min_size=2, max_size=5))
def test_two_units_as_far_from_the_mean_have_opposite_scores(figures: list[F]) -> None:
    """Each figure is set against its mirror image about the mean of the group."""
    middle = sum(figures, F(0)) / len(figures)
    mirrored = [2 * middle - figure for figure in figures]
    assume(all(0 <= figure <= 1000 for figure in mirrored))
    expression = "标准分(数值) 保留 6位 四舍五入"
    there, back = results(expression, figures), results(expression, mirrored)
    assert there == [-score for score in back if isinstance(score, F)]


@given(st.lists(marks, min_size=2, max_size=5), marks, st.fractions(F(1, 10), 10))
def test_the_standard_score_knows_neither_scale_nor_origin(
    figures: list[F], shift: F, scale: F
) -> None:
    moved = [scale * figure + shift for figure in figures]
    assume(max(moved) <= 1000)
    expression = "标准分(数值) 保留 6位 四舍五入"
    assert results(expression, moved) == results(expression, figures)


@given(st.lists(marks, min_size=2, max_size=5))
def test_the_squared_scores_add_up_to_the_number_of_units(figures: list[F]) -> None:
    """Stated exactly, before the root: the rounded scores stand for z itself."""
    assume(len(set(figures)) > 1)
    scores = results("标准分(数值) 保留 12位 四舍五入", figures)
    numbers = [score for score in scores if isinstance(score, F)]
    step = F(1, 10**6)
    assert round_to(sum(numbers, F(0)), step, Rounding.HALF_UP) == 0
    squares = sum((score * score for score in numbers), F(0))
    assert round_to(squares, step, Rounding.HALF_UP) == len(figures)


@given(st.lists(marks, min_size=2, max_size=5))
def test_the_percentile_rank_is_the_share_of_the_others_below(figures: list[F]) -> None:
    below = [sum(other < figure for other in figures) for figure in figures]
    assert results("百分位次(数值)", figures) == [
        F(count, len(figures) - 1) for count in below
    ]
