"""The report as a workbook: rankings, details, constraints, remarks.

Which sheets there are and what stands in them; how a sheet is written is in
``workbook``. Numbers are numbers, shown with the decimals that the rule keeps; where
digits are left out the number format says ≈.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guiju.engine.plan import Quantity
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import judgements, labels, problems
from guiju.plugins.outputs.arrange import (
    boards,
    figures,
    heading,
    title,
    verdicts,
)
from guiju.plugins.outputs.board import Board
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.problems import ProblemList, problem_lists
from guiju.plugins.outputs.remarks import remarks
from guiju.plugins.outputs.workbook import Content, Number, Sheet, as_bytes
from guiju.plugins.prose.figure import Figure, figure, unit_word
from guiju.plugins.prose.words import axis_name

_MOST = 4
_DIGITS = 15
"""A spreadsheet keeps so many digits; a longer number is written as text."""


def write(report: Report) -> bytes:
    """Return the report as an XLSX workbook, dated as the scheme is."""
    notices = tuple(notice.of(report.language) for notice in report.notices)
    issued = created(report.result.plan.scheme)
    return as_bytes(tuple(_sheets(report)), _scheme(report), notices, issued)


def _sheets(report: Report) -> Iterator[Sheet]:
    for board in boards(report.result):
        yield _ranking(report, board)
    for found in problem_lists(report.result):
        yield problem_sheet(report, found)
    is_whole = report.result.view is None
    if is_whole or details(report.result):
        yield _details(report)
    if is_whole:
        yield _constraints(report)
    yield _remarks(report)


def _ranking(report: Report, board: Board) -> Sheet:
    language = report.language
    columns = [_column(report, board, quantity) for quantity in board.columns]
    names = [(line.rank or labels.NO_RANK, line.unit) for line in board.lines]
    heads = (labels.RANK.of(language), labels.UNIT_NAME.of(language))
    first = 0 if board.has_places else 1
    return Sheet(
        name=board.group.name,
        title=f"{_scheme(report)} · {board.title}",
        heads=(
            *heads[first:],
            *(heading(quantity, language) for quantity in board.columns),
        ),
        rows=tuple(
            (*name[first:], *values)
            for name, *values in zip(names, *columns, strict=True)
        ),
        frozen=len(heads[first:]),
    )


def problem_sheet(report: Report, found: ProblemList) -> Sheet:
    """Return every problem of a list, with its deadline and its state."""
    language = report.language
    as_of = f"{problems.AS_OF.of(language)} {problems.day_word(found.as_of)}"
    heads = (*problems.HEADS, labels.CLAUSE)
    return Sheet(
        name=f"{found.name}-{found.group}",
        title=f"{_scheme(report)} · {found.title} · {found.group} · {as_of}",
        heads=tuple(head.of(language) for head in heads),
        rows=tuple(
            (*problems.row(one, language), one.clause) for one in found.problems
        ),
        frozen=2,
    )


def _column(report: Report, board: Board, quantity: Quantity) -> list[Content]:
    shown = figures(report.result, board, quantity, report.language, _MOST)
    values = (line.values[quantity.id] for line in board.lines)
    return [
        content_of(value, figure) for value, figure in zip(values, shown, strict=True)
    ]


def _details(report: Report) -> Sheet:
    language = report.language
    found = details(report.result)
    axes = list(dict.fromkeys(axis for detail in found for axis in detail.place))
    heads = (
        labels.KIND,
        labels.NAME,
        labels.TITLE,
        labels.VALUE,
        labels.MEASURE,
        labels.FULL_MARKS,
        labels.CLAUSE,
        labels.CELL,
    )
    return Sheet(
        name=labels.DETAILS.of(language),
        title=f"{_scheme(report)} · {labels.DETAILS.of(language)}",
        heads=(
            labels.GROUP.of(language),
            *(axis_name(axis, language) for axis in axes),
            *(head.of(language) for head in heads),
        ),
        rows=tuple(_detail(detail, axes, language) for detail in found),
        frozen=2,
    )


def _detail(
    detail: Detail, axes: Sequence[str], language: Language
) -> tuple[Content, ...]:
    quantity = detail.quantity
    full, measure = quantity.full_marks, quantity.measure
    return (
        quantity.group,
        *(detail.place.get(axis) for axis in axes),
        labels.ROLES[quantity.role].of(language),
        quantity.name,
        quantity.title,
        content_of(detail.value, detail.figure(language)),
        unit_word(measure, language),
        None if full is None else content_of(full, figure(full, measure, language)),
        quantity.clause,
        "" if detail.cell is None else detail.cell.said(language),
    )


def _constraints(report: Report) -> Sheet:
    language = report.language
    return Sheet(
        name=labels.CONSTRAINTS.of(language),
        title=f"{_scheme(report)} · {labels.CONSTRAINTS.of(language)}",
        heads=tuple(head.of(language) for head in judgements.HEADS),
        rows=tuple(
            judgements.row(verdict, language) for verdict in verdicts(report.result)
        ),
    )


def _remarks(report: Report) -> Sheet:
    language = report.language
    heads = (labels.KIND, labels.NAME, labels.TITLE, labels.CLAUSE)
    return Sheet(
        name=labels.REMARKS.of(language),
        title=f"{_scheme(report)} · {labels.REMARKS.of(language)}",
        heads=tuple(head.of(language) for head in heads),
        rows=tuple(
            (remark.kind.of(language), remark.subject, remark.words, remark.clause)
            for remark in remarks(report)
        ),
    )


def _scheme(report: Report) -> str:
    return title(report.result)


def content_of(value: Value, figure: Figure) -> Content:
    """Return a number as a number, with the decimals that ``figure`` shows."""
    if not isinstance(value, Fraction):
        return figure.shown
    digits = sum(character.isdigit() for character in figure.shown)
    if digits > _DIGITS:
        return figure.shown
    return Number(value, _number_format(figure))


def _number_format(figure: Figure) -> str:
    about = '"≈"' if figure.is_approximate else ""
    decimals = f".{'0' * figure.decimals}" if figure.decimals else ""
    return f"{about}0{decimals}{'%' if figure.shown.endswith('%') else ''}"


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="xlsx",
            title=Text(zh="成绩表（XLSX）", en="workbook of results (XLSX)"),
            file_suffix=".xlsx",
            audience="any",
            write=write,
        ),
    )
