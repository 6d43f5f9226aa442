"""GJ0809: a stage that begins more than a year after the assessed period."""

import datetime as dt
from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Stage
from guiju.dsl.model.parts import both_days, window_of
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_YEAR = dt.timedelta(days=366)


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the start of each window with the end of the period."""
    period = subject.model.period
    if period is None:
        return
    _, end = period
    for stage in subject.model.stages:
        if stage.window is not None and stage.window[0] - end > _YEAR:
            yield _finding(stage, stage.window[0], end)


def _finding(stage: Stage, start: dt.date, end: dt.date) -> Finding:
    return Finding(
        span=both_days(window_of(stage)),
        about=stage.name,
        message=Text(
            zh=f"考评期 {end} 结束，“{stage.name}”{start} 才开始，晚了一年多",
            en=f"the assessed period ends on {end}, “{stage.name}” starts on {start}, "
            "more than a year later",
        ),
        help=Text(
            zh="对照原文核对年份；原文确实如此的，用“解释”答复本条",
            en="compare the year with the notice; if it means this, answer this code "
            "in an interpretation",
        ),
    )


CHECK = Check(
    code="GJ0809",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="环节比考评期晚一年多", en="stage long after the period"),
    why=Text(
        zh="考评期过去一年多才开始的环节，多半是年份写错。",
        en="A stage that begins more than a year after the period most "
        "often has a slip in its year.",
    ),
    bad="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 ⟦2029-11-20 至 2029-12-20⟧
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
            时间 2020-11-20 至 2020-12-20
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
