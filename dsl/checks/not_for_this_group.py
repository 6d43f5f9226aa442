"""GJ0110: a quantity that exists, but not for the group that needs it."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.figure import listed
from guiju.dsl.model.problem import NotForGroup
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each use with the groups that do have the quantity."""
    for problem in problems(subject, NotForGroup):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=_message(problem),
            help=Text(
                zh="为这一类对象也声明它，或者用“用于”写明公式只用于哪些对象",
                en="declare it for this group as well, or limit the formula "
                "to the groups that have it",
            ),
        )


def _message(problem: NotForGroup) -> Text:
    if not problem.available:
        return Text(
            zh=f"“{problem.name}”只有一个值，“{problem.group}”的单位没有各自的",
            en=f"“{problem.name}” is one value, and not each unit of "
            f"“{problem.group}” has its own",
        )
    having = listed(problem.available)
    if not problem.group:
        return Text(
            zh=f"“{problem.name}”是{having.zh}各单位的量，这里没有说是哪个单位的",
            en=f"“{problem.name}” belongs to the units of {having.en}; "
            "it is not said whose is meant",
        )
    return Text(
        zh=f"“{problem.group}”没有“{problem.name}”，只有{having.zh}有",
        en=f"“{problem.group}” has no “{problem.name}”, only {having.en} has",
    )


CHECK = Check(
    code="GJ0110",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="这一类对象没有这个量",
        en="not for this group",
    ),
    why=Text(
        zh="量是按对象分别声明的，没有为这一类对象声明就没有值。",
        en="Quantities are declared group by group; this one is not declared for "
        "this group.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
        输入 通报: 次 每 县区 0次 至 20次 依据 "三"
        总分 = 环节加权 - ⟦通报⟧ * 1分/次 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
        输入 通报: 次 每 县区、市直 0次 至 20次 依据 "三"
        总分 = 环节加权 - 通报 * 1分/次 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """,
    run=run,
)
