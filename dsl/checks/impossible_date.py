"""GJ0803: a day that the calendar does not have."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import ImpossibleDate
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each impossible day."""
    for problem in problems(subject, ImpossibleDate):
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"日历上没有 {problem.text} 这一天",
                en=f"the calendar has no day {problem.text}",
            ),
            help=Text(
                zh="对照原文改正，按“年-月-日”写，例如：2020-12-05",
                en="correct it by the notice, as year-month-day, like 2020-12-05",
            ),
        )


CHECK = Check(
    code="GJ0803",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="日期不存在",
        en="impossible date",
    ),
    why=Text(
        zh="日历上没有这一天，期限就没有意义。",
        en="A deadline on a day that does not exist means nothing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 2020-11-20 至 ⟦2020-11-31⟧
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 2020-11-20 至 2020-11-30
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
