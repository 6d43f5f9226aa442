"""Laws of effective weights: they share out the spread of the totals, all of it."""

from collections.abc import Mapping
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import compile_text
from guiju.engine.distinction import Distinction, covariance, distinctions
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.shares import Shares
from tests.laws.witness import must_see, seen
from tests.strategies.rulebooks import Assessment, assessments

UNITS = ("甲县", "乙县", "丙县", "丁县")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
Marks = Mapping[str, Mapping[tuple[str, ...], F]]

FIGURES = {
    "测评.目录@县区": 40,
    "测评.年报@县区": 30,
    "测评.服务@县区": 30,
    "表扬@县区": 9,
}


def plan(*, own: int, limited: bool, end: str = "") -> Plan:
    """Return a scheme of sums, weights and means; ``end`` closes its total."""
    limit = "仅适用 甲县、乙县" if limited else ""
    compiled = compile_text(f"""
        方案 示范 {{ 满分 100分 }}
        对象 县区 {{ {"、".join(UNITS)} }}
        指标 体系 满分 100分 {{
            公开 70分 {{ 目录 40分  年报 30分 {limit} }}
            服务 30分
            {"不适用 折算" if limited else ""}
        }}
        环节 测评 {own}% {{ 县区 按 体系 }}
        环节 互评 {100 - own}% {{ 县区 每季度 评分 0分 至 100分 取平均 }}
        输入 表扬: 次 每 县区 0次 至 9次
        小计 用于 县区 = 表扬 * 2分/次
        总分 = 环节加权 + 小计 - 5分 {end}
        排名 按 总分 从高到低 分 县区 并列 占位
    """)
    assert compiled.plan is not None, compiled.diagnostics
    return compiled.plan


@st.composite
def marks(draw: st.DrawFn, *, limited: bool) -> Marks:
    """Draw marks for every unit, on what applies to it."""
    figures: dict[str, Mapping[tuple[str, ...], F]] = {
        name: {
            (unit,): F(draw(st.integers(0, most)))
            for unit in UNITS
            if not (limited and "年报" in name and unit not in UNITS[:2])
        }
        for name, most in FIGURES.items()
    }
    quarterly: Mapping[tuple[str, ...], F] = {
        (unit, quarter): F(draw(st.integers(0, 100)))
        for unit in UNITS
        for quarter in QUARTERS
    }
    return {**figures, "互评.评分@县区": quarterly}


def result_of(scheme: Plan, given_marks: Marks) -> Result:
    """Return the result, nothing rounded."""
    facts = {
        name: {key: Fact(mark) for key, mark in table.items()}
        for name, table in given_marks.items()
    }
    return evaluate(scheme, Facts(values=facts))


def only(result: Result) -> Distinction:
    """Return the one ranked figure, taken apart."""
    (found,) = distinctions(result)
    return found


def effective(result: Result) -> dict[str, F]:
    """Return the effective weights by name."""
    return {part.quantity.name: weight for part, weight in only(result).effective()}


def naive(totals: Mapping[str, F]) -> F:
    """Return the variance as a textbook has it."""
    mean = sum(totals.values(), start=F(0)) / len(totals)
    return sum(((one - mean) ** 2 for one in totals.values()), start=F(0)) / len(totals)


own_weights = st.integers(1, 99)


@must_see("a spread", "re-scaled")
@given(own_weights, st.booleans(), st.data())
def test_in_a_scheme_of_sums_the_parts_share_out_everything(
    own: int,
    limited: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    result = result_of(
        plan(own=own, limited=limited), data.draw(marks(limited=limited))
    )
    shares = Shares(result)
    for unit in UNITS:
        given_to = shares.of("总分@县区", (unit,)).values()
        assert (
            sum(one.points for one in given_to) - 5 == result.values["总分@县区"][unit,]
        )
    found = only(result)
    if found.variance:
        seen("a spread")
        assert found.rest() == 0
        assert sum(effective(result).values()) == 1
    if limited:
        seen("re-scaled")
    nominal = [part.nominal for part in found.parts if part.nominal is not None]
    assert sum(nominal) == 1


@must_see("a spread")
@given(own_weights, st.data(), st.sampled_from([*FIGURES, "互评.评分@县区"]))
def test_a_constant_for_everybody_changes_no_effective_weight(
    own: int, data: st.DataObject, name: str
) -> None:
    scheme, before = plan(own=own, limited=False), data.draw(marks(limited=False))
    more = F(data.draw(st.integers(-50, 50)), 7)
    raised = {key: mark + more for key, mark in before[name].items()}
    first, second = (
        result_of(scheme, given_marks)
        for given_marks in (before, {**before, name: raised})
    )
    assert effective(first) == effective(second)
    if only(first).variance:
        seen("a spread")


@given(own_weights, st.data(), st.sampled_from([*FIGURES]))
def test_what_everybody_has_alike_has_no_effective_weight(
    own: int, data: st.DataObject, name: str
) -> None:
    before = data.draw(marks(limited=False))
    alike = dict.fromkeys(before[name], F(3))
    result = result_of(plan(own=own, limited=False), {**before, name: alike})
    id_ = "小计@县区" if name.startswith("表扬") else name
    (part,) = (one for one in only(result).parts if one.quantity.id == id_)
    assert part.is_alike
    assert effective(result).get(part.quantity.name, 0) == 0


@must_see("a cap")
@given(own_weights, st.data(), st.sampled_from(["封顶 40分", "保留 0位 四舍五入"]))
def test_what_a_cap_or_rounding_takes_is_the_rest(
    own: int, data: st.DataObject, end: str
) -> None:
    scheme = plan(own=own, limited=False, end=end)
    result = result_of(scheme, data.draw(marks(limited=False)))
    found, shares = only(result), Shares(result)
    rest = {
        unit: total
        - sum(one.points for one in shares.of("总分@县区", (unit,)).values())
        for unit, total in found.totals.items()
    }
    if found.variance:
        seen("a cap")
        assert found.rest() == covariance(found.totals, rest) / found.variance


@must_see("a ranking")
@given(assessments())
def test_any_scheme_is_taken_apart_exactly(drawn: Assessment) -> None:
    for found in distinctions(evaluate(drawn.book.plan, drawn.facts)):
        seen("a ranking")
        shared = [weight for _, weight in found.effective()]
        assert all(isinstance(one, F) for one in shared)
        rest = found.rest()
        assert (rest is None) == (found.variance == 0)
        assert rest is None or sum(shared) + rest == 1
        assert found.variance == naive(found.totals)


def test_sums_of_sums_are_not_followed_twice() -> None:
    """Sixty doublings: 2⁶⁰ ways lead from the total down to the mark."""
    steps = "\n".join(f"数{n + 1} 用于 县区 = 数{n} + 数{n}" for n in range(60))
    compiled = compile_text(f"""
        方案 示范 {{ 满分 100分 }}
        对象 县区 {{ 甲县、乙县 }}
        环节 测评 100% {{ 县区 评分 0分 至 100分 }}
        数0 用于 县区 = 环节加权
        {steps}
        总分 = 数60
        排名 按 总分 从高到低 分 县区 并列 占位
    """)
    assert compiled.plan is not None
    marks_: Marks = {"测评.评分@县区": {("甲县",): F(1), ("乙县",): F(2)}}
    ((part, weight),) = only(result_of(compiled.plan, marks_)).effective()
    assert part.nominal == F(2**60)
    assert weight == 1
