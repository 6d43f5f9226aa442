"""Room for members that nobody has named yet: rows to be filled in.

Where the data lists the members of an axis and there is no data, a workbook has a few
empty rows for them. A member has a name there that no text from outside can have.
"""

from collections.abc import Iterator

import attrs

from guiju.engine.axis import PROBLEM, Axis
from guiju.engine.facts import Facts
from guiju.engine.place import key_at, places
from guiju.engine.plan import Input, Plan

_SLOT = "\0"
_ROOM = {PROBLEM: 20}
_USUAL_ROOM = 6


def is_slot(member: str) -> bool:
    """Whether a member is an empty row."""
    return member.startswith(_SLOT)


def with_slots(plan: Plan, facts: Facts) -> Facts:
    """Return ``facts`` with empty rows for every axis that they list nobody of."""
    rosters = dict(facts.rosters)
    for axes, at in _listed_by_data(plan):
        axis = axes[at]
        if axis.roster in rosters and axis.roster in facts.rosters:
            continue
        around = [one for one in axes[:at] if one.name in axis.within]
        found = Facts(values={}, rosters=rosters)
        room = _ROOM.get(axis.name, _USUAL_ROOM)
        names = tuple(f"{_SLOT}{nth}" for nth in range(room))
        keys = (key_at(axis.within, place) for place in places(around, found))
        rosters[axis.roster] = dict.fromkeys(keys, names)
    return attrs.evolve(facts, rosters=rosters)


def _listed_by_data(plan: Plan) -> Iterator[tuple[tuple[Axis, ...], int]]:
    """Yield the axes of every table that people add rows to."""
    for quantity in plan.quantities.values():
        if isinstance(quantity.definition, Input):
            for at, axis in enumerate(quantity.axes):
                if axis.roster:
                    yield quantity.axes, at
