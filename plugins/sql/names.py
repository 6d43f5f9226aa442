"""What tables and columns are called: plain ASCII, the same in every engine.

A legend says what each name stands for; the numbers are those of the program.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
from sqlglot import exp

from guiju.engine.axis import Axis
from guiju.engine.scaled.figure import Program
from guiju.engine.scaled.operation import Space
from guiju.plugins.sql.dialect import Width

if TYPE_CHECKING:
    from guiju.plugins.sql.codes import Codes


@attrs.frozen
class Names:
    """The names of what a program reads and shows."""

    program: Program
    codes: "Codes | None" = None
    """What members are called where they have no names."""
    quantities: Mapping[str, str] = attrs.field(init=False)
    """Every quantity by id."""
    rosters: Mapping[str, str] = attrs.field(init=False)
    """The table of each roster."""

    @quantities.default
    def _numbered(self) -> Mapping[str, str]:
        return {name: f"q{nth}" for nth, name in enumerate(self.program.figures)}

    @rosters.default
    def _roster_tables(self) -> Mapping[str, str]:
        names = dict.fromkeys(axis.roster for axis in self.axes if axis.roster)
        return {name: f"roster_{nth}" for nth, name in enumerate(names)}

    @property
    def width(self) -> Width | None:
        """How wide the names of members are; None if they are names."""
        return None if self.codes is None else Width.WORD

    def member(self, name: str) -> exp.Expr:
        """Return a member as it is written."""
        if self.codes is None:
            return exp.Literal.string(name)
        return exp.Literal.number(self.codes.numbers.get(name, -1))

    @property
    def axes(self) -> Sequence[Axis]:
        """The axes of the program."""
        return self.program.axes

    def members(self, axis: int) -> str:
        """Return the table that lists the members of an axis."""
        roster = self.axes[axis].roster
        return self.rosters[roster] if roster else f"axis_{axis}"

    def named(self, name: str, among: Space) -> int:
        """Return the last axis called ``name``."""
        return next(one for one in reversed(among) if self.axes[one].name == name)

    def input(self, quantity: str) -> str:
        """Return the column that has the figures of an input."""
        return self.quantities[quantity]

    def table_of(self, quantity: str) -> str:
        """Return the table that an input is loaded into: one for its rows."""
        return input_table(self.program.spaces[quantity])

    def inputs(self) -> Iterator[tuple[Space, Sequence[str]]]:
        """Yield the inputs by their rows."""
        by_space: dict[Space, list[str]] = {}
        for quantity in self.program.plan.quantities.values():
            if quantity.id in self.program.profile.inputs:
                by_space.setdefault(self.program.spaces[quantity.id], []).append(
                    quantity.id
                )
        yield from by_space.items()


def input_table(space: Space) -> str:
    """Return the name of the table of inputs with the rows of ``space``."""
    return "_".join(("facts", *map(str, space)))
