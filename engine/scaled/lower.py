"""Plan to program: what each operator of the core is on whole numbers.

The profile says what the facts are like; from it follow the lattice of each figure, how
large its numbers can get, and what can be absent at all.
"""

from collections.abc import Sequence
from fractions import Fraction

import attrs

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
from guiju.engine.operate import Strict
from guiju.engine.plan import Constraint, Input, Plan, Quantity, Undetermined
from guiju.engine.scaled import (
    arithmetic,
    choosing,
    days,
    exactly,
    leaves,
    population,
)
from guiju.engine.scaled.arithmetic import absent, truth
from guiju.engine.scaled.build import Builder
from guiju.engine.scaled.choosing import NOT_APPLICABLE, NOT_REPORTED
from guiju.engine.scaled.figure import Exact, Figure, Lowered, Program, Sides
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import Space
from guiju.engine.scaled.profile import Profile

_MOST_FACTORS = 12
"""A power up to this is a product; beyond it is computed by the exact interpreter."""
_NOTHING = Fraction(0)


def lower(plan: Plan, profile: Profile) -> Program:
    """Return the program of ``plan``, which is settled, for facts like ``profile``.

    Raises:
        NotColumnarError: a rule looks for rows that no column can have.
    """
    lowering = _Lowering(plan, Builder(profile))
    for quantity in plan.quantities.values():
        lowering.take(quantity)
    constraints = tuple(lowering.constraint(one) for one in plan.constraints)
    return Program(
        plan=plan,
        profile=profile,
        axes=tuple(lowering.made.axes),
        steps=tuple(lowering.made.steps),
        figures=lowering.figures,
        spaces=lowering.spaces,
        constraints=constraints,
    )


@attrs.frozen(eq=False)
class _Lowering:
    """The figures of the quantities so far, in the order of the plan."""

    plan: Plan
    made: Builder
    figures: dict[str, Lowered] = attrs.field(factory=dict, init=False)
    spaces: dict[str, Space] = attrs.field(factory=dict, init=False)

    def take(self, quantity: Quantity) -> None:
        """Lower one more quantity."""
        here = self._place(quantity)
        self.spaces[quantity.id] = here.axes
        match quantity.definition:
            case Input() as definition:
                found: Lowered = leaves.reported(quantity, definition, here)
            case Undetermined():
                found = absent(here, NOT_REPORTED)
            case expr:
                found = exactly.written(here, self.lower(expr, here))
        self.figures[quantity.id] = found

    def constraint(self, constraint: Constraint) -> tuple[Space, Sides]:
        """Lower both sides of ``constraint``."""
        here = self._place(constraint)
        left, right = (self.lower(e, here) for e in (constraint.left, constraint.right))
        return here.axes, Sides(
            left=exactly.written(here, left),
            right=exactly.written(here, right),
            holds=_compared(here, left, constraint, right),
        )

    def lower(self, expr: Expr, here: Here) -> Lowered:
        """Return what ``expr`` is at ``here``."""
        match expr:
            case Const(value=value):
                return leaves.written(here, value)
            case Ref():
                return self._read(expr, here)
            case Add() | Mul() | Div() | Least() | Greatest():
                return _strict(expr, here, self._each(expr, here))
            case Round() | Ln() | Exp() | Power() | Days() | Compare() | Not():
                return _strict(expr, here, self._each(expr, here))
            case Every(conditions=inner):
                return choosing.decided(here, self._truths(inner, here), by=False)
            case Some(conditions=inner):
                return choosing.decided(here, self._truths(inner, here), by=True)
            case If(condition=condition, then=then, otherwise=otherwise):
                (decides,) = self._truths((condition,), here)
                branches = self.lower(then, here), self.lower(otherwise, here)
                return choosing.branch(here, decides, *branches)
            case Bands(subject=subject, bands=bands, otherwise=otherwise):
                values = [self.lower(band.value, here) for band in bands]
                rest = self._if_given(otherwise, here)
                deciding = self.lower(subject, here)
                return choosing.banded(here, deciding, expr, values, rest)
            case WhenAbsent(value=value, not_reported=first, not_applicable=second):
                policies = self._if_given(first, here), self._if_given(second, here)
                return choosing.when_absent(here, self.lower(value, here), *policies)
            case Applies(value=value):
                return choosing.applies(here, self.lower(value, here))
            case Among(axis=name, members=members):
                return truth(here, leaves.among(here, name, members))
            case Over():
                return population.over(expr, here, self.lower)
            case Rank():
                return population.rank(expr, here, self.lower)

    def _read(self, ref: Ref, here: Here) -> Lowered:
        """Return a quantity as it is seen from ``here``."""
        there = here.fixed(ref.at) if ref.at else here
        found = self.figures[ref.quantity]
        column = self._seen(found.column, there, here)
        if isinstance(found, Exact):
            return attrs.evolve(found, column=column)
        divisor, absence = found.divisor, found.absence
        if divisor is not None:
            divisor = self._seen(divisor, there, here, missing=1)
        if absence is not None:
            absence = self._seen(absence, there, here)
        if (column, divisor, absence) == (found.column, found.divisor, found.absence):
            return found
        return attrs.evolve(found, column=column, divisor=divisor, absence=absence)

    def _seen(self, column: int, there: Here, here: Here, missing: int = 0) -> int:
        read = there.read(column, missing)
        if there is here:
            return read
        space = self.made.steps[read].space
        moves = {axis: axis if axis in here.axes else None for axis in space}
        return here.taken(read, moves, missing)

    def _place(self, rows: Quantity | Constraint) -> Here:
        return Here(self.made, tuple(map(self.made.axis, rows.axes)))

    def _each(self, expr: Expr, here: Here) -> Sequence[Lowered]:
        return [self.lower(child, here) for child in children(expr)]

    def _truths(self, exprs: Sequence[Expr], here: Here) -> Sequence[Figure]:
        found = [self.lower(expr, here) for expr in exprs]
        return [one for one in found if isinstance(one, Figure)]

    def _if_given(self, expr: Expr | None, here: Here) -> Lowered | None:
        return None if expr is None else self.lower(expr, here)


def _strict(operator: Strict, here: Here, operands: Sequence[Lowered]) -> Lowered:
    """Return what an operator makes of operands that it needs all of."""
    figures = [operand for operand in operands if isinstance(operand, Figure)]
    if len(figures) < len(operands):
        return _beyond(operator, here, operands)
    match operator:
        case Add():
            return arithmetic.added(here, figures)
        case Mul():
            return arithmetic.multiplied(here, figures)
        case Div():
            return arithmetic.divided(here, *figures)
        case Least() | Greatest() if not figures:
            return absent(here, NOT_APPLICABLE)
        case Least() | Greatest():
            least = isinstance(operator, Least)
            return arithmetic.bounded(here, figures, least=least)
        case Round(step=step, mode=mode):
            return arithmetic.rounded(here, figures[0], step, mode)
        case Power(exponent=Fraction(denominator=1, numerator=n)) if (
            0 < n <= _MOST_FACTORS
        ):
            return arithmetic.multiplied(here, figures * n)
        case Ln() | Exp() | Power():
            return exactly.operated(here, operator, *operands)
        case Days(working=True):
            calendar = here.made.profile.calendar
            return days.working_days(here, figures[0], figures[1], calendar)
        case Days():
            return days.days(here, *figures)
        case Compare(comparison=comparison):
            return arithmetic.compared(here, figures[0], comparison, figures[1])
        case Not():
            return choosing.negated(here, figures[0])


def _beyond(operator: Strict, here: Here, operands: Sequence[Lowered]) -> Lowered:
    """Return the same where an operand may be beyond fractions."""
    match operator:
        case Round() if isinstance(operands[0], Exact):
            return exactly.rounded(here, operands[0], operator)
        case Compare(comparison=comparison):
            return exactly.compared(here, operands[0], comparison, operands[1])
        case _:
            return exactly.operated(here, operator, *operands)


def _compared(
    here: Here, left: Lowered, constraint: Constraint, right: Lowered
) -> Figure:
    if isinstance(left, Figure) and isinstance(right, Figure):
        return arithmetic.compared(here, left, constraint.comparison, right)
    return exactly.compared(here, left, constraint.comparison, right)
