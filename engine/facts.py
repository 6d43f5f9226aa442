"""What was reported: exact values, each with the cell that it was read from."""

from collections.abc import Mapping

import attrs

from guiju.engine.axis import Key
from guiju.engine.record import Shown
from guiju.engine.source import Cell
from guiju.engine.value import Value
from guiju.engine.workdays import Calendar


@attrs.frozen(repr=False)
class Fact(Shown):
    """One reported value. ``cell`` is None only for values set by hand (例, --set)."""

    value: Value
    cell: Cell | None = None


@attrs.frozen(kw_only=True, repr=False)
class Facts(Shown):
    """Everything that was reported for one run.

    ``values`` maps the id of an input quantity to its facts by key. ``rosters``
    lists the members of the axes that the rulebook leaves to the data:
    ``{roster: {(unit, layer): (sub-unit, …)}}``. Whoever builds facts from files
    (``plugins/intake``) has proved that every key is legal, every value in range,
    and nothing obligatory missing.
    """

    values: Mapping[str, Mapping[Key, Fact]]
    rosters: Mapping[str, Mapping[Key, tuple[str, ...]]] = attrs.field(factory=dict)
    calendar: Calendar | None = None
    """Which days are worked, for whoever counts working days."""
