"""The model of who is assessed: units and groups."""

from functools import cached_property

import attrs

from guiju.dsl.syntax import node as n
from guiju.engine.axis import UNIT, Axis
from guiju.engine.record import Shown


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Unit(Shown):
    """One organisation, with its other names."""

    name: str
    title: str
    aliases: tuple[str, ...]
    syntax: n.Member


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Group(Shown):
    """Units that are assessed alike, or a part of such a group (the raters)."""

    name: str
    title: str
    units: tuple[Unit, ...]
    part_of: "Group | None"
    syntax: n.Group

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The names of the units in the order of the text."""
        return tuple(unit.name for unit in self.units)

    @cached_property
    def axes(self) -> tuple[Axis, ...]:
        """The axes of a quantity that each unit has one of."""
        return (Axis(UNIT, self.members),)
