"""GJ0806: a notice that is issued when a stage has begun already."""

import datetime as dt
from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Stage
from guiju.dsl.model.parts import window_of
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the start of each window with the day of issue."""
    scheme = subject.model.scheme
    if scheme is None or scheme.issued is None:
        return
    for stage in subject.model.stages:
        if stage.window is not None and stage.window[0] < scheme.issued:
            yield _finding(stage, stage.window[0], scheme.issued)


def _finding(stage: Stage, start: dt.date, issued: dt.date) -> Finding:
    return Finding(
        span=window_of(stage).start.span,
        about=stage.name,
        message=Text(
            zh=f"“{stage.name}”{start} 开始，方案 {issued} 才印发",
            en=f"“{stage.name}” starts on {start}, the notice was issued on {issued}",
        ),
        help=Text(
            zh="核对两处日期；确实如此的不必改动",
            en="check both dates; if they are right, nothing needs to change",
        ),
    )


CHECK = Check(
    code="GJ0806",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(
        zh="发文晚于环节开始",
        en="issued after a stage began",
    ),
    why=Text(
        zh="方案印发前已经开始测评的，被考评单位事先不知道标准。",
        en="Those assessed before the notice came out could not know the standard.",
    ),
    bad="""
        方案 示范 "示范方案" {
            发文 "示范办公室" 2020-09-29
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 ⟦2020-09-01⟧ 至 2020-12-20
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" {
            发文 "示范办公室" 2020-09-29
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 2020-11-01 至 2020-12-20
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
