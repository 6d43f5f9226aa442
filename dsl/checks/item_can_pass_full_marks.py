"""GJ0602: an item whose rules can give more than its points."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Item, Tree
from guiju.dsl.model.parts import uses
from guiju.engine.diagnostic import Severity
from guiju.engine.number import show
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the highest value of each item with its points."""
    for tree, use in uses(subject.model):
        reach = subject.ranges.quantities[use.signature.id].interval
        if reach is None or use.children:
            continue
        if reach.high is None or reach.high > use.item.full:
            yield _finding(tree, use.item, reach.high)


def _finding(tree: Tree, item: Item, highest: Fraction | None) -> Finding:
    full = points(item.full)
    return Finding(
        span=item.syntax.points.span,
        about=f"{tree.name}.{item.name}",
        message=_bounded(item, highest)
        if highest is not None
        else Text(
            zh=f"“{item.name}”满分 {full.zh}，按它的规则得分没有上限",
            en=f"“{item.name}” is worth {full.en}; its rules give no upper bound",
        ),
        help=Text(
            zh=f"写明上限，例如：封顶 {show(item.full)}分，或者给加分写“最多”",
            en=f"write a bound, for example: cap {show(item.full)} points, or “at_most”"
            " "
            "behind what is added",
        ),
    )


def _bounded(item: Item, highest: Fraction) -> Text:
    full, top, more = points(item.full), points(highest), points(highest - item.full)
    return Text(
        zh=f"“{item.name}”满分 {full.zh}，按它的规则最高可得 {top.zh}，多 {more.zh}",
        en=f"“{item.name}” is worth {full.en}; its rules can give {top.en}, "
        f"{more.en} more",
    )


CHECK = Check(
    code="GJ0602",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="指标得分可能超过分值",
        en="item can pass its points",
    ),
    why=Text(
        zh="一项得分超过它的分值，会挤占其他项目的权重。",
        en="An item that passes its points takes weight from the others.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 120% 依据 "三"
        指标 目标 满分 100分 依据 "三" { 完成 ⟦100分⟧ = 100分 * 完成率 }
        环节 测评 100% 依据 "一" { 县区 按 目标 }
        总分 = 环节加权 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 120% 依据 "三"
        指标 目标 满分 100分 依据 "三" { 完成 100分 = 100分 * 完成率 封顶 100分 }
        环节 测评 100% 依据 "一" { 县区 按 目标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
    item_by_item=True,
)
