"""How far apart the marks of one column have to be, where the scheme demands it.

Schemes want raters to tell the best from the worst: 最高 - 最低 >= 满分 的 10%. Who
fills in sees it at once, instead of being asked to do it all again.
"""

from fractions import Fraction
from typing import Final

import attrs

from guiju.engine.axis import UNIT
from guiju.engine.constant import constant
from guiju.engine.contract import Column
from guiju.engine.expr import Add, Comparison, Const, Expr, Fold, Mul, Over, Ref
from guiju.engine.plan import Constraint, Force, Plan

_TIMES_MINUS_ONE: Final = Const(Fraction(-1))


@attrs.frozen(kw_only=True)
class Spread:
    """The least difference of the highest and the lowest, and how binding it is."""

    least: Fraction
    force: Force


def spread_of(column: Column, plan: Plan) -> Spread | None:
    """Return how far apart the figures of ``column`` have to be over the units."""
    found = (
        Spread(least=least, force=constraint.force)
        for constraint in plan.constraints
        if _is_between_extremes(constraint, column.quantity)
        and isinstance(least := constant(constraint.right), Fraction)
    )
    return next(found, None)


def _is_between_extremes(constraint: Constraint, quantity: str) -> bool:
    if constraint.comparison is not Comparison.AT_LEAST:
        return False
    match constraint.left:
        case Add(terms=(highest, Mul(factors=(sign, lowest)))):
            return (
                sign == _TIMES_MINUS_ONE
                and _is_extreme(highest, Fold.GREATEST, quantity)
                and _is_extreme(lowest, Fold.LEAST, quantity)
            )
        case _:
            return False


def _is_extreme(expr: Expr, fold: Fold, quantity: str) -> bool:
    """Whether ``expr`` is the highest (lowest) of the quantity among all units."""
    match expr:
        case Over(body=Ref() as body, at=(), trim=(0, 0), others=False):
            is_fold = expr.fold is fold and expr.axis.name == UNIT
            return is_fold and body == Ref(quantity)
        case _:
            return False
