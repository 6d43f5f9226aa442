"""GJ0610: a cap above, or a floor below, everything that a rule can give."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.model import Adjustment, Definition
from guiju.dsl.syntax import node as n
from guiju.dsl.unlimited import without
from guiju.engine import expr as core
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS
from guiju.engine.plan import Input, Undetermined
from guiju.engine.text import Text

_Limit = n.Cap | n.Floor
_Pair = tuple[Fraction, Fraction]
"""The nearest that a figure comes to its limit, and the limit."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report each limit that no group's figure can come to."""
    yield from _of_formulas(subject)
    yield from _of_adjustments(subject)


def _of_formulas(subject: Subject) -> Iterator[Finding]:
    by_syntax: dict[n.Definition, list[Definition]] = {}
    for one in subject.model.definitions:
        if one.value.measure == POINTS and one.syntax.formula.modifiers:
            by_syntax.setdefault(one.syntax, []).append(one)
    for written, alike in by_syntax.items():
        for nth, limit in enumerate(written.formula.modifiers):
            if isinstance(limit, n.Keep):
                continue
            behind = written.formula.modifiers[nth + 1 :]
            found = [_slack(one.value.expr, limit, behind, subject) for one in alike]
            if all(found):
                yield _finding(limit, written, [one for one in found if one])


def _of_adjustments(subject: Subject) -> Iterator[Finding]:
    by_syntax: dict[n.Adjustment, list[Adjustment]] = {}
    for one in subject.model.adjustments:
        by_syntax.setdefault(one.syntax, []).append(one)
    for written, alike in by_syntax.items():
        for nth, limit in enumerate(alike[0].rules.limits):
            if not isinstance(limit.syntax, _Limit):
                continue
            found = [_slack_of(one, nth, limit.syntax, subject) for one in alike]
            if all(found):
                yield _finding(limit.syntax, written, [one for one in found if one])


def _slack_of(
    one: Adjustment, nth: int, limit: _Limit, subject: Subject
) -> _Pair | None:
    whole = subject.plan.quantities[one.signature.id].definition
    behind = [each.syntax for each in one.rules.limits[nth + 1 :]]
    if isinstance(whole, Input | Undetermined):
        return None
    return _slack(whole, limit, behind, subject)


def _slack(
    whole: core.Expr, limit: _Limit, behind: Sequence[n.Node], subject: Subject
) -> _Pair | None:
    """Return the nearest that the figure comes to the limit, and the limit.

    ``behind`` are the limits and roundings that come after it.
    """
    limited = without(whole, behind)
    kind = core.Least if isinstance(limit, n.Cap) else core.Greatest
    if not isinstance(limited, kind):
        return None
    value, written = limited.values
    reach, bound = subject.ranges.of(value).interval, constant(written)
    if reach is None or not isinstance(bound, Fraction):
        return None
    return _nearest(reach, bound, is_cap=isinstance(limit, n.Cap))


def _nearest(reach: Interval, limit: Fraction, *, is_cap: bool) -> _Pair | None:
    end = reach.high if is_cap else reach.low
    if end is None or (end >= limit if is_cap else end <= limit):
        return None
    return end, limit


def _finding(
    limit: _Limit, written: n.Definition | n.Adjustment, found: Sequence[_Pair]
) -> Finding:
    is_cap = isinstance(limit, n.Cap)
    ends = [end for end, _ in found]
    end, bound = points(max(ends) if is_cap else min(ends)), points(found[0][1])
    name = written.name.text
    return Finding(
        span=limit.span,
        about=name,
        message=Text(
            zh=f"“{name}”最{'高' if is_cap else '低'}是 {end.zh}，"
            f"{'封顶' if is_cap else '保底'} {bound.zh}永远用不上",
            en=f"“{name}” is at {'most' if is_cap else 'least'} {end.en}: the "
            f"{'cap' if is_cap else 'floor'} of {bound.en} never applies",
        ),
        help=Text(
            zh="核对数值；确实用不上的，删去更清楚",
            en="compare the figure with the notice; if it is right, leave it out",
        ),
    )


CHECK = Check(
    code="GJ0610",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="封顶或保底永远用不上", en="limit never reached"),
    why=Text(
        zh="用不上的限制多半是数写错了，或别处的分值改过而这里没有跟着改。",
        en="A limit that never applies is often a slip, or what it limits was changed "
        "and it was not.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 ⟦封顶 110分⟧ 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        加分 表彰 用于 县区 依据 "三" { 每次 表扬 加 1分  封顶 5分 }
        总分 = 环节加权 + 表彰 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
