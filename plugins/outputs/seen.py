"""The boards of a view: what it shows of each unit, ordered by nothing else.

By the place if it is shown, else by the grade, else as the units are listed.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from guiju.engine.axis import UNIT
from guiju.engine.plan import Group, Quantity, Role, View
from guiju.engine.result import Result
from guiju.engine.value import Grade, Value
from guiju.plugins.outputs.board import Board, Line

_SUMMED_UP = (
    Role.STAGE,
    Role.WEIGHTED,
    Role.BONUS,
    Role.DEDUCTION,
    Role.TOTAL,
    Role.GRADE,
)
"""What stands in the line of a unit that sees everything of itself."""


def boards_of_view(result: Result, view: View) -> Iterator[Board]:
    """Yield the boards of what ``view`` shows of each unit, group by group.

    Where nothing is shown of the other units, the reader stands alone.
    """
    for group in result.plan.groups.values():
        shown = [result.plan.quantities[id_] for id_ in view.shown.get(group.name, ())]
        each = [quantity for quantity in shown if is_of_each_unit(quantity)]
        if each:
            yield _board(result, group, each, group.members)
        elif result.reader in group.members and group.name in view.own:
            own = _summed_up(result, view, group)
            yield _board(result, group, own, (result.reader,))


def is_of_each_unit(quantity: Quantity) -> bool:
    """Whether ``quantity`` has one value for each unit."""
    return [axis.name for axis in quantity.axes] == [UNIT]


def _summed_up(result: Result, view: View, group: Group) -> list[Quantity]:
    seen = (result.plan.quantities[id_] for id_ in view.own[group.name])
    each = [q for q in seen if is_of_each_unit(q) and q.group == group.name]
    ranks = [quantity for quantity in each if quantity.role is Role.RANK]
    told = [quantity for quantity in each if quantity.role in _SUMMED_UP]
    return [*ranks, *sorted(told, key=lambda one: _SUMMED_UP.index(one.role))]


def _board(
    result: Result, group: Group, shown: list[Quantity], units: tuple[str, ...]
) -> Board:
    place = next((one for one in shown if one.role is Role.RANK), None)
    grade = next((one for one in shown if one.role is Role.GRADE), None)
    lines = [_line(result, unit, shown, place) for unit in units]
    return Board(
        group=group,
        ranking=None,
        columns=tuple(one for one in shown if one is not place),
        lines=tuple(sorted(lines, key=_order(place, grade))),
        has_places=place is not None,
    )


def _line(
    result: Result, unit: str, shown: list[Quantity], place: Quantity | None
) -> Line:
    values = {one.id: result.values[one.id][unit,] for one in shown}
    rank = values[place.id] if place else None
    return Line(unit, int(rank) if isinstance(rank, Fraction) else None, values)


def _order(
    place: Quantity | None, grade: Quantity | None
) -> Callable[[Line], tuple[bool, int]]:
    """Return what lines are sorted by; equal ones stay as the units are listed."""

    def by_place(line: Line) -> tuple[bool, int]:
        return (line.rank is None, line.rank or 0)

    def by_grade(line: Line) -> tuple[bool, int]:
        level = _level(line.values[grade.id]) if grade else 0
        return (level is None, -(level or 0))

    return by_place if place else by_grade


def _level(value: Value) -> int | None:
    return value.level if isinstance(value, Grade) else None
