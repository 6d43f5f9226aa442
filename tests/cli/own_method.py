"""A plugin file that a user names: 折半计分, half of a figure and something on top."""

from collections.abc import Sequence
from fractions import Fraction

from guiju.dsl.method import Expanded, Given, Like, Method, Parameter
from guiju.engine.expr import Add, Const, Mul
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl


@hookimpl
def guiju_list_methods() -> Sequence[Method]:
    """See the hook specification."""
    return [METHOD]


def expand(given: Given) -> Expanded:
    """Return ``value / 2 + plus``."""
    half = Mul((Const(Fraction(1, 2)), given["value"].expr))
    return Add((half, given["plus"].expr)), given["value"].measure


METHOD = Method(
    name=Text(zh="折半计分", en="halved_and_raised"),
    title=Text(zh="一半再加一些", en="half of it and something on top"),
    documentation=Text(zh="取一半，再加一些。", en="Takes a half and adds some."),
    parameters=(
        Parameter(
            name=Text(zh="数值", en="value"),
            title=Text(zh="要折半的数", en="the figure to be halved"),
        ),
        Parameter(
            name=Text(zh="另加", en="plus"),
            title=Text(zh="加多少", en="how much is added"),
            measure=Like("value"),
            is_named=True,
        ),
    ),
    expansion=Text(zh="数值 ÷ 2 + 另加", en="value / 2 + plus"),
    expand=expand,
    example="""
方案 示范 "折半示范" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
输入 测评: 分 每 县区 0分 至 100分 依据 "二"
总分 = 折半计分(测评, 另加 50分) 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
例 "80分折成90分" {
    给定 测评[甲县] = 80分
    期望 总分[甲县] = 90分
}
""",
)
