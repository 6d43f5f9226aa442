"""Who moved between two results of the same plan: rank, total and grade, old and new.

Of a view only what its boards show, for both results are then what it discloses.
"""

from collections.abc import Iterator, Mapping

import attrs

from guiju.engine.plan import Quantity, Role
from guiju.engine.result import Result
from guiju.engine.value import Value
from guiju.plugins.correction import Correction, exact
from guiju.plugins.outputs.arrange import boards
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.withheld import WITHHELD


@attrs.frozen(kw_only=True)
class Reached:
    """What one unit has on a board; None for what the board does not show."""

    rank: int | None
    total: Value | None
    grade: Value | None

    @property
    def data(self) -> dict[str, str]:
        """The same as a receipt has it."""
        told = {} if self.rank is None else {"rank": str(self.rank)}
        if self.total is not None:
            told["total"] = exact(self.total)
        return told if self.grade is None else {**told, "grade": exact(self.grade)}


@attrs.frozen(kw_only=True)
class Moved:
    """A unit of which rank, total or grade is another."""

    unit: str
    board: Board
    was: Reached
    now: Reached

    @property
    def data(self) -> dict[str, object]:
        """The same as a receipt has it."""
        ranking = self.board.ranking
        return {
            "unit": self.unit,
            "group": self.board.group.name,
            "ranking": "" if ranking is None else ranking.name,
            "was": self.was.data,
            "now": self.now.data,
        }


def moved(before: Result, now: Result) -> tuple[Moved, ...]:
    """Return everybody who moved, in the order of the new boards."""
    return tuple(_moved(before, now))


def _moved(before: Result, now: Result) -> Iterator[Moved]:
    old = {
        (board.title, line.unit): _reached(board, line)
        for board in boards(before)
        for line in board.lines
    }
    for board in boards(now):
        for line in board.lines:
            was, new = old.get((board.title, line.unit)), _reached(board, line)
            if was is not None and was != new:
                yield Moved(unit=line.unit, board=board, was=was, now=new)


def total_of(board: Board) -> Quantity | None:
    """Return what the board is about: what is ranked, else the last total."""
    by = board.ranking.by if board.ranking else ""
    ranked = [column for column in board.columns if column.id == by]
    return next(iter((*ranked, *reversed(board.of_role(Role.TOTAL)))), None)


def _reached(board: Board, line: Line) -> Reached:
    grades = board.of_role(Role.GRADE)
    return Reached(
        rank=line.rank if board.has_places else None,
        total=_value(line.values, total_of(board)),
        grade=_value(line.values, grades[0] if grades else None),
    )


def _value(values: Mapping[str, Value], quantity: Quantity | None) -> Value | None:
    return None if quantity is None else values.get(quantity.id)


def seen(
    corrections: tuple[Correction, ...], before: Result, now: Result
) -> tuple[Correction, ...]:
    """Return the corrections of figures that both results show."""
    return tuple(
        one
        for one in corrections
        if all(_shows(result, one) for result in (before, now))
    )


def _shows(result: Result, one: Correction) -> bool:
    value = result.values.get(one.quantity.id, {}).get(one.key)
    return value is not None and value != WITHHELD
