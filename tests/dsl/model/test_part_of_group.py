"""属于: who is ranked and graded in a part, by a figure that the whole reports."""

from collections.abc import Mapping, Sequence
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.result import Result
from guiju.engine.value import Grade

UNITS = ("甲县", "乙县", "丙县", "开发区", "园区")
PART = UNITS[:3]
EXCELLENT = Grade(1, "优秀")
marks = st.lists(st.integers(0, 9), min_size=5, max_size=5)


def _scored(lines: str, drawn: Sequence[int]) -> Result:
    found = compile_text(
        f"""\
        方案 示范 "示范方案" {{ 满分 9分 }}
        对象 全部 依据 "一" {{ {"、".join(UNITS)} }}
        对象 县区 属于 全部 依据 "一" {{ {"、".join(PART)} }}
        输入 得分: 分 每 全部 0分 至 9分 依据 "二"
        {lines}
        """
    )
    assert found.plan is not None, found.diagnostics
    figures: Mapping[Key, Fact] = {
        (unit,): Fact(F(mark)) for unit, mark in zip(UNITS, drawn, strict=True)
    }
    return evaluate(found.plan, Facts(values={"得分@全部": figures}))


@pytest.mark.parametrize(("way", "better"), [("从高到低", 1), ("从低到高", -1)])
@given(drawn=marks)
def test_a_part_is_ranked_among_itself(
    way: str, better: int, drawn: Sequence[int]
) -> None:
    places = _scored(f"排名 名次 按 得分 {way} 分 县区 并列 占位", drawn).values
    assert places["名次@县区"] == {
        (unit,): 1 + sum(better * other > better * mark for other in drawn[:3])
        for unit, mark in zip(PART, drawn[:3], strict=True)
    }


@given(drawn=marks)
def test_the_rest_of_the_whole_takes_no_place(drawn: Sequence[int]) -> None:
    lines = "排名 名次 按 得分 从高到低 分 县区 并列 占位"
    assert {unit for (unit,) in _scored(lines, drawn).values["名次@县区"]} == {*PART}


@given(drawn=marks)
def test_a_quota_counts_the_part_alone(drawn: Sequence[int]) -> None:
    row = "优秀 0分 以上 最多 {quota} 舍去 同分 从宽  其余 一般"
    lines = f'等次 档次 按 得分 分 县区 依据 "三" {{ {row.format(quota="34%")} }}'
    grades = _scored(lines, drawn).values["档次@县区"]
    best = max(drawn[:3])
    assert {unit for (unit,), grade in grades.items() if grade == EXCELLENT} == {
        unit for unit, mark in zip(PART, drawn, strict=False) if mark == best
    }
