"""GJ0114: a rulebook that is, on some way round, made of itself."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.compose.problem import GoesRound
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each round where it starts, with the places that it passes."""
    for problem in problems(subject, GoesRound):
        way = " → ".join(problem.files)
        yield Finding(
            span=problem.span,
            about=problem.files[0],
            message=Text(
                zh=f"文件绕圈子：{way}",
                en=f"these files go round: “{way}”",
            ),
            help=Text(
                zh="删去其中一处；几个文件都要用的，另放一个文件",
                en="delete one of these lines; what several files need belongs in a "
                "file of its own",
            ),
            related=tuple(Related(place=step, message=_STEP) for step in problem.steps),
        )


_STEP = Text(zh="又到了这里", en="and on from here")

CHECK = Check(
    code="GJ0114",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="文件绕圈子", en="files that are made of themselves"),
    why=Text(
        zh="甲引用乙，乙又引用甲，就永远读不完。",
        en="When one file takes in another and that takes in the first, reading never "
        "ends.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        引用 ⟦"往返.guiju"⟧
        对象 县区 共 2家 { 甲县、乙县 }
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
        "往返.guiju": """
            引用 "GJ0114.guiju"
        """,
        "名单.guiju": """
            对象 县区 共 2家 { 甲县、乙县 }
        """,
    },
    run=run,
    by_itself=True,
)
