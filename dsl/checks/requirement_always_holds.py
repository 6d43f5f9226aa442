"""GJ0613: a requirement that no data can violate."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.model import Condition
from guiju.dsl.model.parts import conditions
from guiju.dsl.model.spread import spread_of
from guiju.engine import expr as core
from guiju.engine.diagnostic import Severity
from guiju.engine.interval import Interval
from guiju.engine.reach import YES
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each requirement that its two sides always keep, in every group."""
    alike: dict[Span, list[Condition]] = {}
    for condition in conditions(subject.model):
        alike.setdefault(condition.syntax.span, []).append(condition)
    for found in alike.values():
        if all(_always_holds(one, subject) for one in found):
            yield _finding(found[0], subject)


def _always_holds(condition: Condition, subject: Subject) -> bool:
    if spread_of(condition, subject.ranges) is not None:
        return False
    left, right = condition.left.expr, condition.right.expr
    reach = subject.ranges.of(left)
    is_one = reach.is_one_number and subject.ranges.of(right).is_one_number
    compared = core.Compare(left, condition.comparison, right)
    return not is_one and subject.ranges.of(compared).interval == YES


def _finding(condition: Condition, subject: Subject) -> Finding:
    reach = subject.ranges.of(condition.left.expr).interval
    possible = span_of_values(reach or Interval(), condition.left.measure)
    return Finding(
        span=condition.syntax.condition.span,
        about=condition.name,
        message=Text(
            zh=f"左边只能是 {possible.zh}，这一要求永远成立，不会有单位不符合",
            en=f"the left side can only be {possible.en}: this always holds and nobody "
            "can fail it",
        ),
        help=Text(
            zh="对照原文核对两边的数和比较的方向",
            en="compare both sides and the direction with the notice",
        ),
    )


CHECK = Check(
    code="GJ0613",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="要求永远成立", en="requirement always holds"),
    why=Text(
        zh="不管数据怎样都成立的要求，什么也没有要求。",
        en="What holds whatever the data says demands nothing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        必须 达标: 每个 单位 ⟦总分 >= 0分⟧ 依据 "三"
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        必须 达标: 每个 单位 总分 >= 60分 依据 "三"
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
