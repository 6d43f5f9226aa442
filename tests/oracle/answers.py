"""A second opinion on what a plan means, worked out slowly and in another way.

The engine goes through a plan once, in order, and sorts its cohorts. Here a question
is asked and everything it leads to is asked in turn; a place is found by counting who
is better, an extreme by going through a list, a rounding by whole numbers. Nothing of
the engine is used but the types of plans, facts and values, so that a mistake would
have to be made twice, in two ways, to stay unseen.
"""

from collections.abc import Iterator, Mapping

import attrs

from guiju.engine import expr as core
from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.facts import Facts
from guiju.engine.plan import Constraint, Input, Plan, Undetermined
from guiju.engine.value import Absence, Value
from tests.oracle import order
from tests.oracle.arithmetic import Found, shown
from tests.oracle.operators import choice, folded, logical, placed, whole

Here = dict[str, str]
"""The current member of each axis."""

NOTHING_REPORTED, DOES_NOT_APPLY = Absence.NOT_REPORTED, Absence.NOT_APPLICABLE


@attrs.frozen
class Ruling:
    """What the oracle says about a constraint at one place."""

    constraint: str
    where: Key
    left: Value
    right: Value
    holds: bool | None


@attrs.frozen
class Answers:
    """Every value of every quantity, and every ruling in the order of the plan."""

    values: Mapping[str, Mapping[Key, Value]]
    rulings: tuple[Ruling, ...]


def answers(plan: Plan, facts: Facts) -> Answers:
    """Return what the oracle says about everything in ``plan``."""
    oracle = Oracle(plan, facts)
    return Answers(
        values={
            name: {
                tuple(here.values()): oracle.ask(name, here)
                for here in oracle.everywhere(quantity.axes)
            }
            for name, quantity in plan.quantities.items()
        },
        rulings=tuple(
            oracle.rule(constraint, here)
            for constraint in plan.constraints
            for here in oracle.everywhere(constraint.axes)
        ),
    )


@attrs.frozen(eq=False)
class Oracle:
    """Answers one question at a time and remembers what it said of quantities."""

    plan: Plan
    facts: Facts
    said: dict[tuple[str, Key], Value] = attrs.field(factory=dict)

    def everywhere(self, axes: tuple[Axis, ...]) -> Iterator[Here]:
        """Yield every place of ``axes``."""
        if not axes:
            yield {}
            return
        for here in self.everywhere(axes[:-1]):
            for member in self.members(axes[-1], here):
                yield {**here, axes[-1].name: member}

    def members(self, axis: Axis, here: Here) -> tuple[str, ...]:
        """Return who is on ``axis``, by the rulebook or by the rosters."""
        if axis.roster == "":
            return axis.members
        for key, reported in self.facts.rosters.get(axis.roster, {}).items():
            if all(here[name] == at for name, at in zip(axis.within, key, strict=True)):
                return reported
        return ()

    def ask(self, name: str, here: Here) -> Value:
        """Return the value of a quantity."""
        quantity = self.plan.quantities[name]
        key = tuple(here[axis.name] for axis in quantity.axes)
        if (name, key) not in self.said:
            own = {axis.name: here[axis.name] for axis in quantity.axes}
            self.said[name, key] = self._defined(name, key, own)
        return self.said[name, key]

    def _defined(self, name: str, key: Key, here: Here) -> Value:
        definition = self.plan.quantities[name].definition
        if isinstance(definition, Undetermined):
            return NOTHING_REPORTED
        if not isinstance(definition, Input):
            return shown(self.value(definition, here))
        concerned = definition.applies_to
        if concerned is not None and here.get(UNIT, "") not in concerned:
            return DOES_NOT_APPLY
        if key not in self.facts.values.get(name, {}):
            return NOTHING_REPORTED
        return self.facts.values[name][key].value

    def rule(self, constraint: Constraint, here: Here) -> Ruling:
        """Return whether ``constraint`` holds ``here``."""
        left = self.value(constraint.left, here)
        right = self.value(constraint.right, here)
        holds = None
        if not isinstance(left, Absence) and not isinstance(right, Absence):
            holds = order.stands(left, constraint.comparison, right)
        where = tuple(here[axis.name] for axis in constraint.axes)
        return Ruling(constraint.name, where, shown(left), shown(right), holds)

    def value(self, expr: core.Expr, here: Here) -> Found:
        """Return the value of an expression."""
        match expr:
            case core.Const(value=value):
                return value
            case core.Ref(quantity=name, at=at):
                return self.ask(name, {**here, **dict(at)})
            case core.Every(conditions=conditions) | core.Some(conditions=conditions):
                asked = [self.value(one, here) for one in conditions]
                return logical(asked, decider=isinstance(expr, core.Some))
            case core.If() | core.Bands() | core.WhenAbsent():
                return self._chosen(expr, here)
            case core.Applies(value=inner):
                return self.value(inner, here) != DOES_NOT_APPLY
            case core.Among(axis=axis, members=members):
                return any(here[axis] == member for member in members)
            case core.Over():
                return folded(expr, self.shares(expr, here))
            case core.Rank(axis=axis):
                everybody = self.members(axis, here)
                rows = [self.row(expr, here, one) for one in everybody]
                return placed(expr, self.row(expr, here, here[axis.name]), rows)
            case _:
                values = [self.value(part, here) for part in core.children(expr)]
                return whole(expr, values, self.facts.calendar)

    def shares(self, over: core.Over, here: Here) -> list[Found]:
        """Return what each member gives to a fold."""
        there = dict(here)
        there.update(over.at)
        found = []
        for member in self.members(over.axis, there):
            if over.others and member == here.get(UNIT):
                continue
            found.append(self.value(over.body, {**there, over.axis.name: member}))
        return found

    def row(self, rank: core.Rank, here: Here, member: str) -> list[Found]:
        """Return what ``member`` is ranked by."""
        there = {**here, rank.axis.name: member}
        return [
            self.value(rank.value, there),
            *(self.value(tie.value, there) for tie in rank.then),
        ]

    def _chosen(
        self, expr: core.If | core.Bands | core.WhenAbsent, here: Here
    ) -> Found:
        deciding = self.value(core.children(expr)[0], here)
        chosen = choice(expr, deciding)
        return deciding if chosen is None else self.value(chosen, here)
