"""GJ0305: points or a weight of zero."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.quantities import exact
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each item, tree, stage and layer that is worth nothing."""
    for full in subject.nodes_of(n.Full):
        yield from _zero(full.number, Text(zh="满分", en="full marks"))
    for item in subject.nodes_of(n.Item):
        name = f"“{item.name.text}”"
        yield from _zero(item.points, Text(zh=name, en=name))
    for node in subject.nodes_of(n.Stage, n.Layer):
        name = f"“{node.name.text}”"
        yield from _zero(
            node.weight, Text(zh=f"{name}的权重", en=f"the weight of {name}")
        )


def _zero(number: n.Number, what: Text) -> Iterator[Finding]:
    if exact(number) == 0:
        yield Finding(
            span=number.span,
            message=Text(
                zh=f"{what.zh}写的是 0",
                en=f"{what.en} is written as 0",
            ),
            help=Text(
                zh="写上原文的数值；原文没有写明的，删去这一项并用“解释”说明",
                en="write the figure of the notice; if it gives none, drop the line "
                "and "
                "say so in an interpretation",
            ),
        )


CHECK = Check(
    code="GJ0305",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="分值或权重是零",
        en="nothing at stake",
    ),
    why=Text(
        zh="分值或权重是零的项目无论怎样都不影响结果。",
        en="What is worth nothing can never matter.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 ⟦0%⟧ 依据 "二" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 99.5% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 0.5% 依据 "二" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
