"""GJ0905: an item for units that nobody assesses by its tree, or for nobody at all."""

from collections.abc import Iterator, Sequence

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed
from guiju.dsl.model.model import Group, Item, Tree
from guiju.dsl.model.parts import (
    assessed_by,
    items_with_blocks,
    limit_span,
    unknown_places,
)
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text

_PEERS = "PEERS"
"""Under 同类均值 an item for nobody is an error of its own."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report each limit that no assessed unit lies in."""
    by_tree, unknown = assessed_by(subject.model), unknown_places(subject.model)
    for tree, item, blocks in items_with_blocks(subject.model):
        if not item.syntax.only_for or item.applies_to is None:
            continue
        if tree.policy is not None and tree.policy.word == _PEERS:
            continue
        words = [word for one in (item, *blocks) for word in one.syntax.only_for]
        if any(word.span in unknown for word in words):
            continue
        limited = next((one for one in reversed(blocks) if one.syntax.only_for), None)
        groups = by_tree.get(tree, ())
        if limited is not None and not item.applies_to:
            if limited.applies_to:
                yield _excluded(item, limited, tree)
        elif groups and not any(item.applies_to & {*one.members} for one in groups):
            yield _finding(item, tree, groups)


def _excluded(item: Item, block: Item, tree: Tree) -> Finding:
    inner, outer = (
        listed(tuple(word.text for word in one.syntax.only_for))
        for one in (item, block)
    )
    return Finding(
        span=limit_span(item),
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"“{item.name}”仅适用{inner.zh}，它所在的“{block.name}”仅适用{outer.zh}，"
            "没有一个单位两处都列入",
            en=f"“{item.name}” is for {inner.en} only, and “{block.name}”, which it "
            f"stands in, for {outer.en} only: no unit is in both",
        ),
        help=Text(
            zh=f"改正其中一处“仅适用”，或者把“{item.name}”移出“{block.name}”",
            en=f"correct one of the two, or move “{item.name}” out of “{block.name}”",
        ),
        related=(
            Related(
                place=limit_span(block),
                message=Text(
                    zh=f"“{block.name}”的“仅适用”写在这里",
                    en=f"“{block.name}” is limited here",
                ),
            ),
        ),
    )


def _finding(item: Item, tree: Tree, groups: Sequence[Group]) -> Finding:
    names = listed(tuple(group.name for group in groups))
    return Finding(
        span=limit_span(item),
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"按“{tree.name}”考评的{names.zh}里，没有“{item.name}”适用的单位",
            en=f"“{tree.name}” assesses {names.en}, and “{item.name}” applies to "
            "none of their units",
        ),
        help=Text(
            zh="核对单位名称，或者把这一项移到考评这些单位的指标里",
            en="check the names, or move the item to the tree of these units",
        ),
    )


CHECK = Check(
    code="GJ0905",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="项目不适用于任何单位",
        en="item applies to nobody",
    ),
    why=Text(
        zh="仅适用的单位都不按这套指标考评，多半是名称写错或放错了指标。",
        en="None of the units it is for is assessed by the tree; most often a name "
        "is wrong.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 60分
            扶贫 40分 仅适用 ⟦甲局⟧
            不适用 折算
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标  市直 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 60分
            扶贫 40分 仅适用 甲县
            不适用 折算
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标  市直 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """,
    run=run,
)
