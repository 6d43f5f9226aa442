"""GJ0810: an item is due on a day when the stage that scores it is over."""

import datetime as dt
from collections.abc import Iterator, Mapping

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import ItemUse, Model, Stage
from guiju.dsl.model.parts import assessments, window_of, with_parts
from guiju.dsl.model.quantities import day
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.source import Span
from guiju.engine.text import Text

_Late = tuple[n.Date, dt.date]


def run(subject: Subject) -> Iterator[Finding]:
    """Hold the days in the rules of each item to the window of its stage."""
    defined = _defined(subject.model)
    seen: set[Span] = set()
    for stage, assessment in assessments(subject.model):
        if stage.window is None:
            continue
        for use in assessment.items:
            for part in with_parts(use):
                for late in _late(part, stage.window[1], defined):
                    if late[0].span not in seen:
                        seen.add(late[0].span)
                        yield _finding(late, part, stage, stage.window[1])


def _defined(model: Model) -> Mapping[str, n.Node]:
    return {one.signature.name: one.syntax for one in model.definitions}


def _late(use: ItemUse, end: dt.date, defined: Mapping[str, n.Node]) -> Iterator[_Late]:
    """Yield the days after ``end`` in an item and in the figures that it reads."""
    ahead: list[n.Node] = [use.item.syntax] if not use.children else []
    read: set[str] = set()
    while ahead:
        for node in nodes(ahead.pop()):
            if isinstance(node, n.Path) and node.text in defined.keys() - read:
                read.add(node.text)
                ahead.append(defined[node.text])
            found = day(node) if isinstance(node, n.Date) else None
            if found is not None and found > end and isinstance(node, n.Date):
                yield node, found


def _finding(late: _Late, use: ItemUse, stage: Stage, end: dt.date) -> Finding:
    date, due = late
    name = use.item.name
    return Finding(
        span=date.span,
        about=f"{stage.name}.{name}",
        message=Text(
            zh=f"“{name}”以 {due} 为期限，“{stage.name}”{end} 就结束了",
            en=f"“{name}” is due on {due}, and “{stage.name}” ends on {end}",
        ),
        help=Text(
            zh="对照原文核对两个日期；测评以后再补测的，用“解释”写明并答复本条",
            en="compare both days with the notice; if it is measured later, say so in "
            "an interpretation that answers this code",
        ),
        related=(
            Related(
                place=window_of(stage).span,
                message=Text(zh="测评时间写在这里", en="the window is written here"),
            ),
        ),
    )


CHECK = Check(
    code="GJ0810",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="期限晚于测评时间", en="due after the window"),
    why=Text(
        zh="测评结束时期限还没有到，测评的人看不到办没办成。",
        en="What is due only after the window cannot be seen by whoever "
        "measures in it.",
    ),
    bad="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 报送: 日期 每 县区 依据 "一(一)"
        指标 内容 满分 100分 依据 "一" {
            年报 40分 依据 "一(一)" = 若 报送 <= ⟦2021-03-31⟧ 则 40分 否则 0分
            质量 60分 依据 "一(二)"
        }
        环节 测评 100% 依据 "二" {
            时间 2020-12-20 至 2021-02-20
            县区 按 内容
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
        输入 报送: 日期 每 县区 依据 "一(一)"
        指标 内容 满分 100分 依据 "一" {
            年报 40分 依据 "一(一)" = 若 报送 <= 2021-01-31 则 40分 否则 0分
            质量 60分 依据 "一(二)"
        }
        环节 测评 100% 依据 "二" {
            时间 2020-12-20 至 2021-02-20
            县区 按 内容
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
