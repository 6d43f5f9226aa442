"""GJ0611: a condition that always holds, or never, whatever the data."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.parts import assessments, subjects
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import Compare, Expr, If, Ref, references
from guiju.engine.graph import dependencies, reachable
from guiju.engine.narrow import Assumed
from guiju.engine.plan import Input, Plan, Undetermined
from guiju.engine.ranges import NOTHING, Ranges
from guiju.engine.reach import NO, YES, Reach
from guiju.engine.rules import rules_with
from guiju.engine.text import Text

_Asked = tuple[Expr, str, Reach]
"""A condition, what an 解释 about it speaks of, and whether it can hold."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report each condition that data cannot decide, in any group."""
    found: dict[n.Expr, list[_Asked]] = {}
    for written, asked in _conditions(subject):
        found.setdefault(written, []).append(asked)
    for written, alike in found.items():
        expr, about, reach = alike[0]
        for _, _, other in alike[1:]:
            reach = reach.hull(other)
        is_decided = reach.interval in {YES, NO}
        if is_decided and _reads_data(expr, subject.plan):
            yield _finding(written, expr, about, reach, subject)


def _conditions(subject: Subject) -> Iterator[tuple[n.Expr, _Asked]]:
    known = subject.ranges
    for veto in subject.model.vetoes:
        expr = veto.condition.expr
        asked = (expr, veto.signature.name, known.of(expr))
        yield veto.syntax.condition, asked
    for stage, one in assessments(subject.model):
        if one.ballots is not None:
            expr = one.ballots.condition.expr
            about = f"{stage.name}.{one.group.name}"
            yield one.ballots.syntax.condition, (expr, about, known.of(expr))
    yield from _choices(subject)


def _choices(subject: Subject) -> Iterator[tuple[n.Expr, _Asked]]:
    """Yield the condition of each 若, with what is known at its place."""
    written: dict[If, list[n.Choice]] = {}
    for choice in subject.model.choices:
        written.setdefault(choice.expr, []).append(choice.syntax)
    if not written:
        return
    names = subjects(subject.model)
    for within, rule in rules_with(subject.plan, If):
        for expr, reach in _seen(rule, subject.ranges, NOTHING):
            for syntax in written.get(expr, ()):
                about = names.get(getattr(within, "id", ""), within.name)
                yield syntax.condition, (expr.condition, about, reach)


def _seen(expr: Expr, known: Ranges, assumed: Assumed) -> Iterator[tuple[If, Reach]]:
    if isinstance(expr, If):
        yield expr, known.of(expr.condition, assumed)
    for inner, there in known.operands(expr, assumed):
        yield from _seen(inner, known, there)


def _reads_data(expr: Expr, plan: Plan) -> bool:
    """Whether reported figures decide it; a switch in the rulebook is meant."""
    needed = reachable(dependencies(plan), references(expr))
    definitions = (plan.quantities[id_].definition for id_ in needed)
    return any(isinstance(one, Input | Undetermined) for one in definitions)


def _finding(
    written: n.Expr, expr: Expr, about: str, reach: Reach, subject: Subject
) -> Finding:
    holds = reach.interval == YES
    says = Text(
        zh=f"这个条件{'永远成立' if holds else '永远不成立'}",
        en=f"this condition {'always' if holds else 'never'} holds",
    )
    why = _why(expr, subject)
    return Finding(
        span=written.span,
        about=about,
        message=says
        if why is None
        else Text(zh=f"{why.zh}，{says.zh}", en=f"{why.en}: {says.en}"),
        help=Text(
            zh="核对条件里的数、比较的方向和输入的范围；不需要条件的，删去",
            en="compare the figures, the direction and the range of the input with the "
            "notice; if no condition is needed, remove it",
        ),
    )


def _why(expr: Expr, subject: Subject) -> Text | None:
    """Say what the left side can be, if it is one figure."""
    if not isinstance(expr, Compare) or not isinstance(expr.left, Ref):
        return None
    quantity = subject.plan.quantities[expr.left.quantity]
    reach = subject.ranges.of(expr.left).interval
    if reach is None:
        return None
    shown = span_of_values(reach, quantity.measure)
    return Text(
        zh=f"“{quantity.name}”只能是 {shown.zh}",
        en=f"“{quantity.name}” can only be {shown.en}",
    )


CHECK = Check(
    code="GJ0611",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="条件早有定论", en="condition decided beforehand"),
    why=Text(
        zh="永远成立或永远不成立的条件，等于没有条件：加分拿不到，扣分扣不着，否决落不下。",
        en="A condition that always or never holds is none: a bonus "
        "nobody gets, a deduction nobody suffers, a veto that never "
        "strikes.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 件数: 件 每 县区 0件 至 10件 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        奖 用于 县区 = 若 ⟦件数 > 10件⟧ 则 2分 否则 0分 依据 "四"
        总分 = 环节加权 + 奖 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 件数: 件 每 县区 0件 至 10件 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        奖 用于 县区 = 若 件数 >= 10件 则 2分 否则 0分 依据 "四"
        总分 = 环节加权 + 奖 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
