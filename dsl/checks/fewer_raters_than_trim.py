"""GJ0703: more marks are left out than raters give."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Stage
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare each trim with the number of raters."""
    for stage, assessment in assessments(subject.model):
        written = next(
            (c for c in assessment.syntax.clauses if isinstance(c, n.Trim)), None
        )
        if written is None:
            continue
        raters = len(assessment.raters.units) if assessment.raters else 0
        trimmed = sum(assessment.trim.ends)
        if (
            written.reaching is not None
            and raters > trimmed >= assessment.trim.reaching
        ):
            yield _too_early(written.reaching, trimmed, stage)
        elif raters <= trimmed and assessment.trim.reaching <= raters:
            yield _finding(written, trimmed, raters, stage)


def _too_early(written: n.Number, trimmed: int, stage: Stage) -> Finding:
    return Finding(
        span=written.span,
        about=stage.name,
        message=Text(
            zh=f"达到 {written.text} 个评分就去掉 {trimmed} 个，可能一个也不剩",
            en=f"from {written.text} marks on {trimmed} are left out, which may be all",
        ),
        help=Text(
            zh=f"“达到”后面的个数要大于 {trimmed}",
            en=f"the number behind “reaching” has to be above {trimmed}",
        ),
    )


def _finding(written: n.Trim, trimmed: int, raters: int, stage: Stage) -> Finding:
    return Finding(
        span=written.span,
        about=stage.name,
        message=Text(
            zh=f"要去掉 {trimmed} 个评分，评价者只有 {raters} 个",
            en=f"{trimmed} marks are left out, and there are {raters} raters",
        ),
        help=Text(
            zh="核对评价者名单和去掉的个数；没有评价者的删去“去掉”",
            en="compare the list of raters with the trim; without raters, remove it",
        ),
    )


CHECK = Check(
    code="GJ0703",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="去掉的评分不少于评价者",
        en="fewer raters than the trim",
    ),
    why=Text(
        zh="去掉最高分、最低分以后没有评分剩下，就没有结果。",
        en="When every mark is left out, nothing remains to be averaged.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 0分 至 100分 取平均 ⟦去掉 最高 1个 最低 1个⟧
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 0分 至 100分 取平均 去掉 最高 1个 最低 1个
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
