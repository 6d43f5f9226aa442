"""A plan computed many times over at once: what is drawn, and all that follows from it.

Many draws are the same plan with one more axis. What is drawn has a value for each
draw, and so has everything computed from it; the rest has one value, which is taken
from a finished result. References follow by themselves, because a place carries its
draw, and units are ranked within a draw. So whoever reads plans reads these, and each
draw is what a run with its values would give. Chance is not here: values are given.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import references
from guiju.engine.facts import Fact, Facts
from guiju.engine.graph import dependencies, reachable, turned
from guiju.engine.plan import Constraint, Input, Plan, Quantity
from guiju.engine.result import Result
from guiju.engine.value import Value

DRAW = "抽样"
"""The axis of the draws. Their names are 1, 2, and so on."""


@attrs.frozen
class Series:
    """What one cell is in each draw."""

    quantity: str
    key: Key
    values: Sequence[Fraction]


@attrs.frozen(kw_only=True)
class Drawn:
    """What was drawn for one cell: a multiple of 1/``denominator`` in each draw."""

    quantity: str
    key: Key
    denominator: int
    numbers: Sequence[int]

    @property
    def series(self) -> Series:
        """The same as fractions."""
        values = [Fraction(number, self.denominator) for number in self.numbers]
        return Series(self.quantity, self.key, values)


def draw_axis(count: int) -> Axis:
    """Return the axis of so many draws."""
    return Axis(DRAW, tuple(map(str, range(1, count + 1))))


def over_draws(plan: Plan, levers: Collection[str], count: int) -> Plan:
    """Return ``plan`` with ``levers`` as inputs that have a value in each draw.

    Whatever is computed from them gets the axis too; it is the first one of each.
    """
    axis, moved = draw_axis(count), downstream(plan, levers)
    quantities = {
        quantity.id: _drawn(quantity, axis, is_lever=quantity.id in levers)
        if quantity.id in moved
        else quantity
        for quantity in plan.quantities.values()
    }
    constraints = tuple(
        attrs.evolve(one, axes=(axis, *one.axes)) if _reads(one, moved) else one
        for one in plan.constraints
    )
    return attrs.evolve(plan, quantities=quantities, constraints=constraints)


def downstream(plan: Plan, levers: Collection[str]) -> frozenset[str]:
    """Return ``levers`` and all that is computed from them."""
    edges: dict[str, tuple[str, ...]] = dict(dependencies(plan))
    edges.update(dict.fromkeys(levers, ()))
    return reachable(turned(edges), levers)


@attrs.frozen(eq=False)
class Slice:
    """What is left to compute in each draw, and the facts that it stands on."""

    plan: Plan
    facts: Facts
    levers: frozenset[str]


def sliced(result: Result, levers: Iterable[str], wanted: Iterable[str]) -> Slice:
    """Return what ``wanted`` needs of ``result`` if ``levers`` were others.

    What does not follow from them is an input with the value that it has.
    """
    plan, free = result.plan, frozenset(levers)
    edges = {
        name: () if name in free else needed
        for name, needed in dependencies(plan).items()
    }
    moved = downstream(plan, free)
    needed = reachable(
        {name: names if name in moved else () for name, names in edges.items()},
        [*wanted],
    )
    kept = [one for one in plan.quantities.values() if one.id in needed | free]
    fixed = [one for one in kept if one.id not in moved or one.id in free]
    facts = attrs.evolve(
        result.facts, values={one.id: _facts(result.values[one.id]) for one in fixed}
    )
    held = {one.id for one in fixed}
    return Slice(
        plan=attrs.evolve(
            plan,
            quantities={one.id: _given(one) if one.id in held else one for one in kept},
            rankings=(),
            constraints=(),
            views=(),
            rectifications=(),
        ),
        facts=facts,
        levers=free,
    )


def drawn_facts(one: Slice, drawn: Iterable[Series], count: int) -> Facts:
    """Return the facts of all draws; a cell that is not drawn stays as it is."""
    values = dict(one.facts.values)
    names = draw_axis(count).members
    for lever in one.levers:
        known = one.facts.values[lever].items()
        values[lever] = {(name, *key): fact for name in names for key, fact in known}
    for cell in drawn:
        column = dict(values[cell.quantity])
        for name, value in zip(names, cell.values, strict=True):
            column[name, *cell.key] = Fact(value)
        values[cell.quantity] = column
    return attrs.evolve(one.facts, values=values)


def evaluated(
    one: Slice, drawn: Iterable[Series], count: int, wanted: Iterable[str]
) -> Mapping[str, Mapping[str, Sequence[Value]]]:
    """Return for each of ``wanted`` and each unit its values, draw after draw."""
    plan = over_draws(one.plan, one.levers, count)
    result = evaluate(plan, drawn_facts(one, drawn, count))
    return {name: _by_unit(result, name, count) for name in wanted}


def _by_unit(result: Result, name: str, count: int) -> Mapping[str, Sequence[Value]]:
    values, quantity = result.values[name], result.plan.quantities[name]
    axes = [axis for axis in quantity.axes if axis.name == UNIT]
    units = axes[0].members
    if quantity.axes == tuple(axes):
        return {unit: [values[unit,]] * count for unit in units}
    draws = draw_axis(count).members
    return {unit: [values[draw, unit] for draw in draws] for unit in units}


def _drawn(quantity: Quantity, axis: Axis, *, is_lever: bool) -> Quantity:
    given = _given(quantity) if is_lever else quantity
    return attrs.evolve(given, axes=(axis, *quantity.axes))


def _given(quantity: Quantity) -> Quantity:
    """Return the same as an input that may be anything."""
    if isinstance(quantity.definition, Input):
        return quantity
    free = Input(table="", optional=True, may_not_apply=True)
    return attrs.evolve(quantity, definition=free)


def _facts(values: Mapping[Key, Value]) -> Mapping[Key, Fact]:
    return {key: Fact(value) for key, value in values.items()}


def _reads(constraint: Constraint, names: Collection[str]) -> bool:
    read = references(constraint.left) | references(constraint.right)
    return not read.isdisjoint(names)
