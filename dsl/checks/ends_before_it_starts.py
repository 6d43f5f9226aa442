"""GJ0804: a window, a period or 持续 that ends before it starts."""

import datetime as dt
from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.parts import both_days
from guiju.dsl.model.quantities import day
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare both ends of each window, of the assessed period and of 持续."""
    for node in subject.nodes_of(n.Window, n.Period):
        start, end = day(node.start), day(node.end)
        if start is not None and end is not None and end < start:
            yield _finding(node, start, end)
    for problem in subject.nodes_of(n.Problem):
        yield from _lasting(problem)


def _lasting(problem: n.Problem) -> Iterator[Finding]:
    """Compare the day to which the work goes on with the 期限 of the problem."""
    until = problem.lasting.until if problem.lasting else None
    due = problem.deadline.day
    if until is None or not isinstance(due, n.Date):
        return
    start, end = day(due), day(until)
    if start is not None and end is not None and end < start:
        yield Finding(
            span=until.span,
            message=Text(
                zh=f"“{problem.name.text}”持续到 {end}，早于期限 {start}",
                en=f"“{problem.name.text}” goes on until {end}, before its deadline "
                f"{start}",
            ),
            help=_HELP,
        )


def _finding(node: n.Window | n.Period, start: dt.date, end: dt.date) -> Finding:
    return Finding(
        span=both_days(node),
        message=Text(
            zh=f"{end} 结束，早于 {start} 开始",
            en=f"it ends on {end}, before it starts on {start}",
        ),
        help=_HELP,
    )


_HELP = Text(
    zh="对照原文核对年份和先后",
    en="compare the years and the order with the notice",
)


CHECK = Check(
    code="GJ0804",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="结束早于开始",
        en="ends before it starts",
    ),
    why=Text(
        zh="跨年的时间常把年份写错，这样的期限里没有一天。",
        en="Around the turn of the year the year is easily wrong; no day lies in "
        "such a window.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 ⟦2020-12-20 至 2020-02-20⟧
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 2020-12-20 至 2021-02-20
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
