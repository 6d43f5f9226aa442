"""Comments and blank lines, woven back between the lines of a printed tree.

A comment on a line of its own goes before the line that it stood before or inside; a
comment behind a word goes behind the line that holds that word.
"""

from bisect import bisect_left
from collections.abc import Iterator

from guiju.dsl.fault import Piece
from guiju.dsl.format.line import Row, indented


def weave(
    rows: list[Row],
    text: str,
    comments: list[tuple[int, str]],
    pieces: list[Piece],
) -> Iterator[str]:
    """Yield the lines of the output. ``text`` is what the tree was read from."""
    before, behind = _placed(rows, text, comments, pieces)
    opens = True
    for number, row in enumerate(rows):
        own = before.get(number, [])
        first = own[0][0] if own else row.line.start
        if not opens and not (row.line.closes and not own) and _is_apart(text, first):
            yield ""
        for at, comment in own:
            if at != first and _is_apart(text, at):
                yield ""
            yield indented(row.line.depth + row.line.closes, comment)
        if own and not row.line.closes and _is_apart(text, row.line.start):
            yield ""
        yield "  ".join([row.text, *behind.get(number, [])])
        opens = row.text.endswith("{")
    for at, comment in before.get(len(rows), []):
        if _is_apart(text, at) and (rows or at != comments[0][0]):
            yield ""
        yield comment


def _placed(
    rows: list[Row],
    text: str,
    comments: list[tuple[int, str]],
    pieces: list[Piece],
) -> tuple[dict[int, list[tuple[int, str]]], dict[int, list[str]]]:
    """Return the comments before and behind each row, by its number."""
    by_start = sorted((row.line.start, number) for number, row in enumerate(rows))
    starts = [start for start, _ in by_start]
    ends = [piece.end for piece in pieces]
    before: dict[int, list[tuple[int, str]]] = {}
    behind: dict[int, list[str]] = {}
    for at, comment in comments:
        if text[text.rfind("\n", 0, at) + 1 : at].strip():
            word = pieces[bisect_left(ends, at + 1) - 1].start
            number = by_start[bisect_left(starts, word + 1) - 1][1]
            behind.setdefault(number, []).append(comment)
        else:
            place = bisect_left(starts, at)
            if place and rows[by_start[place - 1][1]].line.end > at:
                place -= 1
            number = by_start[place][1] if place < len(by_start) else len(rows)
            before.setdefault(number, []).append((at, comment))
    return before, behind


def _is_apart(text: str, at: int) -> bool:
    """Whether ``at`` is first on its line, and the line before it is blank."""
    start = text.rfind("\n", 0, at) + 1
    if text[start:at].strip() or start == 0:
        return False
    above = text.rfind("\n", 0, start - 1) + 1
    return not text[above:start].strip()
