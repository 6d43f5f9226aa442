"""Grades compared with their labels, in formulas and in conditions."""

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine import expr as core
from guiju.engine.value import Grade

RULEBOOK = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 共 2家 {{ 甲县、乙县 }}
环节 测评 100% 依据 "一" {{ 县区 评分 0分 至 100分 }}
基础分 = 环节加权 依据 "二"
等次 档次 按 基础分 分 县区 依据 "六" {{
    优秀 90分 以上
    良好 80分 以上
    其余 一般
}}
等次 旧档 按 基础分 分 县区 依据 "六" {{ 良好 80分 以上  其余 一般 }}
总分 = 基础分 + (若 {condition} 则 1分 否则 0分) 封顶 100分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def compiled(condition: str, more: str = "") -> tuple[list[str], core.Expr | None]:
    """Return the codes found, and what the condition became."""
    found = compile_text(RULEBOOK.format(condition=condition) + more)
    codes = [one.code for one in found.diagnostics]
    if found.plan is None:
        return codes, None
    total = found.plan.quantities["总分@县区"].definition
    assert isinstance(total, core.Expr)
    return codes, _condition(total)


def _condition(expr: core.Expr) -> core.Expr:
    while not isinstance(expr, core.If):
        expr = core.children(expr)[-1 if isinstance(expr, core.Add) else 0]
    return expr.condition


@pytest.mark.parametrize("comparison", ["=", "!=", "<", "<=", ">", ">="])
def test_a_label_is_the_grade_of_the_scale_beside_it(comparison: str) -> None:
    codes, condition = compiled(f"档次 {comparison} 良好")
    assert codes == []
    good = core.Const(Grade(1, "良好"))
    said = core.Comparison(comparison)
    assert condition == core.Compare(core.Ref("档次@县区"), said, good)


def test_a_label_may_stand_first() -> None:
    codes, condition = compiled("优秀 = 档次")
    assert codes == []
    best = core.Const(Grade(2, "优秀"))
    equal = core.Comparison.EQUAL
    assert condition == core.Compare(best, equal, core.Ref("档次@县区"))


def test_a_label_means_another_level_on_another_scale() -> None:
    _, condition = compiled("旧档 = 良好")
    assert isinstance(condition, core.Compare)
    assert condition.right == core.Const(Grade(1, "良好"))
    _, condition = compiled("旧档 = 一般")
    assert isinstance(condition, core.Compare)
    assert condition.right == core.Const(Grade(0, "一般"))


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        pytest.param("档次 = 优良", ["GJ0101"], id="no-such-label"),
        pytest.param("优良 = 档次", ["GJ0101"], id="no-such-label-in-front"),
        pytest.param("档次 = 旧档", ["GJ0401"], id="two-scales"),
        pytest.param("档次 = 基础分", ["GJ0401"], id="a-quantity"),
        pytest.param("基础分 = 优秀", ["GJ0101"], id="no-scale"),
        pytest.param("档次 = 90分", ["GJ0401"], id="a-figure"),
    ],
)
def test_what_is_no_label_of_the_scale_is_found(
    condition: str, codes: list[str]
) -> None:
    assert compiled(condition)[0] == codes


def test_an_unknown_label_brings_up_the_nearest_ones() -> None:
    (found,) = compile_text(RULEBOOK.format(condition="档次 = 优良")).diagnostics
    assert found.message.zh == "没有名为“优良”的等次"
    assert found.help is not None
    assert found.help.zh == "是不是“良好”或“优秀”？"


def test_a_quantity_of_the_same_name_does_not_hide_the_label() -> None:
    codes, condition = compiled("档次 = 优秀", "参数 优秀: 分 = 3分\n")
    assert "GJ0401" not in codes
    assert isinstance(condition, core.Compare)
    assert condition.right == core.Const(Grade(2, "优秀"))


def test_a_constraint_may_name_a_grade() -> None:
    codes, _ = compiled("档次 = 优秀", '必须 合格: 每个 单位 档次 >= 良好 依据 "八"\n')
    assert codes == []
