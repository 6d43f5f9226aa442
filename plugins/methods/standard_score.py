"""标准分: how many standard deviations a unit lies above the mean of its group."""

from collections.abc import Sequence
from fractions import Fraction

from guiju.dsl.method import Expanded, Given, Like, Method, Parameter, difference
from guiju.engine.expr import (
    Add,
    Compare,
    Comparison,
    Const,
    Div,
    Expr,
    Fold,
    If,
    Mul,
    Over,
    Power,
)
from guiju.engine.text import Text
from guiju.engine.value import Absence
from guiju.plugins.hookspecs import hookimpl

_ZERO = Const(Fraction(0))
_LEFT_OUT = frozenset({Absence.NOT_APPLICABLE})
_EXAMPLE = """
方案 示范 "标准分示范" { 满分 100分 }
对象 县区 共 4家 依据 "一" { 甲县、乙县、丙县、丁县 }
输入 测评: 分 每 县区 0分 至 100分 依据 "二"
总分 = 标准分(测评, 均值 50分, 标准差 10分) 保留 2位 四舍五入 封顶 100分 保底 0分
    依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
例 "平均80分，标准差是125的平方根" {
    给定 测评[甲县] = 95分
         测评[乙县] = 85分
         测评[丙县] = 75分
         测评[丁县] = 65分
    期望 总分[甲县] = 63.42分
         总分[乙县] = 54.47分
         总分[丙县] = 45.53分
         总分[丁县] = 36.58分
}
"""


@hookimpl
def guiju_list_methods() -> Sequence[Method]:
    """See the hook specification."""
    return [METHOD]


def expand(given: Given) -> Expanded:
    """Return ``centre + deviation * z``; z is zero where all units are equal."""
    value = given["value"].expr
    away = difference(value, _mean(given, value))
    variance = _mean(given, Power(away, Fraction(2)))
    differ = Compare(variance, Comparison.MORE, _ZERO)
    z = If(differ, Div(away, Power(variance, Fraction(1, 2))), _ZERO)
    share = Mul((given["deviation"].expr, z))
    return Add((given["centre"].expr, share)), given["centre"].measure


def _mean(given: Given, body: Expr) -> Expr:
    return Over(Fold.MEAN, given.units, body, skip=_LEFT_OUT)


METHOD = Method(
    name=Text(zh="标准分", en="standard_score"),
    title=Text(
        zh="比同组平均高出几个标准差",
        en="standard deviations above the mean of the group",
    ),
    documentation=Text(
        zh="标准差按整组算（除以家数），不适用的单位不算在内，有一家未报就都算不出；"
        "各家一样时，都等于均值。不写均值和标准差，得到 Z 分；"
        "写 均值 50分、标准差 10分，得到 T 分。结果要开方，小数没有尽头，"
        "所以公式里要写明保留几位。用于把难易不同、单位不同的指标放在一起比。",
        en="The deviation is that of the whole group (divided by the number of units). "
        "Units to which the figure does not apply are left out; one that has not "
        "reported leaves all without a score. Where all are equal, all get the centre. "
        "Without centre and deviation it is the z-score, with 50 and 10 points the "
        "T-score. There is a root in it, so the formula has to say how it is rounded. "
        "It makes figures of different measure and difficulty comparable.",
    ),
    parameters=(
        Parameter(
            name=Text(zh="数值", en="value"),
            title=Text(zh="要比的数", en="the figure that is compared"),
        ),
        Parameter(
            name=Text(zh="均值", en="centre"),
            title=Text(zh="平均的单位得多少", en="what a unit at the mean gets"),
            is_named=True,
            default=Fraction(0),
        ),
        Parameter(
            name=Text(zh="标准差", en="deviation"),
            title=Text(
                zh="一个标准差值多少", en="what one standard deviation is worth"
            ),
            measure=Like("centre"),
            is_named=True,
            default=Fraction(1),
        ),
    ),
    expansion=Text(
        zh="均值 + 标准差 ×（数值 - 组内平均）÷ 离差平方的组内平均的平方根",
        en="centre + deviation × (value - group mean) / the square root of the group "
        "mean of the squared differences",
    ),
    expand=expand,
    example=_EXAMPLE,
    of_group=True,
)
