"""An end of a range that is said to be reached is reached, by legal figures."""

from hypothesis import given, settings

from guiju.engine.attained import attained
from guiju.engine.axis import UNIT
from guiju.engine.facts import Facts
from guiju.engine.monotone import moves
from guiju.engine.order import position
from guiju.engine.place import names, places
from guiju.engine.plan import Input, Plan
from guiju.engine.ranges import ranges
from guiju.engine.value import Absence
from tests.laws.witness import must_see, seen
from tests.oracle.answers import answers
from tests.strategies.plans import plans
from tests.strategies.rulebooks import Assessment, assessments


@must_see("a least value", "a greatest value", "an end nobody met", times=20)
@settings(deadline=None)
@given(plans())
def test_the_ends_of_a_plan_are_reached_where_it_is_said(plan: Plan) -> None:
    _reach(plan)


@must_see("a least value", "a greatest value", times=20)
@settings(deadline=None, max_examples=max(settings().max_examples // 4, 5))
@given(assessments())
def test_the_ends_of_a_rulebook_are_reached_where_it_is_said(
    drawn: Assessment,
) -> None:
    _reach(drawn.book.plan)


def _reach(plan: Plan) -> None:
    """Compute anew, by the other implementation, what is said to reach an end."""
    known = ranges(plan)
    for name, ends in attained(known, moves(known)).items():
        interval = known.quantities[name].interval
        for word, facts in (("least", ends.low), ("greatest", ends.high)):
            if facts is None:
                seen("an end nobody met")
                continue
            assert interval is not None
            end = interval.low if word == "least" else interval.high
            _keep_the_contract(plan, facts)
            column = answers(plan, facts).values[name].values()
            given_values = [one for one in column if not isinstance(one, Absence)]
            assert end in {position(one) for one in given_values}
            computed = not isinstance(plan.quantities[name].definition, Input)
            seen(f"a {word} value", when=computed)


def _keep_the_contract(plan: Plan, facts: Facts) -> None:
    """See that every figure could be reported as it is, and that none is missing."""
    for quantity in plan.quantities.values():
        definition = quantity.definition
        if not isinstance(definition, Input):
            continue
        column = facts.values[quantity.id]
        where = places(quantity.axes, facts)
        assert {*column} == {
            tuple(place[name] for name in names(quantity.axes)) for place in where
        }
        at = names(quantity.axes).index(UNIT) if UNIT in names(quantity.axes) else None
        for key, fact in column.items():
            concerned = definition.applies_to
            if concerned is not None and (at is None or key[at] not in concerned):
                assert fact.value is Absence.NOT_APPLICABLE
            elif isinstance(fact.value, Absence):
                assert definition.optional
                assert fact.value is Absence.NOT_REPORTED
            else:
                assert definition.interval.holds(position(fact.value))
