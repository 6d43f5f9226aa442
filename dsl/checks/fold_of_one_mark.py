"""GJ1004: a fold where there is only one mark."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.engine.axis import PERIOD, RATER
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each fold of an assessment without raters and periods."""
    for stage, assessment in assessments(subject.model):
        several = any(axis.name in {RATER, PERIOD} for axis in assessment.axes)
        for clause in assessment.syntax.clauses:
            if isinstance(clause, n.FoldBy) and not several:
                yield _finding(clause, f"{stage.name}.{assessment.group.name}")


def _finding(clause: n.FoldBy, about: str) -> Finding:
    word = KEYWORDS[clause.word]
    return Finding(
        span=clause.span,
        about=about,
        message=Text(
            zh=f"每个单位只有一个评分，“{word.zh[0]}”不起作用",
            en=f"each unit has a single mark: “{word.en[0]}” does nothing",
        ),
        help=Text(
            zh="补上“由 …”或“每季度”等；确实只有一个评分的，删去它",
            en="add “rated_by …”, “quarterly” or the like; if there is one mark only, "
            "remove it",
        ),
    )


CHECK = Check(
    code="GJ1004",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="只有一个评分却写了合成",
        en="fold of a single mark",
    ),
    why=Text(
        zh="只有一个评分时“取平均”不起作用，多半是漏写了评价者或时期。",
        en="Of a single mark there is no mean; most often the raters or periods were "
        "forgotten.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 ⟦取平均⟧ }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
