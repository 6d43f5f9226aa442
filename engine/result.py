"""What a run produced: every value of every quantity, the verdicts, the settings."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.engine.axis import UNIT, Key
from guiju.engine.facts import Facts
from guiju.engine.keys import Made
from guiju.engine.plan import Constraint, Force, Plan, Quantity, Ranking, View
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


class Verdicts(Made[Verdict]):
    """Verdicts that are made when somebody looks at them."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # as of any sequence that may be long

    @abstractmethod
    def broken(self, force: Force) -> Iterator[Verdict]:
        """Yield those of ``force`` that do not hold; no other is made."""

    def __eq__(self, other: object) -> bool:
        """Whether ``other`` has the same verdicts in the same order."""
        if not isinstance(other, Sequence):
            return NotImplemented
        pairs = zip(self, other, strict=False)
        return len(self) == len(other) and all(one == two for one, two in pairs)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Standing(Record):
    """One line of a ranking."""

    unit: str
    rank: int | None
    value: Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Result(Record):
    """The values of all quantities by key, with the plan and facts they come from.

    Of a large population nothing is an object before somebody asks: ``values`` are made
    of columns, and so are ``verdicts``.
    """

    plan: Plan
    facts: Facts
    values: Mapping[str, Mapping[Key, Value]]
    verdicts: Sequence[Verdict] = ()
    settings: Settings = attrs.field(factory=dict)
    """Parameters that the user set for this run."""
    left_open: tuple[Quantity, ...] = ()
    """The parameters that the scheme leaves open, as they were before any was set."""
    view: View | None = None
    """The view that this is the content of; None for a whole result."""
    reader: str = ""
    """The unit that reads what a view shows to each unit of itself."""

    @property
    def figures(self) -> int:
        """How many figures there are, of all quantities."""
        return sum(map(len, self.values.values()))

    def broken(self, force: Force = Force.MUST) -> Iterator[Verdict]:
        """Yield the verdicts of constraints of ``force`` that do not hold."""
        if isinstance(self.verdicts, Verdicts):
            return self.verdicts.broken(force)
        return (
            verdict
            for verdict in self.verdicts
            if verdict.holds is False and verdict.constraint.force is force
        )

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
