"""The report as a 通报 in the official format: 标题, 主送, 正文, 附件.

To a unit that reads of itself it is the sheet of its own score. What only the issuing
office knows (文号, 署名, 成文日期) is left for it to write, and marked as such.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from guiju.engine.plan import Scheme
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.output import Report
from guiju.plugins.outputs import labels, problems
from guiju.plugins.outputs.arrange import boards, figures, heading, settings
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words
from guiju.plugins.outputs.board import Board
from guiju.plugins.outputs.dossier import steps_of_reader
from guiju.plugins.outputs.problems import ProblemList, problem_lists
from guiju.plugins.outputs.remarks import value_of
from guiju.plugins.outputs.score_sheet import further, steps
from guiju.plugins.outputs.vetoed import vetoed

_MOST = 4
_NUMERALS = "一二三四五六七八九"
_LEADING = 3

_RESULTS = Text(zh="考评结果通报", en="Results of the assessment")
_COLON = Text(zh="：", en=":")
_COMMA = Text(zh="，", en=", ")
_LIST = Text(zh="、", en=", ")
_STOP = Text(zh="。", en=".")
_AND_SO = Text(
    zh="按照《{scheme}》{issued}，{period}考评工作已经完成，现将结果通报如下。",
    en="The assessment under “{scheme}”{issued}{period} is complete. These are the "
    "results.",
)
_AND_SO_FOR_ONE = Text(
    zh="按照《{scheme}》{issued}，{period}考评工作已经完成，"
    "现将你单位的考评结果和得分的由来告知如下。",
    en="The assessment under “{scheme}”{issued}{period} is complete. This is the "
    "result of your unit, and how it came about.",
)
_ISSUED = Text(zh="（{issuer}{day}）", en=" ({issuer}{day})")
_PERIOD = Text(zh="{first}至{last}的", en=", {first} to {last},")
_SCORES = Text(zh="考评结果", en="Results")
_TO_MEND = Text(zh="整改情况", en="Rectification")
_NOTES = Text(zh="有关说明", en="Notes")
_HOW_MANY = Text(zh="参加考评的共 {n} 家。", en="Units assessed: {n}.")
_FIRST = Text(zh="列第 {rank} 名的是{units}", en="number {rank}: {units}")
_SEMICOLON = Text(zh="；", en="; ")
_SEE = Text(zh="详见附件{n}。", en=" See annex {n}.")
_COUNTS = Text(
    zh="截至 {day}，共列入问题 {n} 个", en="As of {day}, problems listed: {n}"
)
_COUNT = Text(zh="{state} {n} 个", en="{state}: {n}")
_ANNEX = Text(zh="附件{n}", en="Annex {n}")
_ANNEXES = Text(zh="附件：", en="Annexes: ")
_RANKING = Text(zh="{board}考评结果", en="Results: {board}")
_LISTED = Text(zh="{list}（{group}）整改清单", en="List of problems: {list}, {group}")
_ABOUT = Text(
    zh="表中标有“≈”的数只在列出时四舍五入，计算用准确值。",
    en="Figures marked ≈ are rounded to be shown; exact values are computed with.",
)
_SET = Text(
    zh="“{name}”方案没有写明，本次按 {value} 计算。",
    en="“{name}” is left open by the scheme; it was taken to be {value}.",
)
_SIGNED = (
    Text(zh="（发文机关署名）", en="(issuing office)"),
    Text(zh="（成文日期）", en="(date)"),
)


@attrs.frozen(kw_only=True)
class _Annex:
    title: str
    table: Table
    remark: str = ""


def notice(report: Report) -> Iterator[Block]:
    """Yield the notice, its annexes, and what a unit reads of itself besides."""
    annexes = tuple(_annexes(report))
    yield from _head(report)
    sections = (
        (_SCORES, tuple(_results(report))),
        (_TO_MEND, tuple(_to_mend(report, len(annexes)))),
        (_NOTES, tuple(_notes(report))),
    )
    for nth, (words, told) in enumerate(one for one in sections if one[1]):
        yield _heading(nth, words, report.language)
        yield from told
    yield from _foot(annexes, report.language)
    for nth, annex in enumerate(annexes, start=1):
        yield from _annex(nth, annex, report.language)
    yield from _own(report)


def _head(report: Report) -> Iterator[Block]:
    result, language = report.result, report.language
    scheme = result.plan.scheme
    view = result.view.called if result.view else ""
    for notice in report.notices:
        yield Words("remark", notice.of(language))
    yield Words("title", scheme.called)
    yield Words("title", view or _RESULTS.of(language))
    yield Words("body", "")
    shown = boards(result)
    titles = list(dict.fromkeys(b.group.called for b in shown))
    named = [result.reader] if result.reader else titles
    if named:
        yield Words("to", _COMMA.of(language).join(named) + _COLON.of(language))
    opening = _AND_SO_FOR_ONE if result.reader else _AND_SO
    yield Words("body", _opening(opening, scheme, language))


def _opening(words: Text, scheme: Scheme, language: Language) -> str:
    issued = ""
    if scheme.issuer:
        day = ""
        if scheme.issued:
            day = _COMMA.of(language) + _day(scheme.issued, language)
        issued = _ISSUED.of(language).format(issuer=scheme.issuer, day=day)
    period = ""
    if scheme.period:
        first, last = (_day(day, language) for day in scheme.period)
        period = _PERIOD.of(language).format(first=first, last=last)
    name = scheme.called
    return words.of(language).format(scheme=name, issued=issued, period=period)


def _day(day: dt.date, language: Language) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else str(day)


def _results(report: Report) -> Iterator[Block]:
    language = report.language
    for nth, board in enumerate(boards(report.result)):
        yield Words("section", _section(nth, board.title, language))
        yield Words("body", _told(report, board, nth + 1))
        for said in vetoed(report.result, board, language):
            yield Words("body", said)


def _told(report: Report, board: Board, annex: int) -> str:
    """Return who stands in front, or what the one unit has that reads alone."""
    language = report.language
    see = _SEE.of(language).format(n=annex)
    if not board.is_whole:
        return see.strip()
    many = _HOW_MANY.of(language).format(n=len(board.lines))
    leading: dict[int, list[str]] = {}
    for line in board.lines:
        if line.rank is not None and line.rank <= _LEADING:
            leading.setdefault(line.rank, []).append(line.unit)
    said = _SEMICOLON.of(language).join(
        _FIRST.of(language).format(rank=rank, units=_LIST.of(language).join(units))
        for rank, units in leading.items()
    )
    space = "" if language == "zh" or not said else " "
    return f"{many}{space}{said}{_STOP.of(language) if said else ''}{see}"


def _to_mend(report: Report, annexes: int) -> Iterator[Block]:
    found, language = problem_lists(report.result), report.language
    for nth, one in enumerate(found):
        yield Words("section", _section(nth, f"{one.title}（{one.group}）", language))
        see = _SEE.of(language).format(n=annexes - len(found) + nth + 1)
        yield Words("body", _counted(one, language) + see)


def _counted(one: ProblemList, language: Language) -> str:
    sums = [
        sum((_whole(count.numbers[at]) for count in one.counts), Fraction(0))
        for at in range(len(problems.COUNTED))
    ]
    as_of = one.as_of
    day = _day(as_of, language) if isinstance(as_of, dt.date) else ""
    states = (
        _COUNT.of(language).format(state=problems.count_word(state, language), n=number)
        for state, number in zip(problems.COUNTED[1:], sums[1:], strict=True)
        if number
    )
    counted = _COUNTS.of(language).format(day=day, n=sums[0])
    return _COMMA.of(language).join((counted, *states)) + _STOP.of(language)


def _whole(value: Value) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)


def _notes(report: Report) -> Iterator[Block]:
    result, language = report.result, report.language
    said = [
        _SET.of(language).format(name=one.quantity.name, value=value_of(one, language))
        for one in settings(result)
        if one.value is not None
    ]
    if result.view is None:
        for words in said:
            yield Words("body", words)


def _foot(annexes: Sequence[_Annex], language: Language) -> Iterator[Block]:
    yield Words("body", "")
    for nth, annex in enumerate(annexes, start=1):
        label = _ANNEXES.of(language) if nth == 1 else "　　　" * (language == "zh")
        yield Words("body", f"{label}{nth}. {annex.title}")
    yield Words("body", "")
    for words in _SIGNED:
        yield Words("sign", words.of(language))


def _annex(nth: int, annex: _Annex, language: Language) -> Iterator[Block]:
    yield NewPage(annex.table.is_wide)
    yield Words("label", _ANNEX.of(language).format(n=nth))
    yield Words("title", annex.title)
    yield Words("body", "")
    yield annex.table
    if annex.remark:
        yield Words("body", annex.remark)


def _annexes(report: Report) -> Iterator[_Annex]:
    language = report.language
    for board in boards(report.result):
        table = ranking_table(report.result, board, language)
        is_cut = any("≈" in cell for row in table.rows for cell in row)
        yield _Annex(
            title=_RANKING.of(language).format(board=board.title),
            table=table,
            remark=_ABOUT.of(language) if is_cut else "",
        )
    for one in problem_lists(report.result):
        named = _LISTED.of(language).format(list=one.title, group=one.group)
        yield _Annex(title=named, table=problem_table(one, language))


def ranking_table(result: Result, board: Board, language: Language) -> Table:
    """Return a board as it stands in the notice."""
    columns = [
        [f.shown for f in figures(result, board, quantity, language, _MOST)]
        for quantity in board.columns
    ]
    first = 0 if board.has_places else 1
    heads = (labels.RANK.of(language), labels.UNIT_NAME.of(language))
    names = [(str(line.rank or labels.NO_RANK), line.unit) for line in board.lines]
    return Table(
        heads=(*heads[first:], *(heading(one, language) for one in board.columns)),
        rows=tuple(
            (*name[first:], *values)
            for name, *values in zip(names, *columns, strict=True)
        ),
        plain=frozenset({1 - first}),
    )


def problem_table(one: ProblemList, language: Language) -> Table:
    """Return every problem of a list, with its deadline and its state."""
    return Table(
        heads=tuple(head.of(language) for head in problems.HEADS),
        rows=tuple(problems.row(found, language) for found in one.problems),
        plain=frozenset({0, 1, 2}),
    )


def _own(report: Report) -> Iterator[Block]:
    """Yield how the score of the unit that reads came about, and what else it sees."""
    said = steps_of_reader(report.result, report.language)
    rest = tuple(further(report.result, report.language))
    if said or rest:
        yield NewPage()
        yield from steps(said, report.language)
        yield from rest


def _heading(nth: int, words: Text, language: Language) -> Words:
    number = f"{_NUMERALS[nth]}、" if language == "zh" else f"{nth + 1}. "
    return Words("heading", number + words.of(language))


def _section(nth: int, title: str, language: Language) -> str:
    if language == "en":
        return f"({nth + 1}) {title}"
    number = _NUMERALS[nth] if nth < len(_NUMERALS) else str(nth + 1)
    return f"（{number}）{title}"
