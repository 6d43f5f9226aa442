"""GJ0706: a requirement on votes or counts that leaves less than one."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.model import Condition
from guiju.dsl.model.parts import conditions
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import Comparison
from guiju.engine.measure import Measure, Numeric
from guiju.engine.source import Span
from guiju.engine.text import Text

_MOST = {Comparison.AT_MOST, Comparison.LESS}


def run(subject: Subject) -> Iterator[Finding]:
    """Report each count that may be more than zero and less than one, once."""
    told: set[Span] = set()
    for condition in conditions(subject.model):
        span = condition.syntax.condition.span
        left = condition.left
        if condition.comparison in _MOST and _is_count(left.measure):
            bound = subject.ranges.of(condition.right.expr)
            most = bound.interval.high if bound.interval else None
            if bound.is_one_number and most and 0 < most < 1 and span not in told:
                told.add(span)
                yield _finding(condition, most)


def _is_count(measure: Measure | None) -> bool:
    return isinstance(measure, Numeric) and measure.is_count


def _finding(condition: Condition, most: Fraction) -> Finding:
    bound = figure(most, condition.left.measure)
    return Finding(
        span=condition.syntax.condition.span,
        about=condition.name,
        message=Text(
            zh=f"最多只许 {bound.zh}，不到一个：一个也不许有",
            en=f"at most {bound.en} are allowed, which is less than one: there may be "
            "none at all",
        ),
        help=Text(
            zh="对照原文核对比例、单位数和取舍；确实一个也不许的，写 0",
            en="compare the share, the number of units and the rounding with the "
            "notice; if there may be none, write 0",
        ),
    )


CHECK = Check(
    code="GJ0706",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="一票也投不出", en="vote for nobody"),
    why=Text(
        zh="按比例限票时，被评的单位少，限额可能不到一个，评价者一票也投不出。",
        en="A share of few units can come to less than one, so that no "
        "rater may give a single vote.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 0分 至 100分 取平均
            必须 限票: 每个 评价者
                ⟦合计(若 互评.评分 >= 90分 则 1家 否则 0家) <= 2家 的 30%⟧
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 0分 至 100分 取平均
            必须 限票: 每个 评价者
                合计(若 互评.评分 >= 90分 则 1家 否则 0家) <= 1家
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
