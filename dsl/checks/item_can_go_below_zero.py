"""GJ0603: an item whose rules can give less than nothing."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Item, Tree
from guiju.dsl.model.parts import uses
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each item whose lowest value is negative."""
    for tree, use in uses(subject.model):
        reach = subject.ranges.quantities[use.signature.id].interval
        if reach is None or use.children:
            continue
        if reach.low is None or reach.low < 0:
            yield _finding(tree, use.item, reach.low)


def _finding(tree: Tree, item: Item, lowest: Fraction | None) -> Finding:
    return Finding(
        span=item.syntax.points.span,
        about=f"{tree.name}.{item.name}",
        message=_bounded(item, lowest)
        if lowest is not None
        else Text(
            zh=f"“{item.name}”扣分没有下限，可以扣成负数",
            en=f"the deductions of “{item.name}” have no floor: it can go below zero",
        ),
        help=Text(
            zh="写明下限：扣分的写“扣完为止”，公式写“保底 0分”",
            en="write a floor: “until_zero” for deductions, “floor 0 points” "
            "for a formula",
        ),
    )


def _bounded(item: Item, lowest: Fraction) -> Text:
    bottom = points(lowest)
    return Text(
        zh=f"“{item.name}”按它的规则最低是 {bottom.zh}",
        en=f"the rules of “{item.name}” can give as little as {bottom.en}",
    )


CHECK = Check(
    code="GJ0603",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="指标得分可能是负数",
        en="item can go below zero",
    ),
    why=Text(
        zh="没有写扣完为止时，一项扣的分会超过它的分值，扣到别的项目上。",
        en="Without a floor, one item can take points away from the others.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 98分
            年报 ⟦2分⟧ { 每处 缺项 扣 0.5分 }
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 保底 0分 依据 "二"
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
    on_plan=True,
    item_by_item=True,
)
