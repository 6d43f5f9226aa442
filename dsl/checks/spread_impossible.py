"""GJ0701: a spread between marks that nobody can keep."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Condition
from guiju.dsl.model.parts import conditions
from guiju.dsl.model.spread import Spread, spread_of
from guiju.engine import expr as core
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare each wanted spread with the widest one that the marks allow."""
    for condition in conditions(subject.model):
        spread = spread_of(condition, subject.ranges)
        if spread is None:
            continue
        widest = Fraction(0) if spread.units == 1 else spread.width
        strictly = condition.comparison is core.Comparison.MORE
        if spread.wanted > widest or (strictly and spread.wanted == widest):
            yield _finding(condition, spread)


def _finding(condition: Condition, spread: Spread) -> Finding:
    return Finding(
        span=condition.syntax.condition.span,
        about=condition.name,
        message=_single(spread) if spread.units == 1 else _narrow(spread),
        help=Text(
            zh="核对基数和百分比，或者只对评价多个单位的评价者提出要求",
            en="check the base and the percentage, or ask it only of raters who rate "
            "several units",
        ),
    )


def _narrow(spread: Spread) -> Text:
    widest, wanted = points(spread.width), points(spread.wanted)
    return Text(
        zh=f"要求差距达到 {wanted.zh}，评分范围内最多只能相差 {widest.zh}",
        en=f"a spread of {wanted.en} is wanted, the marks allow {widest.en} at most",
    )


def _single(spread: Spread) -> Text:
    wanted = points(spread.wanted)
    return Text(
        zh=f"要求差距达到 {wanted.zh}，只有一个评分可比，差距总是 0 分",
        en=f"a spread of {wanted.en} is wanted, but there is a single mark to compare: "
        "it is always 0 points",
    )


CHECK = Check(
    code="GJ0701",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="拉开差距的要求做不到",
        en="spread impossible",
    ),
    why=Text(
        zh="评分范围不够宽，或者只评价一个单位时，怎样评分都不符合要求。",
        en="With too narrow a range, or a single unit to rate, no marks can satisfy "
        "the rule.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 60分 至 100分 取平均
            原则上 拉开差距: 每个 评价者 ⟦最高 - 最低 >= 满分 的 50%⟧
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 60分 至 100分 取平均
            原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 10%
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
