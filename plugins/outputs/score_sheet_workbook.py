"""评分明细表 as a workbook: a sheet for each unit, to look things up and to filter.

The steps are those of the document (``score_sheet``), with what each comes to as a
number beside its arithmetic. A rater's own marks are in neither.
"""

from collections.abc import Iterator

from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import boards
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.dossier import every_step
from guiju.plugins.outputs.score_sheet import SHEET, caption
from guiju.plugins.outputs.step_table import ARITHMETIC, HOW, STEP, numbered
from guiju.plugins.outputs.workbook import Content, Sheet, as_bytes
from guiju.plugins.outputs.xlsx_file import content_of
from guiju.plugins.prose.explanation import Said
from guiju.plugins.prose.figure import Digits, declared_places, figure, unit_word

_REACHED = Text(zh="得数", en="comes to")


def write(report: Report) -> bytes:
    """Return a workbook of the score sheets, dated as the scheme is."""
    scheme = report.result.plan.scheme
    title = f"{scheme.called} · {SHEET.of(report.language)}"
    notices = tuple(notice.of(report.language) for notice in report.notices)
    return as_bytes(_sheets(report), title, notices, created(scheme))


def _sheets(report: Report) -> Iterator[Sheet]:
    for board in boards(report.result):
        for line in board.lines:
            yield _sheet(report, board, line)


def _sheet(report: Report, board: Board, line: Line) -> Sheet:
    language, scheme = report.language, report.result.plan.scheme
    heads = (STEP, ARITHMETIC, _REACHED, labels.MEASURE, labels.CLAUSE, labels.CELL)
    said = every_step(report.result, board, line.unit, language)
    return Sheet(
        name=line.unit,
        title=f"{scheme.called} · {SHEET.of(language)}",
        heads=tuple(head.of(language) for head in heads),
        rows=tuple(
            _row(report, number, one, words)
            for number, one, words in numbered(said, language)
        ),
        frozen=1,
        remarks=(caption(board, line, language), HOW.of(language)),
    )


def _row(report: Report, number: str, said: Said, words: str) -> tuple[Content, ...]:
    cell = "" if said.cell is None else said.cell.said(report.language)
    return (number, words, *_reached(report, said), said.clause, cell)


def _reached(report: Report, said: Said) -> tuple[Content, Content]:
    """Return what a step comes to and in which measure; nothing for a mere remark."""
    quantity, language = said.quantity, report.language
    if quantity is None:
        return None, None
    digits = Digits(places=declared_places(report.result.plan, quantity))
    shown = figure(said.value, quantity.measure, language, digits)
    return content_of(said.value, shown), unit_word(quantity.measure, language)


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="score-sheets-xlsx",
            title=Text(
                zh="各单位评分明细表，每家一张（XLSX）",
                en="score sheets, one for each unit (XLSX)",
            ),
            file_suffix=".xlsx",
            audience="internal",
            write=write,
            on_request=True,
        ),
    )
