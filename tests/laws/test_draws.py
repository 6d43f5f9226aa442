"""Many draws at once are as many runs, and weights that are lifted weigh the same."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from importlib.util import find_spec

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.columnar.draws import places_in_draws
from guiju.engine.draws import (
    DRAW,
    Drawn,
    downstream,
    draw_axis,
    evaluated,
    over_draws,
    sliced,
)
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Input, Plan
from guiju.engine.result import Result
from guiju.engine.value import Absence
from guiju.engine.weights import lifted, weighings
from tests.drawn import plans_with_facts
from tests.laws.witness import must_see, seen
from tests.plans import city, reported
from tests.strategies.plans import Case, cases

_COUNT = 3
_HAS_NUMPY = find_spec("numpy") is not None


@must_see("a rank in a draw", "a roster", "a constraint in a draw")
@given(cases(), st.integers(min_value=0))
def test_each_draw_is_a_run_of_its_own(case: Case, choice: int) -> None:
    _hold(case.plan, case.facts, choice)


@settings(max_examples=settings().max_examples // 2)
@given(plans_with_facts(), st.integers(min_value=0))
def test_each_draw_of_a_small_plan_is_a_run_of_its_own(
    drawn: tuple[Plan, Facts], choice: int
) -> None:
    _hold(*drawn, choice)


@must_see("a place", "no place", "an absent cell that is drawn over")
@given(cases(), st.integers(min_value=0))
def test_places_in_all_draws_are_the_same_on_whole_numbers(
    case: Case, choice: int
) -> None:
    levers = _levers(case.plan, choice)
    wanted = [ranking.rank for ranking in case.plan.rankings]
    one = sliced(evaluate(case.plan, case.facts), levers, wanted)
    drawn = [*_drawn(case.facts, one.levers)]
    series = [cell.series for cell in drawn]
    expected = evaluated(one, series, _COUNT, wanted)
    found = places_in_draws(one, drawn, _COUNT, wanted, arrays=_HAS_NUMPY)
    for name, units in expected.items():
        for unit, values in units.items():
            places = [0 if isinstance(v, Absence) else v for v in values]
            assert [*found[name][unit]] == places
            seen("a place", when=any(places))
            seen("no place", when=not all(places))
    absent = [cell for cell in drawn if _is_absent(case.facts, cell)]
    seen("an absent cell that is drawn over", when=bool(absent))


def _drawn(facts: Facts, levers: Collection[str]) -> Iterator[Drawn]:
    """Yield the cells of numbers and absences, some moved and all in thirds."""
    for name in sorted(levers):
        for nth, (key, fact) in enumerate(facts.values.get(name, {}).items()):
            value = fact.value
            if isinstance(value, Absence):
                value = Fraction(nth)
            if isinstance(value, Fraction):
                scale = value.denominator * 3
                at = int(value * scale)
                yield Drawn(
                    quantity=name,
                    key=key,
                    denominator=scale,
                    numbers=[at + nth * by for by in range(_COUNT)],
                )


def _is_absent(facts: Facts, cell: Drawn) -> bool:
    return isinstance(facts.values[cell.quantity][cell.key].value, Absence)


def _levers(plan: Plan, choice: int) -> list[str]:
    inputs = [q.id for q in plan.quantities.values() if isinstance(q.definition, Input)]
    return [name for nth, name in enumerate(inputs) if choice >> nth & 1 or nth == 0]


def test_lifted_weights_can_be_set_and_weigh_the_same() -> None:
    plan = city()
    assert [sorted(one.weights) for one in weighings(plan)] != []
    facts = reported(plan)
    known, found = (evaluate(one, facts).values for one in (plan, lifted(plan)))
    assert {name: found[name] for name in known} == known


def _hold(plan: Plan, facts: Facts, choice: int) -> None:
    levers = _levers(plan, choice)
    runs = [_turned(facts, levers, by) for by in range(_COUNT)]
    found = evaluate(over_draws(plan, levers, _COUNT), _together(facts, levers, runs))
    moved = downstream(plan, levers)
    for nth, run in enumerate(runs):
        fresh = evaluate(plan, run)
        for name, values in fresh.values.items():
            if name in moved:
                draw = str(nth + 1)
                held = found.values[name].items()
                there = {key[1:]: value for key, value in held if key[0] == draw}
                assert there == values
            else:
                assert found.values[name] == values
        assert _verdicts(found, str(nth + 1)) == _verdicts(fresh, "")
    ranks = {ranking.rank for ranking in plan.rankings}
    seen("a rank in a draw", when=bool(ranks & moved))
    seen("a roster", when=any(a.roster for n in moved for a in plan.quantities[n].axes))
    drawn = [v for v in found.verdicts if v.constraint.axes[:1] == (draw_axis(_COUNT),)]
    seen("a constraint in a draw", when=bool(drawn))


def _turned(facts: Facts, levers: Sequence[str], by: int) -> Facts:
    """Return other facts: in each lever the values stand so many cells on."""
    values = dict(facts.values)
    for name in levers:
        column = [*facts.values.get(name, {}).items()]
        shifted = column[by:] + column[:by]
        pairs = zip(column, shifted, strict=True)
        values[name] = {key: Fact(other.value) for (key, _), (_, other) in pairs}
    return attrs.evolve(facts, values=values)


def _together(facts: Facts, levers: Sequence[str], runs: Sequence[Facts]) -> Facts:
    values = dict(facts.values)
    for name in levers:
        values[name] = {
            (str(nth + 1), *key): fact
            for nth, run in enumerate(runs)
            for key, fact in run.values[name].items()
        }
    return attrs.evolve(facts, values=values)


def _verdicts(result: Result, draw: str) -> list[object]:
    found: list[object] = []
    for one in result.verdicts:
        is_drawn = any(axis.name == DRAW for axis in one.constraint.axes)
        if is_drawn and one.where[0] != draw:
            continue
        where = one.where[1:] if is_drawn else one.where
        found.append((one.constraint.name, where, one.left, one.right, one.holds))
    return found
