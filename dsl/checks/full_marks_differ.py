"""GJ0306: a stage marked out of another number of points than the scheme."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Assessment
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the highest mark of each assessment with the scheme's full marks."""
    scheme = subject.model.scheme
    if scheme is None or scheme.full is None:
        return
    for stage, assessment in assessments(subject.model):
        highest = assessment.interval.high
        if highest and highest != scheme.full:
            here, whole = points(highest), points(scheme.full)
            yield Finding(
                span=_span(assessment),
                about=stage.name,
                message=Text(
                    zh=f"环节“{stage.name}”满分是 {here.zh}，方案满分是 {whole.zh}",
                    en=f"the stage “{stage.name}” is marked out of {here.en}, "
                    f"the scheme out of {whole.en}",
                ),
                help=Text(
                    zh="换算成方案的满分再加权；确实这样规定的，用“解释”答复本条",
                    en="bring the marks to the scheme's full marks; if the notice "
                    "wants "
                    "it so, answer this code in an interpretation",
                ),
            )


def _span(assessment: Assessment) -> Span:
    if assessment.tree is not None:
        return assessment.tree.syntax.full.number.span
    clauses = assessment.syntax.clauses
    return next(c for c in clauses if isinstance(c, n.Score)).high.span


CHECK = Check(
    code="GJ0306",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="环节满分与方案满分不同",
        en="full marks differ",
    ),
    why=Text(
        zh="按权重相加时，各环节应当同样以方案的满分为满分，否则权重不是写明的权重。",
        en="Weights mean what they say only when every stage is marked out of the "
        "same full marks.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 50% 依据 "二" { 县区 评分 0分 至 ⟦10分⟧ }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 50% 依据 "二" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
