"""The rankings as one table for spreadsheets: a line for each unit.

UTF-8 with a byte order mark, because that is what Chinese Excel needs to read Chinese.
No name can become a formula. A column in which digits were left out says so in its
heading; the exact numbers are in the JSON output.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, TextIOWrapper
from itertools import chain, repeat

from guiju.dsl.frame import spelled
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import boards, figures, heading
from guiju.plugins.outputs.board import Board, different, each
from guiju.plugins.outputs.details import Detail, details, everything
from guiju.plugins.outputs.problems import problem_lists
from guiju.plugins.prose.figure import Figure, unit_word
from guiju.plugins.prose.words import axis_name

_MOST = 4
_COMMANDS = "=+-@＝＋－＠"
"""A text that begins like this is a formula to some spreadsheet."""

_Columns = dict[str, Sequence[Figure]]
_Row = Sequence[str | int | None]


def write(report: Report) -> bytes:
    """Return the rankings as CSV. Every line repeats what readers must be told."""
    language = report.language
    if report.result.view is not None and _goes_on(report.result):
        return _written(report, one_by_one(everything(report.result), language))
    shown = [(b, _columns(report.result, b, language)) for b in boards(report.result)]
    return _written(report, _rankings(shown, language))


def _goes_on(result: Result) -> bool:
    """Whether a view shows more than its boards."""
    return bool(details(result) or problem_lists(result))


def _written(report: Report, rows: Iterable[_Row]) -> bytes:
    """Write the rows, the first being the heads, each with what must be told."""
    notice = " ".join(notice.of(report.language) for notice in report.notices)
    written = BytesIO()
    file = TextIOWrapper(written, "utf-8-sig", newline="", write_through=True)
    lines = csv.writer(file)
    told = chain([labels.NOTICE.of(report.language)], repeat(guarded(notice)))
    lines.writerows([*row, last] for row, last in zip(rows, told, strict=False))
    return written.getvalue()


def _rankings(
    shown: list[tuple[Board, _Columns]], language: Language
) -> Iterator[_Row]:
    heads = list(dict.fromkeys(head for _, columns in shown for head in columns))
    several = any(board.is_one_of_several for board, _ in shown)
    has_places = any(board.has_places for board, _ in shown)
    names = [
        labels.GROUP,
        *([labels.RANKING] if several else []),
        *([labels.RANK] if has_places else []),
        labels.UNIT_NAME,
    ]
    yield [*(name.of(language) for name in names), *_heads(shown, heads, language)]
    for board, columns in shown:
        group = guarded(board.group.name)
        which = [guarded(_ranking(board))] if several else []
        cells = zip(*(_cells(columns.get(head)) for head in heads), strict=False)
        for line, values in zip(
            board.lines, cells if heads else repeat(()), strict=False
        ):
            rank = [line.rank] if has_places else []
            yield [group, *which, *rank, guarded(line.unit), *values]


def _ranking(board: Board) -> str:
    return "" if board.ranking is None else board.ranking.name


def guarded(words: str) -> str:
    """Return ``words`` so that no spreadsheet takes them for a formula."""
    words = spelled(words)
    return f"'{words}" if words.lstrip()[:1] in tuple(_COMMANDS) else words


def _columns(result: Result, board: Board, language: Language) -> _Columns:
    return {
        heading(quantity, language): figures(result, board, quantity, language, _MOST)
        for quantity in board.columns
    }


def one_by_one(found: Sequence[Detail], language: Language) -> Iterator[_Row]:
    """Yield each value of a view on a line of its own, with where it stands."""
    axes = list(dict.fromkeys(axis for detail in found for axis in detail.place))
    heads = (labels.NAME, labels.VALUE, labels.MEASURE, labels.CLAUSE)
    yield [
        labels.GROUP.of(language),
        *(axis_name(axis, language) for axis in axes),
        *(head.of(language) for head in heads),
    ]
    for one in found:
        quantity, shown = one.quantity, one.figure(language)
        yield [
            guarded(quantity.group),
            *(guarded(one.place.get(axis, "")) for axis in axes),
            guarded(quantity.name),
            shown.shown if shown.is_number else guarded(shown.shown),
            guarded(unit_word(quantity.measure, language)),
            guarded(quantity.clause),
        ]


def _heads(
    shown: list[tuple[Board, _Columns]], heads: list[str], language: Language
) -> list[str]:
    cut = {
        head
        for _, columns in shown
        for head, column in columns.items()
        if any(figure.is_approximate for figure in different(column))
    }
    return [
        guarded(head + (labels.APPROXIMATE.of(language) if head in cut else ""))
        for head in heads
    ]


def _cells(column: Sequence[Figure] | None) -> Iterable[str]:
    """Return a column as it is written; nothing where a board does not have it."""
    return repeat("") if column is None else each(column, _cell)


def _cell(figure: Figure) -> str:
    shown = figure.shown.removeprefix("≈")
    return shown if figure.is_number else guarded(shown)


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="csv",
            title=Text(zh="排名表（CSV）", en="ranking table (CSV)"),
            file_suffix=".csv",
            audience="any",
            write=write,
            any_size=True,
        ),
    )
