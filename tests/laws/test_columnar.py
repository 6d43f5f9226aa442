"""The columnar reading against the reference interpreter: equal, not nearly equal."""

from hypothesis import given, settings

from guiju.engine.columnar.run import run
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.value import Absence
from tests.drawn import plans_with_facts
from tests.laws.witness import must_see, seen
from tests.strategies.plans import Case, cases


@must_see("not_reported", "not_applicable", "holds", "fails", "cannot be said")
@settings(max_examples=2 * settings().max_examples)
@given(cases())
def test_all_units_at_once_have_the_same_values_as_one_by_one(case: Case) -> None:
    _agree(case.plan, case.facts)


@settings(max_examples=settings().max_examples // 4)
@given(plans_with_facts())
def test_plans_of_few_quantities_have_the_same_values(
    drawn: tuple[Plan, Facts],
) -> None:
    _agree(*drawn)


def _agree(plan: Plan, facts: Facts) -> None:
    expected, found = evaluate(plan, facts), run(plan, facts)
    assert found.values == expected.values
    assert found.verdicts == expected.verdicts
    values = [value for column in found.values.values() for value in column.values()]
    for absence in Absence:
        seen(absence.value, when=absence in values)
    words = {True: "holds", False: "fails", None: "cannot be said"}
    for word in {words[verdict.holds] for verdict in found.verdicts}:
        seen(word)
