"""GJ0104: a declared name that means something else inside expressions."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import Reserved
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each declaration whose name is reserved."""
    for problem in problems(subject, Reserved):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"“{problem.name}”在公式里另有意思，不能用作名称",
                en=f"“{problem.name}” has a meaning of its own in formulas "
                "and cannot be a name",
            ),
            help=Text(
                zh=f"换一个名称，例如“{problem.name}情况”",
                en="choose another name",
            ),
        )


CHECK = Check(
    code="GJ0104",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="名称是语言的保留词",
        en="reserved name",
    ),
    why=Text(
        zh="公式里写到保留词时，读到的是它固有的意思，不是这里声明的量。",
        en="Inside a formula the word keeps its own meaning and never names this "
        "quantity.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        ⟦环节加权⟧ = 测评 依据 "二"
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
