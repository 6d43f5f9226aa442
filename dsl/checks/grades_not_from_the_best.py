"""GJ0514: a grade that nobody can have, because one written before it takes all."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.grade_spans import GradeSpan, grade_spans, scales
from guiju.dsl.model.model import GradesOf
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each grade without an upper bound that begins within an earlier one."""
    for graded in scales(subject.model):
        earlier: list[GradeSpan] = []
        for span in grade_spans(graded):
            taker = next((one for one in earlier if _takes_all(one, span)), None)
            if taker is not None:
                yield _finding(taker, span, graded)
            earlier.append(span)


def _takes_all(earlier: GradeSpan, later: GradeSpan) -> bool:
    """Whether who reaches ``later`` is in ``earlier``: a quota may leave some over."""
    first, second = earlier.row.interval, later.row.interval
    if first is None or second is None or earlier.row.syntax.quota is not None:
        return False
    return first.high is None and not any(second.minus(first))


def _finding(taker: GradeSpan, span: GradeSpan, graded: GradesOf) -> Finding:
    name, other = span.row.grade.label, taker.row.grade.label
    return Finding(
        span=span.span,
        about=graded.signature.name,
        message=Text(
            zh=f"够得上“{name}”的，都已经归入写在前面的“{other}”，没有单位能得“{name}”",
            en=f"all that reach “{name}” are in “{other}” already, which is written "
            f"before it: nobody can have “{name}”",
        ),
        help=Text(
            zh="等次从好到差写，下限一等比一等低；写反了的调换先后",
            en="write the grades from best to worst, each beginning lower than the "
            "one before",
        ),
        related=(
            Related(
                place=taker.span,
                message=Text(zh="写在前面的等次", en="the grade written before it"),
            ),
        ),
    )


CHECK = Check(
    code="GJ0514",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="等次没有从好到差写", en="grades not from the best"),
    why=Text(
        zh="等次从上往下定，够得上前面一等的，就不再看后面的。",
        en="Grades are given from the top: who has one is not looked at again.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        等次 按 总分 分 县区 依据 "三" {
            合格 60分 以上
            良好 ⟦80分 以上⟧
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
            优秀 80分 以上 最多 1家 同分 从严
            良好 80分 以上
            合格 60分 以上
            其余 不合格
        }
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
