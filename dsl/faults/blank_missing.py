"""GJ0010: a keyword grown together with the number or name beside it."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.dsl.keywords import WORDS
from guiju.engine.diagnostic import Edit
from guiju.engine.source import Span
from guiju.engine.text import Text

_PARTS = frozenset({"word", "NUMBER", "QUANTITY", "PERCENT", "_DOT", "MINUS"})
_LONGEST = 40
_MOST_PLACES = 12
_MOST_BLANKS = 3


def recognise(stuck: Stuck) -> Found | None:
    """Try blanks at the edges of keywords and numbers, as few as possible."""
    for first, last in _runs(stuck):
        span = stuck.span(first, last)
        written = stuck.text[span.start : span.end]
        for spaced in _with_blanks(written):
            edit = Edit(span=span, text=spaced)
            if stuck.goes_on(edit):
                return _found(span, written, edit)
    return None


def _found(span: Span, written: str, edit: Edit) -> Found:
    return Found(
        span=span,
        message=Text(
            zh=f"“{written}”中间少了空格，应当写成“{edit.text}”",
            en=f"a blank is missing in “{written}”: it should be “{edit.text}”",
        ),
        meant=edit,
        sure=True,
    )


def _runs(stuck: Stuck) -> Iterator[tuple[Piece, Piece]]:
    """Yield the pieces that touch each other: here, just before, where the line began.

    A keyword grown together with a name reads as a name, and is missed further on.
    """
    seen: set[int] = set()
    for at in (stuck.at, stuck.at - 1, stuck.line):
        if not stuck.line <= at < len(stuck.pieces):
            continue
        first = last = at
        while first > 0 and _touch(stuck.pieces[first - 1], stuck.pieces[first]):
            first -= 1
        while last + 1 < len(stuck.pieces) and _touch(
            stuck.pieces[last], stuck.pieces[last + 1]
        ):
            last += 1
        if first in seen:
            continue
        seen.add(first)
        if stuck.pieces[last].end - stuck.pieces[first].start <= _LONGEST:
            yield stuck.pieces[first], stuck.pieces[last]


def _touch(one: Piece, other: Piece) -> bool:
    return one.end == other.start and {one.kind, other.kind} <= _PARTS


def _with_blanks(written: str) -> Iterator[str]:
    places = sorted(_places(written))[:_MOST_PLACES]
    for blanks in range(1, _MOST_BLANKS + 1):
        for chosen in combinations(places, blanks):
            edges = (0, *chosen, len(written))
            yield " ".join(written[a:b] for a, b in pairwise(edges))


def _places(written: str) -> set[int]:
    found = {
        at
        for at in range(1, len(written))
        if written[at].isdigit() and written[at - 1].isalpha()
    }
    for start in range(len(written)):
        for end in range(start + 1, len(written) + 1):
            if written[start:end] in WORDS:
                found |= {start, end}
    return found - {0, len(written)}


FAULT = Fault(
    code="GJ0010",
    since="0.1",
    title=Text(zh="用词与数字或名称之间少了空格", en="blank missing beside a keyword"),
    help=Text(
        zh="用词、名称、数字之间都要空一格",
        en="put a blank between keywords, names and numbers",
    ),
    bad=(
        "环节 ⟦日常测评20%⟧ { 县区 评分 0分 至 100分 }",
        "指标 县区指标 ⟦满分100分⟧ { 政策解读 100分 }",
        "⟦对象市直⟧ 共 1家 { 市教育局 }",
        '⟦对象市直⟧ "市直单位" 共 1家 { 市教育局 }',
        "加分 表彰 用于 县区 按 名次 { ⟦3名以上⟧: 5分 }",
        "方案 示范 { 考评期 2020-01-01 ⟦至2020-12-31⟧ }",
    ),
    good="环节 日常测评 20% { 县区 评分 0分 至 100分 }",
    recognise=recognise,
)
