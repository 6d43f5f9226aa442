"""申诉复核材料: all that a review of one unit's score needs, and a form for it.

Of a whole result it is for internal use: it has the neighbours' totals and every
reported figure of the unit. Of a view it has what that view shows to the unit.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from guiju.engine.axis import UNIT
from guiju.engine.certificate import Certificate, certificates_of
from guiju.engine.graph import dependencies, reachable
from guiju.engine.plan import Interpretation
from guiju.engine.result import Result, Verdict
from guiju.engine.text import Language, Text
from guiju.plugins.output import Report
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import boards, heading, settings, verdicts
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.outputs.document import as_bytes
from guiju.plugins.outputs.dossier import every_step, steps_of_reader
from guiju.plugins.outputs.moved import total_of
from guiju.plugins.outputs.page import render
from guiju.plugins.outputs.remarks import kind_of_setting, value_of
from guiju.plugins.outputs.score_sheet import HOW, further, step_table
from guiju.plugins.prose import firmness
from guiju.plugins.prose.explanation import Said
from guiju.plugins.prose.figure import Digits, declared_places, with_unit
from guiju.plugins.prose.verdict import (
    FORCES,
    OUTCOMES,
    asked,
    measured,
    name_of,
    where,
)

NAME = Text(zh="申诉复核材料", en="appeal")
"""What the files are called, before the name of the unit."""
_TITLE = Text(zh="申诉复核材料", en="Papers for an appeal")
_INTERNAL = Text(zh="内部使用", en="for internal use")
_TO = Text(zh="单位：{unit}", en="unit: {unit}")
_RESULT = Text(zh="结果", en="Result")
_STEPS = Text(zh="得分怎样算出", en="How the score comes about")
_NEAR = Text(zh="与前后名次的差距", en="Its neighbours in the ranking")
_HELD = Text(zh="有关的约束", en="Constraints that concern it")
_READ = Text(zh="有关的解释和待定事项", en="Interpretations and open points")
_FORM = Text(zh="复核申请表", en="Request for a review")
_ITEM = Text(zh="项目", en="item")
_OWN_ONLY = Text(
    zh="下面只列改本单位的一个数能换先后的，每种填报的数取最小的改动。",
    en="Listed is what turns two neighbours round by one figure of this unit alone, "
    "with the smallest change of each kind of figure.",
)
_NOT_RANKED = Text(zh="没有参加排名。", en="It is not ranked.")
_ALONE = Text(zh="没有前后名次。", en="It has no neighbours.")
_PLACED = Text(
    zh="第{rank}名 {unit}：{value}，{apart}",
    en="place {rank}, {unit}: {value}, {apart}",
)
_AHEAD = Text(zh="比本单位高 {by}", en="{by} more than this unit")
_BEHIND = Text(zh="比本单位低 {by}", en="{by} less than this unit")
_EQUAL = Text(zh="与本单位相同", en="the same as this unit")
_ROWS = (
    Text(zh="申请单位（盖章）", en="unit (seal)"),
    Text(zh="经办人和电话", en="contact"),
    Text(zh="申请日期", en="date"),
    Text(
        zh="申请复核的事项（步骤号、数据出处）",
        en="what is to be reviewed (step, cell)",
    ),
    Text(zh="理由", en="reasons"),
    Text(zh="附件", en="enclosed"),
    Text(zh="复核意见", en="finding of the review"),
    Text(zh="更正的数：原数、改为", en="figures corrected: was, is"),
    Text(zh="复核人、日期", en="reviewed by, on"),
)
_ROOM = {3: 3, 4: 5, 5: 2, 6: 5, 7: 2}
"""So many lines are left to write in, by row."""
_NUMERALS = "一二三四五六七八九"
_UNDATED = dt.date(2000, 1, 1)


@attrs.frozen(kw_only=True)
class Packet:
    """The papers of one unit, before they have a form."""

    report: Report
    unit: str

    @property
    def title(self) -> str:
        """What the papers are called as a whole."""
        language = self.report.language
        scheme = self.report.result.plan.scheme
        head = scheme.title or scheme.name
        return f"{head} · {_TITLE.of(language)} · {self.unit}"

    @property
    def mark(self) -> str:
        """What stands on every page; nothing on what the unit may see."""
        is_whole = self.report.result.view is None
        return _INTERNAL.of(self.report.language) if is_whole else ""


def as_document(packet: Packet) -> bytes:
    """Return the papers in the official format."""
    language = packet.report.language
    created = packet.report.result.plan.scheme.issued or _UNDATED
    found = blocks(packet)
    return as_bytes(found, packet.title, created, language, packet.mark)


def as_page(packet: Packet) -> bytes:
    """Return the papers as a page that prints like the document."""
    return render(
        "appeal.html.j2",
        packet.report.language,
        title=packet.title,
        mark=packet.mark,
        blocks=[(type(one).__name__, one) for one in blocks(packet)],
    ).encode()


FORMS: dict[str, tuple[str, Callable[[Packet], bytes]]] = {
    "docx": (".docx", as_document),
    "html": (".html", as_page),
}
"""What ends the name of a form, and what writes it."""


def blocks(packet: Packet) -> Iterator[Block]:
    """Yield the papers, each part that has something in it with its number."""
    language, report = packet.report.language, packet.report
    for notice in report.notices:
        yield Words("remark", notice.of(language))
    scheme, view = report.result.plan.scheme, report.result.view
    yield Words("title", scheme.title or scheme.name)
    yield Words("title", _TITLE.of(language))
    yield Words("body", "")
    told = [_TO.of(language).format(unit=packet.unit)]
    told += [view.title or view.name] if view else []
    yield Words("to", "　　".join(told))
    nth = 0
    for words, part in _parts(packet):
        found = list(part)
        if found:
            yield Words("heading", _numbered(nth, words, language))
            yield from found
            nth += 1
    yield NewPage()
    yield Words("title", _FORM.of(language))
    yield Words("body", "")
    yield _form(language)


def _parts(packet: Packet) -> Iterator[tuple[Text, Iterator[Block]]]:
    yield _RESULT, _results(packet)
    yield _STEPS, _steps(packet)
    yield _NEAR, _near(packet)
    yield _HELD, _held(packet)
    yield _READ, _read(packet)


def _numbered(nth: int, words: Text, language: Language) -> str:
    if language == "zh":
        return f"{_NUMERALS[nth]}、{words.zh}"
    return f"{nth + 1}. {words.en}"


def _lines(packet: Packet) -> Iterator[tuple[Board, Line]]:
    for board in boards(packet.report.result):
        for line in board.lines:
            if line.unit == packet.unit:
                yield board, line


def _results(packet: Packet) -> Iterator[Block]:
    language, result = packet.report.language, packet.report.result
    for board, line in _lines(packet):
        rows = [(labels.GROUP.of(language), board.title, "")]
        if board.has_places:
            place = labels.NO_RANK if line.rank is None else str(line.rank)
            rows.append((labels.RANK.of(language), place, ""))
        for quantity in board.columns:
            digits = Digits(places=declared_places(result.plan, quantity))
            value = line.values[quantity.id]
            shown = with_unit(value, quantity.measure, language, digits)
            rows.append((heading(quantity, language), shown, quantity.clause))
        heads = (_ITEM, labels.VALUE, labels.CLAUSE)
        yield Table(
            heads=tuple(head.of(language) for head in heads),
            rows=tuple(rows),
            plain=frozenset({0, 2}),
        )
    yield from further(result, language)


def _steps(packet: Packet) -> Iterator[Block]:
    language, result = packet.report.language, packet.report.result
    said: list[Said] = list(steps_of_reader(result, language))
    if result.view is None:
        for board, _ in _lines(packet):
            said += every_step(result, board, packet.unit, language)
    table = step_table(said, language)
    if table is not None:
        yield table
        yield Words("body", HOW.of(language))


def _near(packet: Packet) -> Iterator[Block]:
    if packet.report.result.view is not None:
        yield from _near_in_view(packet)
        return
    language, result = packet.report.language, packet.report.result
    for board, line in _lines(packet):
        if board.ranking is None:
            continue
        found = certificates_of(result, packet.unit)
        own = [one for one in found if one.ranking == board.ranking]
        yield Words("section", f"{board.title} · {board.ranking.name}")
        if line.rank is None:
            yield Words("body", _NOT_RANKED.of(language))
        elif not own or not own[0].pairs:
            yield Words("body", _ALONE.of(language))
        else:
            yield Words("body", _OWN_ONLY.of(language))
            yield from _pairs(result, own[0], language)


def _pairs(
    result: Result, certificate: Certificate, language: Language
) -> Iterator[Block]:
    plan = result.plan
    for pair in certificate.pairs:
        told = (
            firmness.sentence(plan, certificate, pair, language),
            firmness.parts(plan, pair, language),
            firmness.rounding(certificate, pair, language),
            *firmness.changes(plan, pair, language),
            firmness.unknown(plan, pair, language),
            _firm(pair.flips.changes, pair.flips.unknown, language),
        )
        yield from (Words("body", words) for words in told if words)


_FIRM = Text(
    zh="只改本单位的一个数，怎样合法地改都换不了先后",
    en="no legal change of one figure of this unit turns them round",
)


def _firm(changes: object, unknown: object, language: Language) -> str:
    return "" if changes or unknown else _FIRM.of(language)


def _near_in_view(packet: Packet) -> Iterator[Block]:
    """Yield what the view shows of the neighbours: place and total, no more."""
    for board, line in _lines(packet):
        if not board.is_whole or not board.has_places or line.rank is None:
            continue
        at = board.lines.index(line)
        for other in (*board.lines[max(at - 1, 0) : at], *board.lines[at + 1 : at + 2]):
            words = _beside(packet.report, board, line, other)
            if words:
                yield Words("body", words)


def _beside(report: Report, board: Board, line: Line, other: Line) -> str:
    language, total = report.language, total_of(board)
    if total is None or other.rank is None:
        return ""
    own, theirs = line.values[total.id], other.values[total.id]
    digits = Digits(places=declared_places(report.result.plan, total))
    if not isinstance(own, Fraction) or not isinstance(theirs, Fraction):
        return ""
    apart = theirs - own
    words = _EQUAL if not apart else _AHEAD if apart > 0 else _BEHIND
    by = with_unit(abs(apart), total.measure, language, digits)
    return _PLACED.of(language).format(
        rank=other.rank,
        unit=other.unit,
        value=with_unit(theirs, total.measure, language, digits),
        apart=words.of(language).format(by=by),
    )


def _held(packet: Packet) -> Iterator[Block]:
    language = packet.report.language
    rows = tuple(
        (
            name_of(one.constraint),
            FORCES[one.constraint.force].of(language),
            where(one, language),
            measured(one, language),
            asked(one, language),
            OUTCOMES[one.holds].of(language),
            one.constraint.clause,
        )
        for one in verdicts(packet.report.result)
        if _concerns(one, packet)
    )
    heads = (
        labels.CONSTRAINT,
        labels.FORCE,
        labels.WHO,
        labels.MEASURED,
        labels.ASKED,
        labels.OUTCOME,
        labels.CLAUSE,
    )
    if rows:
        yield Table(
            heads=tuple(head.of(language) for head in heads),
            rows=rows,
            plain=frozenset({0, 2, 6}),
        )


def _concerns(verdict: Verdict, packet: Packet) -> bool:
    """Whether it is of the unit itself, or of all together; others' are not told."""
    axes = [axis.name for axis in verdict.constraint.axes]
    if UNIT in axes:
        return verdict.where[axes.index(UNIT)] == packet.unit
    groups = {board.group.name for board, _ in _lines(packet)}
    return not axes and verdict.constraint.group in {"", *groups}


def _read(packet: Packet) -> Iterator[Block]:
    """Yield what was set and how the scheme was read, where the score hangs on it."""
    report, language = packet.report, packet.report.language
    touched = _touched(packet)
    rows = [
        (
            kind_of_setting(one).of(language),
            one.quantity.name,
            " · ".join(part for part in (value_of(one, language), one.reason) if part),
            one.quantity.clause,
        )
        for one in settings(report.result)
        if one.quantity.id in touched
    ]
    rows += [
        (labels.INTERPRETATION.of(language), one.subject, one.reason, one.clause)
        for one in report.result.plan.interpretations
        if _is_about(one, touched, packet)
    ]
    heads = (labels.KIND, labels.NAME, labels.TITLE, labels.CLAUSE)
    if rows:
        yield Table(
            heads=tuple(head.of(language) for head in heads),
            rows=tuple(rows),
            plain=frozenset({0, 1, 2, 3}),
        )


def _touched(packet: Packet) -> frozenset[str]:
    """Return all quantities that the place or the total of the unit is made of."""
    plan = packet.report.result.plan
    starts = [
        id_
        for board, _ in _lines(packet)
        for id_ in (
            *(column.id for column in board.columns),
            *((board.ranking.rank,) if board.ranking else ()),
        )
    ]
    return reachable(dependencies(plan), starts)


def _is_about(one: Interpretation, touched: frozenset[str], packet: Packet) -> bool:
    """Whether it is of the unit, its group, the whole scheme, or a figure it has."""
    plan = packet.report.result.plan
    groups = {board.group.name for board, _ in _lines(packet)}
    first = one.subject.partition(".")[0]
    names = {plan.quantities[id_].name for id_ in touched}
    return first in {packet.unit, plan.scheme.name, *groups} or any(
        name == one.subject
        or name.startswith(f"{one.subject}.")
        or one.subject.startswith(f"{name}.")
        for name in names
    )


def _form(language: Language) -> Table:
    return Table(
        heads=(_ITEM.of(language), labels.TITLE.of(language)),
        rows=tuple((words.of(language), "") for words in _ROWS),
        plain=frozenset({0, 1}),
        to_fill=_ROOM,
    )
