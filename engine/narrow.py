"""What follows from knowing that a condition is true, or that it is false.

So a rule that asks 若 总数 > 0 before it divides is seen to divide by no zero.
"""

from collections.abc import Callable, Iterator, Mapping

from guiju.engine.expr import (
    Applies,
    Compare,
    Comparison,
    Const,
    Every,
    Expr,
    Not,
    Some,
)
from guiju.engine.interval import Interval, around, point
from guiju.engine.reach import NEVER, NO, YES, Reach
from guiju.engine.value import Absence

Assumed = Mapping[Expr, Reach]
"""What is known of expressions at the present place, whatever they are made of."""

_OPPOSITE = {
    Comparison.LESS: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.MORE,
    Comparison.EQUAL: Comparison.NOT_EQUAL,
    Comparison.NOT_EQUAL: Comparison.EQUAL,
    Comparison.AT_LEAST: Comparison.LESS,
    Comparison.MORE: Comparison.AT_MOST,
}
_TURNED = {
    Comparison.LESS: Comparison.MORE,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.EQUAL: Comparison.EQUAL,
    Comparison.NOT_EQUAL: Comparison.NOT_EQUAL,
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.MORE: Comparison.LESS,
}


def narrowed(
    condition: Expr, *, truth: bool, reach: Callable[[Expr], Reach]
) -> Assumed:
    """Return what holds where ``condition`` is present and equal to ``truth``.

    ``reach`` says what an expression can be as far as known before.
    """
    known: dict[Expr, Reach] = {}
    for expr, further in _facts(condition, truth=truth, reach=reach):
        before = known[expr] if expr in known else reach(expr)
        known[expr] = before.meet(further)
    return known


def together(before: Assumed, further: Assumed) -> Assumed:
    """Return what is known when both are."""
    shared = {
        expr: before[expr].meet(further[expr]) for expr in before if expr in further
    }
    return {**before, **further, **shared}


def _facts(
    condition: Expr, *, truth: bool, reach: Callable[[Expr], Reach]
) -> Iterator[tuple[Expr, Reach]]:
    match condition:
        case Not(condition=inner):
            yield from _facts(inner, truth=not truth, reach=reach)
        case Every(conditions=inner) | Some(conditions=inner) if truth is isinstance(
            condition, Every
        ):
            for each in inner:
                yield from _facts(each, truth=truth, reach=reach)
        case Applies(value=value):
            missing = Reach(None, frozenset({Absence.NOT_APPLICABLE}))
            there = Reach(Interval(), frozenset({Absence.NOT_REPORTED}))
            yield value, there if truth else missing
        case Compare(left=left, comparison=said, right=right):
            comparison = said if truth else _OPPOSITE[said]
            one, another = reach(left), reach(right)
            if not isinstance(left, Const):
                yield left, _beside(one, comparison, another)
            if not isinstance(right, Const):
                yield right, _beside(another, _TURNED[comparison], one)
        case _:
            yield condition, Reach(YES if truth else NO)


def _beside(one: Reach, comparison: Comparison, another: Reach) -> Reach:
    """Return what a value can be that stands so to what ``another`` can be."""
    if one.interval is None or another.interval is None:
        return NEVER
    return Reach(_side(one.interval, comparison, another.interval))


def _side(one: Interval, comparison: Comparison, another: Interval) -> Interval | None:
    match comparison:
        case Comparison.LESS:
            return Interval(high=another.high, high_included=another.high is None)
        case Comparison.AT_MOST:
            return Interval(high=another.high, high_included=another.high_included)
        case Comparison.EQUAL:
            return another
        case Comparison.NOT_EQUAL:
            only = another.low is not None and another == point(another.low)
            return around(one.minus(another)) if only else one
        case Comparison.AT_LEAST:
            return Interval(another.low, low_included=another.low_included)
        case Comparison.MORE:
            return Interval(another.low, low_included=another.low is None)
