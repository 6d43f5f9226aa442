"""GJ0309: an item that every unit gets the same points for, whatever the data."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Item, ItemUse, Tree
from guiju.dsl.model.parts import uses
from guiju.dsl.model.rule import BandTable, RuleSet
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the items that can have a single value, in every stage and group."""
    found: dict[Span, list[tuple[Tree, ItemUse]]] = {}
    for tree, use in uses(subject.model):
        if not use.children:
            found.setdefault(use.item.syntax.span, []).append((tree, use))
    for alike in found.values():
        values = {_only(use, subject) for _, use in alike}
        value = values.pop()
        if value is not None and not values:
            tree, use = alike[0]
            yield _finding(tree, use.item, value)


def _only(use: ItemUse, subject: Subject) -> Fraction | None:
    """Return the single value that an item can have, if it has no other."""
    if use.bands is not None and not _changes(use.rules):
        return _of_all(use.bands)
    reach = subject.ranges.quantities[use.signature.id]
    if not reach.is_one_number or reach.absences or reach.interval is None:
        return None
    return reach.interval.low


def _changes(rules: RuleSet) -> bool:
    """Whether anything but the bands makes the value."""
    rows = rules.counts or rules.computed or rules.steps
    return bool(rows) or rules.interpolation is not None


def _of_all(table: BandTable) -> Fraction | None:
    """Return what all bands give, if it is the same."""
    special = (table.others, table.not_reported, table.not_applicable)
    rows = [*table.bands, *(row for row in special if row is not None)]
    values = {constant(row.value.expr) for row in rows}
    value = values.pop() if len(values) == 1 else None
    return value if isinstance(value, Fraction) else None


def _finding(tree: Tree, item: Item, value: Fraction) -> Finding:
    got = points(value)
    return Finding(
        span=item.syntax.name.span,
        about=f"{tree.name}.{item.name}",
        message=Text(
            zh=f"“{item.name}”对谁都是 {got.zh}，数据怎样都不变",
            en=f"“{item.name}” is {got.en} for everybody, whatever the data",
        ),
        help=Text(
            zh="对照原文写明怎样计分；本期确实不考核的，用“解释”写明并答复本条",
            en="write how the notice scores it; if it is not assessed this time, say "
            "so in an interpretation that answers this code",
        ),
    )


CHECK = Check(
    code="GJ0309",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="指标对谁都一样", en="item that never matters"),
    why=Text(
        zh="不论报什么数、谁来评，得分都一样的指标，分不出高低。",
        en="An item whose points are the same whatever is reported tells nobody apart.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 内容 满分 100分 依据 "一" {
            ⟦报送⟧ 40分 依据 "一(一)" = 40分
            质量 60分 依据 "一(二)"
        }
        环节 测评 100% 依据 "一" { 县区 按 内容 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 件数: 件 每 县区 0件 至 10件 依据 "三"
        指标 内容 满分 100分 依据 "一" {
            报送 40分 依据 "一(一)" = 件数 * 4分/件
            质量 60分 依据 "一(二)"
        }
        环节 测评 100% 依据 "一" { 县区 按 内容 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
