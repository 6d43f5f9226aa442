"""Lines of output before they are text: cells that stand in columns, and their width.

Columns are aligned among neighbours of one ``table``. Width is counted in the cells of
a terminal, where 规 takes two.
"""

from collections.abc import Iterator
from itertools import groupby

import attrs
from wcwidth import wcswidth, wcwidth

from guiju.dsl.syntax.node import Node

WIDTH = 88
"""Lines are broken behind this column where they can be."""
SOFT = "\n"
"""Where a line may be broken. No word, number or quote can hold it."""
FIRM = SOFT * 2
"""Where a line is broken first: between the clauses of a sentence."""
_INDENT = 4
_CONTINUED = 8
_WIDEST = 40
"""A wider cell sticks out, instead of pushing its neighbours to the right."""


@attrs.frozen
class Line:
    """One line. ``start`` is where its first word stood, to find its comments by."""

    depth: int
    cells: tuple[str, ...]
    start: int
    end: int = 0
    """Behind its last word, or 0 where lines of its own stand in between."""
    table: str = ""
    closes: bool = False
    """Whether it is the brace that closes a block."""

    @classmethod
    def whole(
        cls, depth: int, cells: tuple[str, ...], node: Node, table: str = ""
    ) -> "Line":
        """Return the line that holds all of ``node``."""
        return cls(depth, cells, node.span.start, node.span.end, table)


@attrs.frozen
class Row:
    """A line as text, still with its depth and start."""

    line: Line
    text: str


def width(text: str) -> int:
    """Return the terminal cells that ``text`` takes, a control character taking one."""
    cells = wcswidth(text)
    return sum(max(wcwidth(char), 1) for char in text) if cells < 0 else cells


def fits(depth: int, text: str) -> bool:
    """Whether ``text`` is not too wide at ``depth``."""
    return depth * _INDENT + width(text.replace(SOFT, "")) <= WIDTH


def indented(depth: int, text: str) -> str:
    """Return ``text`` behind the blanks of its depth."""
    return " " * (_INDENT * depth) + text


def rows(lines: list[Line]) -> Iterator[Row]:
    """Yield ``lines`` as text, neighbours of one table aligned."""
    for (_, table), group in groupby(lines, key=lambda line: (line.depth, line.table)):
        members = list(group)
        widths = _widths(members) if table else ()
        for line in members:
            yield Row(line, _broken(line.depth, _joined(line.cells, widths)))


def _widths(lines: list[Line]) -> tuple[int, ...]:
    columns = zip(*(line.cells for line in lines), strict=True)
    return tuple(
        max((w for w in map(width, column) if w <= _WIDEST), default=0)
        for column in columns
    )


def _joined(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    if not widths:
        return " ".join(cell for cell in cells if cell)
    padded = (
        cell + " " * (room - width(cell))
        for cell, room in zip(cells, widths, strict=True)
        if cell or room
    )
    return " ".join(padded).rstrip()


def _broken(depth: int, text: str) -> str:
    """Return ``text`` indented, and broken if it is too wide.

    It is broken between clauses; what is then still too wide, wherever it may be.
    """
    if fits(depth, text):
        return indented(depth, text.replace(SOFT, ""))
    more = _CONTINUED if text.endswith("{") else _INDENT
    clauses = _filled(indented(depth, text).split(FIRM), depth, more)
    return "\n".join(
        line
        for clause in clauses
        for line in _filled(clause.split(SOFT), depth, _CONTINUED)
    )


def _filled(parts: list[str], depth: int, more: int) -> list[str]:
    """Return ``parts`` in as few lines as they fit in, all but the first indented."""
    lines = parts[:1]
    for part in parts[1:]:
        if fits(0, lines[-1] + part):
            lines[-1] += part
        else:
            lines[-1] = lines[-1].rstrip()
            lines.append(" " * (_INDENT * depth + more) + part.lstrip())
    return lines
