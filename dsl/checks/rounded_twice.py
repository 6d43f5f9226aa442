"""GJ1006: a formula that rounds a rounded value."""

from collections.abc import Iterator
from itertools import pairwise

from guiju.dsl.check import Check, Finding, Subject, first_here
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each second 保留 of one formula."""
    for node in subject.nodes_of(n.Formula):
        keeps = [one for one in node.modifiers if isinstance(one, n.Keep)]
        for first, second in pairwise(keeps):
            yield _finding(first, second)


def _finding(first: n.Keep, second: n.Keep) -> Finding:
    before, after = first.places.text, second.places.text
    return Finding(
        span=second.span,
        message=Text(
            zh=f"已经保留 {before} 位，又保留 {after} 位",
            en=f"it is rounded to {before} decimals already, and again to {after}",
        ),
        help=Text(
            zh="只留公布时用的那一次",
            en="keep the one that is published",
        ),
        related=(first_here(first.span),),
    )


CHECK = Check(
    code="GJ1006",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="一个数取舍两次",
        en="rounded twice",
    ),
    why=Text(
        zh="先取两位再取一位，和直接取一位结果可能不同：99.449 会成为 99.5。",
        en="Rounding to two places and then to one is not rounding to one: 99.449 "
        "becomes 99.5.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 保留 2位 四舍五入 ⟦保留 1位 四舍五入⟧ 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 保留 1位 四舍五入 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
