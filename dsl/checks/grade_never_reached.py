"""GJ0517: a grade that no possible score falls into."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.grade_spans import grade_spans
from guiju.dsl.model.model import GradeRow, GradesOf, Model
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.interval import Interval
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the grades that no unit can have, whichever group is asked."""
    reached: dict[Span, bool] = {}
    found: dict[Span, Finding] = {}
    for graded in subject.model.grades:
        reach = subject.ranges.quantities[graded.by.id].interval
        if reach is None:
            continue
        for row in graded.rows:
            can = _can_have(row, graded, reach, subject.model)
            place = row.syntax.span
            reached[place] = reached.get(place, False) or can
            found[place] = _finding(row, graded, reach)
    yield from (found[place] for place, can in reached.items() if not can)


def _can_have(row: GradeRow, graded: GradesOf, reach: Interval, model: Model) -> bool:
    """Whether a score gives the grade, or units of better ones come down to it."""
    better = graded.rows[: graded.rows.index(row)]
    comes_down = any(one.syntax.quota is not None for one in better)
    if _can_be_forced(row, graded, model) or (comes_down and row.interval is None):
        return True
    if comes_down and row.interval is not None:
        return row.interval.meet(reach) is not None
    return _is_scored(row, graded, reach)


def _is_scored(row: GradeRow, graded: GradesOf, reach: Interval) -> bool:
    spans = [one for one in grade_spans(graded) if not one.interval.is_empty]
    if row.interval is not None:
        own = (span.interval for span in spans if span.row is row)
        return any(one.meet(reach) is not None for one in own)
    rest = [reach]
    for span in spans:
        rest = [piece for part in rest for piece in part.minus(span.interval)]
    return any(not piece.is_empty for piece in rest)


def _can_be_forced(row: GradeRow, graded: GradesOf, model: Model) -> bool:
    """Whether a veto brings units down to the grade, whatever the score."""
    levels = {one.grade.label: one.grade.level for one in graded.rows}
    return any(
        levels.get(effect.grade.text, -1) >= row.grade.level
        for veto in model.vetoes
        if veto.signature.group == graded.group.name
        for effect in veto.syntax.effects
        if isinstance(effect, n.ForcedGrade | n.BestGrade)
    )


def _finding(row: GradeRow, graded: GradesOf, reach: Interval) -> Finding:
    possible = span_of_values(reach, graded.by.measure)
    by, label = graded.by.name, row.grade.label
    return Finding(
        span=row.syntax.name.span,
        about=graded.signature.name,
        message=Text(
            zh=f"“{by}”只能是 {possible.zh}，没有一个单位评得上“{label}”",
            en=f"“{by}” can only be {possible.en}: no unit can be “{label}”",
        ),
        help=Text(
            zh="核对各等的界限和分数的范围；确实用不到就删去",
            en="compare the bounds of the grades with the range of the score; if it is "
            "not needed, delete it",
        ),
    )


CHECK = Check(
    code="GJ0517",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="永远评不上的等次", en="grade never reached"),
    why=Text(
        zh="没有分数能评上的等次，多半是界限写错，或者分数的范围写错。",
        en="Most often a bound is wrong, or the range of the score is.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            ⟦特优⟧ 110分 以上
            优秀 90分 以上
            其余 合格
        }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            优秀 90分 以上
            其余 合格
        }
    """,
    run=run,
    on_plan=True,
)
