"""The examples of a rulebook (例), run: does the rule give what its author expected?

An example is computed by the plan itself. What it gives is taken as it stands, also a
quantity that is otherwise computed; what it does not give is 未报, never zero.
"""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from guiju.dsl.model.model import Example, Judgement, Model, Refusal, Setting
from guiju.engine.axis import PROBLEM, Axis, Key
from guiju.engine.contract import lets_in
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Const
from guiju.engine.facts import Fact, Facts
from guiju.engine.measure import Truth
from guiju.engine.plan import Input, Plan, Quantity, Role
from guiju.engine.result import Result, Verdict
from guiju.engine.value import Absence, Present, Value
from guiju.engine.workdays import Calendar


@attrs.frozen(kw_only=True)
class Difference:
    """A line of 期望 that does not hold: what was expected, and what came out."""

    expected: Setting
    actual: Value


@attrs.frozen(kw_only=True)
class Misjudged:
    """A line 满足 or 不满足 that is not so; ``verdict`` says what is."""

    expected: Judgement
    verdict: Verdict


@attrs.frozen(kw_only=True)
class Outcome:
    """What one example came to."""

    example: Example
    differences: tuple[Difference, ...]
    misjudged: tuple[Misjudged, ...]
    refused: tuple[Setting, ...]
    """What is given against the data contract, and was not expected to be refused."""
    let_in: tuple[Refusal, ...]
    """Where something was expected to be refused, and nothing was."""
    result: Result

    @property
    def holds(self) -> bool:
        """Whether everything is as expected."""
        return not (self.differences or self.misjudged or self.refused or self.let_in)


def run_examples(
    model: Model, plan: Plan, calendar: Calendar | None = None
) -> tuple[Outcome, ...]:
    """Return the outcome of every example of ``model``, in the order of the text.

    Working days are those of ``calendar``; without one they are 未报, as in any run.
    """
    return tuple(_outcome(example, plan, calendar) for example in model.examples)


def _outcome(example: Example, plan: Plan, calendar: Calendar | None) -> Outcome:
    refused = tuple(one for one in example.given if _is_refused(one, plan))
    expected = {(one.target.id, one.key) for one in example.refusals}
    given = _values(one for one in example.given if one not in refused)
    facts = Facts(
        values={
            name: {key: Fact(value) for key, value in values.items()}
            for name, values in given.items()
        },
        rosters=_rosters(example.given),
        calendar=calendar,
    )
    result = evaluate(_taken(plan, given), facts)
    gone = {(one.target.id, one.key) for one in refused}
    return Outcome(
        example=example,
        result=result,
        refused=tuple(r for r in refused if (r.target.id, r.key) not in expected),
        let_in=tuple(r for r in example.refusals if (r.target.id, r.key) not in gone),
        misjudged=tuple(_misjudged(example, result)),
        differences=tuple(
            Difference(expected=one, actual=actual)
            for one in example.expect
            if not _same(actual := _actual(result, one), one.value)
        ),
    )


def _is_refused(given: Setting, plan: Plan) -> bool:
    """Whether the data contract does not let in what is given."""
    quantity = plan.quantities[given.target.id]
    return not lets_in(quantity, given.key, given.value)


def _misjudged(example: Example, result: Result) -> Iterator[Misjudged]:
    for expected in example.judgements:
        for verdict in result.verdicts:
            is_meant = verdict.constraint.name == expected.constraint
            if is_meant and verdict.where == expected.key:
                if verdict.holds is not expected.holds:
                    yield Misjudged(expected=expected, verdict=verdict)
                break


def _values(given: Iterable[Setting]) -> Mapping[str, Mapping[Key, Value]]:
    values: dict[str, dict[Key, Value]] = {}
    for one in given:
        values.setdefault(one.target.id, {})[one.key] = one.value
    return values


def _rosters(
    given: tuple[Setting, ...],
) -> Mapping[str, Mapping[Key, tuple[str, ...]]]:
    """Return the sampled members that the keys name, in the order of the text."""
    found: dict[str, dict[Key, dict[str, None]]] = {}
    for one in given:
        axes = one.target.axes
        place = dict(zip((axis.name for axis in axes), one.key, strict=True))
        for axis in (axis for axis in axes if axis.roster and _lists(one, axis)):
            within = tuple(place[name] for name in axis.within)
            roster = found.setdefault(axis.roster, {})
            roster.setdefault(within, {})[place[axis.name]] = None
    return {
        roster: {within: tuple(members) for within, members in lists.items()}
        for roster, lists in found.items()
    }


def _lists(given: Setting, axis: Axis) -> bool:
    """Whether a line puts a member on its list; a problem not left open is on none."""
    is_asked = axis.name == PROBLEM and isinstance(given.target.measure, Truth)
    return not is_asked or given.value is True


def _taken(plan: Plan, given: Mapping[str, Mapping[Key, Value]]) -> Plan:
    """Return ``plan`` with what is given in place of what would be computed."""
    quantities = {
        name: _as_given(quantity, given[name]) if name in given else quantity
        for name, quantity in plan.quantities.items()
    }
    return attrs.evolve(plan, quantities=quantities)


def _as_given(quantity: Quantity, values: Mapping[Key, Value]) -> Quantity:
    if isinstance(quantity.definition, Input):
        return quantity
    value = values.get(())
    if quantity.role is Role.PARAMETER and isinstance(value, Present):
        return attrs.evolve(quantity, definition=Const(value))
    return attrs.evolve(quantity, definition=Input(table="", optional=True))


def _actual(result: Result, expected: Setting) -> Value:
    """Return the value at the key; a member that nothing is given for has none."""
    values = result.values[expected.target.id]
    return values.get(expected.key, Absence.NOT_REPORTED)


def _same(left: Value, right: Value) -> bool:
    """Whether two values are one. In Python the number 1 equals the truth value."""
    return type(left) is type(right) and left == right
