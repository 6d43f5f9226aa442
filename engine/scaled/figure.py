"""A figure of a scheme as columns of whole numbers, and the program that makes them.

The value of a figure is ``column / (denominator * divisor)``. The denominator is known
when the program is made: it is the lattice that all possible values lie on. The divisor
is a column, there only where something was divided by data. The absence is 0 where
there is a value, 1 for 不适用, 2 for 未报: of several the largest prevails. What
stands in the column under an absence is any number within its bounds.
"""

from collections.abc import Mapping
from enum import IntEnum

import attrs

from guiju.engine.axis import Axis
from guiju.engine.interval import Interval
from guiju.engine.plan import Plan
from guiju.engine.scaled.extent import Extent
from guiju.engine.scaled.operation import Index, Kind, Labels, Operation, Space
from guiju.engine.scaled.profile import Profile


class Carrier(IntEnum):
    """What holds the numbers of a column so that none is ever wrong.

    The first two are so many binary digits.
    """

    FLOAT = 53
    """64-bit floats: whole numbers below 2^53 are exact in them."""
    WORD = 63
    """64-bit integers."""
    LONG = 1_000
    """Integers of any length."""
    EXACT = 10_000
    """No whole numbers: values as the reference interpreter has them."""


@attrs.frozen
class Step:
    """One column of the program: how it is made, its rows, what its numbers can be."""

    operation: Operation
    space: Space
    bounds: Extent
    """Every number of the column lies within, those under an absence too."""
    carrier: Carrier
    """Enough for the numbers, and for all that is computed on the way to them."""


@attrs.frozen(kw_only=True)
class Figure:
    """A value in columns of numbers. Every column has the rows of its own step."""

    kind: Kind
    column: Index
    denominator: int = 1
    divisor: Index | None = None
    """Above zero in every row; None is one."""
    absence: Index | None = None
    """None where there is always a value."""
    range: Interval = attrs.field(factory=Interval)
    """What the value itself can be, where there is one."""
    labels: Labels = ()


@attrs.frozen(kw_only=True)
class Exact:
    """A value that is or may be beyond fractions: one column of exact values."""

    column: Index
    range: Interval = attrs.field(factory=Interval)


Lowered = Figure | Exact


@attrs.frozen(kw_only=True)
class Sides:
    """Both sides of a constraint, and whether it holds."""

    left: Lowered
    right: Lowered
    holds: Lowered


@attrs.frozen(kw_only=True)
class Program:
    """A plan as steps on whole numbers; each reads only steps before it.

    True for facts that fit the profile that it was made for, and for no others.
    """

    plan: Plan
    profile: Profile
    axes: tuple[Axis, ...]
    """The axes by number. One that a rule fixes is an axis with one member."""
    steps: tuple[Step, ...]
    figures: Mapping[str, Lowered]
    """Every quantity of the plan, by id."""
    spaces: Mapping[str, Space]
    """The axes of every quantity, by id, in the order of its keys."""
    constraints: tuple[tuple[Space, Sides], ...]
    """Of every constraint of the plan, in order."""

    def operation(self, index: Index) -> Operation:
        """Return what a step does."""
        return self.steps[index].operation
