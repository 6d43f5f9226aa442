"""排名图: what decides the places as bars from zero, and how far the next one is."""

from fractions import Fraction

import attrs

from guiju.engine.measure import PLACE
from guiju.engine.plan import Quantity, Role
from guiju.engine.result import Result
from guiju.engine.text import Language
from guiju.plugins.outputs.arrange import figures
from guiju.plugins.outputs.bars import Bar, Scale, scale_of
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.prose.figure import Digits, Figure, declared_places, figure

_MOST = 4
_ZERO = Fraction(0)


@attrs.frozen(kw_only=True)
class Row:
    """One unit; ``gap`` is None where there is nothing to compare with."""

    unit: str
    rank: int | None
    is_tied: bool
    value: Figure
    bar: Bar | None
    gap: Figure | None
    gap_bar: Bar | None


@attrs.frozen(kw_only=True)
class StandingsChart:
    """The rows in the order of the board; gaps only where places are shown."""

    board: Board
    quantity: Quantity
    rows: tuple[Row, ...]


def standings_chart(
    result: Result, board: Board, language: Language
) -> StandingsChart | None:
    """Return the chart of ``board``; None where fewer than two numbers stand on it."""
    quantity = _ranked(result, board)
    if quantity is None:
        return None
    numbers = [_number(line, quantity) for line in board.lines]
    known = [number for number in numbers if number is not None]
    if len(known) < 2 or not any(known):  # noqa: PLR2004 - one alone is compared to none
        return None
    gaps = _gaps(board, numbers)
    lengths = scale_of([_ZERO, *known])
    between = scale_of([_ZERO, *(gap for gap in gaps if gap is not None)])
    shown = figures(result, board, quantity, language, _MOST)
    digits = Digits(places=declared_places(result.plan, quantity), most=_MOST)
    return StandingsChart(
        board=board,
        quantity=quantity,
        rows=tuple(
            Row(
                unit=line.unit,
                rank=line.rank,
                is_tied=is_tied(board, line),
                value=value,
                bar=_bar(lengths, number),
                gap=None
                if gap is None
                else figure(gap, quantity.measure, language, digits),
                gap_bar=_bar(between, gap),
            )
            for line, number, gap, value in zip(
                board.lines, numbers, gaps, shown, strict=True
            )
        ),
    )


def is_tied(board: Board, line: Line) -> bool:
    """Whether another unit has the same place."""
    return line.rank is not None and sum(o.rank == line.rank for o in board.lines) > 1


def _ranked(result: Result, board: Board) -> Quantity | None:
    """Return what is drawn: what the places come from, where it is no place itself."""
    if board.ranking is not None:
        by = result.plan.quantities[board.ranking.by]
        return None if by.measure == PLACE else by
    totals = (one for one in board.columns if one.role is Role.TOTAL)
    return next(totals, None)


def _number(line: Line, quantity: Quantity) -> Fraction | None:
    value = line.values[quantity.id]
    return value if type(value) is Fraction else None


def _gaps(board: Board, numbers: list[Fraction | None]) -> list[Fraction | None]:
    """Return how far each unit is from the next one."""
    following = [*zip(board.lines, numbers, strict=True)][1:]
    gaps: list[Fraction | None] = [
        abs(here - there)
        if board.has_places
        and line.rank is not None
        and here is not None
        and there is not None
        else None
        for here, (line, there) in zip(numbers, following, strict=False)
    ]
    return [*gaps, None]


def _bar(scale: Scale, number: Fraction | None) -> Bar | None:
    return None if number is None else scale.bar(_ZERO, number)
