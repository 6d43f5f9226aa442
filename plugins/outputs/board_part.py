"""Everything that a whole report says of one board: charts, tables and its units."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.engine.plan import Quantity, Role
from guiju.engine.result import Result
from guiju.engine.text import Language
from guiju.plugins.outputs.accounts import Account, accounts
from guiju.plugins.outputs.anchors import Anchor, anchors
from guiju.plugins.outputs.arrange import ADJUSTMENTS, boards, figures
from guiju.plugins.outputs.bars import signed
from guiju.plugins.outputs.board import Board
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.dossier import Dossier, dossiers
from guiju.plugins.outputs.group_charts import (
    Leaning,
    Losses,
    Profile,
    leanings,
    losses,
    medians,
    profile,
)
from guiju.plugins.outputs.standings_chart import StandingsChart, standings_chart
from guiju.plugins.outputs.steps import Way, way
from guiju.plugins.prose.figure import Figure

_MOST = 4


@attrs.frozen(kw_only=True)
class Adjustment:
    """One bonus or deduction that one unit has, with its sign."""

    unit: str
    quantity: Quantity
    figure: Figure


@attrs.frozen(kw_only=True)
class UnitPart:
    """One unit: where it is found, its way to the total, and its file."""

    anchor: Anchor
    dossier: Dossier
    way: Way | None


@attrs.frozen(kw_only=True)
class BoardPart:
    """One board, with all that compares its units and all that is said of each."""

    board: Board
    anchor: Anchor
    counted: Quantity | None
    """What points add up to, if anything is ranked."""
    chart: StandingsChart | None
    profile: Profile | None
    losses: Losses | None
    leanings: tuple[Leaning, ...]
    adjustments: tuple[Adjustment, ...]
    units: tuple[UnitPart, ...]

    @property
    def without_account(self) -> tuple[str, ...]:
        """The units that nothing can be said of, where there is something of others."""
        units = (unit for unit in self.units if self.losses and unit.way is None)
        return tuple(unit.dossier.unit for unit in units)

    @property
    def has_structure(self) -> bool:
        """Whether there is anything to say of where points came from."""
        return bool(self.profile or self.losses)


def board_parts(
    result: Result, taken: Sequence[str], language: Language
) -> tuple[BoardPart, ...]:
    """Return the parts of ``result``; no place on them is called one of ``taken``."""
    shown, found = boards(result), details(result)
    titles = [f"{nth}-{one.title}" for nth, one in enumerate(shown, start=1)]
    heads = anchors(titles, taken)
    names = [line.unit for one in shown for line in one.lines]
    places = iter(anchors(names, (*taken, *(head.id for head in heads))))
    return tuple(
        _part(result, board, head, [next(places) for _ in board.lines], found, language)
        for board, head in zip(shown, heads, strict=True)
    )


def _counted(result: Result, board: Board) -> Quantity | None:
    if board.ranking is not None:
        return result.plan.quantities[board.ranking.by]
    totals = (one for one in board.columns if one.role is Role.TOTAL)
    return next(totals, None)


def _part(  # noqa: PLR0913, PLR0917 - what one board is put together from
    result: Result,
    board: Board,
    anchor: Anchor,
    places: Sequence[Anchor],
    found: Sequence[Detail],
    language: Language,
) -> BoardPart:
    by = _counted(result, board)
    own = _accounts(result, board, by)
    known = medians([*own.values()])
    files = dossiers(result, board, found, language)
    return BoardPart(
        board=board,
        anchor=anchor,
        counted=by,
        chart=standings_chart(result, board, language),
        profile=profile(result, [*own.values()], language),
        losses=None
        if by is None
        else losses(result.plan, by, [*own.values()], language),
        leanings=leanings([*own.values()], known, language),
        adjustments=tuple(_adjustments(result, board, language)),
        units=tuple(
            UnitPart(
                anchor=place,
                dossier=file,
                way=way(own[file.unit], known, language) if file.unit in own else None,
            )
            for place, file in zip(places, files, strict=True)
        ),
    )


def _accounts(
    result: Result, board: Board, by: Quantity | None
) -> Mapping[str, Account]:
    units = (line.unit for line in board.lines)
    return {} if by is None else accounts(result, by, units)


def _adjustments(
    result: Result, board: Board, language: Language
) -> Iterator[Adjustment]:
    """Yield what each unit got more or less for, unit by unit."""
    columns = board.of_role(*ADJUSTMENTS)
    shown = [figures(result, board, one, language, _MOST) for one in columns]
    for nth, line in enumerate(board.lines):
        for quantity, column in zip(columns, shown, strict=True):
            value = line.values[quantity.id]
            if type(value) is Fraction and value:
                by = -value if quantity.role is Role.DEDUCTION else value
                yield Adjustment(
                    unit=line.unit, quantity=quantity, figure=signed(column[nth], by)
                )
