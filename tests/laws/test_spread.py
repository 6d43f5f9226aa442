"""拉开差距: the spread of marks is what anybody would count from the sheet."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import compile_text
from guiju.engine.evaluate import evaluate
from guiju.engine.plan import Plan
from tests.strategies.values import facts_of

LAYERS = "分层 { 本级 40%、乡镇 60% 取平均 }"
CLAUSES = {
    "每个 评价者 由 市直": "由 市直 评分 0分 至 100分 取平均 可缺",
    "每个 单位 由 市直": "由 市直 评分 0分 至 100分 取平均",
    "每个 评价者 每半年": "由 市直 每半年 评分 0分 至 100分 取平均",
    "每个 单位 每半年": "每半年 评分 0分 至 100分 取平均 可缺",
    "每个 期": "每半年 评分 0分 至 100分 取平均",
    "每个 评价者 分层": f"由 市直 评分 0分 至 100分 取平均 {LAYERS}",
    "每个 层级": f"评分 0分 至 100分 {LAYERS}",
    "每个 单位 分层": f"评分 0分 至 100分 可缺 {LAYERS}",
    "": "由 市直 评分 0分 至 100分 取平均",
}
"""For each axis that a spread can be asked along: how the stage is scored."""
MARKS = "互评.评分@县区"


def _plan(each: str) -> Plan:
    along = " ".join(each.split()[:2])
    plan = compile_text(f"""
        方案 试行 {{ 满分 100分 }}
        对象 县区 {{ 甲县、乙县、丙区 }}
        对象 市直 {{ 工局、农局 }}
        环节 互评 100% {{
            县区 {CLAUSES[each]}
            原则上 拉开差距: {along} 最高 - 最低 >= 满分 的 60%
        }}
        总分 = 环节加权
        排名 按 总分 从高到低 并列 占位
    """).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("each", CLAUSES)
@given(data=st.data())
def test_the_spread_rule_holds_exactly_when_a_naive_count_says_so(
    each: str, data: st.DataObject
) -> None:
    plan = _plan(each)
    facts = data.draw(facts_of(plan, least=1))
    verdicts = [
        v
        for v in evaluate(plan, facts).verdicts
        if v.constraint.name == "互评.拉开差距"
    ]
    assert verdicts
    names = [axis.name for axis in plan.quantities[MARKS].axes]
    for verdict in verdicts:
        where = dict(
            zip((a.name for a in verdict.constraint.axes), verdict.where, strict=True)
        )
        marks = [
            fact.value
            for key, fact in facts.values[MARKS].items()
            if where.items() <= dict(zip(names, key, strict=True)).items()
            and isinstance(fact.value, F)
        ]
        assert verdict.holds == (max(marks) - min(marks) >= 60 if marks else None)


def test_a_rule_of_the_whole_scheme_is_never_read_along_another_axis() -> None:
    found = compile_text("""
        方案 试行 { 满分 100分 }
        对象 县区 { 甲县、乙县 }
        环节 互评 100% { 县区 评分 0分 至 100分 }
        总分 = 环节加权
        必须 每个 评价者 总分 >= 10分
    """)
    assert found.plan is None
    assert "GJ0101" in {diagnostic.code for diagnostic in found.diagnostics}
