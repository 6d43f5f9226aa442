"""GJ0302: items of one tree in points, and others in percent."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Item, Tree
from guiju.dsl.model.parts import items_of
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text

_PERCENT = "%"


def run(subject: Subject) -> Iterator[Finding]:
    """Report in each tree the first item written another way than the first one."""
    for tree in subject.model.trees.values():
        written = tuple(items_of(tree))
        for item in written[1:]:
            if _is_percent(item) != _is_percent(written[0]):
                yield _finding(item, written[0], tree)
                break


def _is_percent(item: Item) -> bool:
    return item.syntax.points.measure == _PERCENT


def _finding(item: Item, first: Item, tree: Tree) -> Finding:
    worth = points(item.full)
    return Finding(
        span=item.syntax.points.span,
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"“{first.name}”和“{item.name}”一个写分、一个写百分比；"
            f"“{item.name}”折合 {worth.zh}",
            en=f"“{first.name}” and “{item.name}” are written one in points and one in "
            f"percent; “{item.name}” is worth {worth.en}",
        ),
        help=Text(
            zh="对照原文，统一写分或者统一写百分比",
            en="compare with the notice, and write all in points or all in percent",
        ),
        related=(_other(first),),
    )


def _other(first: Item) -> Related:
    words = Text(zh=f"“{first.name}”写在这里", en=f"“{first.name}” is written here")
    return Related(place=first.syntax.points.span, message=words)


CHECK = Check(
    code="GJ0302",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="分值和百分比混用",
        en="points and percentages mixed",
    ),
    why=Text(
        zh="百分比要乘以满分才是分值；两种写法混在一起，多半有一处写错。",
        en="A percentage is a share of full marks; mixed with points it is most "
        "often a slip.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  服务 ⟦40%⟧ }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 60%  服务 40% }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
