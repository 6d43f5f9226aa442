"""GJ0606: a single deduction larger than the item."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Item, Tree
from guiju.dsl.model.parts import uses
from guiju.dsl.model.rule import CountRow
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare each single deduction with the points of its item."""
    for tree, use in uses(subject.model):
        for row in use.counts:
            amount = constant(row.amount.expr)
            is_more = isinstance(amount, Fraction) and amount > use.item.full
            if row.sign < 0 and is_more and isinstance(amount, Fraction):
                yield _finding(row, amount, use.item, tree)


def _finding(row: CountRow, amount: Fraction, item: Item, tree: Tree) -> Finding:
    stroke, full = points(amount), points(item.full)
    return Finding(
        span=row.syntax.amount.span,
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"“{item.name}”满分 {full.zh}，一次就扣 {stroke.zh}",
            en=f"“{item.name}” is worth {full.en}, one deduction is {stroke.en}",
        ),
        help=Text(
            zh="对照原文核对扣分；确实一次扣完的，写成分值本身",
            en="compare it with the notice; if once is enough to lose all, "
            "write the item's points",
        ),
    )


CHECK = Check(
    code="GJ0606",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="扣一次就超过分值",
        en="one stroke takes more",
    ),
    why=Text(
        zh="扣一次就超过这一项的全部分值，多半是分值或扣分写错了一位。",
        en="One deduction larger than the whole item is most often a slipped decimal "
        "point.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 98分
            年报 2分 { 每处 缺项 扣 ⟦5分⟧  扣完为止 }
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
            年报 2分 { 每处 缺项 扣 0.5分  扣完为止 }
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
