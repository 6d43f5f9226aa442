"""更正说明: which reported figures were corrected, why, and who moved because of it.

Of a view it tells only of figures and places that the view shows.
"""

from collections.abc import Callable, Iterator, Sequence

from guiju.engine.measure import Measure
from guiju.engine.plan import Role
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.correction import Correction
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import title
from guiju.plugins.outputs.blocks import Block, Table, Words
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.document import as_bytes
from guiju.plugins.outputs.markdown import heading, quote, table
from guiju.plugins.outputs.moved import Moved, Reached, moved, total_of
from guiju.plugins.prose.figure import Digits, declared_places, with_unit

_TITLE = Text(zh="更正说明", en="Note of corrections")
_CORRECTED = Text(zh="更正的数", en="Corrected figures")
_MOVED = Text(zh="因更正而变化的单位", en="Who moved")
_LEAD = Text(
    zh="填报的数有 {n} 处更正，其余数据和规则不变，结果已重新计算。",
    en="Reported figures corrected: {n}. All other data and the rules are as they "
    "were, and the result was computed again.",
)
_NO_FIGURE = Text(
    zh="结果因更正填报的数重新计算，规则不变。",
    en="Reported figures were corrected and the result was computed again. The rules "
    "are as they were.",
)
_AGAINST = {
    False: Text(
        zh="“原”是不作更正时的结果，“现”是更正后的结果。",
        en="“was” is the result without the corrections, “is” the one with them.",
    ),
    True: Text(
        zh="“原”是上次运行的结果，“现”是更正后的结果。",
        en="“was” is the result of the earlier run, “is” the corrected one.",
    ),
}
_NOBODY = Text(
    zh="没有单位的名次、等次、总分因此变化。",
    en="Nobody's rank, grade or total is another because of it.",
)
_HEADS = (
    Text(zh="序号", en="no."),
    Text(zh="填报的数", en="figure"),
    Text(zh="原数", en="was"),
    Text(zh="更正为", en="is"),
    Text(zh="理由", en="reason"),
    Text(zh="决定", en="decision"),
)
_UNMARKED = Text(zh="—", en="—")
_CHANGE = Text(zh="{name}原→现", en="{name} was → is")


def as_document(report: Report) -> bytes:
    """Return the note in the official format."""
    scheme, language = report.result.plan.scheme, report.language
    head = f"{title(report.result)} · {_TITLE.of(language)}"
    return as_bytes(_blocks(report), head, created(scheme), language)


def as_markdown(report: Report) -> bytes:
    """Return the note as Markdown."""
    parts: list[str] = []
    for block in _blocks(report):
        match block:
            case Table(heads=heads, rows=rows):
                parts.append(table(heads, rows))
            case Words(style="title", text=text):
                parts.append(heading(1, text))
            case Words(style="heading", text=text):
                parts.append(heading(2, text))
            case Words(text=text) if text:
                parts.append(quote(text))
            case _:
                pass
    return "\n".join(parts).encode()


def has_any(report: Report) -> bool:
    """Whether there is something to tell: of a view, something that it shows."""
    return bool(report.corrections) or bool(_moved(report))


def _moved(report: Report) -> tuple[Moved, ...]:
    return () if report.before is None else moved(report.before, report.result)


def _blocks(report: Report) -> Iterator[Block]:
    language, found = report.language, _moved(report)
    for notice in report.notices:
        yield Words("remark", notice.of(language))
    yield Words("title", title(report.result))
    yield Words("title", _TITLE.of(language))
    yield Words("body", "")
    number = len(report.corrections)
    lead = _LEAD if number else _NO_FIGURE
    yield Words("body", lead.of(language).format(n=number))
    if report.corrections:
        yield Words("heading", _numbered(0, _CORRECTED, language))
        yield _corrections(report)
    yield Words("heading", _numbered(1 if number else 0, _MOVED, language))
    if not found:
        yield Words("body", _NOBODY.of(language))
        return
    yield Words("body", _AGAINST[report.is_of_earlier_run].of(language))
    for board_title in dict.fromkeys(one.board.title for one in found):
        of_board = [one for one in found if one.board.title == board_title]
        yield Words("section", board_title)
        yield _moves(report, of_board)


def _numbered(nth: int, words: Text, language: Language) -> str:
    return (
        f"{'一二'[nth]}、{words.zh}" if language == "zh" else f"{nth + 1}. {words.en}"
    )


def _corrections(report: Report) -> Table:
    language = report.language
    heads, rows = list(_HEADS), [_row(one, report) for one in report.corrections]
    if report.result.view is None:
        heads.append(labels.CELL)
        rows = [
            (*row, one.cell.said(language))
            for row, one in zip(rows, report.corrections, strict=True)
        ]
    return Table(
        heads=tuple(head.of(language) for head in heads),
        rows=tuple(rows),
        plain=frozenset({1, 4, 5, 6}),
    )


def _row(one: Correction, report: Report) -> tuple[str, ...]:
    language, measure = report.language, one.quantity.measure
    digits = Digits(most=12)
    was, now = (with_unit(v, measure, language, digits) for v in (one.was, one.now))
    day = "" if one.day is None else one.day.isoformat()
    decision = " ".join(part for part in (one.decision, day) if part)
    return str(one.cell.nth), one.figure, was, now, one.reason, decision


def _moves(report: Report, found: Sequence[Moved]) -> Table:
    """Return a table of one board: a column for rank, total and grade if it has any."""
    language, board = report.language, found[0].board
    total, grades = total_of(board), board.of_role(Role.GRADE)
    columns: list[tuple[str, Callable[[Reached], str]]] = []
    if board.has_places:
        columns.append((labels.RANK.of(language), _rank))
    if total is not None:
        digits = Digits(places=declared_places(report.result.plan, total))
        shown = _shown(total.measure, language, digits)
        columns.append((total.name, lambda one: shown(one.total)))
    if grades:
        graded = _shown(grades[0].measure, language, Digits())
        columns.append((grades[0].name, lambda one: graded(one.grade)))
    heads = (_CHANGE.of(language).format(name=name) for name, _ in columns)
    return Table(
        heads=(labels.UNIT_NAME.of(language), *heads),
        rows=tuple(
            (one.unit, *(_both(say(one.was), say(one.now)) for _, say in columns))
            for one in found
        ),
        plain=frozenset({0}),
    )


def _rank(one: Reached) -> str:
    return labels.NO_RANK if one.rank is None else str(one.rank)


def _shown(
    measure: Measure, language: Language, digits: Digits
) -> Callable[[Value | None], str]:
    def shown(value: Value | None) -> str:
        if value is None:
            return _UNMARKED.of(language)
        return with_unit(value, measure, language, digits)

    return shown


def _both(was: str, now: str) -> str:
    return now if was == now else f"{was} → {now}"


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="corrections",
            title=Text(zh="更正说明（DOCX）", en="note of corrections (DOCX)"),
            file_suffix=".docx",
            audience="any",
            write=as_document,
            has_any=has_any,
        ),
        Output(
            name="correction-note",
            title=Text(zh="更正说明（Markdown）", en="note of corrections (Markdown)"),
            file_suffix=".md",
            audience="any",
            write=as_markdown,
            has_any=has_any,
        ),
    )
