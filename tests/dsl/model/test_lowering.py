"""What each form of the language means, scored by hand."""

from fractions import Fraction as F

import pytest

from guiju.engine import expr as core
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.value import Absence
from tests.dsl.texts import TWO_COUNTIES, Marks, plan_of, run

TOTAL = """
总分 = 环节加权 保留 2位 四舍五入 依据 "二"
排名 按 总分 从高到低 并列 占位
"""


def tree(policy: str) -> str:
    return f"""{TWO_COUNTIES}
    指标 体系 满分 100分 依据 "附件" {{
        公开 60分  脱贫 25分 仅适用 甲县  服务 15分
        {policy}
    }}
    环节 测评 100% 依据 "一" {{ 县区 按 体系 }}
    {TOTAL}"""


def marks(public: F, poverty: F, service: F) -> dict[str, Marks]:
    """Marks for both counties; 脱贫 is asked of 甲县 alone."""
    return {
        "测评.公开@县区": {("甲县",): public, ("乙县",): public},
        "测评.脱贫@县区": {("甲县",): poverty},
        "测评.服务@县区": {("甲县",): service, ("乙县",): service},
    }


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        # 乙县 got 30 + 15 = 45 of the 75 points that apply to it
        pytest.param("不适用 折算", F(45) * 100 / 75, id="rescale"),
        # 12.5 of the missing 25 points go to each of the two others
        pytest.param("不适用 平摊", F(45) + F(1, 2) * F(25, 2) + F(25, 2), id="spread"),
        pytest.param("不适用 同类均值", F(45) + 10, id="peers"),
        pytest.param("不适用 计满分", F(45) + 25, id="full"),
        pytest.param("不适用 得分率 80%", F(45) + 20, id="rate"),
    ],
)
def test_what_does_not_apply_follows_the_policy(policy: str, expected: F) -> None:
    result = run(tree(policy), marks(F(30), F(10), F(15)))
    assert result.values["测评.脱贫@县区"][("乙县",)] is Absence.NOT_APPLICABLE
    assert result.values["测评.体系@县区"][("甲县",)] == 55
    assert result.values["测评.体系@县区"][("乙县",)] == expected


def test_layers_roll_up_by_weight_and_mean() -> None:
    text = f"""{TWO_COUNTIES}
    环节 测评 100% 依据 "一" {{
        县区 评分 0分 至 100分 分层 {{ 本级 70%、乡镇 20% 取平均、部门 10% 取平均 }}
    }}
    {TOTAL}"""
    given = {
        ("本级", "本级"): F(90),
        ("乡镇", "一"): F(80),
        ("乡镇", "二"): F(71),
        ("部门", "三"): F(60),
    }
    sampled = {("本级",): ("本级",), ("乡镇",): ("一", "二"), ("部门",): ("三",)}
    counties = ("甲县", "乙县")
    result = run(
        text,
        {"测评.评分@县区": {(c, *k): v for c in counties for k, v in given.items()}},
        {"测评@县区": {(c, *k): v for c in counties for k, v in sampled.items()}},
    )
    assert result.values["测评.乡镇@县区"][("甲县",)] == F(151, 2)
    assert result.values["测评@县区"][("甲县",)] == 63 + F(151, 10) + 6
    assert [verdict.holds for verdict in result.verdicts] == [True, True]


def test_a_body_that_should_be_single_is_reported_when_it_is_not() -> None:
    text = f"""{TWO_COUNTIES}
    环节 测评 100% 依据 "一" {{
        县区 评分 0分 至 100分 分层 {{ 本级 70%、乡镇 30% 取平均 }}
    }}
    {TOTAL}"""
    roster = {("甲县", "本级"): ("a", "b"), ("甲县", "乡镇"): ("c",)}
    roster |= {("乙县", "本级"): ("a",), ("乙县", "乡镇"): ("c",)}
    given = {(*k, name): F(80) for k, names in roster.items() for name in names}
    result = run(text, {"测评.评分@县区": given}, {"测评@县区": roster})
    assert [verdict.holds for verdict in result.verdicts] == [False, True]


COUNTED = f"""{TWO_COUNTIES}
    指标 体系 满分 100分 依据 "附件" {{
        公开 98分
        年度报告 2分 {{
            逾期 每天 扣 0.1分 最多 1分
            每处 缺项 扣 0.5分
            扣完为止
        }}
    }}
    环节 测评 100% 依据 "一" {{ 县区 按 体系 }}
    {TOTAL}"""


@pytest.mark.parametrize(
    ("days", "gaps", "expected"),
    [
        pytest.param(0, 0, F(2), id="nothing-wrong"),
        pytest.param(3, 1, F("1.2"), id="both-deducted"),
        pytest.param(30, 0, F(1), id="lateness-is-capped"),
        pytest.param(30, 2, F(0), id="exactly-used-up"),
        pytest.param(0, 9, F(0), id="never-below-zero"),
    ],
)
def test_deductions_stop_where_the_item_is_used_up(
    days: int, gaps: int, expected: F
) -> None:
    both = (("甲县",), ("乙县",))
    result = run(
        COUNTED,
        {
            "测评.公开@县区": dict.fromkeys(both, F(98)),
            "测评.年度报告.逾期@县区": dict.fromkeys(both, F(days)),
            "测评.年度报告.缺项@县区": dict.fromkeys(both, F(gaps)),
        },
    )
    assert result.values["测评.年度报告@县区"][("甲县",)] == expected


def test_an_adjustment_leaves_groups_alone_that_it_does_not_serve() -> None:
    plan = plan_of("""
    方案 示范 "示范方案" { 满分 100分 }
    对象 县区 共 1家 { 甲县 }
    对象 市直 共 1家 { 市司法局 }
    环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
    扣分 专项 用于 县区 依据 "二" { 每项 未完成 扣 2分 }
    总分 = 环节加权 - 专项 保留 2位 四舍五入 依据 "三"
    排名 按 总分 从高到低 并列 占位
    """)
    assert "专项@县区" in plan.quantities
    assert "专项@市直" not in plan.quantities


def test_the_scheme_rounds_what_is_ranked_unless_that_says_so_itself() -> None:
    text = """
    方案 示范 "示范方案" { 满分 100分  保留 1位 四舍五入 }
    对象 县区 共 1家 { 甲县 }
    环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
    总分 = 环节加权 OWN 依据 "二"
    排名 按 总分 从高到低 并列 占位
    """
    given = {"测评.评分@县区": {("甲县",): F("88.849")}}
    for own, expected in (("", F("88.8")), ("保留 2位 四舍五入", F("88.85"))):
        result = run(text.replace("OWN", own), given)
        assert result.values["总分@县区"][("甲县",)] == expected


def test_a_rulebook_may_be_written_in_any_order() -> None:
    lines = [
        "总分 = 基础 + 1分 保留 2位 四舍五入",
        "排名 按 总分 从高到低 并列 占位",
        "基础 = 环节加权",
        '环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }',
        TWO_COUNTIES,
    ]
    forward, backward = plan_of("\n".join(lines)), plan_of("\n".join(lines[::-1]))
    assert forward.quantities == backward.quantities


def test_a_derived_quantity_may_count_with_places_and_grades() -> None:
    result = run(
        f"""{TWO_COUNTIES}
        输入 水平: 分 每 县区 依据 "一"
        排名 位次 按 水平 从高到低 并列 占位
        等次 档次 按 水平 {{ 优秀 90分 以上  其余 一般 }}
        得分 = 10分 - 2分/名 * (位次 - 1名) + (若 档次.优秀 则 5分 否则 0分) 依据 "二"
        """,
        {"水平@县区": {("甲县",): F(89), ("乙县",): F(90)}},
    )
    assert result.values["得分@县区"] == {("甲县",): F(8), ("乙县",): F(15)}


def test_a_rule_for_each_unit_holds_where_a_group_is_only_named_by_its_bonus() -> None:
    plan = plan_of(f"""{TWO_COUNTIES}
    加分 奖励 用于 县区 依据 "一" {{ 每项 亮点 加 1分 }}
    必须 不超: 每 单位 奖励 <= 5分 依据 "二"
    """)
    assert [constraint.group for constraint in plan.constraints] == ["县区"]


@pytest.mark.parametrize(("optional", "expected"), [("可缺", F(85)), ("", None)])
def test_a_fold_leaves_out_marks_that_may_be_missing(
    optional: str, expected: F | None
) -> None:
    result = run(
        f"""{TWO_COUNTIES}
        对象 评委 {{ 张某、王某、李某 }}
        输入 印象: 分 每 县区 每 评委 {optional} 依据 "一"
        得分 = 平均(印象) 依据 "二"
        """,
        {"印象@县区": {("甲县", "张某"): F(90), ("甲县", "王某"): F(80)}},
    )
    value = result.values["得分@县区"][("甲县",)]
    assert value == (Absence.NOT_REPORTED if expected is None else expected)


def test_an_endless_figure_is_rounded_as_if_its_name_were_written_out() -> None:
    text = """
    方案 示范 "示范方案" { 满分 100分 }
    对象 县区 共 2家 { 甲县、乙县 }
    输入 收入: 数 每 县区 101 至 100000
    收入指数 = (对数(收入) - 对数(100)) / (对数(75000) - 对数(100))
    指数 = 几何平均(收入指数, 收入指数) 保留 3位 四舍五入
    排名 按 指数 从高到低 并列 占位
    """
    both = (("甲县",), ("乙县",))
    result = run(text, {"收入@县区": dict(zip(both, (F(5000), F(75000)), strict=True))})
    # ln(50) / ln(750) = 0.59093…
    assert result.values["指数@县区"] == {both[0]: F("0.591"), both[1]: F(1)}
    assert "收入指数@县区" not in references(result.plan.quantities["指数@县区"])


def references(quantity: Quantity) -> frozenset[str]:
    assert not isinstance(quantity.definition, Input | Undetermined)
    return core.references(quantity.definition)
