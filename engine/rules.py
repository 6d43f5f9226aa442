"""All expressions of a plan, each with what it stands in: for whoever looks for one."""

from collections.abc import Iterator

from guiju.engine.expr import Expr, contents
from guiju.engine.plan import Constraint, Input, Plan, Quantity, Undetermined


def rules(plan: Plan) -> Iterator[tuple[Quantity | Constraint, Expr]]:
    """Yield the definitions of the quantities and both sides of the constraints."""
    for quantity in plan.quantities.values():
        if not isinstance(quantity.definition, Input | Undetermined):
            yield quantity, quantity.definition
    for constraint in plan.constraints:
        yield constraint, constraint.left
        yield constraint, constraint.right


def rules_with(
    plan: Plan, *operators: type[Expr]
) -> Iterator[tuple[Quantity | Constraint, Expr]]:
    """Yield of the rules those in which one of ``operators`` stands somewhere."""
    wanted = frozenset(operators)
    for within, expr in rules(plan):
        known = within.contents if isinstance(within, Quantity) else contents(expr)
        if known.operators & wanted:
            yield within, expr
