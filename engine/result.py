"""What a run produced: every value of every quantity, the verdicts, the settings."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from guiju.engine.axis import UNIT, Key
from guiju.engine.facts import Facts
from guiju.engine.plan import Constraint, Plan, Quantity, Ranking, View
from guiju.engine.record import Record
from guiju.engine.settle import Settings
from guiju.engine.value import Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Verdict(Record):
    """Whether a constraint holds at one place, with the two sides as measured."""

    constraint: Constraint
    where: Key
    left: Value
    right: Value
    holds: bool | None
    """None when one side is absent, so that nothing can be said."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Standing(Record):
    """One line of a ranking."""

    unit: str
    rank: int | None
    value: Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Result(Record):
    """The values of all quantities by key, with the plan and facts they come from."""

    plan: Plan
    facts: Facts
    values: Mapping[str, Mapping[Key, Value]]
    verdicts: tuple[Verdict, ...] = ()
    settings: Settings = attrs.field(factory=dict)
    """Parameters that the user set for this run."""
    left_open: tuple[Quantity, ...] = ()
    """The parameters that the scheme leaves open, as they were before any was set."""
    view: View | None = None
    """The view that this is the content of; None for a whole result."""
    reader: str = ""
    """The unit that reads what a view shows to each unit of itself."""

    def standings(self, ranking: Ranking) -> tuple[Standing, ...]:
        """Return the lines of ``ranking`` by rank, equal units in the group's order."""
        ranks = self.values[ranking.rank]
        values = self.values[ranking.by]
        lines = (
            Standing(unit=unit, rank=_place(ranks[(unit,)]), value=values[(unit,)])
            for unit in self.plan.groups[ranking.group].members
        )
        return tuple(
            sorted(lines, key=lambda line: (line.rank is None, line.rank or 0))
        )

    def of_unit(self, unit: str, group: str) -> Mapping[str, Value]:
        """Return the values of the quantities of ``group`` that need only the unit."""
        return {
            quantity.id: self.values[quantity.id][(unit,)]
            for quantity in self.plan.quantities.values()
            if quantity.group == group and [a.name for a in quantity.axes] == [UNIT]
        }


def _place(value: Value) -> int | None:
    return int(value) if isinstance(value, Fraction) else None
