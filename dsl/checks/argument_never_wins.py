"""GJ0520: a value in 最大 or 最小 that another one always beats."""

from collections.abc import Iterator, Sequence

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.model import Definition
from guiju.dsl.syntax import node as n
from guiju.dsl.unlimited import without
from guiju.engine import expr as core
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.interval import Interval
from guiju.engine.text import Text

_NAMES = frozenset({"最大", "最小"})
_Loss = tuple[int, int, Interval, Interval]
"""Which argument never wins against which, and what each of them can be."""


def run(subject: Subject) -> Iterator[Finding]:
    """Look at the formulas that are 最大 or 最小 of several values, group by group."""
    by_syntax: dict[n.Definition, list[Definition]] = {}
    for one in subject.model.definitions:
        call = one.syntax.formula.value
        if isinstance(call, n.Call) and call.name.text in _NAMES:
            by_syntax.setdefault(one.syntax, []).append(one)
    for written, alike in by_syntax.items():
        call = written.formula.value
        assert isinstance(call, n.Call)
        lost = [{loss[0]: loss for loss in _losses(o, call, subject)} for o in alike]
        for at in sorted(set[int]().union(*lost).intersection(*lost)):
            yield _finding(written, call, lost[0][at], alike[0])


def _losses(one: Definition, call: n.Call, subject: Subject) -> Iterator[_Loss]:
    is_greatest = call.name.text == "最大"
    chosen = without(one.value.expr, one.syntax.formula.modifiers)
    wanted = core.Greatest if is_greatest else core.Least
    if not isinstance(chosen, wanted):
        return
    if len(chosen.values) != len(call.arguments):
        return
    reaches = [subject.ranges.of(value).interval for value in chosen.values]
    for at, own in enumerate(reaches):
        nth = _beaten_by(own, reaches, is_greatest=is_greatest)
        if own is not None and nth is not None and (other := reaches[nth]) is not None:
            yield at, nth, own, other


def _beaten_by(
    own: Interval | None, reaches: Sequence[Interval | None], *, is_greatest: bool
) -> int | None:
    """Return the first value that is more (or less) than ``own`` whatever happens."""
    end = None if own is None else (own.high if is_greatest else own.low)
    for nth, other in enumerate(reaches):
        if other is None or end is None:
            continue
        start = other.low if is_greatest else other.high
        if start is not None and (end < start if is_greatest else end > start):
            return nth
    return None


def _finding(
    written: n.Definition, call: n.Call, loss: _Loss, one: Definition
) -> Finding:
    at, nth, own, other = loss
    is_greatest = call.name.text == "最大"
    measure = one.value.measure
    ends = (own.high, other.low) if is_greatest else (own.low, other.high)
    end, start = (figure(end, measure) for end in ends if end is not None)
    winner = call.arguments[nth].span
    return Finding(
        span=call.arguments[at].span,
        about=written.name.text,
        message=Text(
            zh=f"这个数最{'高' if is_greatest else '低'}是 {end.zh}，另一个最"
            f"{'低也有' if is_greatest else '高也只有'} {start.zh}，永远取不到它",
            en=f"this is at {'most' if is_greatest else 'least'} {end.en} and another "
            f"at {'least' if is_greatest else 'most'} {start.en}: it is never taken",
        ),
        related=(
            Related(place=winner, message=Text(zh="是这一个", en="it is this one")),
        ),
        help=Text(
            zh="核对数值；是不是“最大”“最小”写反了",
            en="compare the figures; perhaps greatest and least were confused",
        ),
    )


CHECK = Check(
    code="GJ0520",
    since="0.2",
    severity=Severity.NOTE,
    title=Text(zh="最大、最小里永远取不到的数", en="value that is never taken"),
    why=Text(
        zh="取不到的数等于没有写，多半是数抄错了，或“最大”“最小”写反了。",
        en="A value that is never taken is as good as not written: a slip, or the "
        "largest and the smallest were confused.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 60分 至 100分 }
        总分 = 最大(环节加权, ⟦50分⟧) 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 60分 至 100分 }
        总分 = 最大(环节加权, 70分) 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
