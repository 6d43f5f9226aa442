"""What a spreadsheet can tell apart in a plan: a reading of the core over ``Grain``.

It goes through every rule at every key, as the engine does when it computes, and asks
of each decision (a rounding, a comparison, a band, a place) how close it can be. One
decision stands for a whole column, so what is needed for any key is what is kept.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import exp, inf, lcm, log

import attrs

from guiju.engine.axis import UNIT, Key
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
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
    children,
)
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import Numeric
from guiju.engine.number import Rounding
from guiju.engine.place import Place, fixed, key_at, members, names, places
from guiju.engine.plan import Constraint, Input, Plan, Quantity, Undetermined
from guiju.engine.ranges import Ranges, ranges
from guiju.plugins.living.grain import (
    WHOLE,
    Decision,
    Grain,
    added,
    as_float,
    averaged,
    between,
    decimal,
    divided,
    joined,
    least_of,
    multiplied,
    of_number,
    stepped,
    unknown,
)
from guiju.plugins.living.slots import is_slot
from guiju.plugins.living.supposed import FEW, PLACES, expected, farthest, truth

_FARTHEST = 700
"""e to this power is as large as a spreadsheet's numbers get."""
DAY = Grain(most=100_000.0)
ZERO, RANKED = "zero", "ranked"


_NEVER = Decision(gap=1.0, error=0.0, is_plain=True)
"""What is decided at no place at all."""


@attrs.frozen(eq=False)
class Exactness:
    """The decisions of a plan, and what they take."""

    plan: Plan
    facts: Facts
    ranges: Ranges
    grains: dict[str, dict[Key, Grain]] = attrs.field(factory=dict, init=False)
    decisions: dict[tuple[Expr, object], Decision] = attrs.field(
        factory=dict, init=False
    )
    doubts: dict[str, None] = attrs.field(factory=dict, init=False)
    """The ids of quantities, and names of constraints, that are not proved to agree."""
    _ends: dict[Expr, tuple[float, bool]] = attrs.field(factory=dict, init=False)

    def places(self, expr: Expr, what: object = "") -> int:
        """Return to how many places ``expr`` has to know what it decides on."""
        return self.decisions.get((expr, what), _NEVER).places

    def is_plain(self, expr: Expr, what: object = "") -> bool:
        """Whether the cells that ``expr`` decides on can be taken as they are."""
        return self.decisions.get((expr, what), _NEVER).is_plain

    def is_like(self, known: Expr, *others: Expr) -> None:
        """Note that ``others`` decide on the same as ``known``."""
        for other in others:
            if (known, "") in self.decisions:
                self.decisions[other, ""] = self.decisions[known, ""]

    def read(self) -> None:
        """Go through the whole plan."""
        for quantity in self.plan.quantities.values():
            self.grains[quantity.id] = dict(self._quantity(quantity))
        for constraint in self.plan.constraints:
            rule = Compare(constraint.left, constraint.comparison, constraint.right)
            for place in places(constraint.axes, self.facts):
                self.at(rule, place)
        self.doubts.update(dict.fromkeys(self._doubted()))

    def _quantity(self, quantity: Quantity) -> Iterator[tuple[Key, Grain]]:
        known = self._known(quantity)
        for place in places(quantity.axes, self.facts):
            key = key_at(names(quantity.axes), place)
            yield key, known or self.at(_expr(quantity), place)

    def _known(self, quantity: Quantity) -> Grain | None:
        """Return what is known of a figure that somebody writes."""
        match quantity.definition:
            case Input() as definition:
                return self._reported(quantity, definition)
            case Undetermined():
                return decimal(FEW, 10**PLACES)
            case _:
                return None

    def _reported(self, quantity: Quantity, definition: Input) -> Grain:
        if not isinstance(quantity.measure, Numeric):
            return DAY
        most, places = expected(quantity, definition, self.facts)
        facts = self.facts.values.get(quantity.id, {}).values()
        given = (fact.value for fact in facts)
        parts = (v.denominator for v in given if isinstance(v, Fraction))
        return decimal(as_float(most), lcm(10**places, *parts))

    def at(self, expr: Expr, place: Place) -> Grain:
        """Return what is known of ``expr`` at ``place``; note what it decides on."""
        found = self._at(expr, place)
        if expr not in self._ends:
            self._ends[expr] = _reach(self.ranges.of(expr).interval)
        most, positive = self._ends[expr]
        return found.within(most, is_positive=positive)

    def _at(self, expr: Expr, place: Place) -> Grain:
        match expr:
            case Const(value=Fraction() as value):
                return of_number(value)
            case Const():
                return DAY
            case Ref(quantity=name, at=at):
                axes = names(self.plan.quantities[name].axes)
                return self.grains[name][key_at(axes, fixed(place, at))]
            case Add(terms=inner):
                return added(self._each(inner, place))
            case Mul(factors=inner):
                return multiplied(self._each(inner, place))
            case Least(values=inner) | Greatest(values=inner):
                return joined(self._each(inner, place))
            case Div():
                return self._quotient(expr, place)
            case Round(value=value):
                return self._rounded(expr, self.at(value, place))
            case Ln() | Exp() | Power():
                return self._real(expr, self.at(children(expr)[0], place))
            case Compare(left=left, right=right):
                self._decide(expr, between(self.at(left, place), self.at(right, place)))
                return WHOLE
            case Every() | Some() | Not() | Applies() | Among() | Days():
                self._each(children(expr), place)
                return DAY if isinstance(expr, Days) else WHOLE
            case If():
                return self._chosen(expr, place)
            case Bands():
                return self._banded(expr, place)
            case WhenAbsent():
                return joined(self._each(children(expr), place))
            case Over():
                return self._folded(expr, place)
            case Rank():
                return self._ranked(expr, place)

    def _each(self, exprs: Sequence[Expr], place: Place) -> list[Grain]:
        return [self.at(expr, place) for expr in exprs]

    def _decide(self, expr: Expr, decision: Decision, what: object = "") -> None:
        known = self.decisions.get((expr, what), decision)
        self.decisions[expr, what] = decision.also(known)

    def _quotient(self, quotient: Div, place: Place) -> Grain:
        dividend, divisor = self._each(children(quotient), place)
        known = self.ranges.of(quotient.divisor).interval
        least = _least(known) if known else 0.0
        if not least:
            self._decide(quotient, between(divisor, of_number(Fraction(0))), ZERO)
            least = least_of(divisor)
        return divided(dividend, divisor, least)

    def _rounded(self, expr: Round, value: Grain) -> Grain:
        half = expr.mode in {Rounding.HALF_UP, Rounding.HALF_EVEN}
        bound = of_number(expr.step / 2 if half else expr.step)
        needed = between(value, attrs.evolve(bound, most=value.most, error=0.0))
        self._decide(expr, attrs.evolve(needed, is_plain=False))
        return stepped(value, expr.step)

    def _real(self, expr: Ln | Exp | Power, value: Grain) -> Grain:
        self._decide(expr, between(value, of_number(Fraction(0))), ZERO)
        match expr:
            case Ln():
                least = least_of(value) or NEAR
                most = max(abs(log(max(value.most, least))), abs(log(least)))
                return unknown(most, min(value.error / least, value.relative))
            case Exp():
                most = exp(value.most) if value.most < _FARTHEST else inf
                return unknown(most, 0.0, 2 * value.error)
            case Power(exponent=exponent) if exponent.denominator == 1 and exponent > 0:
                return multiplied([value] * int(exponent))
            case Power(exponent=exponent) if exponent.denominator == 1:
                below = multiplied([value] * -int(exponent))
                return divided(of_number(Fraction(1)), below, least_of(below))
            case Power(exponent=exponent):
                return _raised(value, float(exponent))

    def _chosen(self, choice: If, place: Place) -> Grain:
        truth = self.truth(choice.condition, place)
        if truth is not None:
            return self.at(choice.then if truth else choice.otherwise, place)
        return joined(self._each(children(choice), place)[1:])

    def _banded(self, bands: Bands, place: Place) -> Grain:
        subject, *values = self._each(children(bands), place)
        for band in bands.bands:
            for bound in (band.interval.low, band.interval.high):
                if bound is not None:
                    self._decide(bands, between(subject, of_number(bound)))
        return joined(values)

    def _folded(self, over: Over, place: Place) -> Grain:
        rows = self.rows(over, place)
        found = [self.at(over.body, there) for there in rows]
        total = added(found)
        whole = joined(found)
        match over.fold:
            case Fold.COUNT:
                return Grain(most=float(len(found)))
            case Fold.SUM:
                return total
            case Fold.MEAN:
                unnamed = any(is_slot(row[over.axis.name]) for row in rows)
                counted = bool(over.skip) or any(over.trim) or unnamed
                mean = averaged(total, len(found), counted=counted)
                return attrs.evolve(mean, most=whole.most)
            case Fold.LEAST | Fold.GREATEST:
                return whole
            case Fold.MEDIAN:
                return averaged(added([whole, whole]), 2, counted=False)

    def _ranked(self, rank: Rank, place: Place) -> Grain:
        rows = self.rows(rank, place)
        for nth, inner in enumerate(children(rank)):
            value = joined([self.at(inner, there) for there in rows])
            self._decide(rank, between(value, value), (RANKED, nth))
        return Grain(most=float(max(len(rows), 1)))

    def rows(self, operator: Over | Rank, place: Place) -> list[Place]:
        """Return the places of the members that ``operator`` looks at."""
        around = fixed(place, operator.at) if isinstance(operator, Over) else place
        axis = operator.axis
        without = place.get(UNIT) if _is_of_others(operator) else None
        return [
            {**around, axis.name: member}
            for member in members(axis, around, self.facts)
            if without is None or member != without
        ]

    def truth(self, condition: Expr, place: Place) -> bool | None:
        """Return what a condition is whatever is reported, None if it depends."""
        return truth(condition, place, self.ranges)

    def _doubted(self) -> Iterator[str]:
        found: set[str] = set()
        for quantity in self.plan.quantities.values():
            if isinstance(quantity.definition, Input | Undetermined):
                continue
            if self._is_doubted(quantity.definition, found):
                found.add(quantity.id)
                yield quantity.id
        for constraint in self.plan.constraints:
            rule = Compare(constraint.left, constraint.comparison, constraint.right)
            if self._is_doubted(rule, found):
                yield constraint.name

    def _is_doubted(self, expr: Expr, doubted: set[str]) -> bool:
        """Whether something is decided in ``expr`` that is not proved to be right."""
        unproved = self.unproved
        ahead: list[Expr] = [expr]
        while ahead:
            one = ahead.pop()
            if isinstance(one, Ref) and one.quantity in doubted:
                return True
            if one in unproved:
                return True
            ahead += children(one)
        return False

    @property
    def unproved(self) -> frozenset[Expr]:
        """The rules that decide something without a proof that it is right."""
        every = self.decisions.items()
        return frozenset(expr for (expr, _), one in every if not one.is_proved)


NEAR = 1e-9
"""Logarithms and powers are not asked of numbers nearer to zero than this."""


def exactness(plan: Plan, facts: Facts) -> Exactness:
    """Return what a spreadsheet has to tell apart in ``plan``."""
    found = Exactness(plan, facts, ranges(plan))
    found.read()
    return found


def rule_of(constraint: Constraint) -> Compare:
    """Return what a constraint asks, as a condition."""
    return Compare(constraint.left, constraint.comparison, constraint.right)


def _raised(value: Grain, exponent: float) -> Grain:
    least = least_of(value) or NEAR
    ends = [max(value.most, least), least]
    most = max(end**exponent for end in ends)
    slope = abs(exponent) * max(end ** (exponent - 1) for end in ends)
    return unknown(most, slope * value.error, abs(exponent) * value.relative)


def _is_of_others(operator: Over | Rank) -> bool:
    return isinstance(operator, Over) and operator.others


def _expr(quantity: Quantity) -> Expr:
    assert not isinstance(quantity.definition, Input | Undetermined), quantity.id
    return quantity.definition


def _reach(interval: Interval | None) -> tuple[float, bool]:
    """Return how far from zero an interval goes, and whether it goes only up."""
    if interval is None:
        return inf, False
    ends = farthest(interval)
    positive = interval.low is not None and interval.low >= 0
    return inf if ends is None else as_float(ends), positive


def _least(interval: Interval) -> float:
    """Return how near an interval comes to zero; zero where it holds it."""
    if interval.low is not None and interval.low > 0:
        return as_float(interval.low)
    if interval.high is not None and interval.high < 0:
        return as_float(-interval.high)
    return 0.0
