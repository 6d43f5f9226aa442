"""GJ0805: a stage that is over before the assessed period begins."""

import datetime as dt
from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Stage
from guiju.dsl.model.parts import both_days, window_of
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the end of each window with the start of the period."""
    period = subject.model.period
    if period is None:
        return
    start, _ = period
    for stage in subject.model.stages:
        if stage.window is not None and stage.window[1] < start:
            yield _finding(stage, stage.window[1], start)


def _finding(stage: Stage, end: dt.date, start: dt.date) -> Finding:
    return Finding(
        span=both_days(window_of(stage)),
        about=stage.name,
        message=Text(
            zh=f"“{stage.name}”{end} 结束，考评期 {start} 才开始",
            en=f"“{stage.name}” ends on {end}, the assessed period starts on {start}",
        ),
        help=Text(
            zh="对照原文核对年份；原文确实如此的，用“解释”答复本条",
            en="compare the year with the notice; if it means this, answer this code "
            "in an interpretation",
        ),
    )


CHECK = Check(
    code="GJ0805",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="环节早于考评期",
        en="stage before the period",
    ),
    why=Text(
        zh="考评期还没有开始就评完了，评的不是考评期的工作。",
        en="What is over before the period begins does not assess the work of the "
        "period.",
    ),
    bad="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 ⟦2019-11-20 至 2019-12-20⟧
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 2020-11-20 至 2021-02-20
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
