"""Numbers beyond fractions that nobody rounds: a fault of the rulebook.

A value of a result is a fraction, so every logarithm, exponential and power has to
stand inside a ``Round``. Between the two there may be anything.
"""

from collections.abc import Iterator

import attrs

from guiju.engine.domain import Limited
from guiju.engine.expr import Exp, Expr, Ln, Power, Round, children
from guiju.engine.plan import Constraint, Plan, Quantity
from guiju.engine.record import Record
from guiju.engine.rules import rules_with


@attrs.frozen(eq=False, repr=False)
class UnroundedReal(Record):
    """An operator whose result is hardly ever a fraction, and where it stands."""

    within: Quantity | Constraint
    operator: Limited


def unrounded_reals(plan: Plan) -> tuple[UnroundedReal, ...]:
    """Return the outermost logarithms, exponentials and powers in no ``Round``.

    The sides of a constraint count: a deviation that is compared is rounded first. A
    name does not reach into the rule behind it, so each rule rounds for itself.
    """
    return tuple(
        UnroundedReal(within, operator)
        for within, expr in rules_with(plan, Ln, Exp, Power)
        for operator in _unrounded(expr)
    )


def is_endless(expr: Expr) -> bool:
    """Whether the value of ``expr`` is a real that nobody rounds."""
    return next(_unrounded(expr), None) is not None


def _unrounded(expr: Expr) -> Iterator[Limited]:
    match expr:
        case Round():
            return
        case _ if isinstance(expr, Limited):
            yield expr
        case _:
            for inner in children(expr):
                yield from _unrounded(inner)
