"""GJ0607: a deduction or bonus that can never change anything."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Adjustment, Item
from guiju.dsl.model.parts import count_rows, items
from guiju.dsl.model.quantities import exact
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes, of
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report rows worth nothing, a floor under nothing, and empty adjustments."""
    for about, row in count_rows(subject.model):
        for typed in (row.amount, row.at_most):
            is_known = typed is not None and typed.measure is not None
            if typed is not None and is_known and constant(typed.expr) == 0:
                yield _finding(typed.span, about, _ZERO)
    for tree, item in items(subject.model):
        for line in item.syntax.lines:
            if isinstance(line, n.UntilZero) and not _deducts(item):
                yield _finding(line.span, f"{tree.name}.{item.name}", _FLOOR)
    for one in subject.model.adjustments:
        if subject.is_whole and not one.syntax.lines:
            yield _finding(one.syntax.name.span, one.signature.name, _EMPTY)
        yield from _of_nothing(one, is_whole=subject.is_whole)
    for defined in subject.nodes_of(n.Definition):
        for zero in _zeros(defined):
            yield _finding(zero.span, defined.name.text, _TIMES_ZERO)


def _zeros(defined: n.Definition) -> Iterator[n.Number]:
    """Yield the zeros that something is multiplied by, or is a share of."""
    for node in nodes(defined.formula):
        match node:
            case n.Binary(operator="*", left=left, right=right):
                factors: tuple[n.Expr, ...] = (left, right)
            case n.Share(ratio=ratio):
                factors = (ratio,)
            case _:
                factors = ()
        yield from (one for one in of(factors, n.Number) if exact(one) == 0)


def _of_nothing(one: Adjustment, *, is_whole: bool) -> Iterator[Finding]:
    """Report a cap at zero, and tiers that are all worth zero."""
    for limit in one.rules.limits:
        is_cap = isinstance(limit.syntax, n.Cap)
        if is_cap and limit.bound is not None and constant(limit.bound.expr) == 0:
            yield _finding(limit.syntax.span, one.signature.name, _ZERO)
    table = one.bands
    if table is not None and is_whole:
        special = (table.others, table.not_reported, table.not_applicable)
        rows = [*table.bands, *(row for row in special if row is not None)]
        if rows and all(constant(row.value.expr) == 0 for row in rows):
            yield _finding(one.syntax.name.span, one.signature.name, _TIERS)


_ZERO = Text(zh="写的是 0", en="it is zero")
_FLOOR = Text(
    zh="没有扣分，“扣完为止”不起作用",
    en="nothing is deducted, so that “until_zero” does nothing",
)
_TIMES_ZERO = Text(zh="乘以 0，总是 0", en="times zero is always zero")
_TIERS = Text(zh="每一档都是 0", en="every tier is worth zero")
_EMPTY = Text(zh="花括号里没有写规则", en="no rule is written between its braces")


def _deducts(item: Item) -> bool:
    """Whether any line may lower the points: all may that are not known to be free."""
    return not all(_is_free(line) for line in item.syntax.lines)


def _is_free(line: n.Node) -> bool:
    if isinstance(line, n.EachRow):
        return line.sign.word == "ADD"
    return isinstance(line, n.Item | n.Bands | n.UntilZero)


def _finding(span: Span, about: str, what: Text) -> Finding:
    return Finding(
        span=span,
        about=about,
        message=Text(
            zh=f"“{about}”这条规则不起作用：{what.zh}",
            en=f"this rule of “{about}” has no effect: {what.en}",
        ),
        help=Text(
            zh="对照原文补上数值；没有写明的写“待定”，不需要的删去",
            en="write what the notice says; if it does not, leave it undetermined; "
            "if it is not needed, delete it",
        ),
    )


CHECK = Check(
    code="GJ0607",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="规则不起作用",
        en="rule without effect",
    ),
    why=Text(
        zh="扣0分、最多扣0分、没有扣分却写扣完为止，都等于没有规则。",
        en="Deducting nothing, or stopping at zero where nothing is deducted, is no "
        "rule.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 通报 用于 县区 依据 "三" { 每次 通报 扣 ⟦0分⟧ }
        总分 = 环节加权 - 通报 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        扣分 通报 用于 县区 依据 "三" { 每次 通报 扣 0.5分 }
        总分 = 环节加权 - 通报 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
