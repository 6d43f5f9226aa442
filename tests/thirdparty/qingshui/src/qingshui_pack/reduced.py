"""折减计分: four fifths of a figure, and something on top."""

from collections.abc import Sequence
from fractions import Fraction

from guiju.dsl.method import Expanded, Given, Like, Method, Parameter
from guiju.engine.expr import Add, Const, Mul
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl


@hookimpl
def guiju_list_methods() -> Sequence[Method]:
    """See the hook specification."""
    return [REDUCED]


def expand(given: Given) -> Expanded:
    """Return ``value × 4/5 + plus``."""
    part = Mul((Const(Fraction(4, 5)), given["value"].expr))
    return Add((part, given["plus"].expr)), given["value"].measure


REDUCED = Method(
    name=Text(zh="折减计分", en="reduced"),
    title=Text(zh="八折再加一些", en="four fifths and something on top"),
    documentation=Text(
        zh="取五分之四，再加一个固定的分。",
        en="Takes four fifths and adds a fixed number of points.",
    ),
    parameters=(
        Parameter(
            name=Text(zh="数值", en="value"),
            title=Text(zh="要折减的数", en="the figure to be reduced"),
        ),
        Parameter(
            name=Text(zh="另加", en="plus"),
            title=Text(zh="加多少", en="how much is added"),
            measure=Like("value"),
            is_named=True,
        ),
    ),
    expansion=Text(zh="数值 × 4 ÷ 5 + 另加", en="value × 4 / 5 + plus"),
    expand=expand,
    example="""
方案 示范 "折减示范" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
输入 测评: 分 每 县区 0分 至 100分 依据 "二"
总分 = 折减计分(测评, 另加 20分) 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
例 "80分折成84分" {
    给定 测评[甲县] = 80分
    期望 总分[甲县] = 84分
}
""",
)
