"""GJ0301: the points of the parts do not add up to the points of the whole."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Item, Tree
from guiju.engine.diagnostic import Severity
from guiju.engine.number import show
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare every tree and every block with the sum of its parts."""
    for tree in subject.model.trees.values():
        yield from _compare(tree, tree.items, tree.syntax.full.number.span, tree.name)
        for item in tree.items:
            yield from _blocks(item, tree.name)


def _blocks(item: Item, tree: str) -> Iterator[Finding]:
    if not item.children:
        return
    about = f"{tree}.{item.name}"
    yield from _compare(item, item.children, item.syntax.points.span, about)
    for child in item.children:
        yield from _blocks(child, tree)


def _compare(
    whole: Tree | Item, parts: tuple[Item, ...], span: Span, about: str
) -> Iterator[Finding]:
    total = sum((part.full for part in parts), start=Fraction(0))
    if total == whole.full:
        return
    gap = show(abs(total - whole.full))
    more = total > whole.full
    yield Finding(
        span=span,
        about=about,
        message=Text(
            zh=f"“{whole.name}”写的是 {show(whole.full)} 分，"
            f"各部分合计 {show(total)} 分，{'多' if more else '少'} {gap} 分",
            en=f"“{whole.name}” says {show(whole.full)} points, its parts add up to "
            f"{show(total)}: {gap} too {'many' if more else 'few'}",
        ),
        help=Text(
            zh="对照原文逐项核对分值；原文本身有误的，改正后用“解释”说明",
            en="compare each item with the notice; if the notice itself is wrong, "
            "correct it here and say so in an interpretation",
        ),
    )


CHECK = Check(
    code="GJ0301",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="各部分之和不等于总分", en="parts do not add up"),
    why=Text(
        zh="合计与总分不一致时，没有单位能得满分，或者有单位能超过满分。",
        en="If they differ, nobody can reach full marks, or somebody can pass them.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 ⟦100分⟧ 依据 "附件1" { 公开 60分  服务 50分 }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 保留 2位 四舍五入 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  服务 40分 }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 保留 2位 四舍五入 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    computable=True,
    by_itself=True,
)
