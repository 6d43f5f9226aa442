"""A scheme may be deeper than Python's stack: nothing may depend on how deep."""

from collections.abc import Callable
from fractions import Fraction as F

import pytest

from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Add, Const, Div, Expr, Mul, Ref, WhenAbsent
from guiju.engine.graph import dependencies, in_order
from guiju.engine.monotone import Direction, moves
from guiju.engine.plan import Plan
from guiju.engine.ranges import ranges
from guiju.engine.run import run
from guiju.engine.trace import explain
from tests.plans import COUNTY, number, plan_of, quantity, reported, reported_in

LENGTH = 5000
LINKS: dict[str, Callable[[Expr], Expr]] = {
    "sum": lambda before: Add((before, number(1))),
    "product": lambda before: Mul((before, number(1))),
    "policy": lambda before: WhenAbsent(before, number(0)),
    "name": lambda before: before,
    "quotient-of-sums": lambda before: Div(Add((before,)), Add((number(1),))),
}


def chain(link: Callable[[Expr], Expr]) -> Plan:
    """Return quantities of which each is made of the one before."""
    first = quantity("量0", reported_in("表"), COUNTY)
    others = (
        quantity(f"量{nth}", link(Ref(f"量{nth - 1}")), COUNTY)
        for nth in range(1, LENGTH + 1)
    )
    return plan_of(first, *others)


@pytest.fixture(name="plan", scope="module", params=LINKS.values(), ids=[*LINKS])
def _plan(request: pytest.FixtureRequest) -> Plan:
    return chain(request.param)


def test_a_long_chain_is_computed_and_explained_down_to_the_cell(plan: Plan) -> None:
    result = run(plan, reported(plan, {("量0", "甲县"): F(3)}), {})
    step = explain(result, f"量{LENGTH}", ("甲县",))
    assert step.value == result.values[f"量{LENGTH}"]["甲县",]
    while step.children:
        step = step.children[0]
    assert step.value == 3
    assert step.cell is not None


def test_depth_cuts_the_explanation_of_a_long_chain(plan: Plan) -> None:
    result = evaluate(plan, reported(plan))
    step = explain(result, f"量{LENGTH}", ("甲县",), depth=3)
    named = 0
    while step.children:
        named += step.quantity is not None
        step = step.children[0]
    assert named == 3
    assert step.quantity is not None
    assert step.quantity.name == f"量{LENGTH - 3}"


def test_a_long_chain_has_a_range_a_direction_and_an_order(plan: Plan) -> None:
    last = f"量{LENGTH}"
    value = evaluate(plan, reported(plan)).values[last]["甲县",]
    assert ranges(plan).quantities[last].can_be(value)
    assert moves(ranges(plan))["量0"][last] is Direction.NON_DECREASING
    assert in_order(dependencies(plan)) == tuple(plan.quantities)


def test_a_quotient_of_a_long_chain_of_sums_has_a_range() -> None:
    before = chain(LINKS["sum"])
    whole = quantity("率", Div(Ref(f"量{LENGTH}"), Const(F(10))), COUNTY)
    plan = plan_of(*before.quantities.values(), whole)
    assert ranges(plan).quantities["率"].can_be(F(LENGTH + 100, 10))


def test_sums_that_double_with_every_name_are_not_multiplied_out() -> None:
    doubled = [quantity("量0", reported_in("表"), COUNTY)]
    for nth in range(1, 100):
        twice = Add((Ref(f"量{nth - 1}"), Ref(f"量{nth - 1}")))
        doubled.append(quantity(f"量{nth}", twice, COUNTY))
    share = quantity("率", Div(Ref("量99"), Ref("量98")), COUNTY)
    assert ranges(plan_of(*doubled, share)).quantities["率"].can_be(F(2))
