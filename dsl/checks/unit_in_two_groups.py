"""GJ0208: a unit in two groups that are assessed separately."""

from collections.abc import Iterator
from itertools import combinations

from guiju.dsl.check import Check, Finding, Subject, first_here
from guiju.dsl.model.model import Group, Unit
from guiju.dsl.model.parts import assessments
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the second mention of a unit in groups that are no part of each other."""
    assessed = {a.group.name for _, a in assessments(subject.model)}
    groups = [g for name, g in subject.model.groups.items() if name in assessed]
    for one, other in combinations(groups, 2):
        if one.part_of is other or other.part_of is one:
            continue
        known = {unit.name: unit for unit in one.units}
        for unit in other.units:
            if unit.name in known:
                yield _finding(unit, known[unit.name], one, other)


def _finding(unit: Unit, first: Unit, one: Group, other: Group) -> Finding:
    return Finding(
        span=unit.syntax.name.span,
        about=other.name,
        message=Text(
            zh=f"“{unit.name}”同时列入“{one.name}”和“{other.name}”，两边都考评",
            en=f"“{unit.name}” is assessed twice: in “{one.name}” "
            f"and in “{other.name}”",
        ),
        help=Text(
            zh="只留一处；确实要考评两次的，用“解释”写明并答复本条",
            en="keep it in one of them; if both are meant, say so in an "
            "interpretation that answers this code",
        ),
        related=(first_here(first.syntax.name.span),),
    )


CHECK = Check(
    code="GJ0208",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="单位列入两类考评对象",
        en="unit in two groups",
    ),
    why=Text(
        zh="同一个单位会得到两个总分、参加两次排名。",
        en="The unit gets two totals and two places.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 开发区 共 1家 { ⟦乙县⟧ }
        环节 测评 100% 依据 "一" { 县区、开发区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区、开发区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 开发区 共 1家 { 丙园区 }
        环节 测评 100% 依据 "一" { 县区、开发区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区、开发区 并列 占位
    """,
    run=run,
)
