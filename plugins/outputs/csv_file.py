"""The rankings as one table for spreadsheets: a line for each unit.

UTF-8 with a byte order mark, because that is what Chinese Excel needs to read Chinese.
No name can become a formula. A column in which digits were left out says so in its
heading; the exact numbers are in the JSON output.
"""

import csv
from io import StringIO

from guiju.dsl.frame import spelled
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import Board, boards, figures, heading
from guiju.plugins.prose.figure import Figure

_MOST = 4
_COMMANDS = "=+-@＝＋－＠"
"""A text that begins like this is a formula to some spreadsheet."""

_Columns = dict[str, tuple[Figure, ...]]


def write(report: Report) -> bytes:
    """Return the rankings as CSV. Every line repeats what readers must be told."""
    language = report.language
    shown = [(b, _columns(report.result, b, language)) for b in boards(report.result)]
    heads = list(dict.fromkeys(head for _, columns in shown for head in columns))
    notice = " ".join(notice.of(language) for notice in report.notices)
    file = StringIO()
    lines = csv.writer(file)
    lines.writerow([*_heads(shown, heads, language), labels.NOTICE.of(language)])
    for board, columns in shown:
        for at, line in enumerate(board.lines):
            names = (guarded(board.group.name), line.rank, guarded(line.unit))
            values = (_cell(columns, head, at) for head in heads)
            lines.writerow([*names, *values, guarded(notice)])
    return file.getvalue().encode("utf-8-sig")


def guarded(words: str) -> str:
    """Return ``words`` so that no spreadsheet takes them for a formula."""
    words = spelled(words)
    return f"'{words}" if words.lstrip()[:1] in tuple(_COMMANDS) else words


def _columns(result: Result, board: Board, language: Language) -> _Columns:
    return {
        heading(quantity, language): figures(result, board, quantity, language, _MOST)
        for quantity in board.columns
    }


def _heads(
    shown: list[tuple[Board, _Columns]], heads: list[str], language: Language
) -> list[str]:
    cut = {
        head
        for _, columns in shown
        for head, column in columns.items()
        if any(figure.is_approximate for figure in column)
    }
    names = (labels.GROUP, labels.RANK, labels.UNIT_NAME)
    return [
        *(name.of(language) for name in names),
        *(
            guarded(head + (labels.APPROXIMATE.of(language) if head in cut else ""))
            for head in heads
        ),
    ]


def _cell(columns: _Columns, head: str, at: int) -> str:
    if head not in columns:
        return ""
    figure = columns[head][at]
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
            audience="internal",
            write=write,
        ),
    )
