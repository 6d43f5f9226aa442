"""What every quantity can be, known before any data is read: the checker's reading.

Abstract interpretation: each operator says what its result can be when its operands
can be this or that. Always sound for facts that keep the data contract, and as tight
as intervals can be, with two refinements: a branch knows its condition (``narrow``),
and a quotient of sums knows which terms belong together (``ratio``).
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, reduce

import attrs

from guiju.engine.axis import UNIT
from guiju.engine.branch import Branching
from guiju.engine.domain import Limited, can_leave
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
from guiju.engine.interval import Interval
from guiju.engine.narrow import Assumed, narrowed, together
from guiju.engine.plan import Constraint, Input, Plan, Quantity, Undetermined
from guiju.engine.ratio import ratio
from guiju.engine.reach import (
    EITHER,
    NEVER,
    NO,
    YES,
    Reach,
    positions,
    reach_of_value,
)
from guiju.engine.record import Record
from guiju.engine.rules import rules_with
from guiju.engine.transfer import folded, kleene, left_over, ranked, strict
from guiju.engine.value import Absence

NOTHING: Assumed = {}
"""No knowledge beyond the plan."""


@attrs.frozen(eq=False, repr=False)
class Ranges(Record):
    """What quantities and expressions of a plan can be."""

    plan: Plan
    quantities: Mapping[str, Reach]
    """The reach of every quantity, by id, whatever the key."""

    def of(self, expr: Expr, assumed: Assumed = NOTHING) -> Reach:
        """Return what ``expr`` can be where ``assumed`` is known."""
        reach = self._of(expr, assumed)
        # To look an expression up is to hash all of it: not where nothing is known.
        if assumed and expr in assumed:
            return reach.meet(assumed[expr])
        return reach

    def operands(
        self, expr: Expr, assumed: Assumed = NOTHING
    ) -> Iterator[tuple[Expr, Assumed]]:
        """Yield the operands that can be looked at, with what is known where they are.

        The operand that decides comes first. Inside a fold or a ranking the place is
        another one, so nothing is known there.
        """
        match expr:
            case If(condition=first) | Bands(subject=first) | WhenAbsent(value=first):
                yield first, assumed
                yield from self._choices(expr, self.of(first, assumed), assumed)
            case Over() | Rank():
                yield from ((child, NOTHING) for child in children(expr))
            case _:
                yield from ((child, assumed) for child in children(expr))

    def _of(self, expr: Expr, assumed: Assumed) -> Reach:
        match expr:
            case Const(value=value):
                return reach_of_value(value)
            case Ref(quantity=name):
                return self.quantities[name]
            case Div():
                return self._quotient(expr, assumed)
            case Add() | Mul() | Least() | Greatest() | Round() | Compare() | Not():
                return strict(expr, self._each(expr, assumed))
            case Ln() | Exp() | Power() | Days():
                return strict(expr, self._each(expr, assumed))
            case Every() | Some():
                return kleene(expr, self._each(expr, assumed))
            case If(condition=first) | Bands(subject=first) | WhenAbsent(value=first):
                return self._chosen(expr, self.of(first, assumed), assumed)
            case Applies(value=inner):
                return _applies(self.of(inner, assumed))
            case Among(members=among):
                return Reach(EITHER if among else NO)
            case Over(body=body):
                return folded(expr, self.of(body))
            case Rank(value=ranked_by):
                return ranked(expr, self.of(ranked_by))

    def _each(self, expr: Expr, assumed: Assumed) -> Sequence[Reach]:
        return [self.of(child, assumed) for child in children(expr)]

    def _chosen(self, expr: Branching, deciding: Reach, assumed: Assumed) -> Reach:
        choices = self._choices(expr, deciding, assumed)
        chosen = (self.of(*choice) for choice in choices)
        if isinstance(expr, WhenAbsent):
            return reduce(Reach.hull, chosen, deciding.without(*_policies(expr)))
        return reduce(Reach.hull, chosen, Reach(None, deciding.absences))

    def _choices(
        self, expr: Branching, deciding: Reach, assumed: Assumed
    ) -> Iterator[tuple[Expr, Assumed]]:
        """Yield what can be chosen when the first operand can be ``deciding``."""
        match expr:
            case If():
                yield from self._branches(expr, deciding, assumed)
            case Bands() if deciding.interval is not None:
                yield from _bands(expr, deciding.interval, assumed)
            case Bands():
                return
            case WhenAbsent():
                for absence, policy in _policies(expr).items():
                    if absence in deciding.absences:
                        yield policy, assumed

    def _branches(
        self, choice: If, deciding: Reach, assumed: Assumed
    ) -> Iterator[tuple[Expr, Assumed]]:
        reach = cache(lambda expr: self.of(expr, assumed))
        for truth, branch in ((True, choice.then), (False, choice.otherwise)):
            if not deciding.can_be(truth):
                continue
            if isinstance(branch, Const):  # is what it is, whatever is known
                yield branch, assumed
                continue
            known = narrowed(choice.condition, truth=truth, reach=reach)
            yield branch, together(assumed, known)

    def _quotient(self, quotient: Div, assumed: Assumed) -> Reach:
        sides = self._each(quotient, assumed)
        reach = strict(quotient, sides)
        if sides[1].is_one_number:
            return reach
        known = ratio(quotient, self.of, assumed, self._inside)
        return reach if known is None else reach.meet(Reach(known, reach.absences))

    def _inside(self, name: str) -> Expr | None:
        """Return the definition of a quantity that is a plain sum or product."""
        definition = self.plan.quantities[name].definition
        return definition if isinstance(definition, Add | Mul) else None


def ranges(plan: Plan) -> Ranges:
    """Return what everything in ``plan`` can be, from the ranges of the inputs."""
    found: dict[str, Reach] = {}
    known = Ranges(plan, found)
    for quantity in plan.quantities.values():
        possible = Reach(positions(quantity.measure), frozenset(Absence))
        found[quantity.id] = _reach(quantity, known).meet(possible)
    return known


@attrs.frozen(eq=False, repr=False)
class ZeroDivision(Record):
    """A quotient whose divisor can be zero, and where it stands."""

    within: Quantity | Constraint
    quotient: Div
    divisor: Reach


def banded(bands: Bands, subject: Interval) -> Sequence[tuple[Interval, Expr]]:
    """Return what is given for each piece of ``subject``, between the bands as well."""
    otherwise = bands.otherwise or Const(Absence.NOT_APPLICABLE)
    hits = ((subject.meet(band.interval), band.value) for band in bands.bands)
    return [
        *((hit, value) for hit, value in hits if hit is not None),
        *((missed, otherwise) for missed in left_over(bands, subject)),
    ]


def possible_zero_divisions(known: Ranges) -> tuple[ZeroDivision, ...]:
    """Return the quotients of a plan that cannot be proved to divide by no zero."""
    return tuple(
        ZeroDivision(within, quotient, divisor)
        for within, expr in rules_with(known.plan, Div)
        if _may_divide_by_zero(expr, known)
        for quotient, divisor in _zero_divisions(expr, known, NOTHING)
    )


@attrs.frozen(eq=False, repr=False)
class DomainFault(Record):
    """An operator that has no answer for all that its operand can be."""

    within: Quantity | Constraint
    operator: Limited
    operand: Reach


def possible_domain_faults(known: Ranges) -> tuple[DomainFault, ...]:
    """Return the logarithms, exponentials and powers that may have no answer."""
    return tuple(
        DomainFault(within, operator, operand)
        for within, expr in rules_with(known.plan, Ln, Exp, Power)
        for operator, operand in _domain_faults(expr, known, NOTHING)
    )


def _domain_faults(
    expr: Expr, known: Ranges, assumed: Assumed
) -> Iterator[tuple[Limited, Reach]]:
    if isinstance(expr, Limited):
        operand = known.of(children(expr)[0], assumed)
        if operand.interval is not None and can_leave(expr, operand.interval):
            yield expr, operand
    for inner, there in known.operands(expr, assumed):
        yield from _domain_faults(inner, known, there)


def _may_divide_by_zero(expr: Expr, known: Ranges) -> bool:
    """Whether it takes more than the plan alone to see that no divisor is zero."""
    if isinstance(expr, Div) and known.of(expr.divisor).can_be(Fraction(0)):
        return True
    return any(_may_divide_by_zero(inner, known) for inner in children(expr))


def _zero_divisions(
    expr: Expr, known: Ranges, assumed: Assumed
) -> Iterator[tuple[Div, Reach]]:
    if isinstance(expr, Div):
        divisor = known.of(expr.divisor, assumed)
        if divisor.can_be(Fraction(0)):
            yield expr, divisor
    for operand, there in known.operands(expr, assumed):
        yield from _zero_divisions(operand, known, there)


def _reach(quantity: Quantity, known: Ranges) -> Reach:
    match quantity.definition:
        case Input() as definition:
            return _reported(quantity, definition)
        case Undetermined():
            return Reach()
        case expr:
            return known.of(expr)


def _reported(quantity: Quantity, definition: Input) -> Reach:
    concerns = {True}
    if definition.applies_to is not None:
        units = next((a.members for a in quantity.axes if a.name == UNIT), ())
        concerns = {unit in definition.applies_to for unit in units}
    reach = NEVER
    if True in concerns:
        missing = {Absence.NOT_REPORTED} if definition.optional else set[Absence]()
        reach = Reach(definition.interval, frozenset(missing))
    if False in concerns or definition.may_not_apply:
        reach = reach.hull(Reach(None, frozenset({Absence.NOT_APPLICABLE})))
    return reach


def _bands(
    bands: Bands, subject: Interval, assumed: Assumed
) -> Iterator[tuple[Expr, Assumed]]:
    for hit, value in banded(bands, subject):
        yield value, together(assumed, {bands.subject: Reach(hit)})


def _policies(expr: WhenAbsent) -> Mapping[Absence, Expr]:
    """Return what the rulebook declares for each kind of absence that it covers."""
    policies = {
        Absence.NOT_REPORTED: expr.not_reported,
        Absence.NOT_APPLICABLE: expr.not_applicable,
    }
    return {absence: p for absence, p in policies.items() if p is not None}


def _applies(value: Reach) -> Reach:
    """Return whether ``value`` applies, as far as it is known."""
    elsewhere = value.without(Absence.NOT_APPLICABLE)
    if Absence.NOT_APPLICABLE not in value.absences:
        return Reach(YES)
    return Reach(EITHER if elsewhere.is_reached else NO)
