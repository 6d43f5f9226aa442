"""例: what is given is taken as it stands, and what is not given is not reported."""

from fractions import Fraction as F

import pytest

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.coverage import untried
from guiju.dsl.examples import Outcome, run_examples
from guiju.engine.value import Absence

RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 2家 依据 "一" { 甲县 别名 甲、乙县 }
环节 测评 100% 依据 "二" {
    县区 评分 0分 至 100分 分层 { 本级 60%、乡镇 40% 取平均 }
}
输入 名次数: 名次 每 县区 可缺 依据 "三"
加分 先进 用于 县区 按 名次数 依据 "三" {
    1名 至 3名:  3分
    其他名次:    1分
    未上榜:      0分
}
参数 扣数 "每项扣分": 分/项 待定 "没有写明" 依据 "四"
扣分 专项 用于 县区 依据 "四" { 每项 未完成 扣 扣数 }
总分 = 环节加权 + 先进 - 专项 封顶 100分 保底 0分 依据 "五"
排名 位次 按 总分 从高到低 分 县区 并列 占位
"""


def compiled(examples: str) -> Compiled:
    """Return the rules with some examples, which have no errors."""
    found = compile_text(RULES + examples)
    assert found.plan is not None, found.diagnostics
    return found


def outcome_of(given: str, expected: str) -> Outcome:
    """Return what comes of one example."""
    found = compiled(f'例 "一个" {{ 给定 {given} 期望 {expected} }}')
    assert found.plan is not None
    (outcome,) = run_examples(found.model, found.plan)
    return outcome


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("名次数[甲县] = 3名", "先进[甲县] = 3分", id="a-tier"),
        pytest.param("名次数[甲] = 4名", "先进[甲县] = 1分", id="alias"),
        pytest.param("名次数[甲县] = 1名", "先进[乙县] = 0分", id="nothing-given"),
        pytest.param("名次数[甲县] = 未上榜", "先进[甲县] = 0分", id="absence-given"),
        pytest.param(
            "扣数 = 2分/项 专项.未完成[甲县] = 3项", "专项[甲县] = 6分", id="parameter"
        ),
        pytest.param(
            "测评.评分[甲县, 本级, 本级] = 90分"
            " 测评.评分[甲县, 乡镇, 一镇] = 80分 测评.评分[甲县, 乡镇, 二镇] = 70分",
            "测评[甲县] = 84分",
            id="members-as-the-keys-name-them",
        ),
        pytest.param(
            "环节加权[甲县] = 90.005分 专项[甲县] = 0分",
            "总分[甲县] = 90.01分",
            id="a-computed-quantity-given",
        ),
        pytest.param(
            "总分[甲县] = 90分 总分[乙县] = 90分",
            "位次[甲县] = 1名 位次[乙县] = 1名",
            id="ranks-of-given-totals",
        ),
        pytest.param("扣数 = 2分/项", "专项[甲县] = 未报", id="absence-expected"),
        pytest.param(
            "扣数 = 2分/项",
            "测评.评分[甲县, 乡镇, 三镇] = 未报",
            id="a-member-that-nothing-is-given-for",
        ),
    ],
)
def test_examples_that_hold(given: str, expected: str) -> None:
    assert outcome_of(given, expected).differences == ()


def test_what_differs_is_told_with_what_came_out() -> None:
    outcome = outcome_of("名次数[甲县] = 4名", "先进[甲县] = 3分 先进[乙县] = 0分")
    (difference,) = outcome.differences
    assert not outcome.holds
    assert difference.expected.value == F(3)
    assert difference.actual == F(1)


def test_nothing_is_taken_for_zero() -> None:
    outcome = outcome_of("扣数 = 2分/项", "专项[甲县] = 0分")
    assert [one.actual for one in outcome.differences] == [Absence.NOT_REPORTED]


def rules_untried(examples: str) -> list[tuple[str, str]]:
    """Return the rules, and the tiers by their text, that nothing tried."""
    found = compiled(examples)
    assert found.plan is not None
    text = RULES + examples
    outcomes = run_examples(found.model, found.plan)
    return [
        (one.rule, text[one.span.start : one.span.end] if one.is_part else "")
        for one in untried(found.model, found.plan, outcomes)
    ]


def test_without_examples_everything_is_untried_in_the_order_of_the_text() -> None:
    assert rules_untried("") == [
        ("测评", ""),
        ("先进", ""),
        ("先进", "1名 至 3名:  3分"),
        ("先进", "其他名次:    1分"),
        ("先进", "未上榜:      0分"),
        ("专项", ""),
        ("总分", ""),
        ("位次", ""),
    ]


GRADES = """\
等次 考核等次 按 总分 分 县区 依据 "六" { 优秀 90分 以上  其余 一般 }
例 "等次" { 给定 总分[甲县] = 95分  总分[乙县] = 89分
           期望 考核等次[甲县] = 优秀  考核等次[乙县] = %s }
"""


@pytest.mark.parametrize(("label", "holds"), [("一般", True), ("优秀", False)])
def test_a_grade_is_expected_by_its_label(label: str, holds: bool) -> None:  # noqa: FBT001
    found = compiled(GRADES % label)
    assert found.plan is not None
    (outcome,) = run_examples(found.model, found.plan)
    assert outcome.holds is holds


def test_a_label_that_is_no_grade_is_told() -> None:
    codes = [one.code for one in compile_text(RULES + GRADES % "优良").diagnostics]
    assert "GJ0101" in codes


def test_a_veto_that_names_no_grade_is_told() -> None:
    veto = "否决 事故 当 总分 < 60分 { 等次 差 }\n"
    found = compile_text(RULES + GRADES % "一般" + veto).diagnostics
    assert [one.message.zh for one in found if one.code == "GJ0101"] == [
        "没有名为“差”的等次"
    ]


def test_a_weight_of_no_stage_is_told() -> None:
    found = compile_text(RULES + "必须 权重(没有) >= 4%\n").diagnostics
    assert [one.message.zh for one in found if one.code == "GJ0101"] == [
        "没有名为“没有”的环节"
    ]


@pytest.mark.parametrize(
    ("given", "tried"),
    [
        pytest.param("2名", "1名 至 3名:  3分", id="a-band"),
        pytest.param("9名", "其他名次:    1分", id="others"),
        pytest.param("未上榜", "未上榜:      0分", id="not-listed"),
    ],
)
def test_a_tier_is_tried_by_the_value_that_hits_it(given: str, tried: str) -> None:
    points = {"2名": 3, "9名": 1, "未上榜": 0}[given]
    example = (
        f'例 "一个" {{ 给定 名次数[甲县] = {given} 期望 先进[甲县] = {points}分 }}\n'
    )
    left = rules_untried(example)
    assert ("先进", "") not in left
    assert ("先进", tried) not in left
    assert len([one for one in left if one[0] == "先进"]) == 2


def test_a_rule_is_tried_through_what_is_computed_from_it() -> None:
    example = (
        '例 "总分" { 给定 扣数 = 1分/项 专项.未完成[甲县] = 1项 环节加权[甲县] = 90分'
        " 名次数[甲县] = 1名 期望 总分[甲县] = 92分 }\n"
    )
    names = {rule for rule, tier in rules_untried(example) if not tier}
    assert names == {"测评", "位次"}


def test_a_rule_that_came_to_nothing_was_not_tried() -> None:
    example = '例 "空" { 给定 扣数 = 1分/项 期望 总分[甲县] = 未报 }\n'
    assert ("总分", "") in rules_untried(example)


CASES = """\
例 "各档" {
    给定 扣数 = 2分/项
    情形 给定 名次数[甲县]、专项.未完成[甲县] 期望 先进[甲县]、专项[甲县] {
        3名、1项:    3分、2分
        4名、2项:    1分、4分
        未上榜、0项: 0分、1分
    }
}
"""


def test_every_row_of_a_table_is_an_example_of_its_own() -> None:
    found = compiled(CASES)
    assert found.plan is not None
    outcomes = run_examples(found.model, found.plan)
    assert [one.example.title for one in outcomes] == [
        "各档 (1)",
        "各档 (2)",
        "各档 (3)",
    ]
    assert [one.holds for one in outcomes] == [True, True, False]
    (difference,) = outcomes[2].differences
    assert (difference.expected.target.name, difference.actual) == ("专项", F(0))


RATED = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 2家 依据 "一" { 甲县、乙县 }
对象 评委 "评委" 共 2家 依据 "一" { 一局、二局 }
环节 互评 100%% 依据 "二" {
    县区 由 评委 评分 0分 至 100分 取平均
    原则上 拉开: 每个 评价者 最高 - 最低 >= 10分
}
输入 件数: 件 每 县区 依据 "三"
必须 件数够: 每个 单位 件数 >= 2件 依据 "三"
总分 = 环节加权 依据 "四"
排名 按 总分 从高到低 分 县区 并列 占位
例 "要求" {
    给定 互评.评分[甲县, 一局] = 90分  互评.评分[乙县, 一局] = 81分
         件数[甲县] = %s
    期望 %s
}
"""


@pytest.mark.parametrize(
    ("figure", "expected", "holds"),
    [
        pytest.param("2件", "不满足 互评.拉开[一局]", True, id="violated"),
        pytest.param("2件", "满足 互评.拉开[一局]", False, id="not-held"),
        pytest.param("2件", "满足 件数够[甲县]", True, id="held"),
        pytest.param("1件", "满足 件数够[甲县]", False, id="not-enough"),
        pytest.param("2件", "不满足 互评.拉开[二局]", False, id="nothing-known"),
        pytest.param("2件", "满足 互评.拉开[二局]", False, id="nothing-known-either"),
        pytest.param("1.5件", "拒收 件数[甲县]", True, id="refused"),
        pytest.param("2件", "拒收 件数[甲县]", False, id="let-in"),
        pytest.param("1.5件", "件数够[甲县] = 是", None, id="no-quantity"),
        pytest.param("2件", "满足 没有[甲县]", None, id="no-such-requirement"),
        pytest.param("2件", "满足 互评.拉开[甲县]", None, id="another-dimension"),
    ],
)
def test_a_requirement_is_expected_to_hold_or_to_be_violated(
    figure: str, expected: str, *, holds: bool | None
) -> None:
    found = compile_text(RATED % (figure, expected))
    assert (found.plan is None) is (holds is None)
    if found.plan is not None:
        (outcome,) = run_examples(found.model, found.plan)
        assert outcome.holds is holds


def test_what_the_contract_refuses_is_told_unless_it_is_expected() -> None:
    found = compile_text(RATED % ("1.5件", "满足 互评.拉开[一局]"))
    assert found.plan is not None
    (outcome,) = run_examples(found.model, found.plan)
    assert [(one.target.name, one.key) for one in outcome.refused] == [
        ("件数", ("甲县",))
    ]
    assert outcome.result.values["件数@县区"][("甲县",)] is Absence.NOT_REPORTED


CHOICE = """\
进步 用于 县区 = 若 名次数 <= 3名 则 5分 否则 1分 依据 "六"
例 "进步" { 给定 名次数[甲县] = %s 期望 进步[甲县] = %s }
"""


@pytest.mark.parametrize(
    ("given", "gives", "left"),
    [("2名", "5分", "1分"), ("9名", "1分", "5分")],
)
def test_a_branch_that_no_example_takes_is_untried(
    given: str, gives: str, left: str
) -> None:
    parts = [part for rule, part in rules_untried(CHOICE % (given, gives)) if part]
    assert [part for part in parts if part.endswith("分") and ":" not in part] == [left]


def test_grades_and_vetoes_that_no_example_asks_for_are_untried() -> None:
    veto = "否决 事故 当 总分 < 60分 { 等次 一般 }\n"
    grades = GRADES.partition("例")[0]
    rules = {rule for rule, part in rules_untried(veto + grades) if not part}
    assert {"考核等次", "事故"} <= rules
    tried = {rule for rule, part in rules_untried(veto + GRADES % "一般") if not part}
    assert {"考核等次", "事故"}.isdisjoint(tried)
