"""What was reported: exact values, each with the cell that it was read from."""

from collections.abc import Mapping

import attrs

from guiju.engine.axis import Key
from guiju.engine.keys import ByRow
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

    def replaced(self, cells: Mapping[tuple[str, Key], Fact]) -> "Facts":
        """Return the same with other facts in some ``cells``, by quantity and key.

        What lies in columns stays there, and what is not replaced is not touched.
        """
        changed: dict[str, dict[Key, Fact]] = {}
        for (name, key), fact in cells.items():
            changed.setdefault(name, {})[key] = fact
        values = dict(self.values)
        for name, others in changed.items():
            column = values.get(name, {})
            values[name] = (
                column.replaced(others)
                if isinstance(column, ByRow)
                else {**column, **others}
            )
        return attrs.evolve(self, values=values)
