"""上期: figures of the last result, as inputs of this period."""

from fractions import Fraction as F
from textwrap import dedent

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.examples import run_examples
from guiju.dsl.format import format_text
from guiju.dsl.model.problem import PreviousDiffers, UnknownName
from guiju.engine.contract import tables
from guiju.engine.evaluate import evaluate
from guiju.engine.interval import Interval
from guiju.engine.measure import PERCENT, PLACE, POINTS, Measure, Scale, Truth
from guiju.engine.plan import Input, Plan
from guiju.engine.value import Absence, Value
from tests.dsl.texts import TWO_COUNTIES, facts_of, plan_of

STAGE = '环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }\n'
RANKED = "排名 按 总分 从高到低 分 县区 并列 占位\n"
ROLLING = f"""{TWO_COUNTIES}{STAGE}
总分 = 测评 的 80% + 上期.总分 的 20% 依据 "二"
{RANKED}"""
GRADES = "等次 按 总分 { 好 60分 以上  其余 差 }"
MARKS = st.fractions(0, 100, max_denominator=60)


def compiled(rules: str) -> Compiled:
    return compile_text(f"{TWO_COUNTIES}{STAGE}{dedent(rules)}")


def last(plan: Plan, id_: str) -> Input:
    """Return the input that is read of the last result under ``id_``."""
    definition = plan.quantities[id_].definition
    assert isinstance(definition, Input)
    return definition


def test_a_total_may_be_made_of_its_own_last_value() -> None:
    values = {
        "测评.评分@县区": {("甲县",): F(90), ("乙县",): F(70)},
        "上期.总分@县区": {("甲县",): F(80), ("乙县",): F(75)},
    }
    result = evaluate(plan_of(ROLLING), facts_of(values))
    assert result.values["总分@县区"] == {("甲县",): F(88), ("乙县",): F(71)}


@given(st.tuples(MARKS, MARKS), st.tuples(MARKS, MARKS))
def test_it_counts_like_a_declared_input_of_the_same_values(
    marks: tuple[F, F], before: tuple[F, F]
) -> None:
    declared = ROLLING.replace("上期.总分", "去年总分").replace(
        STAGE, f'{STAGE}输入 去年总分: 分 每 县区 依据 "二"\n'
    )
    given_ = {"测评.评分@县区": dict(zip([("甲县",), ("乙县",)], marks, strict=True))}
    figures = dict(zip([("甲县",), ("乙县",)], before, strict=True))
    one = evaluate(plan_of(ROLLING), facts_of({**given_, "上期.总分@县区": figures}))
    other = evaluate(plan_of(declared), facts_of({**given_, "去年总分@县区": figures}))
    for id_ in ("总分@县区", "排名@县区"):
        assert one.values[id_] == other.values[id_]


def test_both_spellings_mean_the_same() -> None:
    english = format_text(ROLLING, "en")
    assert "previous.总分" in english
    assert plan_of(english) == plan_of(ROLLING)


def test_an_example_gives_last_values_too() -> None:
    text = f"""{ROLLING}
    例 "两成是上期的" {{
        给定 上期.总分[甲县] = 80分  测评.评分[甲县] = 90分
        期望 总分[甲县] = 88分
    }}"""
    found = compile_text(dedent(text))
    assert found.plan is not None
    (outcome,) = run_examples(found.model, found.plan)
    assert outcome.holds


TYPED = [
    pytest.param("上期.总分 + 0分 > 0分", "总分", POINTS, Interval(), id="total"),
    pytest.param("上期.测评 > 60分", "测评", POINTS, Interval(), id="stage"),
    pytest.param("上期.排名 <= 3名", "排名", PLACE, Interval(F(1)), id="place"),
    pytest.param("上期.增幅 > 5%", "增幅", PERCENT, Interval(), id="ratio"),
    pytest.param("上期.不合格", "不合格", Truth(), Interval(), id="truth"),
    pytest.param(
        "已报(上期.等次)", "等次", Scale(("差", "好")), Interval(), id="grade"
    ),
]


@pytest.mark.parametrize(("condition", "name", "measure", "interval"), TYPED)
def test_it_has_the_measure_of_the_quantity_itself(
    condition: str, name: str, measure: Measure, interval: Interval
) -> None:
    plan = plan_of(f"""{TWO_COUNTIES}{STAGE}
    总分 = 环节加权 + (如果 {condition} 则 1分 否则 0分)
    增幅 = 测评 / (上期.测评 保底 1分) - 1
    不合格 = 增幅 < 0
    {RANKED}{GRADES}""")
    assert plan.quantities[f"上期.{name}@县区"].measure == measure
    assert last(plan, f"上期.{name}@县区").interval == interval


def test_an_item_had_no_more_than_its_full_marks() -> None:
    plan = plan_of(f"""{TWO_COUNTIES}
    指标 体系 满分 100分 依据 "附件" {{ 公开 60分  脱贫 25分 仅适用 甲县  服务 15分
        不适用 折算 }}
    环节 测评 100% 依据 "一" {{ 县区 按 体系 }}
    总分 = 环节加权 + 上期.测评.公开 - 上期.测评.脱贫
    """)
    assert last(plan, "上期.测评.公开@县区").interval == Interval(F(0), F(60))
    assert last(plan, "上期.测评.脱贫@县区").applies_to == frozenset({"甲县"})


def test_what_is_read_in_a_circle_is_known_before_if_it_can_be() -> None:
    plan = plan_of(f"""{TWO_COUNTIES}{STAGE}
    总分 = 环节加权 * (上期.系数 封顶 1 保底 0)
    系数 = 测评 / 100分
    {RANKED}""")
    assert plan.quantities["上期.系数@县区"].measure == PERCENT


def test_its_own_last_value_is_points_or_a_problem() -> None:
    model = compiled("系数 = 测评 / (上期.系数 保底 1分)").model
    (problem,) = (one for one in model.problems if isinstance(one, PreviousDiffers))
    assert (problem.name, problem.taken, problem.found) == ("系数", POINTS, PERCENT)


def test_an_unknown_name_behind_it_is_told_with_near_ones() -> None:
    (problem,) = compiled("总分 = 测评 + 上期.总份").model.problems
    assert isinstance(problem, UnknownName)
    assert problem.name == "总份"
    assert "总分" in problem.candidates


@pytest.mark.parametrize("name", ["上期", "previous"])
def test_nothing_else_can_have_its_name(name: str) -> None:
    found = compiled(f"{name} = 测评")
    assert [one.code for one in found.diagnostics][:1] == ["GJ0104"]


OPTIONAL = [
    pytest.param("总分 = 测评 + 上期.总分", False, id="read"),
    pytest.param(
        "总分 = 如果 已报(上期.总分) 则 上期.总分 否则 测评", True, id="asked"
    ),
    pytest.param(
        "加分 进步 用于 县区 按 上期.总分 { 60分 以上: 1分  其他: 0分  未报: 0分 }\n"
        "总分 = 测评 + 进步",
        True,
        id="banded",
    ),
    pytest.param(
        "加分 进步 用于 县区 按 上期.总分 { 60分 以上: 1分  其他: 0分 }\n"
        "总分 = 测评 + 进步",
        False,
        id="banded-without-row",
    ),
]


@pytest.mark.parametrize(("rules", "optional"), OPTIONAL)
def test_it_may_be_missing_only_where_the_rules_say_what_then(
    rules: str, *, optional: bool
) -> None:
    plan = compiled(rules).plan
    assert plan is not None
    assert last(plan, "上期.总分@县区").optional is optional


def test_the_first_period_counts_what_there_is() -> None:
    plan = plan_of(f"""{TWO_COUNTIES}{STAGE}
    总分 = 如果 已报(上期.总分) 则 (测评 + 上期.总分) / 2 否则 测评
    """)
    values: dict[str, dict[tuple[str, ...], Value]] = {
        "测评.评分@县区": {("甲县",): F(90), ("乙县",): F(70)},
        "上期.总分@县区": {("甲县",): F(80), ("乙县",): Absence.NOT_REPORTED},
    }
    result = evaluate(plan, facts_of(values))
    assert result.values["总分@县区"] == {("甲县",): F(85), ("乙县",): F(70)}


def contract(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the columns of the tables of the last result."""
    return {
        table.name: tuple(column.name for column in table.columns)
        for table in tables(plan)
        if table.name.startswith("上期")
    }


def test_the_figures_of_units_are_one_table() -> None:
    plan = plan_of(f"""{TWO_COUNTIES}{STAGE}
    总分 = 测评 + (如果 上期.排名 = 1名 则 1分 否则 0分) + 上期.测评.评分 的 1%
    {RANKED}""")
    assert contract(plan) == {"上期": ("排名", "测评.评分")}


def test_groups_and_other_keys_have_tables_of_their_own() -> None:
    plan = plan_of("""
    方案 示范 { 满分 100分 }
    对象 县区 { 甲县、乙县 }
    对象 部门 { 一局、二局 }
    环节 测评 100% 依据 "一" {
        县区 由 部门 评分 0分 至 100分 取平均
        部门 评分 0分 至 100分
    }
    总分 = 环节加权 的 50% + 上期.总分 的 50% 依据 "二"
    变动 用于 县区 = 平均(测评.评分) - 平均(上期.测评.评分) 依据 "三"
    """)
    assert contract(plan) == {
        "上期-县区": ("总分",),
        "上期-部门": ("总分",),
        "上期-测评.评分": ("测评.评分",),
    }


def test_sampled_members_are_those_of_the_last_period() -> None:
    plan = plan_of(f"""{TWO_COUNTIES}
    环节 测评 100% 依据 "一" {{
        县区 评分 0分 至 100分 分层 {{ 本级 60%、乡镇 40% 取平均 }}
    }}
    变动 = 合计(测评.评分) - 合计(上期.测评.评分)
    """)
    now = {axis.roster for axis in plan.quantities["测评.评分@县区"].axes}
    then = {axis.roster for axis in plan.quantities["上期.测评.评分@县区"].axes}
    assert then - {""} == {f"上期.{roster}" for roster in now - {""}}


def test_what_only_the_next_period_reads_is_in_use() -> None:
    found = compiled(f"累计 = 测评 + 上期.累计\n总分 = 测评\n{RANKED}")
    assert "GJ0106" not in {one.code for one in found.diagnostics}
    alone = compiled(f"累计 = 测评\n总分 = 测评\n{RANKED}")
    assert "GJ0106" in {one.code for one in alone.diagnostics}


def test_a_last_value_that_no_rule_reads_is_told() -> None:
    found = compiled(f"""总分 = 测评
    {RANKED}
    例 "没有读" {{ 给定 上期.总分[甲县] = 80分  测评.评分[甲县] = 90分
                  期望 总分[甲县] = 90分 }}
    """)
    unread = [one for one in found.diagnostics if one.code == "GJ0106"]
    assert ["上期.总分" in one.message.zh for one in unread] == [True]


def test_two_periods_back_are_read_of_the_last_one() -> None:
    plan = plan_of(f"""{TWO_COUNTIES}{STAGE}
    总分 = (测评 + 上期.测评 + 上期.上期.测评) / 3
    """)
    assert {"上期.测评@县区", "上期.上期.测评@县区"} <= plan.quantities.keys()


def test_it_is_an_input_of_nobody_else() -> None:
    plan = plan_of(ROLLING)
    own = plan.quantities["上期.总分@县区"]
    now = plan.quantities["总分@县区"]
    assert attrs.evolve(own, axes=now.axes) == own
    assert (own.clause, own.full_marks) == ("", None)


def test_so_many_periods_back_that_nobody_counts_them_is_an_unknown_name() -> None:
    found = compiled(f"总分 = {'上期.' * 5000}测评\n{RANKED}")
    assert "GJ0101" in {one.code for one in found.diagnostics}
