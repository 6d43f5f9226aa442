"""Tables of documents and pages: rows of cells that may reach over others.

A cell that reaches over several places stands at the first of them, as the first cell
of a merged area does in a spreadsheet; the others show it and hold nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from guiju.engine.source import Cell
from guiju.plugins.sheet import CellValue, Position, Sheet
from guiju.plugins.sources.limits import check_places

_UNIQUE_LENGTH: Final = 30
"""A longer caption is a sentence and no name."""


@attrs.frozen
class Spanned:
    """One cell of a row: its content, and how many rows and columns it takes."""

    content: CellValue
    down: int = 1
    across: int = 1


@attrs.frozen
class Grid:
    """The cells of one table by their place."""

    rows: tuple[tuple[CellValue, ...], ...]
    merged: Mapping[Position, Position]


@attrs.frozen
class Found:
    """One table of a file, with what stands over it."""

    caption: str
    grid: Grid


def grid(rows: Iterable[Iterable[Spanned]], place: Cell) -> Grid:
    """Return the cells by their place; what reaches below the last row is cut off.

    Raises:
        DiagnosticError: together they take more room than any real table.
    """
    listed = [list(row) for row in rows]
    taken: dict[Position, Position] = {}
    held: dict[Position, CellValue] = {}
    for down, row in enumerate(listed, start=1):
        at = 1
        for one in row:
            while (down, at) in taken:
                at += 1
            height = min(one.down or len(listed), len(listed) - down + 1)
            check_places(place, len(taken) + height * one.across)
            check_places(place, len(listed) * (at + one.across - 1))
            held[down, at] = one.content
            for below in range(down, down + height):
                for right in range(at, at + one.across):
                    taken[below, right] = (down, at)
            at += one.across
    return _grid(len(listed), held, taken)


def _grid(
    height: int,
    held: Mapping[Position, CellValue],
    taken: Mapping[Position, Position],
) -> Grid:
    width = max((column for _, column in taken), default=0)
    return Grid(
        rows=tuple(
            tuple(held.get((row, column)) for column in range(1, width + 1))
            for row in range(1, height + 1)
        ),
        merged={place: first for place, first in taken.items() if place != first},
    )


def sheets_of(found: Iterable[Found], file: str, sha256: str) -> tuple[Sheet, ...]:
    """Return a sheet for each table; the only one is called by its file.

    Of several each is called by its caption, or 表1, 表2 … where it has none.
    """
    tables = list(found)
    captions = [" ".join(table.caption.split()) for table in tables]
    names = [
        caption
        if captions.count(caption) == 1 and 0 < len(caption) <= _UNIQUE_LENGTH
        else f"表{number}"
        for number, caption in enumerate(captions, start=1)
    ]
    return tuple(
        Sheet(
            file=file,
            name=name if len(tables) > 1 else "",
            sha256=sha256,
            rows=table.grid.rows,
            typed=False,
            merged=table.grid.merged,
        )
        for name, table in zip(names, tables, strict=True)
    )
