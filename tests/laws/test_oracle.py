"""The engine against a second implementation that shares nothing with it."""

from hypothesis import given, settings

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.value import Absence
from tests.laws.witness import must_see, seen
from tests.oracle.answers import Ruling, answers
from tests.strategies.plans import Case, cases
from tests.strategies.rulebooks import Assessment, assessments


@must_see("not_reported", "not_applicable", "holds", "fails", "cannot be said")
@settings(max_examples=8 * settings().max_examples)
@given(cases())
def test_the_engine_and_the_oracle_agree_on_every_plan(case: Case) -> None:
    _agree(case.plan, case.facts)


@must_see("not_reported", "not_applicable", "holds", "fails")
@given(assessments())
def test_the_engine_and_the_oracle_agree_on_every_rulebook(drawn: Assessment) -> None:
    _agree(drawn.book.plan, drawn.facts)


def _agree(plan: Plan, facts: Facts) -> None:
    result, oracle = evaluate(plan, facts), answers(plan, facts)
    assert result.values == oracle.values
    rulings = tuple(
        Ruling(v.constraint.name, v.where, v.left, v.right, v.holds)
        for v in result.verdicts
    )
    assert rulings == oracle.rulings
    found = [value for column in result.values.values() for value in column.values()]
    for absence in Absence:
        seen(absence.value, when=absence in found)
    words = {True: "holds", False: "fails", None: "cannot be said"}
    for word in {words[ruling.holds] for ruling in rulings}:
        seen(word)
