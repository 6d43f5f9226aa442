"""GJ0907: 同类均值 for an item that no unit of a group has."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Group, Item, Policy, Tree
from guiju.dsl.model.parts import (
    assessed_by,
    items_with_blocks,
    limit_span,
    unknown_places,
)
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text

_PEERS = "PEERS"


def run(subject: Subject) -> Iterator[Finding]:
    """Report the items whose mean over the peers is a mean over nobody."""
    groups, unknown = assessed_by(subject.model), unknown_places(subject.model)
    for tree, item, blocks in items_with_blocks(subject.model):
        if item.children or tree.policy is None or tree.policy.word != _PEERS:
            continue
        words = [word for one in (item, *blocks) for word in one.syntax.only_for]
        if any(word.span in unknown for word in words):
            continue
        for group in groups.get(tree, ()):
            if not _has_peers(item, group):
                yield _finding(item, blocks, tree.policy, tree, group)


def _has_peers(item: Item, group: Group) -> bool:
    return item.applies_to is None or bool(item.applies_to & {*group.members})


def _finding(
    item: Item, blocks: tuple[Item, ...], policy: Policy, tree: Tree, group: Group
) -> Finding:
    limited = [one for one in (item, *reversed(blocks)) if one.syntax.only_for]
    return Finding(
        span=limit_span(limited[0]),
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"“{item.name}”不适用于“{group.name}”的任何单位，没有同类可以取均值，"
            f"“{group.name}”的总分一个也得不出",
            en=f"“{item.name}” applies to no unit of “{group.name}”: there are no "
            f"peers to take the mean of, and no unit of “{group.name}” gets a total",
        ),
        help=Text(
            zh=f"核对“仅适用”，或者为“{group.name}”另列一套没有“{item.name}”的指标",
            en=f"check the “only_for”, or give “{group.name}” a tree without "
            f"“{item.name}”",
        ),
        related=(
            *(_outer(block) for block in limited[1:]),
            Related(
                place=policy.syntax.span,
                message=Text(
                    zh="这里写明不适用的取同类均值",
                    en="here the mean of the peers is asked for",
                ),
            ),
        ),
    )


def _outer(block: Item) -> Related:
    return Related(
        place=limit_span(block),
        message=Text(
            zh=f"它所在的“{block.name}”的“仅适用”写在这里",
            en=f"“{block.name}”, which it stands in, is limited here",
        ),
    )


CHECK = Check(
    code="GJ0907",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有同类可以取均值",
        en="no peers to take the mean of",
    ),
    why=Text(
        zh="同类均值要有适用的单位才算得出；一家也没有，这一类对象就都没有总分。",
        en="The mean of the peers needs units that the item applies to. Without any, "
        "nobody in the group has a total.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 60分
            专项 40分 仅适用 甲县 {
                扶贫 20分
                移民 20分 仅适用 ⟦乙县⟧
            }
            不适用 同类均值
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 60分
            专项 40分 仅适用 甲县、乙县 {
                扶贫 20分
                移民 20分 仅适用 乙县
            }
            不适用 同类均值
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
