"""GJ0404: a condition that is neither true nor false."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import NoTruth
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each condition that is a value instead."""
    for problem in problems(subject, NoTruth):
        yield Finding(
            span=problem.span,
            message=Text(
                zh="这里要写成立或不成立的条件，写的是一个数值",
                en="a condition is wanted here, this is a value",
            ),
            help=Text(
                zh="写成比较，例如：环节加权 >= 60分",
                en="write a comparison, for example: weighted_stages >= 60 points",
            ),
        )


CHECK = Check(
    code="GJ0404",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="条件不是比较",
        en="condition is no comparison",
    ),
    why=Text(
        zh="“必须”“若”后面要写能判断是否成立的关系。",
        en="What must hold, or decides a choice, has to be true or false.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 若 ⟦测评⟧ 则 环节加权 否则 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 若 测评 >= 60分 则 环节加权 否则 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
