"""GJ0704: a constraint that no data can satisfy."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.model import Condition
from guiju.dsl.model.parts import conditions
from guiju.dsl.model.spread import spread_of
from guiju.engine import expr as core
from guiju.engine.diagnostic import Severity
from guiju.engine.interval import Interval
from guiju.engine.reach import NO, Reach
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each constraint whose two sides can never compare as it says."""
    for condition in conditions(subject.model):
        if spread_of(condition, subject.ranges) is not None:
            continue
        left, right = condition.left.expr, condition.right.expr
        compared = core.Compare(left, condition.comparison, right)
        if subject.ranges.of(compared) == Reach(NO):
            yield _finding(condition, subject.ranges.of(left).interval)


def _finding(condition: Condition, reach: Interval | None) -> Finding:
    possible = span_of_values(reach or Interval(), condition.left.measure)
    return Finding(
        span=condition.syntax.condition.span,
        about=condition.name,
        message=Text(
            zh=f"左边只能是 {possible.zh}，这一要求永远不能成立",
            en=f"the left side can only be {possible.en}: this can never hold",
        ),
        help=Text(
            zh="对照原文核对两边的数和比较的方向",
            en="compare both sides and the direction with the notice",
        ),
    )


CHECK = Check(
    code="GJ0704",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="要求永远不能成立",
        en="constraint never holds",
    ),
    why=Text(
        zh="不管数据怎样都不成立的要求，多半是数写错了。",
        en="What can never hold is most often a slip in a figure.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        必须 及格: 每个 单位 ⟦总分 >= 160分⟧ 依据 "三"
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        必须 及格: 每个 单位 总分 >= 60分 依据 "三"
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
