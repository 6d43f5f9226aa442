"""GJ0207: a unit among the raters of its own group."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the units that stand on both sides of a rating."""
    for stage, assessment in assessments(subject.model):
        if assessment.raters is None:
            continue
        raters = assessment.raters
        both = tuple(u for u in assessment.group.members if u in raters.members)
        if both:
            names = listed(both)
            clause = next(
                c for c in assessment.syntax.clauses if isinstance(c, n.RatedBy)
            )
            yield Finding(
                span=clause.raters.span,
                about=f"{stage.name}.{assessment.group.name}",
                message=Text(
                    zh=f"{names.zh}既是评价者又是被评价者，会给自己评分",
                    en=f"{names.en} would rate themselves: they are among the raters "
                    "and among the rated",
                ),
                help=Text(
                    zh="换一份不含被评价单位的名单；"
                    "确实允许自评的，用“解释”写明并答复本条",
                    en="use a list of raters without the rated; if marking oneself is "
                    "allowed, say so in an interpretation that answers this code",
                ),
            )


CHECK = Check(
    code="GJ0207",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="单位给自己评分",
        en="unit rates itself",
    ),
    why=Text(
        zh="评价者也在被评价的名单里时，它会给自己评分；办法没有说这样算不算。",
        en="A rater that is also rated marks itself; the notice should say whether "
        "that counts.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 互评 100% 依据 "一" { 县区 由 ⟦县区⟧ 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 互评 100% 依据 "一" { 县区 由 县区 评分 0分 至 100分 取平均 }
        解释 互评.县区 答复 GJ0207 "各县区互评，包括给自己评分" 依据 "一"
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
