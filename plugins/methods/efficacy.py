"""功效系数: where a figure lies between what is not allowed and what satisfies."""

from collections.abc import Sequence

from guiju.dsl.method import Expanded, Given, Like, Method, Parameter, difference
from guiju.engine.expr import Add, Div, Mul
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl

_EXAMPLE = """
方案 示范 "功效系数示范" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 3家 依据 "一" { 甲县、乙县、丙县 }
输入 产值: 亿元 每 县区 0亿元 至 1000亿元 依据 "二"
总分 = 功效系数(产值, 100亿元, 200亿元, 基础 60分, 跨度 40分)
    封顶 100分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
例 "不允许值得60分，满意值得100分，超过不再加" {
    给定 产值[甲县] = 100亿元
         产值[乙县] = 150亿元
         产值[丙县] = 260亿元
    期望 总分[甲县] = 60分
         总分[乙县] = 80分
         总分[丙县] = 100分
}
"""


@hookimpl
def guiju_list_methods() -> Sequence[Method]:
    """See the hook specification."""
    return [METHOD]


def expand(given: Given) -> Expanded:
    """Return ``base + span * (value - not_allowed) / (satisfactory - not_allowed)``."""
    low, high = given["not_allowed"].expr, given["satisfactory"].expr
    way = Div(difference(given["value"].expr, low), difference(high, low))
    share = Mul((given["span"].expr, way))
    return Add((given["base"].expr, share)), given["base"].measure


METHOD = Method(
    name=Text(zh="功效系数", en="efficacy"),
    title=Text(
        zh="实际值在不允许值和满意值之间的位置",
        en="where a figure lies between two goalposts",
    ),
    documentation=Text(
        zh="不允许值得“基础”那么多分，满意值再加上“跨度”，中间按比例；"
        "越小越好的指标，不允许值写得比满意值大即可。两头之外照同样的比例外推，"
        "要封顶、保底，由规则书写明。出自多指标综合评价的功效系数法，"
        "常见的取法是基础 60 分、跨度 40 分。",
        en="What is not allowed gets the base, what satisfies gets the span on top, "
        "and what lies between gets its share. Where less is better, what is not "
        "allowed is the larger of the two. Beyond them the line goes on; a rulebook "
        "that wants a cap or a floor says so. From the efficacy coefficient method of "
        "multi-index evaluation; a base of 60 points and a span of 40 are common.",
    ),
    parameters=(
        Parameter(
            name=Text(zh="实际值", en="value"),
            title=Text(zh="要评的数", en="the figure that is assessed"),
        ),
        Parameter(
            name=Text(zh="不允许值", en="not_allowed"),
            title=Text(zh="只得基础分的数", en="the figure that gets the base alone"),
            measure=Like("value"),
        ),
        Parameter(
            name=Text(zh="满意值", en="satisfactory"),
            title=Text(zh="得满基础和跨度的数", en="the figure that gets it all"),
            measure=Like("value"),
        ),
        Parameter(
            name=Text(zh="基础", en="base"),
            title=Text(zh="不允许值得多少", en="what the first goalpost gets"),
            is_named=True,
        ),
        Parameter(
            name=Text(zh="跨度", en="span"),
            title=Text(zh="两头相差多少", en="how far the goalposts lie apart"),
            measure=Like("base"),
            is_named=True,
        ),
    ),
    expansion=Text(
        zh="基础 + 跨度 ×（实际值 - 不允许值）÷（满意值 - 不允许值）",
        en="base + span × (value - not_allowed) / (satisfactory - not_allowed)",
    ),
    expand=expand,
    example=_EXAMPLE,
)
