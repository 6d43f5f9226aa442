"""GJ0511: a score that two grades both claim."""

from collections.abc import Iterator
from itertools import combinations

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.bands import values
from guiju.dsl.model.grade_spans import GradeSpan, grade_spans, scales
from guiju.dsl.model.model import GradesOf
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each grade with the better one that claims the same values."""
    for graded in scales(subject.model):
        for better, worse in combinations(grade_spans(graded), 2):
            both = _shared(better, worse, graded)
            if both is not None:
                yield _finding(better, worse, both, graded)


def _shared(better: GradeSpan, worse: GradeSpan, graded: GradesOf) -> Text | None:
    if better.interval.is_empty or worse.interval.is_empty:
        return None
    both = better.interval.meet(worse.interval)
    held = None if both is None else values(both, graded.by.measure)
    return None if held is None else span_of_values(held, graded.by.measure)


def _finding(
    better: GradeSpan, worse: GradeSpan, both: Text, graded: GradesOf
) -> Finding:
    names = (better.row.grade.label, worse.row.grade.label)
    return Finding(
        span=worse.span,
        about=graded.signature.name,
        message=Text(
            zh=f"{both.zh} 同属“{names[0]}”和“{names[1]}”两个等次",
            en=f"two grades, “{names[0]}” and “{names[1]}”, both claim {both.en}",
        ),
        help=Text(
            zh="低的一等写“不满”，不包括高一等的下限；只写“以上”也可以，高的等次优先",
            en="write “below” in the lower grade, so that it ends where the better one "
            "begins; “or_more” alone will do, as the better grade comes first",
        ),
        related=(_other(better),),
    )


def _other(better: GradeSpan) -> Related:
    words = Text(zh="另一个等次在这里", en="the other grade is here")
    return Related(place=better.span, message=words)


CHECK = Check(
    code="GJ0511",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="一个分数同属两个等次",
        en="score in two grades",
    ),
    why=Text(
        zh="正好落在两个等次里的单位，定哪一等都说得通。",
        en="A unit with such a score can claim either grade.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        等次 按 总分 分 县区 依据 "三" {
            合格 80分 至 100分
            基本合格 ⟦60分 至 80分⟧
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
            合格 80分 以上
            基本合格 60分 以上 不满 80分
            其余 不合格
        }
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
