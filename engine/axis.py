"""Dimensions of quantities: units, layers, sub-units, raters, periods, problems."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from guiju.engine.record import Keyed

UNIT = "单位"
LAYER = "层级"
SUBUNIT = "下级"
RATER = "评价者"
PERIOD = "期"
PROBLEM = "问题"

Key = tuple[str, ...]
"""One element for each axis of a quantity, in the order of its axes."""


@attrs.frozen(eq=False, repr=False)
class Axis(Keyed):
    """One dimension and its members.

    Either the rulebook lists the ``members``, or they are the ones that the facts
    report (sampled townships): then ``roster`` names the list in the facts, and the
    members depend on the elements of the axes named in ``within``.
    """

    name: str
    members: tuple[str, ...] = ()
    roster: str = ""
    within: tuple[str, ...] = ()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each member stands, counted from 0."""
        return {member: place for place, member in enumerate(self.members)}
