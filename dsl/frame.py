"""A piece of a rulebook with marks under it, as a terminal shows it.

Columns are counted twice: for people and editors in code points, for the marks in the
cells of a terminal, where 规 takes two, a combining accent none, and a character that
nobody can see is spelled out. Finding the right cell is all that this file is for.
"""

import unicodedata
from collections.abc import Iterator

import attrs
from wcwidth import wcswidth

from guiju.engine.source import Span

_TAB = 4
_WHOLE = 4
"""A span of up to so many lines is shown whole, a longer one by its two ends."""
_MORE = "…"
_CHARACTERS = 8
"""More than so many in one cell of a terminal, accents upon accents, nobody reads."""
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})
"""Kinds of characters that a terminal hides, or lets reorder the line."""
_NO_CHARACTERS = frozenset(
    map(
        chr,
        (
            *range(0xFDD0, 0xFDF0),
            *(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF)),
        ),
    )
)
"""What Unicode keeps from ever being characters: no XML may have some of them."""
_ACCENTS = frozenset({"Mn", "Me"})


@attrs.frozen
class Place:
    """A position as people count it: from 1, columns in code points."""

    line: int
    column: int


@attrs.frozen
class Row:
    """One line of a frame. ``number`` is None where lines are left out."""

    number: int | None
    shown: str
    offset: int = 0
    """Terminal cells before the marks."""
    length: int = 0
    """Terminal cells under which the marks stand."""


def place_of(text: str, offset: int) -> Place:
    """Return line and column of ``offset``; past the end means at the end."""
    offset = max(0, min(offset, len(text)))
    start = text.rfind("\n", 0, offset) + 1
    return Place(line=text.count("\n", 0, offset) + 1, column=offset - start + 1)


def frame(text: str, span: Span, room: int, ambiguous: int) -> tuple[Row, ...]:
    """Return the lines that ``span`` touches, none wider than ``room`` cells.

    ``ambiguous`` is how wide the terminal draws characters such as “ and ①: 1 or 2.
    """
    first, last = place_of(text, span.start), place_of(text, _last(text, span))
    lines = range(first.line, last.line + 1)
    rows: list[Row] = []
    for number in _chosen(lines):
        if number is None:
            rows.append(Row(number=None, shown=_MORE))
            continue
        inside = span.start if number < last.line else _last(text, span)
        line = _line(text, inside, number - first.line if number < last.line else 0)
        start = first.column - 1 if number == first.line else _indent(line)
        end = last.column if number == last.line else len(line)
        rows.append(_row(number, line, (start, end), room, ambiguous))
    return tuple(rows)


def _last(text: str, span: Span) -> int:
    """The last character that is marked; at least the first, and never a line end."""
    last = max(min(span.end, len(text)), span.start + 1) - 1
    while last > span.start and text[last : last + 1] in {"\n", "\r"}:
        last -= 1
    return last


def _chosen(lines: range) -> Iterator[int | None]:
    if len(lines) <= _WHOLE:
        yield from lines
        return
    yield from lines[:2]
    yield None
    yield lines[-1]


def _line(text: str, inside: int, further: int) -> str:
    """Return the line that many ``further`` than that which ``inside`` stands in."""
    start = text.rfind("\n", 0, inside) + 1
    for _ in range(further):
        start = text.index("\n", start) + 1
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].removesuffix("\r")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _row(
    number: int, line: str, marked: tuple[int, int], room: int, ambiguous: int
) -> Row:
    line, start, end = _near(line, marked, room)
    start = _letter_before(line, start)
    before, inside, after = line[:start], line[start:end], line[end:]
    left = _show(before, 0, ambiguous)
    middle = _show(inside, width(left, ambiguous), ambiguous)
    right = _show(after, width(left + middle, ambiguous), ambiguous)
    left = _keep_end(left, room // 2, ambiguous)
    middle = _keep_start(middle, max(room - width(left, ambiguous), 1), ambiguous)
    used = width(left + middle, ambiguous)
    right = _keep_start(right, max(room - used, 0), ambiguous)
    return Row(
        number=number,
        shown=(left + middle + right).rstrip(),
        offset=width(left, ambiguous),
        length=max(width(middle, ambiguous), 1),
    )


def _near(line: str, marked: tuple[int, int], room: int) -> tuple[str, int, int]:
    """Return what of a long ``line`` can be shown at all, and the marks in it."""
    far = room * _CHARACTERS
    start, end = (min(at, len(line)) for at in marked)
    end = min(end, start + far)
    first, behind = max(start - far, 0), min(end + far, len(line))
    left = _MORE if first else line[:1]
    right = _MORE if behind < len(line) else line[behind - 1 : behind]
    if behind - first > 1:
        line = left + line[first + 1 : behind - 1] + right
    return line, start - first, end - first


def _letter_before(line: str, at: int) -> int:
    """An accent is marked together with the letter that carries it."""
    while 0 < at < len(line) and unicodedata.category(line[at]) in _ACCENTS:
        at -= 1
    return at


def is_unseen(character: str) -> bool:
    """Whether a terminal hides ``character``, or obeys it instead of showing it."""
    return unicodedata.category(character) in _UNSEEN or character in _NO_CHARACTERS


def spelled(text: str) -> str:
    """Return ``text`` with every character that cannot be seen spelled out."""
    if text.isprintable():  # nearly every text is, and whole reports come by here
        return text
    return "".join(f"<U+{ord(c):04X}>" if is_unseen(c) else c for c in text)


def width(shown: str, ambiguous: int) -> int:
    """Return how many cells of a terminal ``shown`` takes up."""
    return max(wcswidth(shown, ambiguous_width=ambiguous), 0)


def _show(text: str, column: int, ambiguous: int) -> str:
    """Spell ``text``, which begins at terminal cell ``column``, visibly."""
    shown = ""
    for character in text:
        if character == "\t":
            shown += " " * (_TAB - (column + width(shown, ambiguous)) % _TAB)
        else:
            shown += spelled(character)
    return shown


def _keep_start(shown: str, room: int, ambiguous: int) -> str:
    if width(shown, ambiguous) <= room:
        return shown
    end = 0
    taken = width(_MORE, ambiguous)
    while end < len(shown) and taken + width(shown[end], ambiguous) <= room:
        taken += width(shown[end], ambiguous)
        end += 1
    return shown[:end] + _MORE if room else ""


def _keep_end(shown: str, room: int, ambiguous: int) -> str:
    if width(shown, ambiguous) <= room:
        return shown
    start = len(shown)
    taken = width(_MORE, ambiguous)
    while start and taken + width(shown[start - 1], ambiguous) <= room:
        start -= 1
        taken += width(shown[start], ambiguous)
    return _MORE + shown[start:]
