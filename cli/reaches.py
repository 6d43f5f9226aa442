"""What every quantity of a rulebook can be, and how it moves: known without any data.

The engine derives it (``ranges``, ``monotone``) and finds figures that reach the ends
(``attained``); here it becomes one row for each quantity, in the order of the plan.
"""

from collections.abc import Mapping

import attrs

from guiju.dsl.check import Subject
from guiju.dsl.compile import Compiled
from guiju.engine.attained import Ends, attained
from guiju.engine.monotone import Direction, Moves, moves
from guiju.engine.plan import Plan, Quantity
from guiju.engine.reach import Reach


@attrs.frozen(kw_only=True)
class Row:
    """One quantity: what it can be, and how it moves when a reported figure rises."""

    quantity: Quantity
    reach: Reach
    low_attained: bool
    high_attained: bool
    directions: Mapping[Quantity, Direction]
    """By the input, in the order of the plan; the quantity itself is not among them."""

    def moving(self, direction: Direction) -> tuple[Quantity, ...]:
        """Return the inputs with which the quantity moves so."""
        return tuple(one for one, way in self.directions.items() if way is direction)


def rows(compiled: Compiled) -> tuple[Row, ...]:
    """Return a row for each quantity of a rulebook without errors.

    A 待定 parameter can be anything that is not negative.
    """
    assert compiled.plan is not None, "only a rulebook without errors has a plan"
    known = Subject(compiled.model).ranges
    moved = moves(known)
    ends = attained(known, moved)
    by_moved = _turned(compiled.plan, moved)
    return tuple(
        _row(one, known.quantities[one.id], ends[one.id], by_moved[one.id])
        for one in compiled.plan.quantities.values()
    )


def _turned(plan: Plan, moved: Moves) -> Mapping[str, Mapping[Quantity, Direction]]:
    """Return by quantity how it moves with each input but itself."""
    found: dict[str, dict[Quantity, Direction]] = {name: {} for name in plan.quantities}
    for one, ways in moved.items():
        for name, direction in ways.items():
            if name != one:
                found[name][plan.quantities[one]] = direction
    return found


def _row(
    quantity: Quantity,
    reach: Reach,
    ends: Ends,
    directions: Mapping[Quantity, Direction],
) -> Row:
    return Row(
        quantity=quantity,
        reach=reach,
        low_attained=ends.low is not None,
        high_attained=ends.high is not None,
        directions=directions,
    )
