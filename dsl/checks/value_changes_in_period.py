"""GJ0812: a value that begins in the middle of the assessed period."""

import datetime as dt
from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.quantities import day
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the first days that lie in the period, but not at its beginning."""
    period = subject.model.period
    if period is None:
        return
    start, end = period
    for parameter in subject.nodes_of(n.Parameter):
        if isinstance(parameter.value, n.Since):
            for row in parameter.value.rows:
                begins = day(row.day)
                if begins is not None and start < begins <= end:
                    yield _finding(row.day, parameter.name.text, start)


def _finding(date: n.Date, name: str, start: dt.date) -> Finding:
    return Finding(
        span=date.span,
        about=name,
        message=Text(
            zh=f"“{name}”在考评期里换值，整个考评期只用 {start} 有效的值",
            en=f"“{name}” changes within the period; the value of {start} is used "
            "for all of it",
        ),
        help=Text(
            zh="对照原文核对日期；前后要分开算的，分成两个参数；确实下期才用的，用“解释”答复本条",
            en="compare the day with the notice; if both parts are to be computed "
            "apart, make two parameters; if it is for the next period, answer this "
            "code in an interpretation",
        ),
    )


CHECK = Check(
    code="GJ0812",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="考评期中间换了值", en="value changes in the period"),
    why=Text(
        zh="参数只取考评期第一天有效的值，中间换的值这一期用不上；办法多半另有安排。",
        en="The value of the first day holds for the whole period; a "
        "notice that changes it midway most often means something "
        "else.",
    ),
    bad="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        参数 系数: % {
            2019-01-01 起 50%
            ⟦2020-07-01⟧ 起 60%
        } 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 的 系数 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        参数 系数: % {
            2019-01-01 起 50%
            2021-01-01 起 60%
        } 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 的 系数 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
