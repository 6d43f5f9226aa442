"""GJ0604: a ranked total that can be negative."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed, points
from guiju.dsl.model.parts import rankings_by_points
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each ranked figure whose lowest value is negative."""
    for span, alike in rankings_by_points(subject.model).items():
        bottoms = {
            one.group.name: reach.low
            for one in alike
            if (reach := subject.ranges.quantities[one.by.id].interval) is not None
            and (reach.low is None or reach.low < 0)
        }
        if bottoms:
            yield _finding(span, alike[0].by.name, bottoms)


def _finding(span: Span, name: str, bottoms: dict[str, Fraction | None]) -> Finding:
    return Finding(
        span=span,
        about=name,
        message=_message(name, bottoms),
        help=Text(
            zh="写明下限，例如：保底 0分；允许负数的，用“解释”答复本条",
            en="write a floor, for example: floor 0 points; if it may be negative, "
            "answer this code in an interpretation",
        ),
    )


def _message(name: str, bottoms: dict[str, Fraction | None]) -> Text:
    groups = listed(tuple(bottoms))
    known = [bottom for bottom in bottoms.values() if bottom is not None]
    if len(known) < len(bottoms):
        return Text(
            zh=f"{groups.zh}的“{name}”没有下限，可以扣成负数",
            en=f"“{name}” of {groups.en} has no floor: it can go below zero",
        )
    bottom = points(min(known))
    return Text(
        zh=f"{groups.zh}的“{name}”最低可到 {bottom.zh}",
        en=f"“{name}” of {groups.en} can go down to {bottom.en}",
    )


CHECK = Check(
    code="GJ0604",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="总分可能是负数",
        en="total can go below zero",
    ),
    why=Text(
        zh="办法没有写下限时，扣分能不能把总分扣成负数要由人决定。",
        en="Where the notice gives no floor, somebody has to decide how far "
        "deductions go.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 通报 用于 县区 依据 "三" { 每次 通报 扣 2分 最多 6分 }
        ⟦总分⟧ = 环节加权 - 通报 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 通报 用于 县区 依据 "三" { 每次 通报 扣 2分 最多 6分 }
        总分 = 环节加权 - 通报 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
