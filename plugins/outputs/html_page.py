"""The report as one page that reads like the notice: for the screen and for paper.

Which sections, places, verdicts and remarks there are; the looks are in ``templates``.
The page holds everything that it needs and asks for nothing from elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from guiju.engine.measure import base
from guiju.engine.plan import Quantity, Role, View
from guiju.engine.result import Result, Verdict
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels, problems
from guiju.plugins.outputs.accounts import accounts
from guiju.plugins.outputs.anchors import Anchor, anchors
from guiju.plugins.outputs.arrange import (
    boards,
    figures,
    kind_of,
    settings,
    title,
    verdicts,
)
from guiju.plugins.outputs.board import Board
from guiju.plugins.outputs.board_part import BoardPart, board_parts
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.dossier import explained, tables_of
from guiju.plugins.outputs.firmness_part import alike, firmnesses
from guiju.plugins.outputs.page import render
from guiju.plugins.outputs.problems import Problem, ProblemList, problem_lists
from guiju.plugins.outputs.remarks import kind_of_setting, value_of
from guiju.plugins.outputs.sections import KEYS, sections, sheets
from guiju.plugins.outputs.standings_chart import is_tied, standings_chart
from guiju.plugins.outputs.steps import Way, way
from guiju.plugins.outputs.vetoed import vetoed
from guiju.plugins.prose.figure import Digits, Figure, figure
from guiju.plugins.prose.verdict import (
    FORCES,
    OUTCOMES,
    asked,
    measured,
    name_of,
    where,
)

_MOST = 2
_COUNT = base("项")
_Place = tuple[str, str, str]
"""The name of a list of problems, its group and a unit."""


@attrs.frozen
class Cell:
    """A value as the page shows it."""

    figure: Figure
    is_absent: bool
    source: str = ""


@attrs.frozen
class Table:
    """A board with its figures; the last column is what is ranked.

    A head is what kind of column it is, if it must be said, and its name.
    """

    board: Board
    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    ties: tuple[bool, ...]


@attrs.frozen
class Judged:
    """The verdicts of one constraint, those that do not hold apart from the others."""

    name: str
    group: str
    force: Text
    clause: str
    broken: tuple[Verdict, ...]
    kept: tuple[Verdict, ...]


def write(report: Report) -> bytes:
    """Return the report as a page, in UTF-8."""
    result, language = report.result, report.language
    if result.view is not None:
        return _seen(report, result.view).encode()
    parts, lists = board_parts(result, KEYS, language), problem_lists(result)
    same, firm = alike(result, language), firmnesses(result, language)
    shown = sections(report, parts, lists, firm, same)
    tables = [_table(report, part.board) for part in parts]
    places = _places(lists, parts)
    page = render(
        "report.html.j2",
        language,
        report=report,
        scheme=result.plan.scheme,
        sections=shown,
        sheets=sheets(shown, language),
        tables=tables,
        is_cut=_is_cut(tables),
        parts=parts,
        vetoed=lambda board: vetoed(result, board, language),
        places=places,
        links=_links(parts, places),
        lists=lists,
        counts=[_counts(one, language) for one in lists],
        problems=problems,
        by_unit=_by_unit,
        judged=tuple(_judged(result)),
        firmnesses=firm,
        alike=same,
        settings=settings(result),
        labels=labels,
        kind_of=kind_of_setting,
        value_of=lambda setting: value_of(setting, language),
        cell_of=lambda detail: _detail_cell(detail, language),
        full_marks=lambda quantity: _full_marks(quantity, language),
        measured=lambda verdict: measured(verdict, language),
        asked=lambda verdict: asked(verdict, language),
        where=lambda verdict: where(verdict, language),
        outcomes=OUTCOMES,
    )
    return page.encode()


def _seen(report: Report, view: View) -> str:
    """Return the page of a view; to a unit, also how its own score came about."""
    result, language = report.result, report.language
    shown = boards(result)
    tables = [_table(report, board) for board in shown]
    charts = (standings_chart(result, board, language) for board in shown)
    return render(
        "view.html.j2",
        language,
        report=report,
        scheme=result.plan.scheme,
        title=title(result),
        view=view,
        reader=result.reader,
        tables=tables,
        charts=[chart for chart in charts if chart is not None],
        links={},
        is_cut=_is_cut(tables),
        ways=tuple(_own_ways(result, language)),
        explained=explained(result, language),
        lists=problem_lists(result),
        problems=problems,
        by_unit=_by_unit,
        matrices=tables_of(result, details(result)),
        labels=labels,
        cell_of=lambda detail: _detail_cell(detail, language),
        full_marks=lambda quantity: _full_marks(quantity, language),
    )


def _own_ways(result: Result, language: Language) -> Iterator[tuple[Quantity, Way]]:
    """Yield the ways of the reader to the totals that it sees; no median is known."""
    for quantity in result.plan.quantities.values():
        if result.reader and quantity.role is Role.TOTAL:
            own = accounts(result, quantity, (result.reader,))
            yield from ((quantity, way(one, {}, language)) for one in own.values())


def _places(
    lists: Sequence[ProblemList], parts: Sequence[BoardPart]
) -> Mapping[_Place, Anchor]:
    """Return where the problems of each unit are found."""
    keys = [(one.name, one.group, p.unit) for one in lists for p in one.problems]
    named = [*dict.fromkeys(keys)]
    boards_too = [part.anchor.id for part in parts]
    units = [unit.anchor.id for part in parts for unit in part.units]
    found = anchors((unit for *_, unit in named), (*KEYS, *boards_too, *units))
    return dict(zip(named, found, strict=True))


def _links(
    parts: Sequence[BoardPart], places: Mapping[_Place, Anchor]
) -> Mapping[str, str]:
    """Return where each unit is found: its own section, else its first problems."""
    found: dict[str, str] = {}
    for unit in (unit for part in parts for unit in part.units):
        found.setdefault(unit.dossier.unit, unit.anchor.link)
    for (_, _, name), anchor in places.items():
        found.setdefault(name, anchor.link)
    return found


def _by_unit(found: ProblemList) -> list[tuple[str, list[Problem]]]:
    units = groupby(found.problems, key=lambda one: one.unit)
    return [(unit, [*own]) for unit, own in units]


def _counts(found: ProblemList, language: Language) -> list[tuple[str, list[str]]]:
    """Return how many problems of each unit are in each state; units without none."""
    return [
        (one.unit, [figure(n, _COUNT, language).shown for n in one.numbers])
        for one in found.counts
        if one.numbers[0] != 0
    ]


def _is_cut(tables: list[Table]) -> bool:
    cells = (cell for table in tables for row in table.rows for cell in row)
    return any(cell.figure.is_approximate for cell in cells)


def _table(report: Report, board: Board) -> Table:
    columns = [_column(report, board, quantity) for quantity in board.columns]
    return Table(
        board=board,
        heads=tuple((kind_of(q, report.language), q.name) for q in board.columns),
        rows=tuple(zip(*columns, strict=True)) if columns else ((),) * len(board.lines),
        ties=tuple(is_tied(board, line) for line in board.lines),
    )


def _column(report: Report, board: Board, quantity: Quantity) -> list[Cell]:
    shown = figures(report.result, board, quantity, report.language, _MOST)
    values = [line.values[quantity.id] for line in board.lines]
    return [
        Cell(one, isinstance(value, Absence))
        for one, value in zip(shown, values, strict=True)
    ]


def _detail_cell(detail: Detail | None, language: Language) -> Cell:
    if detail is None:
        return Cell(Figure("", "", is_number=False), is_absent=True)
    digits = Digits(places=detail.places, most=_MOST)
    return Cell(
        detail.figure(language, digits),
        isinstance(detail.value, Absence),
        source="" if detail.cell is None else detail.cell.said(language),
    )


def _full_marks(quantity: Quantity, language: Language) -> str:
    if quantity.full_marks is None:
        return ""
    return figure(quantity.full_marks, quantity.measure, language).shown


def _judged(result: Result) -> Iterator[Judged]:
    groups = result.plan.groups
    for constraint in result.plan.constraints:
        group = groups.get(constraint.group)
        own = [v for v in verdicts(result) if v.constraint == constraint]
        yield Judged(
            name=name_of(constraint),
            group=group.called if group else "",
            force=FORCES[constraint.force],
            clause=constraint.clause,
            broken=tuple(verdict for verdict in own if verdict.holds is not True),
            kept=tuple(verdict for verdict in own if verdict.holds is True),
        )


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="html",
            title=Text(zh="考评结果通报（HTML）", en="report of results (HTML)"),
            file_suffix=".html",
            audience="any",
            write=write,
        ),
    )
