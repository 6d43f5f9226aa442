"""Legal figures for whatever a plan asks for, close enough together to tie.

A figure stands on one of five marks between its bounds, so that two units often get
the same one, that a half is often to be rounded, and that the bounds are often met.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs
from hypothesis import strategies as st

from guiju.engine.axis import LAYER, UNIT, Axis, Key
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, Day, Numeric, Scale, Truth
from guiju.engine.order import position
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Input, Plan, Quantity
from guiju.engine.value import Absence, Grade, Present, Value
from guiju.engine.workdays import Calendar, Year
from tests.strategies.choosing import Choose, by_hypothesis

MARKS = 4
"""A figure is so many quarters of the way from its lower bound to its upper one."""
FIRST_DAY = dt.date(2020, 1, 1)
DAYS = (0, 1, 3, 17, 23, 40, -9)
"""How far from the first day a day can be."""
CALENDAR = Calendar(
    name="试行日历",
    years={
        2019: Year(holidays=frozenset(), workdays=frozenset()),
        2020: Year(
            holidays=frozenset({FIRST_DAY, dt.date(2020, 1, 24)}),
            workdays=frozenset({dt.date(2020, 1, 19)}),
        ),
    },
)
LATE = attrs.evolve(CALENDAR, years={2020: CALENDAR.years[2020]})
"""A calendar that does not know the year before."""
REACH = 24
"""How far a figure goes where its interval has no end."""

Rosters = Mapping[str, Mapping[Key, tuple[str, ...]]]


def inputs(plan: Plan) -> Iterator[tuple[Quantity, Input]]:
    """Yield the reported quantities of ``plan`` with what may be reported."""
    for quantity in plan.quantities.values():
        if isinstance(quantity.definition, Input):
            yield quantity, quantity.definition


def numbers_in(interval: Interval) -> Sequence[Fraction]:
    """Return the marks of ``interval``."""
    low, high = _ends(interval)
    first = 0 if interval.low_included else 1
    last = MARKS if interval.high_included else MARKS - 1
    return [low + n * (high - low) / MARKS for n in range(first, last + 1)]


def figures(quantity: Quantity, definition: Input) -> Sequence[Present]:
    """Return what can be reported for ``quantity``."""
    match quantity.measure:
        case Truth():
            return (False, True)
        case Day():
            return [FIRST_DAY + dt.timedelta(days) for days in DAYS]
        case Scale(labels=labels):
            return [Grade(level, label) for level, label in enumerate(labels)]
        case Numeric() as measure if measure == PLACE:
            return [Fraction(place) for place in range(1, 25)]
        case Numeric():
            return numbers_in(definition.interval)


def concerns(definition: Input, axes: tuple[Axis, ...], key: Key) -> bool:
    """Whether somebody is asked for the figure at ``key``."""
    if definition.applies_to is None:
        return True
    at = dict(zip(names(axes), key, strict=True))
    return at.get(UNIT) in definition.applies_to


def every_key(quantity: Quantity, rosters: Rosters) -> list[Key]:
    """Return every legal key of ``quantity``."""
    facts = Facts(values={}, rosters=rosters)
    return [
        key_at(names(quantity.axes), place) for place in places(quantity.axes, facts)
    ]


SAMPLED = ("东镇", "西镇")
"""The sub-units that can be sampled, the same names under every unit and layer."""


def rosters_for(choose: Choose, plan: Plan, least: int = 0) -> Rosters:
    """Choose who was sampled under every unit and layer, at least ``least`` each."""
    found: dict[str, dict[Key, tuple[str, ...]]] = {}
    for quantity, _ in inputs(plan):
        for axis in (axis for axis in quantity.axes if axis.roster not in {"", *found}):
            around = tuple(a for a in quantity.axes if a.name in {UNIT, LAYER})
            keys = [key_at(axis.within, p) for p in places(around, Facts(values={}))]
            sizes = range(least, len(SAMPLED) + 1)
            found[axis.roster] = {key: SAMPLED[: choose(sizes)] for key in keys}
    return found


def facts_for(choose: Choose, plan: Plan, least: int = 0) -> Facts:
    """Choose facts that keep the contract of ``plan``, optional blanks included."""
    rosters = rosters_for(choose, plan, least)
    values = {
        quantity.id: {
            key: Fact(_reported(choose, quantity, definition, key))
            for key in every_key(quantity, rosters)
        }
        for quantity, definition in inputs(plan)
    }
    calendar = choose((CALENDAR, LATE, None))
    return Facts(values=values, rosters=rosters, calendar=calendar)


@st.composite
def facts_of(draw: st.DrawFn, plan: Plan, least: int = 0) -> Facts:
    """Draw facts for ``plan`` that a failure makes smaller."""
    return facts_for(by_hypothesis(draw), plan, least)


@st.composite
def raised(draw: st.DrawFn, plan: Plan, facts: Facts, name: str) -> Facts:
    """Draw the same facts with figures of the input ``name`` raised, none lowered."""
    quantity = plan.quantities[name]
    assert isinstance(quantity.definition, Input)
    shown = st.sampled_from(figures(quantity, quantity.definition))
    column = {
        key: fact
        if isinstance(fact.value, Absence)
        else Fact(max(fact.value, draw(shown), key=position))
        for key, fact in facts.values[name].items()
    }
    return attrs.evolve(facts, values={**facts.values, name: column})


def _reported(choose: Choose, quantity: Quantity, definition: Input, key: Key) -> Value:
    if not concerns(definition, quantity.axes, key):
        return Absence.NOT_APPLICABLE
    if definition.optional and choose((False, False, False, True)):
        return Absence.NOT_REPORTED
    return choose(figures(quantity, definition))


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    low, high = interval.low, interval.high
    if low is None:
        low = Fraction(-REACH) if high is None else high - REACH
    return low, low + REACH if high is None else high
