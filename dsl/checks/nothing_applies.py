"""GJ0903: a unit to which no item of its tree applies."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed
from guiju.dsl.model.model import Assessment, Tree
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the units of each group that no item of the tree is for."""
    for stage, assessment in assessments(subject.model):
        tree = assessment.tree
        if tree is None or not tree.leaves:
            continue
        members = assessment.group.members
        bare = _without(tree, members)
        if bare:
            names = listed(bare)
            yield Finding(
                span=_span(assessment),
                about=f"{stage.name}.{assessment.group.name}",
                message=Text(
                    zh=f"“{tree.name}”没有一项适用于{names.zh}",
                    en=f"no item of “{tree.name}” applies to {names.en}",
                ),
                help=Text(
                    zh="核对各项的“仅适用”，或者为这些单位另列一套指标",
                    en="check the “only_for” of its items, or give these units a tree "
                    "of their own",
                ),
            )


def _without(tree: Tree, members: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of ``members`` for whom there is no item."""
    served = set[str]()
    for leaf in tree.leaves:
        if leaf.applies_to is None:
            return ()
        served |= leaf.applies_to
    return tuple(unit for unit in members if unit not in served)


def _span(assessment: Assessment) -> Span:
    clauses = assessment.syntax.clauses
    return next(c for c in clauses if isinstance(c, n.ByTree)).tree.span


CHECK = Check(
    code="GJ0903",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有一项适用于这个单位",
        en="nothing applies to a unit",
    ),
    why=Text(
        zh="一项都不适用，就没有分可以折算到，得不出结果。",
        en="With nothing that applies there is nothing to rescale to, and no result.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 100分 仅适用 甲县  不适用 折算 }
        环节 测评 100% 依据 "一" { 县区 按 ⟦县区指标⟧ }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 60分
            扶贫 40分 仅适用 甲县
            不适用 折算
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
