"""GJ0512: a score between two grades that belongs to neither."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.bands import values
from guiju.dsl.model.grade_spans import GradeSpan, grade_spans, scales
from guiju.dsl.model.model import GradesOf
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import Round
from guiju.engine.interval import Interval
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare what can be scored above the lowest bound with what the grades hold."""
    for graded in scales(subject.model):
        reach = subject.ranges.quantities[graded.by.id].interval
        spans = grade_spans(graded)
        if reach is None or not spans:
            continue
        step = _step(subject, graded)
        for missed in _missed(spans, reach):
            held = values(missed, graded.by.measure)
            if held is not None and _holds(held, step):
                yield _finding(graded, spans, held)


def _step(subject: Subject, graded: GradesOf) -> Fraction | None:
    """Return what scores are rounded to, if they are: between two steps is nothing."""
    definition = subject.plan.quantities[graded.by.id].definition
    return definition.step if isinstance(definition, Round) else None


def _missed(spans: tuple[GradeSpan, ...], reach: Interval) -> Iterator[Interval]:
    lowest = min((span.interval for span in spans), key=lambda one: one.starts)
    above = attrs.evolve(lowest, high=None, high_included=True).meet(reach)
    rest = [above] if above is not None else []
    for span in spans:
        if not span.interval.is_empty:
            rest = [piece for part in rest for piece in part.minus(span.interval)]
    return iter(rest)


def _holds(missed: Interval, step: Fraction | None) -> bool:
    """Whether a score of whole steps lies in ``missed``."""
    if step is None or missed.low is None or missed.high is None:
        return True
    first, last = ceil(missed.low / step), floor(missed.high / step)
    first += not missed.low_included and first * step == missed.low
    last -= not missed.high_included and last * step == missed.high
    return first <= last


def _finding(
    graded: GradesOf, spans: tuple[GradeSpan, ...], missed: Interval
) -> Finding:
    shown = span_of_values(missed, graded.by.measure)
    under = next(span for span in spans if span.interval.starts <= missed.starts)
    last = graded.rows[-1].grade.label
    return Finding(
        span=under.span,
        about=graded.signature.name,
        message=Text(
            zh=f"{shown.zh} 不在写明的任何等次里，会落到最低的“{last}”",
            en=f"no grade claims {shown.en}: it falls to the lowest, “{last}”",
        ),
        help=Text(
            zh="让等次的上限与高一等的下限相接，例如“80分 以上 不满 95分”",
            en="let the upper bound meet the lower bound of the better grade, as in "
            "“80 points or_more below 95 points”",
        ),
    )


CHECK = Check(
    code="GJ0512",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="有的分数不在任何等次",
        en="grades leave a gap",
    ),
    why=Text(
        zh="落在两个等次之间的单位，分数不低，却定为最低一等。",
        en="A unit between two grades scores well and gets the lowest of all.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        等次 按 总分 分 县区 依据 "三" {
            优秀 95分 以上
            合格 ⟦80分 至 94分⟧
            其余 不合格
        }
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        等次 按 总分 分 县区 依据 "三" {
            优秀 95分 以上
            合格 80分 以上 不满 95分
            其余 不合格
        }
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
