"""GJ1003: an assessment that says one thing twice."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import ClauseTwice
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each clause that repeats or contradicts another one."""
    for problem in problems(subject, ClauseTwice):
        yield Finding(
            span=problem.span,
            message=Text(
                zh="这里把同一件事写了两次，或者“按”和“评分”写在了一起",
                en="one thing is said twice here, or “by” and “score” stand together",
            ),
            help=Text(
                zh="对照原文，只留一处",
                en="compare with the notice and keep one of them",
            ),
        )


CHECK = Check(
    code="GJ1003",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="同一件事写了两次",
        en="said twice",
    ),
    why=Text(
        zh="写了两次而不一样时，按哪一次说不清。",
        en="When the two differ, nobody can say which one counts.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每季度 评分 0分 至 100分 ⟦取平均⟧ 取最低 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每季度 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
