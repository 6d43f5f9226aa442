"""Doing better never does harm, where the plan says so."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Band, Bands, Ref
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.monotone import Direction, moves
from guiju.engine.order import position
from guiju.engine.plan import Input, Plan, Role
from guiju.engine.ranges import ranges
from guiju.engine.value import Absence, Value
from tests.laws.witness import must_see, seen
from tests.plans import COUNTY, plan_of, quantity
from tests.strategies.plans import Case, cases
from tests.strategies.rulebooks import Assessment, assessments
from tests.strategies.values import inputs, raised

_KNOWN = (Direction.NON_DECREASING, Direction.NON_INCREASING)


@must_see("rose", "fell", "stood still")
@settings(max_examples=8 * settings().max_examples)
@given(cases(), st.data())
def test_a_raised_figure_moves_every_value_as_the_plan_says(
    case: Case, data: st.DataObject
) -> None:
    _moves(case.plan, case.facts, data)


@must_see("rose", "fell", "a total rose", times=2)
@settings(max_examples=2 * settings().max_examples)
@given(assessments(), st.data())
def test_a_raised_figure_never_lowers_a_total_that_rises_with_it(
    drawn: Assessment, data: st.DataObject
) -> None:
    _moves(drawn.book.plan, drawn.facts, data)


def test_a_figure_that_nobody_reports_moves_nothing() -> None:
    nobody = Input(table="分", applies_to=frozenset())
    bands = Bands(Ref("分"), (Band(Interval(Fraction(1)), Ref("分")),), Ref("分"))
    plan = plan_of(quantity("分", nobody, COUNTY), quantity("档", bands, COUNTY))
    assert moves(ranges(plan))["分"]["档"] is Direction.CONSTANT


def _moves(plan: Plan, facts: Facts, data: st.DataObject) -> None:
    names = [quantity.id for quantity, _ in inputs(plan)]
    wanted = data.draw(st.sampled_from(_KNOWN))
    name, says = _telling(plan, data.draw(st.permutations(names)), wanted)
    before = evaluate(plan, facts)
    after = evaluate(plan, data.draw(raised(plan, facts, name)))
    for moved, direction in says.items():
        for key, value in before.values[moved].items():
            step = _step(value, after.values[moved][key])
            assert _fits(step, direction), (name, moved, key, direction)
            if moved != name and direction is not Direction.UNKNOWN and step:
                seen("rose" if step > 0 else "fell")
                is_total = plan.quantities[moved].role is Role.TOTAL
                seen("a total rose", when=is_total and step > 0)
            seen("stood still", when=direction is Direction.CONSTANT)


def _telling(
    plan: Plan, names: Sequence[str], wanted: Direction
) -> tuple[str, Mapping[str, Direction]]:
    """Return the first input that anything moves with, and what is said of it.

    One with which something moves in the direction ``wanted`` goes before others.
    """
    every = moves(ranges(plan))
    ways = {
        name: {way for moved, way in every[name].items() if moved != name}
        for name in names
    }
    telling = [name for name in names if not ways[name].isdisjoint(_KNOWN)]
    name = next((n for n in telling if wanted in ways[n]), (telling or names)[0])
    still = dict.fromkeys(plan.quantities, Direction.CONSTANT)
    return name, {**still, **every[name]}


def _step(before: Value, after: Value) -> Fraction | None:
    """Return how far a value moved; None where an absence came or went."""
    if isinstance(before, Absence) or isinstance(after, Absence):
        return Fraction(0) if before is after else None
    return position(after) - position(before)


def _fits(step: Fraction | None, direction: Direction) -> bool:
    match direction:
        case Direction.UNKNOWN:
            return True
        case Direction.CONSTANT:
            return step == 0
        case Direction.NON_DECREASING:
            return step is not None and step >= 0
        case Direction.NON_INCREASING:
            return step is not None and step <= 0
