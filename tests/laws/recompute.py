"""A derivation checked line by line, as somebody with pencil and paper would.

Every step is worked out again from the steps under it, by the oracle's arithmetic.
What has no steps under it has to be what was reported or what the result says.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from guiju.engine.expr import (
    Among,
    Applies,
    Bands,
    Const,
    Every,
    If,
    Over,
    Rank,
    Ref,
    Some,
    WhenAbsent,
)
from guiju.engine.plan import Input, Undetermined
from guiju.engine.result import Result
from guiju.engine.trace import Step
from guiju.engine.value import Absence, Value
from tests.oracle.arithmetic import SHOWN, Found, looked_at
from tests.oracle.operators import choice, folded, logical, placed, whole

Here = Mapping[str, str]


@attrs.frozen(eq=False)
class Checker:
    """Works out the steps of one result again; each shared step only once."""

    result: Result
    done: dict[tuple[int, tuple[str, ...]], Found] = attrs.field(factory=dict)
    kept: list[Step] = attrs.field(factory=list)
    """What has been checked, kept alive so that no other step gets its id."""

    def check(self, step: Step, here: Here) -> Found:
        """Return the value of ``step`` from the steps under it.

        Raises:
            AssertionError: the step says something else.
        """
        at = (id(step), tuple(here.values()))
        if at not in self.done:
            self.kept.append(step)
            self.done[at] = self._again(step, here)
            assert _agree(self.done[at], step.value), step
        return self.done[at]

    def _again(self, step: Step, here: Here) -> Found:
        if step.quantity is not None:
            names = (axis.name for axis in step.quantity.axes)
            here = dict(zip(names, step.key, strict=True))
        if step.expr is None:
            return self._taken_as_it_stands(step)
        expr = step.expr
        if isinstance(expr, Over | Rank):
            return self._of_members(step, here)
        values = [self.check(child, here) for child in step.children]
        match expr:
            case Const(value=value):
                assert not values
                return value
            case Among(axis=axis, members=members):
                return here[axis] in members
            case Ref():
                return values[0]
            case Applies():
                return values[0] is not Absence.NOT_APPLICABLE
            case Every() | Some():
                return logical(values, decider=isinstance(expr, Some))
            case If() | Bands() | WhenAbsent():
                return _chosen(step, values)
            case _:
                return whole(expr, values, self.result.facts.calendar)

    def _taken_as_it_stands(self, step: Step) -> Value:
        """Return what was reported or left open, or what the result says elsewhere."""
        assert step.quantity is not None
        assert not step.children
        definition = step.quantity.definition
        said = self.result.values[step.quantity.id][step.key]
        if isinstance(definition, Input):
            fact = self.result.facts.values[step.quantity.id].get(step.key)
            absent = said is Absence.NOT_APPLICABLE
            assert absent or (fact is not None and fact.value == said)
        elif isinstance(definition, Undetermined):
            assert said is Absence.NOT_REPORTED
        return said

    def _of_members(self, step: Step, here: Here) -> Found:
        operator = step.expr
        assert isinstance(operator, Over | Rank)
        fixed = dict(operator.at) if isinstance(operator, Over) else {}
        values = [
            self.check(child, {**here, **fixed, operator.axis.name: child.member})
            for child in step.children
        ]
        if isinstance(operator, Over):
            return folded(operator, values)
        width = 1 + len(operator.then)
        rows = {
            step.children[n].member: values[n : n + width]
            for n in range(0, len(values), width)
        }
        return placed(operator, rows[here[operator.axis.name]], [*rows.values()])


def _agree(again: Found, said: Value) -> bool:
    """Whether a value is what was said; beyond fractions forty decimals are said."""
    if isinstance(again, Decimal) and isinstance(said, Fraction):
        return abs(looked_at(again) - said) <= Fraction(1, 10**SHOWN)
    return again == said


def _chosen(step: Step, values: list[Found]) -> Found:
    """Return what was chosen, having seen that it was for the deciding value."""
    assert isinstance(step.expr, If | Bands | WhenAbsent)
    branch = choice(step.expr, values[0])
    if branch is None:
        assert len(values) == 1
        return values[0]
    taken = step.children[1]
    if isinstance(branch, Ref):
        assert taken.quantity is not None
        assert taken.quantity.id == branch.quantity
    else:
        assert taken.expr == branch
    return values[1]
