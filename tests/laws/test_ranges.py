"""What is known before any data is read holds for all data that keeps the contract."""

from fractions import Fraction as F

from hypothesis import given, settings

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.order import position
from guiju.engine.plan import Plan, Role, Undetermined
from guiju.engine.ranges import ranges
from guiju.engine.reach import Reach
from guiju.engine.value import Absence, Value
from tests.laws.witness import must_see, seen
from tests.strategies.plans import Case, cases
from tests.strategies.rulebooks import Assessment, assessments


@must_see("a bounded value", "a value at its bound", "an absence foreseen", times=20)
@settings(max_examples=5 * settings().max_examples)
@given(cases())
def test_every_value_of_a_plan_stays_in_its_range(case: Case) -> None:
    _stay(case.plan, case.facts)


@must_see("a bounded value", "a value at its bound", "an absence foreseen")
@given(assessments())
def test_every_value_of_a_rulebook_stays_in_its_range(drawn: Assessment) -> None:
    _stay(drawn.book.plan, drawn.facts)


@must_see("nothing", "full marks")
@given(assessments())
def test_a_stage_gives_something_from_nothing_to_full_marks(drawn: Assessment) -> None:
    values = evaluate(drawn.book.plan, drawn.facts).values
    for quantity in drawn.book.plan.quantities.values():
        if quantity.role in {Role.TREE, Role.LAYER, Role.STAGE, Role.WEIGHTED}:
            marks = [v for v in values[quantity.id].values() if isinstance(v, F)]
            assert all(0 <= mark <= 100 for mark in marks)
            seen("nothing", when=0 in marks)
            seen("full marks", when=100 in marks)


def _stay(plan: Plan, facts: Facts) -> None:
    known, result = ranges(plan), evaluate(plan, facts)
    for quantity in plan.quantities.values():
        if isinstance(quantity.definition, Undetermined):
            continue
        reach = known.quantities[quantity.id]
        for value in result.values[quantity.id].values():
            assert reach.can_be(value), (quantity.id, value, reach)
            _look(value, reach)
    for verdict in result.verdicts:
        assert known.of(verdict.constraint.left).can_be(verdict.left)
        assert known.of(verdict.constraint.right).can_be(verdict.right)


def _look(value: Value, reach: Reach) -> None:
    if isinstance(value, Absence):
        seen("an absence foreseen", when=len(reach.absences) == 1)
        return
    seen("a bounded value", when=reach.interval not in {None, Interval()})
    bound = reach.interval and position(value) in {
        reach.interval.low,
        reach.interval.high,
    }
    seen("a value at its bound", when=bool(bound))
