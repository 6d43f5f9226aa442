"""GJ1110: two items cite one clause, while all others of their tree have their own."""

from collections.abc import Iterator
from typing import Final

from guiju.dsl.check import Check, Finding, Subject, first_here
from guiju.dsl.model.model import Item, Tree
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text

_PAIR: Final = 2
_OTHERS: Final = 3
"""So many more items show that each is meant to have a clause of its own."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report the one pair in a tree of which everything else is told apart."""
    for tree in subject.model.trees.values():
        alike: dict[str, list[tuple[Item, Span]]] = {}
        for leaf in tree.leaves:
            if leaf.syntax.cite is not None:
                place = leaf.syntax.cite.span
                alike.setdefault(leaf.syntax.cite.text, []).append((leaf, place))
        several = [found for found in alike.values() if len(found) > 1]
        if len(several) == 1 and len(several[0]) == _PAIR and len(alike) > _OTHERS:
            yield _finding(tree, several[0])


def _finding(tree: Tree, pair: list[tuple[Item, Span]]) -> Finding:
    (first, before), (second, place) = pair
    return Finding(
        span=place,
        about=f"{tree.name}.{second.name}",
        message=Text(
            zh=f"“{first.name}”和“{second.name}”的依据都是“{second.clause}”，其余各项都不相同",
            en=f"“{first.name}” and “{second.name}” both rest on “{second.clause}”, "
            "and every other item has a clause of its own",
        ),
        help=Text(
            zh="对照原文核对条文的号；确实同出一条的，不用改",
            en="compare the number of the clause with the notice; if both come from "
            "it, nothing needs to be done",
        ),
        related=(first_here(before),),
    )


CHECK = Check(
    code="GJ1110",
    since="0.2",
    severity=Severity.NOTE,
    title=Text(zh="两项引用同一条文", en="clause cited for two items"),
    why=Text(
        zh="别的指标各有各的条文，只有两项相同，多半是抄写时没有改。",
        en="Where every other item has a clause of its own, two with the "
        "same one are most often copied.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 内容 满分 100分 依据 "一" {
            年报 20分 依据 "一(一)"
            网站 20分 依据 "一(二)"
            热线 20分 依据 "一(三)"
            培训 20分 依据 "一(四)"
            机构 20分 依据 ⟦"一(四)"⟧
        }
        环节 测评 100% 依据 "二" { 县区 按 内容 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 内容 满分 100分 依据 "一" {
            年报 20分 依据 "一(一)"
            网站 20分 依据 "一(二)"
            热线 20分 依据 "一(三)"
            培训 20分 依据 "一(四)"
            机构 20分 依据 "一(五)"
        }
        环节 测评 100% 依据 "二" { 县区 按 内容 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
