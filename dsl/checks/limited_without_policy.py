"""GJ0901: an item for some units only, and no word on the others' points."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed, points
from guiju.dsl.model.model import Group, Item, Tree
from guiju.dsl.model.parts import assessments, items_of
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each limit that leaves out units of a group, without 不适用."""
    for _, assessment in assessments(subject.model):
        tree = assessment.tree
        if tree is None or tree.policy is not None:
            continue
        for item in items_of(tree):
            if item.syntax.only_for:
                left_out = _left_out(item, assessment.group)
                if left_out:
                    yield _finding(item, left_out, tree)


def _left_out(item: Item, group: Group) -> tuple[str, ...]:
    applies = item.applies_to or frozenset()
    return tuple(name for name in group.members if name not in applies)


def _finding(item: Item, left_out: tuple[str, ...], tree: Tree) -> Finding:
    names, full = listed(left_out), points(item.full)
    first, *_, last = (*item.syntax.only_for, item.syntax.only_for[-1])
    return Finding(
        span=Span(first.span.file, first.span.start, last.span.end),
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"“{item.name}”的 {full.zh}对{names.zh}不适用，没有写明怎样计分",
            en=f"the {full.en} of “{item.name}” do not apply to {names.en}; "
            "it is not said what becomes of them",
        ),
        help=Text(
            zh=f"在“{tree.name}”里写上一种：不适用 折算、不适用 计满分、不适用 "
            "同类均值",
            en=f"write in “{tree.name}” one of: not_applicable rescale, "
            "not_applicable award_full, not_applicable peers_mean",
        ),
    )


CHECK = Check(
    code="GJ0901",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有写不适用的怎样计分",
        en="no policy for the others",
    ),
    why=Text(
        zh="项目不适用的单位，这一项的分是折算、计满分还是不计，必须写明。",
        en="Whether the points of an item that does not apply are rescaled or "
        "awarded must be said.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  扶贫 40分 仅适用 ⟦甲县⟧ }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
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
