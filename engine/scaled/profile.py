"""What is known of the facts before the program is made: sizes, places and ranges.

``declared`` takes it from the rulebook alone, ``measured`` from facts; a program is
right for all facts that lie within its profile, and whoever loads facts has to see that
they do.
"""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, lcm

import attrs

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.keys import ByRow, Listed
from guiju.engine.measure import Numeric
from guiju.engine.order import position
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.reach import positions
from guiju.engine.scaled.operation import ABSENCES
from guiju.engine.value import Absence
from guiju.engine.workdays import Calendar

_MISSING = Absence.NOT_REPORTED
_NOWHERE = Fraction(0)


@attrs.frozen(kw_only=True)
class Known:
    """What the figures of one input are: whole multiples of 1/``denominator``."""

    denominator: int = 1
    range: Interval | None = attrs.field(factory=Interval)
    """None if there is no figure at all."""
    absences: frozenset[Absence] = frozenset()


@attrs.frozen
class Column:
    """One input as it was reported, in whole numbers."""

    known: Known
    numbers: Sequence[int]
    """The figures times the denominator; 0 where there is none."""
    absences: Sequence[int]


class InColumn(ByRow[Fact]):
    """Facts that lie in a column as whole numbers already."""

    __slots__ = ()

    @property
    @abstractmethod
    def axes(self) -> tuple[Axis, ...]:
        """The axes of the keys; each lists its members."""

    @abstractmethod
    def column(self) -> Column:
        """Return the column."""


@attrs.frozen(kw_only=True)
class Profile:
    """What is known of the facts of one plan."""

    inputs: Mapping[str, Known]
    rosters: Mapping[str, tuple[int, int] | tuple[int, None]] = attrs.field(
        factory=dict
    )
    """How many members a roster has anywhere, at least and at most; None is any."""
    calendar: Calendar | None = None

    def size(self, axis: Axis) -> Interval:
        """Return how many members ``axis`` can have at one place."""
        if axis.roster:
            least, most = self.rosters.get(axis.roster, (0, 0))
            return Interval(Fraction(least), None if most is None else Fraction(most))
        return Interval(Fraction(len(axis.members)), Fraction(len(axis.members)))


def measured(plan: Plan, facts: Facts) -> Profile:
    """Return what holds of ``facts``."""
    return profile_of(facts, loaded(plan, facts))


def profile_of(facts: Facts, columns: Mapping[str, Column]) -> Profile:
    """Return what holds of ``facts``, whose inputs are ``columns``."""
    return Profile(
        inputs={name: column.known for name, column in columns.items()},
        rosters=roster_sizes(facts),
        calendar=facts.calendar,
    )


def loaded(
    plan: Plan, facts: Facts, leaving: Collection[str] = ()
) -> Mapping[str, Column]:
    """Return every input of ``plan`` as whole numbers, with what holds of them.

    Those in ``leaving`` are left out.
    """
    keys: dict[tuple[Axis, ...], Sequence[Key]] = {}
    found = {}
    for quantity in plan.quantities.values():
        if not isinstance(quantity.definition, Input) or quantity.id in leaving:
            continue
        axes, given = quantity.axes, facts.values.get(quantity.id, {})
        if isinstance(given, InColumn) and given.axes == axes:
            found[quantity.id] = given.column()
            continue
        if axes not in keys:
            keys[axes] = _keys(axes, facts)
        found[quantity.id] = _column(keys[axes], given)
    return found


def roster_sizes(facts: Facts) -> Mapping[str, tuple[int, int]]:
    """Return how many members each roster has at least and at most."""
    return {name: _sizes(by.values()) for name, by in facts.rosters.items()}


def declared(
    plan: Plan, *, decimals: int | None = None, calendar: Calendar | None = None
) -> Profile:
    """Return what the rulebook says of the facts that it asks for.

    ``decimals`` are those of inputs for which it says nothing of decimals.

    Raises:
        KeyError: with the ids of all inputs of which that is not known.
    """
    inputs = {
        quantity: quantity.definition
        for quantity in plan.quantities.values()
        if isinstance(quantity.definition, Input)
    }
    unknown = [one.id for one in inputs if _places(one, inputs[one], decimals) is None]
    if unknown:
        raise KeyError(*unknown)
    return Profile(
        inputs={
            quantity.id: _declared(quantity, definition, decimals)
            for quantity, definition in inputs.items()
        },
        rosters={
            axis.roster: (0, None)
            for quantity in plan.quantities.values()
            for axis in quantity.axes
            if axis.roster
        },
        calendar=calendar,
    )


def _keys(axes: tuple[Axis, ...], facts: Facts) -> Sequence[Key]:
    if not any(axis.roster for axis in axes):
        return Listed(axes)
    called = names(axes)
    return [key_at(called, place) for place in places(axes, facts)]


def _column(keys: Sequence[Key], facts: Mapping[Key, Fact]) -> Column:
    """Return what was reported for ``keys``; what was not is 未报."""
    values = [
        _MISSING if (fact := facts.get(key)) is None else fact.value for key in keys
    ]
    absences = [ABSENCES[v] if isinstance(v, Absence) else 0 for v in values]
    at = [_NOWHERE if isinstance(v, Absence) else position(v) for v in values]
    scale = lcm(*{number.denominator for number in at})
    numbers = [number.numerator * (scale // number.denominator) for number in at]
    there = [n for n, absence in zip(numbers, absences, strict=True) if not absence]
    known = Known(
        denominator=scale,
        range=_between(min(there), max(there), scale) if there else None,
        absences=frozenset(v for v in Absence if ABSENCES[v] in absences),
    )
    return Column(known, numbers, absences)


def _between(low: int, high: int, scale: int) -> Interval:
    return Interval(Fraction(low, scale), Fraction(high, scale))


def _declared(quantity: Quantity, definition: Input, decimals: int | None) -> Known:
    places = _places(quantity, definition, decimals)
    assert places is not None, "asked for beforehand"
    within = definition.interval.meet(positions(quantity.measure))
    absences = {Absence.NOT_REPORTED} if definition.optional else set[Absence]()
    concerned = definition.applies_to
    units = next((axis.members for axis in quantity.axes if axis.name == UNIT), ())
    if definition.may_not_apply or (concerned is not None and concerned < {*units}):
        absences.add(Absence.NOT_APPLICABLE)
    return Known(
        denominator=10**places,
        range=within and _on_lattice(within, 10**places),
        absences=frozenset(absences),
    )


def _places(quantity: Quantity, definition: Input, otherwise: int | None) -> int | None:
    """Return the most decimals that an input can have, ``otherwise`` if nobody says."""
    if not isinstance(quantity.measure, Numeric) or quantity.measure.is_count:
        return 0
    return otherwise if definition.places is None else definition.places


def _on_lattice(interval: Interval, denominator: int) -> Interval:
    """Return the closed interval between the outermost multiples."""
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else Fraction(floor(low * denominator), denominator),
        None if high is None else Fraction(ceil(high * denominator), denominator),
    )


def _sizes(members: Iterable[Sequence[str]]) -> tuple[int, int]:
    # Places that the roster does not name have nobody.
    return 0, max(map(len, members), default=0)
