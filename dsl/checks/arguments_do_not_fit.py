"""GJ0409: a function called with nothing in its brackets."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import ArgumentsMissing
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each empty call."""
    for problem in problems(subject, ArgumentsMissing):
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"“{problem.name}”的括号里什么也没有写",
                en=f"nothing is written in the brackets of “{problem.name}”",
            ),
            help=Text(
                zh=f"写上要比较的量，例如：{problem.name}(测评, 90分)",
                en=f"write what it works on, for example: {problem.name}(a, 90 points)",
            ),
        )


CHECK = Check(
    code="GJ0409",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="函数没有写参数",
        en="arguments missing",
    ),
    why=Text(
        zh="没有参数就没有可以计算的值。",
        en="Without arguments there is nothing to compute.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = ⟦最大()⟧ 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 最大(环节加权, 10分) 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
