"""GJ1007: a formula whose floor lies above its cap."""

from collections.abc import Iterator
from itertools import combinations

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.quantities import exact, measure_of
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the caps and floors of each formula that are written as figures."""
    for node in subject.nodes_of(n.Formula):
        for first, second in combinations(node.modifiers, 2):
            yield from _compare(first, second)


def _compare(first: n.Modifier, second: n.Modifier) -> Iterator[Finding]:
    match first, second:
        case (n.Cap(bound=n.Number() as cap), n.Floor(bound=n.Number() as floor)) | (
            n.Floor(bound=n.Number() as floor),
            n.Cap(bound=n.Number() as cap),
        ) if exact(floor) > exact(cap):
            yield _finding(second.span, cap, floor)
        case _:
            pass


def _finding(span: Span, cap: n.Number, floor: n.Number) -> Finding:
    high, low = (figure(exact(one), measure_of(one)) for one in (cap, floor))
    return Finding(
        span=span,
        message=Text(
            zh=f"保底 {low.zh}，高于封顶 {high.zh}",
            en=f"the floor, {low.en}, lies above the cap, {high.en}",
        ),
        help=Text(
            zh="对照原文，两个数可能写反了",
            en="compare with the notice: the two may be exchanged",
        ),
    )


CHECK = Check(
    code="GJ1007",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="保底高于封顶",
        en="floor above the cap",
    ),
    why=Text(
        zh="保底比封顶还高，结果总是后写的那一个数。",
        en="With the floor above the cap, the value is always the one written last.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 封顶 0分 ⟦保底 100分⟧ 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 封顶 100分 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
