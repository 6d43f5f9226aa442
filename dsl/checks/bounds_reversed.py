"""GJ0507: bounds between which nothing lies."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.quantities import exact, interval_of, measure_of
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each band, mark or input whose bounds hold nothing."""
    for label in subject.nodes_of(n.Label):
        if label.low is not None and label.high is not None and _is_empty(label):
            yield _finding(label.span, label.low, label.high)
    for node in subject.nodes_of(n.Score, n.Bounds):
        if exact(node.low) >= exact(node.high):
            yield _finding(node.span, node.low, node.high)


def _is_empty(label: n.Label) -> bool:
    return interval_of(label).is_empty


def _finding(span: Span, low: n.Number, high: n.Number) -> Finding:
    first, last = (figure(exact(one), measure_of(one)) for one in (low, high))
    return Finding(
        span=span,
        message=Text(
            zh=f"从 {first.zh} 到 {last.zh} 之间没有数值",
            en=f"nothing lies between {first.en} and {last.en}",
        ),
        help=Text(
            zh="小的写在前面，大的写在后面",
            en="write the smaller figure first",
        ),
    )


CHECK = Check(
    code="GJ0507",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="上下限颠倒",
        en="bounds reversed",
    ),
    why=Text(
        zh="下限比上限大，没有数值能落在里面。",
        en="With the lower bound above the upper one, nothing lies between.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 ⟦评分 100分 至 0分⟧ }
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
