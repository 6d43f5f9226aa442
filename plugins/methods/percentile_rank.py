"""百分位次: which share of the other units of its group a unit is ahead of."""

from collections.abc import Sequence
from fractions import Fraction

from guiju.dsl.method import Expanded, Given, Method, Parameter, difference
from guiju.engine.expr import (
    Compare,
    Comparison,
    Const,
    Div,
    Fold,
    If,
    Over,
    Rank,
    Ties,
)
from guiju.engine.measure import RATIO
from guiju.engine.text import Text
from guiju.engine.value import Absence
from guiju.plugins.hookspecs import hookimpl

_ONE = Const(Fraction(1))
_NOBODY = Const(Absence.NOT_APPLICABLE)
_LEFT_OUT = frozenset({Absence.NOT_APPLICABLE})
_EXAMPLE = """
方案 示范 "百分位次示范" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 5家 依据 "一" { 甲县、乙县、丙县、丁县、戊县 }
输入 增速: % 每 县区 0% 至 50% 依据 "二"
总分 = 100分 * 百分位次(增速) 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
例 "甲县快过四家，乙县和丙县并列，各快过两家" {
    给定 增速[甲县] = 9%
         增速[乙县] = 6%
         增速[丙县] = 6%
         增速[丁县] = 3%
         增速[戊县] = 1%
    期望 总分[甲县] = 100分
         总分[乙县] = 50分
         总分[丙县] = 50分
         总分[丁县] = 25分
         总分[戊县] = 0分
}
"""


@hookimpl
def guiju_list_methods() -> Sequence[Method]:
    """See the hook specification."""
    return [METHOD]


def expand(given: Given) -> Expanded:
    """Return ``(count - last place) / (count - 1)``; 不适用 where there is one unit."""
    value, units = given["value"].expr, given.units
    count = Over(Fold.COUNT, units, value, skip=_LEFT_OUT)
    place = Rank(units, value, descending=True, ties=Ties.LAST)
    share = Div(difference(count, place), difference(count, _ONE))
    return If(Compare(count, Comparison.MORE, _ONE), share, _NOBODY), RATIO


METHOD = Method(
    name=Text(zh="百分位次", en="percentile_rank"),
    title=Text(
        zh="超过了同组其他单位的几分之几",
        en="the share of the other units of the group that lie below",
    ),
    documentation=Text(
        zh="数最大的是 1，最小的是 0；一样的单位一样多，都只算超过比自己小的。"
        "不适用的单位不算在内，有一家未报就都算不出，组里只有一家就是不适用。"
        "越小越好的指标，在数值前写负号。用于只看先后、不看差距的评比，"
        "和电子表格的 PERCENTRANK.INC 相同。",
        en="The largest figure gets 1 and the least 0; equal units get the same, ahead "
        "only of what is less. Units to which the figure does not apply are left out; "
        "one that has not reported leaves all without a result; a unit alone in its "
        "group has none. Where less is better, write a minus before the figure. It is "
        "for comparing by order and not by distance, as PERCENTRANK.INC of "
        "spreadsheets does.",
    ),
    parameters=(
        Parameter(
            name=Text(zh="数值", en="value"),
            title=Text(zh="要比的数", en="the figure that is compared"),
        ),
    ),
    expansion=Text(
        zh="（家数 - 名次）÷（家数 - 1），名次从高到低，并列的取末位",
        en="(units - place) / (units - 1), places from high to low, equal units "
        "sharing the last of theirs",
    ),
    expand=expand,
    example=_EXAMPLE,
    of_group=True,
)
