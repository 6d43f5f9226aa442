"""A derivation, worked out again step by step, comes to the same number."""

from hypothesis import given, settings

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Input, Plan
from guiju.engine.trace import explain, explain_verdict
from tests.laws.recompute import Checker
from tests.laws.witness import must_see, seen
from tests.strategies.plans import Case, cases
from tests.strategies.rulebooks import Assessment, assessments


@must_see("a derived value", "the side of a constraint", times=20)
@settings(max_examples=2 * settings().max_examples)
@given(cases())
def test_a_trace_recomputed_step_by_step_gives_the_same_value(case: Case) -> None:
    _work_out_again(case.plan, case.facts)


@must_see("a derived value", "the side of a constraint", times=20)
@given(assessments())
def test_a_trace_of_a_rulebook_recomputed_gives_the_same_number(
    drawn: Assessment,
) -> None:
    _work_out_again(drawn.book.plan, drawn.facts)


def _work_out_again(plan: Plan, facts: Facts) -> None:
    result = evaluate(plan, facts)
    checker = Checker(result)
    for quantity in plan.quantities.values():
        for key, value in result.values[quantity.id].items():
            step = explain(result, quantity.id, key)
            assert step.value == value
            checker.check(step, {})
            seen("a derived value", when=not isinstance(quantity.definition, Input))
    for verdict in result.verdicts:
        names = (axis.name for axis in verdict.constraint.axes)
        here = dict(zip(names, verdict.where, strict=True))
        left, right = explain_verdict(result, verdict)
        assert (left.value, right.value) == (verdict.left, verdict.right)
        checker.check(left, here)
        checker.check(right, here)
        seen("the side of a constraint")
