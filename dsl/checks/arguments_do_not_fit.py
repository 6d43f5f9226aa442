"""GJ0409: a function that is given too few or too many values."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import ArgumentMissing, ArgumentsWrong
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each call whose number of values does not fit."""
    for problem in problems(subject, ArgumentsWrong):
        least, most = problem.least, problem.most
        wanted = f"{least}" if least == most else f"{least}–{most}"
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"“{problem.name}”要 {wanted} 个值，这里写了 {problem.found} 个",
                en=f"“{problem.name}” takes {wanted} values, {problem.found} given",
            ),
            help=Text(
                zh=f"在括号里写上要计算的量，用逗号隔开，例如：{problem.name}(测评)",
                en="write what it works on in the brackets, separated by commas",
            ),
        )
    yield from map(_missing, problems(subject, ArgumentMissing))


def _missing(problem: ArgumentMissing) -> Finding:
    word, what = problem.missing, problem.title
    return Finding(
        span=problem.span,
        message=Text(
            zh=f"“{problem.name}”没有写明“{word.zh}”（{what.zh}）",
            en=f"“{problem.name}” does not say “{word.en}” ({what.en})",
        ),
        help=Text(
            zh=f"在括号里补上“{word.zh}”和它的数，用逗号隔开",
            en=f"add “{word.en}” and its figure in the brackets, behind a comma",
        ),
    )


CHECK = Check(
    code="GJ0409",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="函数的值个数不对",
        en="wrong number of values",
    ),
    why=Text(
        zh="值多了或者少了，就不知道要算什么。",
        en="With too many or too few values nobody knows what to compute.",
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
