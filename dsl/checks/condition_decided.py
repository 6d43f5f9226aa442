"""GJ0611: a condition that always holds, or never, whatever the data."""

from collections.abc import Iterator
from functools import reduce

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.parts import assessments, subjects
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import Compare, Expr, If, Ref, references
from guiju.engine.graph import dependencies, reachable
from guiju.engine.narrow import Assumed
from guiju.engine.plan import Input, Plan, Quantity, Undetermined
from guiju.engine.ranges import NOTHING, Ranges
from guiju.engine.reach import NO, YES, Reach
from guiju.engine.rules import rules_with
from guiju.engine.source import Span
from guiju.engine.text import Text


@attrs.frozen
class _Asked:
    """A condition at one place, and what an 解释 about it speaks of."""

    expr: Expr
    about: str
    known: Ranges
    assumed: Assumed = NOTHING

    @property
    def reach(self) -> Reach:
        """Whether it can hold, and whether it can fail."""
        return self.known.of(self.expr, self.assumed)

    @property
    def why(self) -> Text | None:
        """What its left side can be, if that is one figure."""
        if not isinstance(self.expr, Compare) or not isinstance(self.expr.left, Ref):
            return None
        reach = self.known.of(self.expr.left, self.assumed).interval
        if reach is None:
            return None
        quantity = self.known.plan.quantities[self.expr.left.quantity]
        shown = span_of_values(reach, quantity.measure)
        return Text(
            zh=f"“{quantity.name}”在这里只能是 {shown.zh}",
            en=f"“{quantity.name}” can only be {shown.en} here",
        )


def run(subject: Subject) -> Iterator[Finding]:
    """Report each condition that data cannot decide, in any group."""
    found: dict[Span, list[_Asked]] = {}
    for written, asked in _conditions(subject):
        found.setdefault(written.span, []).append(asked)
    for place, alike in found.items():
        reach = reduce(Reach.hull, (one.reach for one in alike))
        is_decided = reach.interval in {YES, NO}
        if is_decided and _reads_data(alike[0].expr, subject.plan):
            yield _finding(place, alike[0], holds=reach.interval == YES)


def _conditions(subject: Subject) -> Iterator[tuple[n.Expr, _Asked]]:
    known = subject.ranges
    for veto in subject.model.vetoes:
        asked = _Asked(veto.condition.expr, veto.signature.name, known)
        yield veto.syntax.condition, asked
    for stage, one in assessments(subject.model):
        if one.ballots is not None:
            about = f"{stage.name}.{one.group.name}"
            asked = _Asked(one.ballots.condition.expr, about, known)
            yield one.ballots.syntax.condition, asked
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
        about = within.name
        if isinstance(within, Quantity):
            about = names.get(within.id, within.name)
        for choice_, assumed in _seen(rule, subject.ranges, NOTHING):
            asked = _Asked(choice_.condition, about, subject.ranges, assumed)
            for syntax in written.get(choice_, ()):
                yield syntax.condition, asked


def _seen(expr: Expr, known: Ranges, assumed: Assumed) -> Iterator[tuple[If, Assumed]]:
    if isinstance(expr, If):
        yield expr, assumed
    for inner, there in known.operands(expr, assumed):
        yield from _seen(inner, known, there)


def _reads_data(expr: Expr, plan: Plan) -> bool:
    """Whether reported figures decide it; a switch in the rulebook is meant."""
    needed = reachable(dependencies(plan), references(expr))
    definitions = (plan.quantities[id_].definition for id_ in needed)
    return any(isinstance(one, Input | Undetermined) for one in definitions)


def _finding(place: Span, asked: _Asked, *, holds: bool) -> Finding:
    zh = f"这个条件{'永远成立' if holds else '永远不成立'}"
    en = f"this condition {'always' if holds else 'never'} holds"
    why = asked.why
    return Finding(
        span=place,
        about=asked.about,
        message=Text(
            zh=f"{why.zh}，{zh}" if why else zh,
            en=f"{why.en}: {en}" if why else en,
        ),
        help=Text(
            zh="核对条件里的数、比较的方向和输入的范围；不需要条件的，删去",
            en="compare the figures, the direction and the range of the input with the "
            "notice; if no condition is needed, remove it",
        ),
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
