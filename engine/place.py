"""Where a quantity is computed: one member for each of its axes.

The members of an axis are listed in the rulebook, or reported with the data (which
townships were sampled); this is the only module that knows the difference.
"""

from collections.abc import Mapping, Sequence

from guiju.engine.axis import Axis, Key
from guiju.engine.expr import Bindings
from guiju.engine.facts import Facts

Place = Mapping[str, str]
"""The current member of each axis, by the name of the axis."""


def members(axis: Axis, place: Place, facts: Facts) -> tuple[str, ...]:
    """Return the members of ``axis`` at ``place``; a roster not reported is empty."""
    if not axis.roster:
        return axis.members
    within = tuple(place[name] for name in axis.within)
    return facts.rosters.get(axis.roster, {}).get(within, ())


def places(axes: Sequence[Axis], facts: Facts) -> Sequence[Place]:
    """Return the places of ``axes``, the last axis changing fastest."""
    found: list[dict[str, str]] = [{}]
    for axis in axes:
        found = [
            {**place, axis.name: member}
            for place in found
            for member in members(axis, place, facts)
        ]
    return found


def names(axes: Sequence[Axis]) -> tuple[str, ...]:
    """Return the names of ``axes``, in their order."""
    return tuple(axis.name for axis in axes)


def key_at(names: Sequence[str], place: Place) -> Key:
    """Return the key of ``place`` for a quantity whose axes have these ``names``."""
    return tuple(map(place.__getitem__, names))


def fixed(place: Place, at: Bindings) -> Place:
    """Return ``place`` with the axes in ``at`` moved to the members given there."""
    return {**place, **dict(at)} if at else place
