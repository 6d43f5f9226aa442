"""The report as Markdown: for wikis, issues and mail, where people read text.

Rankings, adjustments, problems, constraints, what was left open, fingerprints. How
words are kept from being marks is in ``markdown``.
"""

from collections.abc import Iterator, Sequence

from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import judgements, labels
from guiju.plugins.outputs.arrange import ADJUSTMENTS, boards, title, verdicts
from guiju.plugins.outputs.arrange import heading as head_of
from guiju.plugins.outputs.blocks import Table
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.markdown import heading, quote, table
from guiju.plugins.outputs.notice import problem_table, ranking_table
from guiju.plugins.outputs.problems import problem_lists
from guiju.plugins.outputs.remarks import remarks
from guiju.plugins.outputs.vetoed import vetoed
from guiju.plugins.prose.figure import unit_word, with_unit
from guiju.plugins.prose.words import axis_name

_ADJUSTED = Text(zh="加分和扣分", en="Bonuses and deductions")
_FURTHER = Text(zh="其他各项", en="Further figures")
_ABOUT = Text(
    zh="≈ 表示只在列出时四舍五入，计算用准确值。",
    en="≈ marks a figure rounded where it is shown; exact values are computed with.",
)
_Rows = Sequence[tuple[str, ...]]


def write(report: Report) -> bytes:
    """Return the report as Markdown in UTF-8, with tables as GitHub and GitLab do."""
    return "\n".join(_parts(report)).encode()


def _parts(report: Report) -> Iterator[str]:
    language, result = report.language, report.result
    yield heading(1, title(result))
    for notice in report.notices:
        yield quote(notice.of(language))
    yield from _rankings(result, language)
    yield from _section(_ADJUSTED, _adjusted(result, language), language)
    for one in problem_lists(result):
        yield heading(2, f"{one.title} · {one.group}")
        yield _table(problem_table(one, language))
    yield from _section(_FURTHER, _further(result, language), language)
    yield from _section(labels.CONSTRAINTS, _constraints(result, language), language)
    yield from _section(labels.REMARKS, _remarks(report), language)


def _rankings(result: Result, language: Language) -> Iterator[str]:
    is_cut = False
    for board in boards(result):
        shown = ranking_table(result, board, language)
        is_cut |= any("≈" in cell for row in shown.rows for cell in row)
        yield heading(2, board.title)
        yield _table(shown)
        yield from map(quote, vetoed(result, board, language))
    if is_cut:
        yield quote(_ABOUT.of(language))


def _section(name: Text, rows: _Rows, language: Language) -> Iterator[str]:
    """Yield a table under its heading; the first row are the heads."""
    if len(rows) > 1:
        words = name.of(language)
        yield heading(2, f"{words[:1].upper()}{words[1:]}")
        yield table(rows[0], rows[1:])


def _table(shown: Table) -> str:
    return table(shown.heads, shown.rows)


def _heads(language: Language, *heads: Text) -> tuple[str, ...]:
    return tuple(head.of(language) for head in heads)


def _adjusted(result: Result, language: Language) -> _Rows:
    """Return who has a bonus or a deduction at all, each with its ground."""
    rows = (
        (
            line.unit,
            head_of(quantity, language),
            with_unit(line.values[quantity.id], quantity.measure, language),
            quantity.clause,
        )
        for board in boards(result)
        for line in board.lines
        for quantity in board.of_role(*ADJUSTMENTS)
        if line.values[quantity.id] != 0
        and not isinstance(line.values[quantity.id], Absence)
    )
    heads = (labels.UNIT_NAME, labels.NAME, labels.VALUE, labels.CLAUSE)
    return (_heads(language, *heads), *rows)


def _further(result: Result, language: Language) -> _Rows:
    """Return what a view shows besides its boards; a whole result has workbooks."""
    found = details(result) if result.view is not None else ()
    axes = list(dict.fromkeys(axis for one in found for axis in one.place))
    heads = (labels.NAME, labels.VALUE, labels.MEASURE, labels.CLAUSE)
    names = (axis_name(axis, language) for axis in axes)
    return (
        (*names, *_heads(language, *heads)),
        *(_detail(one, axes, language) for one in found),
    )


def _detail(one: Detail, axes: Sequence[str], language: Language) -> tuple[str, ...]:
    return (
        *(one.place.get(axis, "") for axis in axes),
        one.quantity.name,
        one.figure(language).shown,
        unit_word(one.quantity.measure, language),
        one.quantity.clause,
    )


def _constraints(result: Result, language: Language) -> _Rows:
    rows = (judgements.row(verdict, language) for verdict in verdicts(result))
    return (_heads(language, *judgements.HEADS), *rows)


def _remarks(report: Report) -> _Rows:
    """Return what was left open and set, the interpretations, and the fingerprints."""
    language = report.language
    heads = (labels.KIND, labels.NAME, labels.TITLE, labels.CLAUSE)
    rows = (
        (one.kind.of(language), one.subject, one.words, one.clause)
        for one in remarks(report)
        if one.kind is not labels.NOTICE
    )
    return (_heads(language, *heads), *rows)


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="markdown",
            title=Text(zh="考评结果（Markdown）", en="report of results (Markdown)"),
            file_suffix=".md",
            audience="any",
            write=write,
            on_request=True,
        ),
    )
