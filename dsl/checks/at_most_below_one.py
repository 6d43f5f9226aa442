"""GJ0614: a row that may change less in all than it changes each time."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.parts import rule_sets
from guiju.dsl.model.rule import ComputedRow, CountRow, StepRow
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text

_Row = CountRow | ComputedRow | StepRow


def run(subject: Subject) -> Iterator[Finding]:
    """Compare 最多 of each row with what it changes at a time."""
    seen: set[Span] = set()
    for about, rules in rule_sets(subject.model):
        rows: list[_Row] = [*rules.counts, *rules.computed, *rules.steps]
        for row in rows:
            if row.at_most is None or row.at_most.span in seen:
                continue
            seen.add(row.at_most.span)
            once, most = constant(row.amount.expr), constant(row.at_most.expr)
            if not isinstance(once, Fraction) or not isinstance(most, Fraction):
                continue
            if 0 < most < once:
                yield _finding(row.at_most.span, about, once, most)


def _finding(span: Span, about: str, once: Fraction, most: Fraction) -> Finding:
    each, limit = points(once), points(most)
    return Finding(
        span=span,
        about=about,
        message=Text(
            zh=f"一次是 {each.zh}，最多却只有 {limit.zh}",
            en=f"{each.en} each time, and only {limit.en} at most",
        ),
        help=Text(
            zh="对照原文核对这两个数",
            en="compare both figures with the notice",
        ),
    )


CHECK = Check(
    code="GJ0614",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="最多的分不够一次", en="less at most than once"),
    why=Text(
        zh="一次扣3分、最多扣2分，两个数总有一个不对。",
        en="Three points each time and two at most: one of the figures is wrong.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 罚 用于 县区 依据 "三" { 每次 通报 扣 3分 最多 ⟦2分⟧ }
        总分 = 环节加权 - 罚 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 罚 用于 县区 依据 "三" { 每次 通报 扣 3分 最多 6分 }
        总分 = 环节加权 - 罚 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
