"""四舍五入: half up, once and for all, and never by more than half a step."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Const, Round
from guiju.engine.facts import Fact, Facts
from guiju.engine.number import Rounding
from tests.laws.witness import must_see, seen
from tests.plans import alone

STEPS = st.sampled_from((F(1), F(1, 10), F(1, 100), F(1, 2), F(5)))


@st.composite
def figures(draw: st.DrawFn, step: F) -> F:
    """Draw a number; every other one is exactly half a step from two neighbours."""
    if draw(st.booleans()):
        return draw(st.integers(-99, 99)) * step + step / 2
    return draw(st.fractions(-1000, 1000, max_denominator=997))


def _rounded(value: F, step: F, mode: Rounding) -> F:
    found = alone(Round(Const(value), step, mode))
    assert isinstance(found, F)
    return found


@must_see("a half", "not a half", "below zero")
@given(STEPS, st.data())
def test_half_up_goes_to_the_nearest_and_from_a_half_away_from_zero(
    step: F, data: st.DataObject
) -> None:
    value = data.draw(figures(step))
    found = _rounded(value, step, Rounding.HALF_UP)
    off = abs(found) - abs(value)
    assert -step / 2 < off <= step / 2
    assert (found / step).denominator == 1
    seen("a half", when=off == step / 2)
    seen("not a half", when=off != step / 2)
    seen("below zero", when=value < 0)


@must_see("a half to the even side below", "a half to the even side above")
@given(STEPS, st.data())
def test_half_even_goes_to_the_nearest_and_from_a_half_to_the_even_one(
    step: F, data: st.DataObject
) -> None:
    value = data.draw(figures(step))
    found = _rounded(value, step, Rounding.HALF_EVEN)
    assert abs(found - value) <= step / 2
    if abs(found - value) == step / 2:
        assert (found / step) % 2 == 0
        side = "below" if found < value else "above"
        seen(f"a half to the even side {side}")


@given(STEPS, st.data())
def test_down_and_up_bracket_the_value(step: F, data: st.DataObject) -> None:
    value = data.draw(figures(step))
    low = abs(_rounded(value, step, Rounding.DOWN))
    high = abs(_rounded(value, step, Rounding.UP))
    assert low <= abs(value) <= high
    assert high - low == (0 if (value / step).denominator == 1 else step)


@given(STEPS, st.sampled_from(Rounding), st.data())
def test_rounding_twice_is_rounding_once(
    step: F, mode: Rounding, data: st.DataObject
) -> None:
    once = _rounded(data.draw(figures(step)), step, mode)
    assert _rounded(once, step, mode) == once


@given(STEPS, st.sampled_from(Rounding), st.data())
def test_rounding_keeps_order_and_sign(
    step: F, mode: Rounding, data: st.DataObject
) -> None:
    low, high = sorted((data.draw(figures(step)), data.draw(figures(step))))
    assert _rounded(low, step, mode) <= _rounded(high, step, mode)
    assert _rounded(-low, step, mode) == -_rounded(low, step, mode)


@given(st.integers(0, 10**6))
def test_a_published_total_is_the_exact_one_half_up(thousandths: int) -> None:
    plan = compile_text("""
        方案 试行 { 满分 100分 保留 2位 四舍五入 }
        对象 县区 { 甲县、乙县 }
        环节 测评 100% { 县区 评分 0分 至 1000分 }
        总分 = 环节加权
        排名 按 总分 从高到低 并列 占位
    """).plan
    assert plan is not None
    exact = F(thousandths, 1000)
    marks: dict[Key, Fact] = {("甲县",): Fact(exact), ("乙县",): Fact(F(0))}
    values = evaluate(plan, Facts(values={"测评.评分@县区": marks})).values
    assert values["总分@县区"]["甲县",] == F((thousandths + 5) // 10, 100)
