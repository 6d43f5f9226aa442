"""申诉复核材料: all that a review of one unit's score needs, and a form for it.

Of a whole result it is for internal use: it has the neighbours' totals and every
reported figure of the unit. Of a view it has what that view shows to the unit.
"""

from collections.abc import Callable, Iterator

from guiju.engine.text import Language, Text
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import heading
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words
from guiju.plugins.outputs.concerning import constraints, readings
from guiju.plugins.outputs.dated import created
from guiju.plugins.outputs.document import as_bytes
from guiju.plugins.outputs.dossier import every_step, steps_of_reader
from guiju.plugins.outputs.neighbours import neighbours
from guiju.plugins.outputs.packet import TITLE, Packet
from guiju.plugins.outputs.page import render
from guiju.plugins.outputs.score_sheet import further
from guiju.plugins.outputs.step_table import step_blocks
from guiju.plugins.prose.explanation import Said
from guiju.plugins.prose.figure import Digits, declared_places, with_unit

NAME = Text(zh="申诉复核材料", en="appeal")
"""What the files are called, before the name of the unit."""
_TO = Text(zh="单位：{unit}", en="unit: {unit}")
_RESULT = Text(zh="结果", en="Result")
_STEPS = Text(zh="得分怎样算出", en="How the score comes about")
_NEAR = Text(zh="与前后名次的差距", en="Its neighbours in the ranking")
_HELD = Text(zh="有关的约束", en="Constraints that concern it")
_READ = Text(zh="有关的解释和待定事项", en="Interpretations and open points")
_FORM = Text(zh="复核申请表", en="Request for a review")
_ITEM = Text(zh="项目", en="item")
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


def as_document(packet: Packet) -> bytes:
    """Return the papers in the official format."""
    language = packet.report.language
    day = created(packet.report.result.plan.scheme)
    found = blocks(packet)
    return as_bytes(found, packet.title, day, language, packet.mark)


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
    yield Words("title", scheme.called)
    yield Words("title", TITLE.of(language))
    yield Words("body", "")
    told = [_TO.of(language).format(unit=packet.unit)]
    told += [view.called] if view else []
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
    yield _NEAR, neighbours(packet)
    yield _HELD, constraints(packet)
    yield _READ, readings(packet)


def _numbered(nth: int, words: Text, language: Language) -> str:
    if language == "zh":
        return f"{_NUMERALS[nth]}、{words.zh}"
    return f"{nth + 1}. {words.en}"


def _results(packet: Packet) -> Iterator[Block]:
    language, result = packet.report.language, packet.report.result
    for board, line in packet.lines:
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
        for board, _ in packet.lines:
            said += every_step(result, board, packet.unit, language)
    yield from step_blocks(said, language)


def _form(language: Language) -> Table:
    return Table(
        heads=(_ITEM.of(language), labels.TITLE.of(language)),
        rows=tuple((words.of(language), "") for words in _ROWS),
        plain=frozenset({0, 1}),
        to_fill=_ROOM,
    )
