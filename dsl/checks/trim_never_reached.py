"""GJ0705: ends are left out only from more marks on than there are raters."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare what is to be reached with the number of raters."""
    for stage, assessment in assessments(subject.model):
        trim = first(assessment.syntax.clauses, n.Trim)
        if trim is None or trim.reaching is None or assessment.raters is None:
            continue
        raters = len(assessment.raters.units)
        if raters < assessment.trim.reaching:
            yield _finding(trim.reaching, raters, stage.name)


def _finding(reaching: n.Number, raters: int, stage: str) -> Finding:
    return Finding(
        span=reaching.span,
        about=stage,
        message=Text(
            zh=f"评价者只有 {raters} 个，永远达不到 {reaching.text} 个，"
            "最高最低一次也不会去掉",
            en=f"{raters} raters never give {reaching.text} marks, so nothing "
            "is ever left out",
        ),
        help=Text(
            zh="核对评价者名单和“达到”的个数；不用去掉的，删去“去掉”",
            en="compare the list of raters with the number; if nothing is to be left "
            "out, remove the trim",
        ),
    )


CHECK = Check(
    code="GJ0705",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(zh="达不到去掉最高最低的个数", en="trim never reached"),
    why=Text(
        zh="写了的规定一次也用不上，多半是名单不全，或个数写错。",
        en="A rule that can never apply points to a list that is not whole or to a "
        "slip in the number.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 互评 100% 依据 "一" {
            县区 由 市直 评分 0分 至 100分 取平均
                去掉 最高 1个 最低 1个 达到 ⟦6个⟧
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
                去掉 最高 1个 最低 1个 达到 3个
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
