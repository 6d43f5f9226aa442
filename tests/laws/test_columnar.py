"""The columnar reading against the reference interpreter: equal, not nearly equal."""

from fractions import Fraction as F

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.lists import Lists
from guiju.engine.columnar.load import lanes_of
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.columnar.run import run
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import declared, loaded, measured
from guiju.engine.value import Absence
from tests.drawn import plans_with_facts
from tests.laws.rewriting import refigured
from tests.laws.witness import must_see, seen
from tests.strategies.plans import Case, cases

EXTREMES = (
    F(10**30),
    F(-(10**15)),
    F(1, 10**20),
    F(2**53 - 1),
    F(2**53 + 1),
    F(2**63),
    F(1, 997),
    F(1, 2**61 - 1),
    F(999_983, 10_007),
)
"""Whole numbers around what machines hold, and denominators that share nothing."""


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


@must_see("any length", "known length")
@given(cases())
def test_what_the_rulebook_alone_says_is_enough_for_facts_that_keep_it(
    case: Case,
) -> None:
    plan, facts = case.plan, case.facts
    inputs = loaded(plan, facts)
    profile = declared(plan, decimals=2, calendar=facts.calendar)
    program = lower(plan, profile)
    finer = {
        name: attrs.evolve(
            column,
            numbers=[
                number * profile.inputs[name].denominator // column.known.denominator
                for number in column.numbers
            ],
        )
        for name, column in inputs.items()
    }
    layout = Layout(program.axes, facts)
    found = ColumnarResult(program, layout, Lists(program, layout, lanes_of(finer)))
    assert found.result().values == evaluate(plan, facts).values
    for step in program.steps:
        known = step.bounds.low is not None and step.bounds.high is not None
        seen("known length" if known else "any length")


@must_see("LONG", "WORD", "FLOAT")
@given(cases(), st.lists(st.sampled_from(EXTREMES), min_size=3, max_size=3))
def test_no_magnitude_and_no_denominator_makes_a_number_wrong(
    case: Case, factors: list[F]
) -> None:
    def extreme(value: F) -> F:
        return value * factors[value.numerator % len(factors)]

    plan, facts = refigured(case.plan, extreme), refigured(case.facts, extreme)
    for step in lower(plan, measured(plan, facts)).steps:
        seen(step.carrier.name)
    _agree(plan, facts)


def _agree(plan: Plan, facts: Facts) -> None:
    expected = evaluate(plan, facts)
    for arrays in (False, True):
        found = run(plan, facts, arrays=arrays)
        assert found.values == expected.values
        assert found.verdicts == expected.verdicts
    values = [v for column in expected.values.values() for v in column.values()]
    for absence in Absence:
        seen(absence.value, when=absence in values)
    words = {True: "holds", False: "fails", None: "cannot be said"}
    for word in {words[verdict.holds] for verdict in expected.verdicts}:
        seen(word)
