"""The report as one page that reads like the notice: for the screen and for paper.

Which places, verdicts and remarks there are; the looks are in ``templates``. The page
holds everything that it needs and asks for nothing from elsewhere.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from guiju.engine.number import Rounding, fixed, round_to
from guiju.engine.plan import Quantity, Role, View
from guiju.engine.ranges import ranges
from guiju.engine.reach import Reach
from guiju.engine.result import Result, Verdict
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence, Value
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels, problems
from guiju.plugins.outputs.arrange import (
    boards,
    figures,
    kind_of,
    settings,
    title,
    verdicts,
)
from guiju.plugins.outputs.board import Board
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.dossier import dossiers, explained, tables_of
from guiju.plugins.outputs.page import render
from guiju.plugins.outputs.problems import problem_lists
from guiju.plugins.outputs.remarks import kind_of_setting, value_of
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


@attrs.frozen
class Cell:
    """A value as the page shows it; ``bar`` is its share of the most."""

    figure: Figure
    is_absent: bool
    bar: str = ""
    source: str = ""


@attrs.frozen
class Table:
    """A board with its figures; the last column is what is ranked.

    A head is what kind of column it is, if it must be said, and its name.
    """

    board: Board
    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]


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
    shown, found = boards(result), details(result)
    reaches = ranges(result.plan).quantities
    page = render(
        "report.html.j2",
        language,
        report=report,
        scheme=result.plan.scheme,
        tables=[_table(report, board, reaches) for board in shown],
        lists=problem_lists(result),
        problems=problems,
        judged=tuple(_judged(result)),
        settings=settings(result),
        dossiers=[(b, tuple(dossiers(result, b, found, language))) for b in shown],
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
    tables = [_table(report, board, {}) for board in boards(result)]
    return render(
        "view.html.j2",
        language,
        report=report,
        scheme=result.plan.scheme,
        title=title(result),
        view=view,
        reader=result.reader,
        tables=tables,
        is_cut=any(cell.figure.is_approximate for cell in _cells(tables)),
        explained=explained(result, language),
        lists=problem_lists(result),
        problems=problems,
        matrices=tables_of(result, details(result)),
        labels=labels,
        cell_of=lambda detail: _detail_cell(detail, language),
        full_marks=lambda quantity: _full_marks(quantity, language),
    )


def _cells(tables: list[Table]) -> Iterator[Cell]:
    return (cell for table in tables for row in table.rows for cell in row)


def _table(report: Report, board: Board, reaches: Mapping[str, Reach]) -> Table:
    columns = [
        _column(report, board, quantity, _most(quantity, reaches))
        for quantity in board.columns
    ]
    return Table(
        board=board,
        heads=tuple((kind_of(q, report.language), q.name) for q in board.columns),
        rows=tuple(zip(*columns, strict=True)) if columns else ((),) * len(board.lines),
    )


def _most(quantity: Quantity, reaches: Mapping[str, Reach]) -> Fraction | None:
    """Return the most that a stage can give, where that is known and none is below."""
    known = reaches.get(quantity.id)
    reach = known.interval if known else None
    if quantity.role is not Role.STAGE or reach is None:
        return None
    if reach.low is None or reach.low < 0:
        return None
    return quantity.full_marks or reach.high


def _column(
    report: Report, board: Board, quantity: Quantity, most: Fraction | None
) -> list[Cell]:
    shown = figures(report.result, board, quantity, report.language, _MOST)
    values = [line.values[quantity.id] for line in board.lines]
    return [
        Cell(one, isinstance(value, Absence), _bar(value, most))
        for one, value in zip(shown, values, strict=True)
    ]


def _bar(value: Value, most: Fraction | None) -> str:
    """Return the length of a bar in CSS; none without a most to compare with."""
    if not most or not isinstance(value, Fraction):
        return ""
    share = min(max(value / most, Fraction(0)), Fraction(1))
    return f"{fixed(round_to(share * 100, Fraction(1, 10), Rounding.HALF_UP), 1)}%"


def _detail_cell(detail: Detail | None, language: Language) -> Cell:
    if detail is None:
        return Cell(Figure("", "", is_number=False), is_absent=True)
    digits = Digits(places=detail.places, most=_MOST)
    return Cell(
        detail.figure(language, digits),
        isinstance(detail.value, Absence),
        source="" if detail.cell is None else str(detail.cell),
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
            group=(group.title or group.name) if group else "",
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
