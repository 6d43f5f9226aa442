"""GJ1602: states are taken before the earliest deadline of a list."""

import datetime as dt
from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.problem_list import RectificationOf
from guiju.dsl.model.rule import Typed
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare 截至 with the deadlines that are written in the rulebook."""
    earliest: dict[str, dt.date | None] = {}
    for one in subject.model.rectifications:
        days = [_day(problem.due) for problem in one.problems]
        known = [due for due in days if due is not None]
        before = earliest.get(one.name, dt.date.max)
        is_known = len(known) == len(days) and before is not None
        earliest[one.name] = min((before, *known)) if is_known and before else None
    for one in {one.name: one for one in subject.model.rectifications}.values():
        due, taken = earliest[one.name], _day(one.taken_on)
        if due is not None and taken is not None and taken < due < dt.date.max:
            yield _finding(one, taken, due)


def _day(written: Typed | None) -> dt.date | None:
    value = constant(written.expr) if written else None
    return value if isinstance(value, dt.date) else None


def _finding(one: RectificationOf, taken: dt.date, due: dt.date) -> Finding:
    assert one.taken_on is not None
    return Finding(
        span=one.taken_on.span,
        about=one.name,
        message=Text(
            zh=f"“{one.name}”截至 {taken}，最早的期限是 {due}：没有一项问题会逾期",
            en=f"“{one.name}” is taken as of {taken} and the earliest deadline is "
            f"{due}: no problem can be overdue",
        ),
        help=Text(
            zh="对照原文核对两个日期；确实要在到期前查看进度的，用“解释”说明",
            en="compare both days with the notice; if the list is meant to be looked "
            "at before it is due, say so in an interpretation",
        ),
    )


CHECK = Check(
    code="GJ1602",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="截至早于最早的期限",
        en="nothing due yet",
    ),
    why=Text(
        zh="截至那天没有一项问题到期，未销号的一律是“未到期”，按逾期扣分的规则不起作用。",
        en="On that day no problem is due: whatever is open is not due, and rules for "
        "overdue problems do nothing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        整改 测评整改 用于 县区 依据 "三" {
            期限 2018-05-20
            截至 ⟦2017-06-30⟧
            每项 逾期未销号 扣 0.5分
        }
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        整改 测评整改 用于 县区 依据 "三" {
            期限 2018-05-20
            截至 2018-06-30
            每项 逾期未销号 扣 0.5分
        }
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
