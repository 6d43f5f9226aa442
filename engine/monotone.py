"""Which way a quantity moves when a reported figure rises: up, down, or nobody knows.

What is said holds for any two sets of facts that differ only in that the figure is
higher somewhere, with nothing newly absent or newly present. Where an absence could
come and go with the figure the answer is ``UNKNOWN``, as it is for ranks. Of the
calendar it is supposed that every year asked after has been published.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import cache, reduce
from itertools import pairwise

import attrs

from guiju.engine.domain import Limited, can_leave
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Comparison,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    WhenAbsent,
    references,
)
from guiju.engine.graph import dependencies, reachable, turned
from guiju.engine.interval import Interval
from guiju.engine.narrow import Assumed
from guiju.engine.operators import Monotonicity, move
from guiju.engine.plan import Input, Undetermined
from guiju.engine.ranges import NOTHING, Ranges, banded
from guiju.engine.reach import Reach
from guiju.engine.transfer import strict


class Direction(Enum):
    """How one thing moves when another one rises."""

    CONSTANT = "constant"
    NON_DECREASING = "non_decreasing"
    NON_INCREASING = "non_increasing"
    UNKNOWN = "unknown"

    def __neg__(self) -> "Direction":
        return _OPPOSITE.get(self, self)

    def along(self, other: "Direction") -> "Direction":
        """Return how something moves that is moved both ways at once."""
        if self is other or other is Direction.CONSTANT:
            return self
        return other if self is Direction.CONSTANT else Direction.UNKNOWN


Moves = Mapping[str, Mapping[str, Direction]]
"""By input, how each quantity moves that is computed from it, and the input itself."""

_OPPOSITE = {
    Direction.NON_DECREASING: Direction.NON_INCREASING,
    Direction.NON_INCREASING: Direction.NON_DECREASING,
}
_UP, _DOWN = Direction.NON_DECREASING, Direction.NON_INCREASING
_STILL, _UNKNOWN = Direction.CONSTANT, Direction.UNKNOWN
_NOT_NEGATIVE, _NOT_POSITIVE = Interval(Fraction(0)), Interval(high=Fraction(0))


def moves(known: Ranges) -> Moves:
    """Return for each input how everything that is computed from it moves."""
    users = turned(dependencies(known.plan))
    place = {name: nth for nth, name in enumerate(known.plan.quantities)}
    nothing_moves = _nothing_moves(known)
    return {
        quantity.id: _directions(
            nothing_moves,
            quantity.id,
            sorted(reachable(users, [quantity.id]), key=place.__getitem__),
        )
        for quantity in known.plan.quantities.values()
        if isinstance(quantity.definition, Input)
    }


def _directions(
    nothing_moves: "_Moves", input_id: str, concerned: Iterable[str]
) -> Mapping[str, Direction]:
    """Return how the ``concerned`` move, in the order of the plan; no other moves."""
    found: dict[str, Direction] = {}
    moving = attrs.evolve(nothing_moves, quantities=found)
    for name in concerned:
        match moving.known.plan.quantities[name].definition:
            case Input() | Undetermined():
                found[name] = _UP if name == input_id else _STILL
            case expr:
                found[name] = moving.of(expr, NOTHING)
    return found


@attrs.frozen
class _Moves:
    """How quantities move with one input. The next one asks much of it again."""

    known: Ranges
    quantities: Mapping[str, Direction]
    references: Callable[[Expr], frozenset[str]]
    reach: Callable[[Expr], Reach]
    """What an expression can be where nothing more is known."""

    def of(self, expr: Expr, assumed: Assumed) -> Direction:
        """Return how ``expr`` moves where ``assumed`` is known."""
        if isinstance(expr, Ref):
            return self.quantities.get(expr.quantity, _STILL)
        if self.quantities.keys().isdisjoint(self.references(expr)):
            return _STILL
        operands = [*self.known.operands(expr, assumed)]
        moves = [self.of(*operand) for operand in operands]
        if _UNKNOWN in moves:
            return _UNKNOWN
        if not any(direction is not _STILL for direction in moves):
            return _STILL
        return self._moved(expr, [self._reach(*each) for each in operands], moves)

    def _reach(self, expr: Expr, assumed: Assumed) -> Reach:
        return self.known.of(expr, assumed) if assumed else self.reach(expr)

    def _moved(
        self, expr: Expr, reaches: Sequence[Reach], moves: Sequence[Direction]
    ) -> Direction:
        match expr:
            case Mul():
                return _product(reaches, moves)
            case Div():
                return _quotient(reaches, moves)
            case Compare():
                return _comparison(expr, *moves)
            case Ln() | Exp() | Power() if _can_have_no_answer(expr, reaches[0]):
                return _UNKNOWN
            case Power(exponent=exponent):
                return _raised(exponent, reaches[0], moves[0])
            case Every() | Some() if any(reach.absences for reach in reaches):
                return _UNKNOWN
            case If() if moves[0] is not _STILL:
                return _climb(reaches[:0:-1], moves)
            case Bands() if reaches[0].interval is None:
                return _STILL
            case Bands() if moves[0] is not _STILL:
                return _climb(_in_order(expr, reaches), moves)
            case Over(fold=Fold.COUNT):
                return _STILL
            case Rank():
                return _UNKNOWN
            case Const() | Ref() | Among() | Add() | Least() | Greatest() | Round():
                return _declared(expr, moves)
            case Every() | Some() | Not() | If() | Bands() | WhenAbsent():
                return _declared(expr, moves)
            case Ln() | Exp() | Days() | Applies() | Over():
                return _declared(expr, moves)


def _nothing_moves(known: Ranges) -> _Moves:
    return _Moves(known, {}, cache(references), cache(known.of))


def _declared(expr: Expr, moves: Sequence[Direction]) -> Direction:
    """Return the move that the table of operators declares."""
    each = (_turned(d, move(type(expr), nth)) for nth, d in enumerate(moves))
    return reduce(Direction.along, each)


def _turned(direction: Direction, declared: Monotonicity) -> Direction:
    match declared:
        case Monotonicity.RISES:
            return direction
        case Monotonicity.FALLS:
            return -direction
        case Monotonicity.STAYS:
            return _STILL
        case Monotonicity.DEPENDS:
            return direction if direction is _STILL else _UNKNOWN


def _product(reaches: Sequence[Reach], moves: Sequence[Direction]) -> Direction:
    """Return how a product moves: each factor with the sign of all the others."""
    parts = []
    for nth, direction in enumerate(moves):
        others = [reach for n, reach in enumerate(reaches) if n != nth]
        parts.append(_signed(direction, strict(Mul(()), others).interval))
    return reduce(Direction.along, parts)


def _quotient(reaches: Sequence[Reach], moves: Sequence[Direction]) -> Direction:
    """Return how a quotient moves: against its divisor, if that keeps off zero."""
    dividend, divisor = (reach.interval for reach in reaches)
    with_dividend = _signed(moves[0], divisor)
    if moves[1] is _STILL:
        return with_dividend
    if divisor is None or _sign(divisor) == 0 or divisor.holds(Fraction(0)):
        return _UNKNOWN
    return with_dividend.along(-_signed(moves[1], dividend))


def _can_have_no_answer(operator: Limited, operand: Reach) -> bool:
    return operand.interval is None or can_leave(operator, operand.interval)


def _raised(exponent: Fraction, base: Reach, direction: Direction) -> Direction:
    """Return how a power moves whose base keeps to where there is an answer."""
    assert base.interval is not None, "a base that moves has values"
    if not exponent:
        return _STILL
    moves = direction if exponent.numerator % 2 else _signed(direction, base.interval)
    return moves if exponent > 0 else -moves


def _comparison(compare: Compare, left: Direction, right: Direction) -> Direction:
    match compare.comparison:
        case Comparison.AT_LEAST | Comparison.MORE:
            return left.along(-right)
        case Comparison.AT_MOST | Comparison.LESS:
            return right.along(-left)
        case Comparison.EQUAL | Comparison.NOT_EQUAL:
            return _UNKNOWN


def _climb(reaches: Sequence[Reach], moves: Sequence[Direction]) -> Direction:
    """Return how a choice moves whose values are ``reaches``, as its decider rises."""
    ends = [each.interval for each in reaches if each.interval and not each.absences]
    if len(ends) < len(reaches) or not ends:
        return _UNKNOWN
    steps = [*pairwise(ends)]
    if all(_is_before(one, another) for one, another in steps):
        way = moves[0]
    elif all(_is_before(another, one) for one, another in steps):
        way = -moves[0]
    else:
        return _UNKNOWN
    return reduce(Direction.along, moves[1:], way)


def _in_order(bands: Bands, reaches: Sequence[Reach]) -> Sequence[Reach]:
    """Return what the bands give, from the lowest; nothing where bands overlap."""
    subject, *values = reaches
    assert subject.interval is not None, "a subject that moves has values"
    pieces = [piece for piece, _ in banded(bands, subject.interval)]
    order = sorted(range(len(pieces)), key=lambda nth: pieces[nth].starts)
    apart = all(pieces[a].meet(pieces[b]) is None for a, b in pairwise(order))
    return [values[nth] for nth in order] if apart else ()


def _is_before(one: Interval, another: Interval) -> bool:
    if one.high is None or another.low is None:
        return False
    return one.high <= another.low


def _signed(direction: Direction, others: Interval | None) -> Direction:
    """Return how something moves that is multiplied by ``others``."""
    if direction is _STILL:
        return _STILL
    sign = 0 if others is None else _sign(others)
    return {1: direction, -1: -direction}.get(sign, _UNKNOWN)


def _sign(interval: Interval) -> int:
    """Return 1 if no number is below zero, -1 if none is above it, else 0."""
    if _NOT_NEGATIVE.covers(interval):
        return 1
    return -1 if _NOT_POSITIVE.covers(interval) else 0
