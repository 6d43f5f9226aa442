"""What sets one unit apart from its neighbours in a ranking, for its own papers.

Only cells of the unit itself are changed. Of a view there is only what the view shows.
"""

from collections.abc import Iterator
from fractions import Fraction

from guiju.engine.certificate import Certificate, certificates_of
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.output import Report
from guiju.plugins.outputs.blocks import Block, Words
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.outputs.moved import total_of
from guiju.plugins.outputs.packet import Packet
from guiju.plugins.prose import firmness
from guiju.plugins.prose.figure import Digits, declared_places, with_unit

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


def neighbours(packet: Packet) -> Iterator[Block]:
    """Yield how far the neighbours are, what decides, and what would change it."""
    if packet.report.result.view is not None:
        yield from _near_in_view(packet)
        return
    language, result = packet.report.language, packet.report.result
    for board, line in packet.lines:
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
    for board, line in packet.lines:
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
