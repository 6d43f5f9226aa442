"""评分明细表: every step of the score of a unit, which a desk calculator can repeat.

Each step has its arithmetic, its clause and its cell; what a rater gave is not in it,
only what was made of it. For an appeal the table goes to the unit as it is.
"""

from collections.abc import Iterable, Iterator

from guiju.engine.axis import UNIT
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import boards
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.document import as_bytes
from guiju.plugins.outputs.dossier import every_step
from guiju.plugins.outputs.step_table import step_blocks
from guiju.plugins.prose.explanation import Said
from guiju.plugins.prose.figure import with_unit

SHEET = Text(zh="评分明细表", en="Score sheet")
_UNIT = Text(
    zh="单位：{unit}　　对象：{group}　　名次：{rank}",
    en="unit: {unit}; group: {group}; rank: {rank}",
)
_FURTHER = Text(zh="其他各项", en="Further figures")


def write(report: Report) -> bytes:
    """Return the score sheets of all units, each from a page of its own."""
    scheme = report.result.plan.scheme
    head = f"{scheme.called} · {SHEET.of(report.language)}"
    day = created(scheme)
    return as_bytes(_blocks(report), head, day, report.language)


def _blocks(report: Report) -> Iterator[Block]:
    language, scheme = report.language, report.result.plan.scheme
    is_first = True
    for board in boards(report.result):
        for line in board.lines:
            if not is_first:
                yield NewPage()
            is_first = False
            for notice in report.notices:
                yield Words("remark", notice.of(language))
            yield Words("title", scheme.called)
            said = every_step(report.result, board, line.unit, language)
            yield from steps(said, language, caption(board, line, language))


def caption(board: Board, line: Line, language: Language) -> str:
    """Return whose sheet it is, and which place the unit has."""
    rank = labels.NO_RANK if line.rank is None else str(line.rank)
    told = {"unit": line.unit, "group": board.title, "rank": rank}
    return _UNIT.of(language).format(**told)


def steps(
    said: Iterable[Said], language: Language, caption: str = ""
) -> Iterator[Block]:
    """Yield the table of every step of ``said``, and how it is read."""
    found = [*step_blocks(said, language)]
    if not found:
        return
    yield Words("title", SHEET.of(language))
    yield Words("body", "")
    if caption:
        yield Words("to", caption)
    yield from found


def further(result: Result, language: Language) -> Iterator[Block]:
    """Yield what a view shows besides its boards."""
    found = details(result) if result.view is not None else ()
    if not found:
        return
    heads = (labels.NAME, labels.WHO, labels.VALUE, labels.CLAUSE)
    yield Words("section", _FURTHER.of(language))
    yield Table(
        heads=tuple(head.of(language) for head in heads),
        rows=tuple(_detail(one, result.reader, language) for one in found),
        plain=frozenset({0, 1, 3}),
    )


def _detail(one: Detail, reader: str, language: Language) -> tuple[str, ...]:
    place = (
        member for axis, member in one.place.items() if axis != UNIT or member != reader
    )
    value = with_unit(one.value, one.quantity.measure, language, one.digits)
    title = one.quantity.called
    return title, " · ".join(place), value, one.quantity.clause


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="score-sheets",
            title=Text(
                zh="各单位评分明细表（DOCX）", en="score sheets of all units (DOCX)"
            ),
            file_suffix=".docx",
            audience="internal",
            write=write,
        ),
    )
