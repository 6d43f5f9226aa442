"""GJ0410: a logarithm, an exponential or a power that nobody rounds."""

from collections.abc import Iterator, Mapping

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.lower.inline import with_endless_written_out
from guiju.dsl.model.parts import formulas, rule_key
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import references
from guiju.engine.graph import dependencies, reachable
from guiju.engine.plan import Constraint, Plan, Quantity
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.engine.unrounded import is_endless

_REAL = frozenset({"对数", "指数", "乘方", "几何平均"})


def run(subject: Subject) -> Iterator[Finding]:
    """Report each ranked figure, and each constraint, that has no end of digits."""
    endless = _endless(subject.plan)
    ranked = dict.fromkeys(ranking.by for ranking in subject.plan.rankings)
    figures = [id_ for id_ in ranked if id_ in endless]
    limits = [one for one in subject.plan.constraints if _reads(one, endless)]
    written = formulas(subject.model) if figures or limits else {}
    for id_ in figures:
        if id_ in written:
            place = _place(written, id_, subject.plan)
            yield _finding(place, subject.plan.quantities[id_])
    for one in limits:
        if rule_key(one) in written:
            yield _finding(written[rule_key(one)].span, one)


def _endless(plan: Plan) -> frozenset[str]:
    return with_endless_written_out(plan.quantities)[1]


def _reads(one: Constraint, endless: frozenset[str]) -> bool:
    sides = (one.left, one.right)
    return any(is_endless(side) or references(side) & endless for side in sides)


def _place(written: Mapping[str, n.Node], id_: str, plan: Plan) -> Span:
    """Return the first call without an end behind the ranked figure."""
    needed = reachable(dependencies(plan), [id_])
    calls = (
        node.span
        for key in written
        if key in needed
        for node in nodes(written[key])
        if isinstance(node, n.Call) and node.name.text in _REAL
    )
    return next(calls, written[id_].span)


def _finding(span: Span, within: Quantity | Constraint) -> Finding:
    return Finding(
        span=span,
        about=within.name,
        message=Text(
            zh=f"“{within.name}”的小数位数没有尽头，没有写明保留几位",
            en=f"“{within.name}” has no end of digits and is not rounded",
        ),
        help=Text(
            zh="在公式末尾写明，例如：保留 3位 四舍五入",
            en="round it at the end of its formula: round 3 decimals half_up",
        ),
    )


CHECK = Check(
    code="GJ0410",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="无限小数没有保留位数", en="endless figure not rounded"),
    why=Text(
        zh="对数、开方的结果小数没有尽头；保留几位不同，名次就可能不同。",
        en="Logarithms and roots have no end of digits; how many are kept can change "
        "the order.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 收入: 数 每 县区 1 至 9 依据 "一"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        调整 = ⟦对数(收入)⟧ * 1分 依据 "三"
        总分 = 环节加权 - 调整 封顶 100分 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        解释 排名 答复 GJ0407 "按准确值排名" 依据 "二"
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 收入: 数 每 县区 1 至 9 依据 "一"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        调整 = (对数(收入) 保留 3位 四舍五入) * 1分 依据 "三"
        总分 = 环节加权 - 调整 封顶 100分 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
