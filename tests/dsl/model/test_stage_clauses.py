"""无效票, 去掉 … 达到 and 占: marks that do not count, and weights of a group's own."""

from collections.abc import Sequence
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import Compiled, compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.result import Result
from guiju.engine.value import Absence

UNITS = ("甲县", "乙县", "丙县")
RATERS = ("一局", "二局", "三局", "四局", "五局")
Marks = Sequence[Sequence[int]]
"""A row for each rater, a column for each unit."""

marks = st.lists(
    st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=5, max_size=5
)


def compiled(clauses: str) -> Compiled:
    """Return a rulebook with one stage, rated by five."""
    found = compile_text(
        f"""\
        方案 示范 "示范方案" {{ 满分 20分  保留 2位 四舍五入 }}
        对象 县区 依据 "一" {{ {"、".join(UNITS)} }}
        对象 市直 依据 "一" {{ {"、".join(RATERS)} }}
        环节 互评 100% 依据 "二" {{
            县区 由 市直 评分 0分 至 20分 取平均 {clauses}
        }}
        总分 = 环节加权 依据 "三"
        排名 按 总分 从高到低 分 县区 并列 占位
        """
    )
    assert found.plan is not None, found.diagnostics
    return found


def scored(clauses: str, drawn: Marks) -> Result:
    """Return the result of one stage with these marks."""
    plan = compiled(clauses).plan
    assert plan is not None
    given_marks: dict[Key, Fact] = {
        (unit, rater): Fact(F(drawn[row][column]))
        for row, rater in enumerate(RATERS)
        for column, unit in enumerate(UNITS)
    }
    return evaluate(plan, Facts(values={"互评.评分@县区": given_marks}))


def mean(values: Sequence[int], trim_from: int) -> F | Absence:
    """Average by hand, without the ends where there are enough marks."""
    left = sorted(values)[1:-1] if len(values) >= trim_from else list(values)
    return F(sum(left), len(left)) if left else Absence.NOT_APPLICABLE


@given(marks, st.integers(0, 20), st.integers(3, 6))
def test_invalid_ballots_are_left_out_before_the_ends(
    drawn: Marks, spread: int, reaching: int
) -> None:
    clauses = (
        f"去掉 最高 1个 最低 1个 达到 {reaching}个 无效票 当 最高 - 最低 < {spread}分"
    )
    result = scored(clauses, drawn)
    valid = [row for row in drawn if max(row) - min(row) >= spread]
    for column, unit in enumerate(UNITS):
        wanted = mean([row[column] for row in valid], reaching)
        assert result.values["互评@县区"][(unit,)] == wanted
    for rater, row in zip(RATERS, drawn, strict=True):
        assert result.values["互评.无效票@县区"][(rater,)] is (row not in valid)


@given(marks)
def test_a_condition_that_never_holds_changes_nothing(drawn: Marks) -> None:
    plain, asked = scored("", drawn), scored("无效票 当 最低 < 0分", drawn)
    assert asked.values["总分@县区"] == plain.values["总分@县区"]


@given(marks)
def test_a_trim_that_is_always_reached_is_a_trim(drawn: Marks) -> None:
    always = scored("去掉 最高 1个 最低 1个", drawn)
    reached = scored("去掉 最高 1个 最低 1个 达到 5个", drawn)
    never = scored("去掉 最高 1个 最低 1个 达到 6个", drawn)
    assert reached.values["互评@县区"] == always.values["互评@县区"]
    assert never.values["互评@县区"] == scored("", drawn).values["互评@县区"]


def test_without_raters_there_are_no_ballots() -> None:
    found = compile_text(
        """\
        方案 示范 "示范方案" { 满分 20分 }
        对象 县区 { 甲县、乙县 }
        环节 测评 100% { 县区 评分 0分 至 20分 无效票 当 最高 < 5分 }
        总分 = 环节加权
        """
    )
    assert "GJ0111" in {one.code for one in found.diagnostics}


WEIGHTS = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 依据 "一" {{ 甲县、乙县 }}
对象 市直 依据 "一" {{ 一局、二局 }}
环节 测评 60% 依据 "二" {{ 县区、市直 评分 0分 至 100分 }}
环节 评议 40% 依据 "二" {{
    县区 占 {whole} 评分 0分 至 100分
    市直 占 {own} 评分 0分 至 100分
}}
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 县区、市直 并列 占位
"""


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        pytest.param("40%", [], id="the-same"),
        pytest.param("30%", ["GJ0303"], id="too-little"),
        pytest.param("40分", ["GJ0406"], id="points"),
    ],
)
def test_the_weights_of_each_group_are_added_up(own: str, codes: list[str]) -> None:
    found = compile_text(WEIGHTS.format(whole="40%", own=own))
    assert [one.code for one in found.diagnostics if one.code in codes] == codes
    assert (found.plan is not None) is (codes == [])


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        pytest.param("每个 单位 权重(评议) >= 10%", [], id="of-each-group"),
        pytest.param("权重(评议) >= 10%", ["GJ0108"], id="of-whom"),
        pytest.param("权重(测评) >= 10%", [], id="the-same-for-all"),
    ],
)
def test_a_weight_that_differs_is_asked_for_a_group(
    asked: str, codes: list[str]
) -> None:
    rules = WEIGHTS.format(whole="50%", own="40%")
    found = compile_text(f'{rules}必须 占比: {asked} 依据 "四"\n')
    assert [one.code for one in found.diagnostics if one.code != "GJ0303"] == codes
