"""GJ0205: a group that no stage assesses and nothing else needs."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report groups that no stage, input or item names, and that have no parts."""
    named = set(_named(subject))
    wholes = {g.part_of.name for g in subject.model.groups.values() if g.part_of}
    for group in subject.model.groups.values():
        if group.part_of is None and group.name not in named | wholes:
            yield Finding(
                span=group.syntax.name.span,
                about=group.name,
                message=Text(
                    zh=f"“{group.name}”有 {len(group.units)} 家，没有一个环节考评它们",
                    en=f"no stage assesses “{group.name}” "
                    f"(units listed: {len(group.units)})",
                ),
                help=Text(
                    zh="在环节里写上这类对象怎样评分，或者删去这份名单",
                    en="say in a stage how they are scored, or delete the list",
                ),
            )


def _named(subject: Subject) -> Iterator[str]:
    for line in subject.nodes_of(n.Assessment, n.Per):
        yield from (word.text for word in line.groups)
    for rated in subject.nodes_of(n.RatedBy):
        yield rated.raters.text
    for item in subject.nodes_of(n.Item):
        yield from (word.text for word in item.only_for)
    yield from (one.group for one in subject.model.rectifications)


CHECK = Check(
    code="GJ0205",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="对象没有参加任何考评",
        en="group never assessed",
    ),
    why=Text(
        zh="列了名单却没有环节考评它，多半是漏写了一行。",
        en="A group that is listed and never assessed usually means that a line is "
        "missing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 ⟦市直⟧ 共 1家 { 甲局 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """,
    run=run,
)
