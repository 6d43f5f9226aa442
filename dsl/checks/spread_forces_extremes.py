"""GJ0702: a spread that only the lowest and the highest mark satisfy."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Condition
from guiju.dsl.model.parts import conditions
from guiju.dsl.model.spread import spread_of
from guiju.engine import expr as core
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each spread that takes up the whole range of the marks."""
    for condition in conditions(subject.model):
        spread = spread_of(condition, subject.ranges)
        if spread is None or spread.units == 1 or spread.wanted != spread.width:
            continue
        if condition.comparison is core.Comparison.AT_LEAST:
            yield _finding(condition, points(spread.wanted))


def _finding(condition: Condition, wanted: Text) -> Finding:
    return Finding(
        span=condition.syntax.condition.span,
        about=condition.name,
        message=Text(
            zh=f"要求差距达到 {wanted.zh}，正好是整个评分范围：必须有人得最低分、"
            "有人得最高分",
            en=f"a spread of {wanted.en} is the whole range of the marks: somebody "
            "must "
            "get the lowest and somebody the highest",
        ),
        help=Text(
            zh="核对百分比的基数；原文确实如此的，用“解释”答复本条",
            en="check the base of the percentage; if the notice means it, answer this "
            "code in an interpretation",
        ),
    )


CHECK = Check(
    code="GJ0702",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="差距要求迫使打极端分",
        en="spread forces extreme marks",
    ),
    why=Text(
        zh="要求的差距等于整个评分范围时，评价者只能给一个最低分和一个最高分。",
        en="When the spread is the whole range, one unit must get the lowest mark "
        "and one the top.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 90分 至 100分 取平均
            原则上 拉开差距: 每个 评价者 ⟦最高 - 最低 >= 满分 的 10%⟧
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 90分 至 100分 取平均
            原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 5%
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
