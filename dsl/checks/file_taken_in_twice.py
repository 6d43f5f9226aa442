"""GJ0115: a file that is part of the rulebook already."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.problem import BroughtTwice
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each second time with the place of the first."""
    for problem in problems(subject, BroughtTwice):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"“{problem.name}”已经写进来过一次",
                en=f"“{problem.name}” is taken in already",
            ),
            help=Text(zh="删去其中一处", en="delete one of the two"),
            related=(Related(place=problem.first, message=_FIRST),),
        )


_FIRST = Text(zh="第一次写在这里", en="taken in here first")

CHECK = Check(
    code="GJ0115",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="同一个文件写了两次", en="file taken in twice"),
    why=Text(
        zh="写两次，里面的每一条就都有了两份。",
        en="Taken in twice, everything in the file is declared twice.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        引用 "名单.guiju"
        引用 ⟦"名单.guiju"⟧
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        引用 "名单.guiju"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    files={
        "名单.guiju": """
            对象 县区 共 2家 { 甲县、乙县 }
        """
    },
    run=run,
    by_itself=True,
)
