"""Rules in words."""

import datetime as dt
from fractions import Fraction as F

import pytest

from guiju.engine.axis import RATER, UNIT, Axis
from guiju.engine.expr import (
    Add,
    Among,
    Compare,
    Comparison,
    Const,
    Days,
    Every,
    Exp,
    Expr,
    Fold,
    Greatest,
    Least,
    Ln,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    TieBreak,
    Ties,
)
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, POINTS
from guiju.engine.number import Rounding
from guiju.engine.value import Absence
from guiju.plugins.prose.rule import rule_of, say
from guiju.plugins.prose.words import bounds
from tests.plugins.outputs.city import report

MARKS = Ref("互评打分@县区")
RATERS = Axis(RATER, ("甲", "乙"))
UNITS = Axis(UNIT, ("甲", "乙"))
DAYS = Const(dt.date(2018, 5, 20)), Const(dt.date(2018, 6, 1))
ABSENT = frozenset({Absence.NOT_APPLICABLE})


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (
            "总分@县区",
            "环节加权 + 省级先进 - 专项工作，四舍五入，保留 2 位小数",
            "环节加权 + 省级先进 - 专项工作, rounded half up to 2 decimals",
        ),
        (
            "专业机构测评@县区",
            "0.7 × 层级得分（本级） + 0.2 × 层级得分（乡镇） + 0.1 × 层级得分（部门）",
            "0.7 × 层级得分 (本级) + 0.2 × 层级得分 (乡镇) + 0.1 × 层级得分 (部门)",
        ),
        (
            "层级得分@县区",
            "各下级 指标得分 的平均值（不计不适用）",
            "the mean of 指标得分 over each sub-unit (leaving out not applicable)",
        ),
        (
            "省级先进@县区",
            (
                "(按 全省排名 分档：1 名 至 10 名 得 5；11 名 至 20 名 得 3；其他得 1)"
                "（未报按 0 计）"
            ),
            (
                "(by 全省排名: 1 place to 10 places gives 5; "
                "11 places to 20 places gives 3; anything else gives 1) "
                "(0 if not reported)"
            ),
        ),
        ("互评打分@县区", "由“互评”填报，0 分 至 100 分", None),
        ("专项扣分", "2 分/项", "2 points/item"),
        (
            "名次@县区",
            "按 总分 从高到低 的名次，并列占位",
            "rank by 总分 from high to low, equal places take up the next ones",
        ),
    ],
)
def test_a_quantity_s_rule_in_one_sentence(
    quantity: str, zh: str, en: str | None
) -> None:
    plan = report().result.plan
    assert rule_of(plan, plan.quantities[quantity], "zh") == zh
    assert en is None or rule_of(plan, plan.quantities[quantity], "en") == en


@pytest.mark.parametrize(
    ("expr", "zh"),
    [
        (Least((MARKS, Const(F(5)))), "互评打分、5中较小的"),
        (Greatest((MARKS, Const(F(0)))), "互评打分、0中较大的"),
        (
            Round(MARKS, F(1), Rounding.HALF_EVEN),
            "互评打分，四舍六入五成双，取整数",
        ),
        (Round(MARKS, F(1, 2), Rounding.UP), "互评打分，进一，取 0.5 的整倍数"),
        (
            Every(
                (
                    Compare(MARKS, Comparison.AT_LEAST, Const(F(1))),
                    Not(Compare(MARKS, Comparison.EQUAL, Const(F(3)))),
                )
            ),
            "互评打分 不低于 1，且并非“互评打分 等于 3”",
        ),
        (
            Some((Among(UNIT, frozenset({"乙", "甲"})), Const(value=False))),
            "单位是 乙、甲 之一，或否",
        ),
        (
            Over(Fold.MEAN, RATERS, MARKS, skip=ABSENT, trim=(1, 2)),
            "各评价者 互评打分 的平均值（不计不适用、去掉 2 个最高、1 个最低）",
        ),
        (
            Over(Fold.MEDIAN, UNITS, MARKS, others=True),
            "各单位 互评打分 的中位数（不含本单位）",
        ),
        (
            Rank(
                UNITS,
                MARKS,
                descending=False,
                ties=Ties.DENSE,
                then=(TieBreak(Const(F(1))),),
            ),
            "按 互评打分 从低到高 的名次，同分比 1 从高到低，并列不占位",
        ),
        (
            Rank(UNITS, MARKS, descending=True, ties=Ties.LAST),
            "按 互评打分 从高到低 的名次，并列取末位",
        ),
        (Ln(MARKS), "互评打分 的自然对数"),
        (Exp(MARKS), "e 的 互评打分 次方"),
        (Power(Add((MARKS, MARKS)), F(1, 3)), "(互评打分 + 互评打分) 的 3 次方根"),
        (Power(MARKS, F(2)), "互评打分 的 2 次方"),
        (Power(MARKS, F(-1, 2)), "互评打分 的 -0.5 次方"),
        (Days(*DAYS), "从 2018-05-20 到 2018-06-01 的天数"),
        (Days(*DAYS, working=True), "从 2018-05-20 到 2018-06-01 的工作日数"),
    ],
)
def test_operators_in_words(expr: Expr, zh: str) -> None:
    plan = report().result.plan
    assert say(plan, expr, "zh") == zh
    assert say(plan, expr, "en")


@pytest.mark.parametrize(
    ("interval", "zh", "en"),
    [
        (Interval(F(1), F(10)), "1 名 至 10 名", "1 place to 10 places"),
        (Interval(F(3), F(3)), "3 名", "3 places"),
        (Interval(F(2), None), "2 名 以上", "2 places or more"),
        (Interval(None, F(2)), "2 名 以下", "2 places or less"),
        (
            Interval(F(2), F(4), low_included=False),
            "超过 2 名、4 名 以下",
            "above 2 places and 4 places or less",
        ),
        (
            Interval(F(2), F(4), high_included=False),
            "2 名 以上、不满 4 名",
            "2 places or more and below 4 places",
        ),
        (Interval(), "任何数", "any number"),
    ],
)
def test_bounds_say_whether_they_are_included(
    interval: Interval, zh: str, en: str
) -> None:
    assert bounds(interval, PLACE, "zh") == zh
    assert bounds(interval, PLACE, "en") == en


def test_a_floor_is_a_bound_of_points() -> None:
    assert bounds(Interval(F(0), None), POINTS, "zh") == "0 分 以上"
