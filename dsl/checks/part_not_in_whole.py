"""GJ0203: a unit of a part that the whole does not list."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed
from guiju.dsl.model.model import Group, Unit
from guiju.dsl.nearest import nearest
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text

_NEAR = 0.5


def run(subject: Subject) -> Iterator[Finding]:
    """Compare each part with its whole."""
    for group in subject.model.groups.values():
        whole = group.part_of
        if whole is None:
            continue
        for unit in group.units:
            if unit.name not in whole.members:
                yield _finding(unit, group, whole)


def _finding(unit: Unit, group: Group, whole: Group) -> Finding:
    near = nearest(unit.name, whole.members, _NEAR)
    return Finding(
        span=unit.syntax.name.span,
        about=group.name,
        message=Text(
            zh=f"“{unit.name}”不在“{whole.name}”里，不能列入“{group.name}”",
            en=f"“{unit.name}” is not in “{whole.name}”, of which “{group.name}” "
            "is a part",
        ),
        help=_help(near, whole.name),
        related=(_whole(whole),),
    )


def _whole(whole: Group) -> Related:
    words = Text(zh=f"“{whole.name}”在这里", en=f"“{whole.name}” is declared here")
    return Related(place=whole.syntax.name.span, message=words)


def _help(near: list[str], whole: str) -> Text:
    if near:
        names = listed(tuple(near))
        return Text(
            zh=f"是不是{names.zh}？简称可以用“别名”写明",
            en=f"did you mean {names.en}? A short name can be declared as an alias",
        )
    return Text(
        zh=f"把它列入“{whole}”，或者去掉“属于”",
        en=f"list it in “{whole}”, or remove “part_of”",
    )


CHECK = Check(
    code="GJ0203",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="单位不在所属的对象里",
        en="unit not in the whole",
    ),
    why=Text(
        zh="写明“属于”的名单只能从整体里选单位，多半是名称写得不一样。",
        en="A part is chosen from its whole; most often the name is spelt differently.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 市教育局、市财政局 }
        对象 互评单位 属于 市直 共 1家 { ⟦市教委⟧ }
        环节 测评 100% 依据 "一" {
            县区 由 互评单位 评分 0分 至 100分 取平均
            市直 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 市教育局 别名 市教委、市财政局 }
        对象 互评单位 属于 市直 共 1家 { 市教委 }
        环节 测评 100% 依据 "一" {
            县区 由 互评单位 评分 0分 至 100分 取平均
            市直 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
