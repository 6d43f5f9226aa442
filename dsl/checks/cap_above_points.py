"""GJ0605: a deduction that may take more than the item has."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Item, Tree
from guiju.dsl.model.parts import uses
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare each 最多 with the points of its item."""
    for tree, use in uses(subject.model):
        for row in use.counts:
            most = constant(row.at_most.expr) if row.at_most else None
            if row.sign < 0 and isinstance(most, Fraction) and most > use.item.full:
                assert row.at_most is not None
                yield _finding(row.at_most.span, most, use.item, tree)


def _finding(span: Span, most: Fraction, item: Item, tree: Tree) -> Finding:
    cap, full = points(most), points(item.full)
    return Finding(
        span=span,
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"“{item.name}”满分 {full.zh}，最多却可以扣 {cap.zh}",
            en=f"“{item.name}” is worth {full.en}, yet up to {cap.en} may be deducted",
        ),
        help=Text(
            zh="对照原文核对上限和分值",
            en="compare the limit and the points with the notice",
        ),
    )


CHECK = Check(
    code="GJ0605",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="扣分上限超过分值",
        en="cap above the points",
    ),
    why=Text(
        zh="最多扣的分比这一项的分值还多，上限等于没有写。",
        en="A limit above the item's own points limits nothing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 98分
            年报 2分 { 每处 缺项 扣 0.5分 最多 ⟦3分⟧  扣完为止 }
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 98分
            年报 2分 { 每处 缺项 扣 0.5分 最多 1分  扣完为止 }
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
