"""GJ0204: a group without units."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each group that lists nobody."""
    for group in subject.model.groups.values():
        if not group.units:
            yield Finding(
                span=group.syntax.name.span,
                about=group.name,
                message=Text(
                    zh=f"“{group.name}”里一个单位也没有",
                    en=f"“{group.name}” lists no unit at all",
                ),
                help=Text(
                    zh="在花括号里写上单位名单，用顿号隔开",
                    en="list its units between the braces, separated by commas",
                ),
            )


CHECK = Check(
    code="GJ0204",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="对象里没有单位",
        en="group without units",
    ),
    why=Text(
        zh="没有单位就没有可以考评、可以排名的对象。",
        en="Without units there is nothing to assess or to rank.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 ⟦县区⟧ { }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
