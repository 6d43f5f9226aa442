"""GJ0403: a value of one measure where another one is wanted."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.figure import kind
from guiju.dsl.model.problem import WrongMeasure
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report what is wanted and what is written."""
    for problem in problems(subject, WrongMeasure):
        wanted, found = kind(problem.wanted), kind(problem.found)
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"这里要{wanted.zh}，写的是{found.zh}",
                en=f"{wanted.en} is wanted here, this is {found.en}",
            ),
            help=Text(
                zh=f"写上正确的单位，或者换算成{wanted.zh}",
                en=f"write the right measure, or convert the value to {wanted.en}",
            ),
        )


CHECK = Check(
    code="GJ0403",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="单位不对",
        en="wrong measure",
    ),
    why=Text(
        zh="分值、权重、次数各有单位，写错单位的数不能代入规则。",
        en="Points, weights and counts have measures; a rule cannot take a figure of "
        "another one.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 通报 用于 县区 依据 "三" { 每次 通报 扣 ⟦2次⟧ 最多 6分 }
        总分 = 环节加权 - 通报 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 通报 用于 县区 依据 "三" { 每次 通报 扣 2分 最多 6分 }
        总分 = 环节加权 - 通报 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
