"""Nobody is treated otherwise for a name, for a place in a list, or for the others."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Among, Expr, Over, Rank, Ref, children
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Input, Plan, Quantity, Undetermined
from guiju.engine.value import Absence
from tests.laws.rewriting import renamed, reordered, turned
from tests.laws.witness import must_see, seen
from tests.strategies.plans import Case, cases
from tests.strategies.rulebooks import Assessment, assessments
from tests.strategies.values import facts_of


@must_see("another order", times=20)
@settings(max_examples=2 * settings().max_examples)
@given(cases(), st.data())
def test_order_of_units_members_and_cells_does_not_matter(
    case: Case, data: st.DataObject
) -> None:
    _same_in_another_order(case.plan, case.facts, data)


@must_see("another order", times=20)
@given(assessments(), st.data())
def test_order_of_units_in_a_rulebook_does_not_matter(
    drawn: Assessment, data: st.DataObject
) -> None:
    _same_in_another_order(drawn.book.plan, drawn.facts, data)


@settings(max_examples=2 * settings().max_examples)
@given(cases())
def test_renaming_units_of_a_plan_changes_names_only(case: Case) -> None:
    _same_under_other_names(case.plan, case.facts)


@given(assessments())
def test_renaming_units_of_a_rulebook_changes_names_only(drawn: Assessment) -> None:
    _same_under_other_names(drawn.book.plan, drawn.facts)


@must_see("a value of its own", "others were changed", times=20)
@settings(max_examples=2 * settings().max_examples)
@given(cases(), st.data())
def test_without_population_operators_no_unit_depends_on_another(
    case: Case, data: st.DataObject
) -> None:
    _stands_alone(case.plan, case.facts, data)


@must_see("a value of its own", "others were changed", times=20)
@given(assessments(), st.data())
def test_no_mark_of_a_unit_but_its_rank_depends_on_another(
    drawn: Assessment, data: st.DataObject
) -> None:
    _stands_alone(drawn.book.plan, drawn.facts, data)


@must_see("two alike", "two alike and ranked", times=8)
@given(assessments())
def test_units_with_equal_figures_tie(drawn: Assessment) -> None:
    plan = drawn.book.plan
    for ranking in plan.rankings:
        for one, other in combinations(plan.groups[ranking.group].members, 2):
            if not _are_treated_alike(plan, one, other):
                continue
            result = evaluate(plan, _copied(plan, drawn.facts, one, other))
            for quantity in _per_unit(plan, ranking.group):
                values = result.values[quantity.id]
                assert values[one,] == values[other,]
            ranked = not isinstance(result.values[ranking.rank][one,], Absence)
            seen("two alike")
            seen("two alike and ranked", when=ranked)


def _same_in_another_order(plan: Plan, facts: Facts, data: st.DataObject) -> None:
    listed = {member for axis in _axes(plan) for member in axis.members}
    listed |= {member for group in plan.groups.values() for member in group.members}
    order = data.draw(st.permutations(sorted(listed)))
    again = reordered(plan, order)
    found = evaluate(
        again,
        attrs.evolve(
            facts,
            values=turned(facts.values),
            rosters={
                name: {key: members[::-1] for key, members in lists.items()}
                for name, lists in turned(facts.rosters).items()
            },
        ),
    )
    result = evaluate(plan, facts)
    assert found.values == result.values
    rulings = {(v.constraint.name, v.where, v.holds) for v in result.verdicts}
    assert {(v.constraint.name, v.where, v.holds) for v in found.verdicts} == rulings
    seen("another order", when=again != plan)


def _same_under_other_names(plan: Plan, facts: Facts) -> None:
    units = [unit for group in plan.groups.values() for unit in group.members]
    names = {unit: f"新{nth}" for nth, unit in enumerate(dict.fromkeys(units))}
    result = evaluate(plan, facts)
    again = evaluate(renamed(plan, names), renamed(facts, names))
    assert again.values == renamed(result.values, names)
    assert [(v.where, v.holds) for v in again.verdicts] == [
        (renamed(v.where, names), v.holds) for v in result.verdicts
    ]


def _stands_alone(plan: Plan, facts: Facts, data: st.DataObject) -> None:
    units = sorted({m for group in plan.groups.values() for m in group.members})
    unit = data.draw(st.sampled_from(units))
    others = data.draw(facts_of(plan, least=1))
    mixed = _mixed(plan, unit, facts, others)
    result, again = evaluate(plan, facts), evaluate(plan, mixed)
    for quantity in _alone(plan):
        nth = [axis.name for axis in quantity.axes].index(UNIT)
        for key, value in result.values[quantity.id].items():
            if key[nth] == unit:
                assert again.values[quantity.id][key] == value
                derived = not isinstance(quantity.definition, Input)
                seen("a value of its own", when=derived)
    seen("others were changed", when=mixed != facts)


def _mixed(plan: Plan, unit: str, mine: Facts, others: Facts) -> Facts:
    """Return ``mine`` for ``unit`` and what is of no unit, ``others`` for the rest."""

    def pick(quantity: Quantity, key: Key, is_mine: bool) -> bool:  # noqa: FBT001
        names = [axis.name for axis in quantity.axes]
        return is_mine is (UNIT not in names or key[names.index(UNIT)] == unit)

    return attrs.evolve(
        mine,
        values={
            name: {
                key: fact
                for facts, is_mine in ((mine, True), (others, False))
                for key, fact in facts.values[name].items()
                if pick(plan.quantities[name], key, is_mine)
            }
            for name in mine.values
        },
        rosters={
            name: {
                key: (mine if key[0] == unit else others).rosters[name][key]
                for key in lists
            }
            for name, lists in mine.rosters.items()
        },
    )


def _alone(plan: Plan) -> Iterator[Quantity]:
    """Yield the quantities of units that nothing looks at other units for."""
    looking: set[str] = set()
    for quantity in plan.quantities.values():
        if _looks_around(quantity.definition, looking):
            looking.add(quantity.id)
        elif UNIT in {axis.name for axis in quantity.axes}:
            yield quantity


def _looks_around(definition: Expr | Input | Undetermined, looking: set[str]) -> bool:
    match definition:
        case Input() | Undetermined():
            return False
        case Ref(quantity=name, at=at):
            return name in looking or UNIT in dict(at)
        case Over(axis=axis, at=at) if axis.name == UNIT or UNIT in dict(at):
            return True
        case Rank(axis=axis) if axis.name == UNIT:
            return True
        case expr:
            return any(_looks_around(child, looking) for child in children(expr))


def _are_treated_alike(plan: Plan, one: str, other: str) -> bool:
    """Whether no rule of the plan names one of the two and not the other."""
    named = [
        quantity.definition.applies_to or frozenset()
        for quantity in plan.quantities.values()
        if isinstance(quantity.definition, Input)
    ]
    named += [part.members for part in _parts(plan) if isinstance(part, Among)]
    return all((one in members) == (other in members) for members in named)


def _copied(plan: Plan, facts: Facts, one: str, other: str) -> Facts:
    """Return ``facts`` with everything of ``one`` reported of ``other`` as well."""
    values: dict[str, Mapping[Key, Fact]] = {}
    for name, column in facts.values.items():
        names = [axis.name for axis in plan.quantities[name].axes]
        nth = names.index(UNIT) if UNIT in names else None
        kept = {key: f for key, f in column.items() if nth is None or key[nth] != other}
        for key, fact in column.items():
            if nth is not None and key[nth] == one:
                kept[*key[:nth], other, *key[nth + 1 :]] = fact
        values[name] = kept
    rosters = {
        name: {
            key: lists[one, key[1]] if key[0] == other else members
            for key, members in lists.items()
        }
        for name, lists in facts.rosters.items()
        if any(key[0] == one for key in lists)
    }
    return attrs.evolve(facts, values=values, rosters={**facts.rosters, **rosters})


def _per_unit(plan: Plan, group: str) -> Iterator[Quantity]:
    for quantity in plan.quantities.values():
        if quantity.group == group and [a.name for a in quantity.axes] == [UNIT]:
            yield quantity


def _axes(plan: Plan) -> Iterator[Axis]:
    for quantity in plan.quantities.values():
        yield from quantity.axes
    for part in _parts(plan):
        if isinstance(part, Over | Rank):
            yield part.axis


def _parts(plan: Plan) -> Iterator[Expr]:
    """Yield every expression of ``plan`` and everything inside it."""
    pending: list[Expr] = [
        q.definition
        for q in plan.quantities.values()
        if not isinstance(q.definition, Input | Undetermined)
    ]
    for constraint in plan.constraints:
        pending += [constraint.left, constraint.right]
    while pending:
        part = pending.pop()
        pending += children(part)
        yield part
