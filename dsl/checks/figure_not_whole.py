"""GJ0408: half a decimal place, half a unit, half a rater."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.quantities import exact
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_MOST_PLACES = 12
"""Nobody publishes more decimals."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report each figure that is not whole, or more decimals than make sense."""
    for number in _numbers(subject):
        if exact(number).denominator != 1:
            yield _finding(number)
    for keep in subject.nodes_of(n.Keep):
        if exact(keep.places) > _MOST_PLACES:
            yield _too_many(keep.places)


def _numbers(subject: Subject) -> Iterator[n.Number]:
    for keep in subject.nodes_of(n.Keep):
        yield keep.places
    for group in subject.nodes_of(n.Group):
        if group.count is not None:
            yield group.count
    for trim in subject.nodes_of(n.Trim):
        yield from (trim.highest, trim.lowest)
    for kept in subject.nodes_of(n.Confidential):
        if kept.at_least is not None:
            yield kept.at_least
    for quota in subject.nodes_of(n.Quota):
        if quota.most.measure != "%":
            yield quota.most


def _finding(number: n.Number) -> Finding:
    return Finding(
        span=number.span,
        message=Text(
            zh=f"这里要写整数，写的是 {number.text}",
            en=f"a whole number is wanted here, {number.text} is written",
        ),
        help=Text(
            zh="对照原文写上整数",
            en="write the whole number of the notice",
        ),
    )


def _too_many(places: n.Number) -> Finding:
    return Finding(
        span=places.span,
        message=Text(
            zh=f"保留 {places.text} 位小数，最多只能保留 {_MOST_PLACES} 位",
            en=f"{places.text} decimals are wanted, {_MOST_PLACES} is the most",
        ),
        help=Text(
            zh="写上公布时用的位数，例如：2位",
            en="write as many as are published, for example: 2 decimals",
        ),
    )


CHECK = Check(
    code="GJ0408",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="这里要写整数",
        en="whole number needed",
    ),
    why=Text(
        zh="保留的位数、单位的家数、去掉的评分个数都只能是整数。",
        en="Decimal places, units and raters come in whole numbers.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 ⟦1.5位⟧ 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
