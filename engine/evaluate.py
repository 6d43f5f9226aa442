"""Plan and facts to result: the reference reading, exact; every other one follows it.

Written to be read: one match says what each operator means. Two things keep it quick
enough for a whole city: a quantity is computed once for every key, in the order of the
plan, and a population operator computes its members once, not once for each of them.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

import attrs

from guiju.engine.absence import kleene
from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.branch import branch
from guiju.engine.cohort import Row, ranks
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    WhenAbsent,
    children,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.fold import fold
from guiju.engine.operate import operate
from guiju.engine.place import Place, fixed, key_at, members, names, places
from guiju.engine.plan import Constraint, Input, Plan, Quantity, Undetermined
from guiju.engine.real import Computed, written
from guiju.engine.record import Shown
from guiju.engine.result import Result, Verdict
from guiju.engine.value import Absence, Value


def evaluate(plan: Plan, facts: Facts) -> Result:
    """Return every value and every verdict of ``plan`` for ``facts``. Never fails.

    ``plan`` is settled: a parameter left undetermined is one that nothing reads.
    """
    values: dict[str, Mapping[Key, Value]] = {}
    interpreter = Interpreter(plan, facts, values)
    for quantity in plan.quantities.values():
        values[quantity.id] = interpreter.quantity(quantity)
    verdicts = tuple(
        interpreter.verdict(constraint, place)
        for constraint in plan.constraints
        for place in places(constraint.axes, facts)
    )
    return Result(plan=plan, facts=facts, values=values, verdicts=verdicts)


@attrs.frozen(eq=False, repr=False)
class Interpreter(Shown):
    """What expressions mean over ``facts`` and the ``values`` computed so far."""

    plan: Plan
    facts: Facts
    values: Mapping[str, Mapping[Key, Value]]
    asked: set[tuple[dt.date, dt.date]] = attrs.field(factory=set, init=False)
    """From which day to which working days were counted, or would have been."""
    _axes: Mapping[str, tuple[str, ...]] = attrs.field(init=False)
    _keys: dict[tuple[Axis, ...], Sequence[tuple[Key, Place]]] = attrs.field(
        factory=dict, init=False
    )
    _rows: dict[object, Mapping[str, Row]] = attrs.field(factory=dict, init=False)
    _ranks: dict[object, Mapping[str, Value]] = attrs.field(factory=dict, init=False)

    @_axes.default
    def _names_of_axes(self) -> Mapping[str, tuple[str, ...]]:
        quantities = self.plan.quantities.values()
        return {quantity.id: names(quantity.axes) for quantity in quantities}

    def quantity(self, quantity: Quantity) -> Mapping[Key, Value]:
        """Return the value of ``quantity`` for every one of its keys."""
        keys = self._keys_of(quantity.axes)
        match quantity.definition:
            case Input() as definition:
                facts = self.facts.values.get(quantity.id, {})
                return {
                    key: _reported(definition, facts.get(key), place)
                    for key, place in keys
                }
            case Undetermined():
                return {key: Absence.NOT_REPORTED for key, _ in keys}
            case expr:
                return {key: self.value(expr, place) for key, place in keys}

    def verdict(self, constraint: Constraint, place: Place) -> Verdict:
        """Return whether ``constraint`` holds at ``place``."""
        left = self._computed(constraint.left, place)
        right = self._computed(constraint.right, place)
        compare = Compare(constraint.left, constraint.comparison, constraint.right)
        outcome = operate(compare, (left, right))
        return Verdict(
            constraint=constraint,
            where=key_at(names(constraint.axes), place),
            left=written(left),
            right=written(right),
            holds=outcome if isinstance(outcome, bool) else None,
        )

    def value(self, expr: Expr, place: Place) -> Value:
        """Return what ``expr`` is at ``place``; a number beyond fractions, nearly."""
        return written(self._computed(expr, place))

    def _computed(self, expr: Expr, place: Place) -> Computed:
        match expr:
            case Const(value=value):
                return value
            case Ref(quantity=name):
                return self.values[name][self.key(expr, place)]
            case If(condition=first) | Bands(subject=first) | WhenAbsent(value=first):
                deciding = self._computed(first, place)
                chosen = branch(expr, deciding)
                return deciding if chosen is None else self._computed(chosen, place)
            case Applies(value=inner):
                return self._computed(inner, place) is not Absence.NOT_APPLICABLE
            case Among(axis=name, members=among):
                return place[name] in among
            case Add() | Mul() | Div() | Least() | Greatest():
                return operate(expr, self._each(children(expr), place))
            case Round() | Compare() | Not() | Ln() | Exp() | Power():
                return operate(expr, self._each(children(expr), place))
            case Days():
                return self._days(expr, place)
            case Every(conditions=conditions):
                return kleene(self._each(conditions, place), decisive=False)
            case Some(conditions=conditions):
                return kleene(self._each(conditions, place), decisive=True)
            case Over():
                return fold(expr, [row[0] for row in self.rows(expr, place).values()])
            case Rank(axis=axis):
                return self._ranked(expr, place)[place[axis.name]]

    def _days(self, days: Days, place: Place) -> Computed:
        start, end = self._each(children(days), place)
        if days.working and isinstance(start, dt.date) and isinstance(end, dt.date):
            self.asked.add((start, end))
        return operate(days, (start, end), self.facts.calendar)

    def key(self, ref: Ref, place: Place) -> Key:
        """Return the key at which ``ref`` reads its quantity from ``place``."""
        return key_at(self._axes[ref.quantity], fixed(place, ref.at))

    def rows(self, operator: Over | Rank, place: Place) -> Mapping[str, Row]:
        """Return what ``operator`` computes for each member, in the members' order."""
        rows = self._cohort(operator, place)
        left_out = _left_out(operator, place)
        if left_out not in rows:
            return rows
        return {name: row for name, row in rows.items() if name != left_out}

    def population(self, operator: Over | Rank, place: Place) -> Sequence[str]:
        """Return the members that ``operator`` is about, in their order."""
        found = members(operator.axis, _around(operator, place), self.facts)
        left_out = _left_out(operator, place)
        return found if left_out is None else [n for n in found if n != left_out]

    def _cohort(self, operator: Over | Rank, place: Place) -> Mapping[str, Row]:
        """Return all rows; computed once where the current member is one of them."""
        if operator.axis.name not in place:
            return self._all_rows(operator, place)
        cohort = _cohort_of(operator, place)
        if cohort not in self._rows:
            self._rows[cohort] = self._all_rows(operator, place)
        return self._rows[cohort]

    def _all_rows(self, operator: Over | Rank, place: Place) -> Mapping[str, Row]:
        around, axis, inner = (
            _around(operator, place),
            operator.axis,
            children(operator),
        )
        return {
            member: self._each(inner, {**around, axis.name: member})
            for member in members(axis, around, self.facts)
        }

    def _ranked(self, rank: Rank, place: Place) -> Mapping[str, Value]:
        cohort = _cohort_of(rank, place)
        if cohort not in self._ranks:
            self._ranks[cohort] = ranks(rank, self.rows(rank, place))
        return self._ranks[cohort]

    def _keys_of(self, axes: tuple[Axis, ...]) -> Sequence[tuple[Key, Place]]:
        if axes not in self._keys:
            around, called = places(axes, self.facts), names(axes)
            self._keys[axes] = [(key_at(called, place), place) for place in around]
        return self._keys[axes]

    def _each(self, exprs: tuple[Expr, ...], place: Place) -> Row:
        return [self._computed(expr, place) for expr in exprs]


def _reported(definition: Input, fact: Fact | None, place: Place) -> Value:
    """Return what was reported; for a unit that the figure does not concern, 不适用."""
    if (
        definition.applies_to is not None
        and place.get(UNIT) not in definition.applies_to
    ):
        return Absence.NOT_APPLICABLE
    return Absence.NOT_REPORTED if fact is None else fact.value


def _around(operator: Over | Rank, place: Place) -> Place:
    """Return the place around which the members of a population are looked up."""
    return fixed(place, operator.at) if isinstance(operator, Over) else place


def _left_out(operator: Over | Rank, place: Place) -> str | None:
    """Return the unit that a population of all others leaves out."""
    is_of_others = isinstance(operator, Over) and operator.others
    return place.get(UNIT) if is_of_others else None


def _cohort_of(operator: Over | Rank, place: Place) -> object:
    """Return what distinguishes one population from another: all but its own axis."""
    others = (
        (axis, name) for axis, name in place.items() if axis != operator.axis.name
    )
    return (id(operator), *others)
