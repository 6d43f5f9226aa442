"""Faults of several cells that have one cause, said once.

A row that is copied is one slip and not one for each of its cells; a form that comes
back empty, or a column that nobody knew what to write in, is one thing to mend. Every
cell stays with its fault, for the copy in which they are marked.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeVar

import attrs

from guiju.engine.axis import Key
from guiju.engine.contract import Column, Table
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Cell
from guiju.plugins.intake.faults.cell_blank import (
    cell_blank,
    cells_blank,
    columns_blank,
    row_blank,
    sheet_blank,
)
from guiju.plugins.intake.faults.reported_twice import (
    column_twice,
    reported_twice,
    row_twice,
    rows_twice,
)
from guiju.plugins.intake.layout import VALUE, Layout
from guiju.plugins.intake.rows import Entry

_SEVERAL: Final = 2

Strip = tuple[str, str, int]
"""A row or a column of a sheet: the file, the sheet and the number."""
_Group = list[Entry]
_Thing = TypeVar("_Thing")


@attrs.frozen(kw_only=True)
class Twice:
    """A cell that says once more what ``first`` had said."""

    entry: Entry
    first: Cell


def sheet_of(cell: Cell) -> tuple[str, str]:
    """Return the sheet on which a cell stands."""
    return cell.file, cell.sheet


def row_of(cell: Cell) -> Strip:
    """Return the row in which a cell stands."""
    return cell.file, cell.sheet, cell.row


def column_of(cell: Cell) -> Strip:
    """Return the column in which a cell stands."""
    return cell.file, cell.sheet, cell.column


@attrs.frozen(kw_only=True, eq=False)
class Blanks:
    """Obligatory cells that nobody filled, and the columns in which somebody did.

    Of a large table not all may have been looked at; then nothing is said of a sheet.
    """

    table: Table
    headers: Sequence[tuple[Layout, Cell]]
    blank: Sequence[Entry]
    given: AbstractSet[Strip]
    is_all: bool = True

    def faults(self) -> Iterator[Diagnostic]:
        """Yield a fault for each sheet, group of columns, row or cell left blank."""
        for sheet in _grouped(self.blank, lambda one: sheet_of(one.cell)):
            filled = {at for at in self.given if at[:2] == sheet_of(sheet[0].cell)}
            if len(sheet) >= _SEVERAL and not filled and self.is_all:
                columns = _columns(sheet)
                first = _first(sheet)
                fault = sheet_blank(self.table, len(sheet), columns, first)
                yield _with_cells(fault, sheet)
            else:
                yield from self._in_columns(sheet, filled)

    def _in_columns(
        self, sheet: _Group, filled: AbstractSet[Strip]
    ) -> Iterator[Diagnostic]:
        """Yield a fault for the columns that are wholly blank, then for the rows."""
        columns = _grouped(sheet, lambda one: column_of(one.cell))
        whole: _Group = []
        rest: _Group = []
        for column in columns:
            is_whole = len(column) >= _SEVERAL
            is_whole &= column_of(column[0].cell) not in filled
            (whole if is_whole else rest).extend(column)
        if whole:
            heads = heads_of(whole, self.headers)
            say = columns_blank if self.is_all else cells_blank
            fault = say(heads, len(whole), _columns(whole), _first(whole))
            yield _with_cells(fault, whole)
        for row in _grouped(rest, lambda one: row_of(one.cell)):
            yield self._in_row(row)

    def _in_row(self, row: _Group) -> Diagnostic:
        if len(row) < _SEVERAL:
            return cell_blank(row[0].column, row[0].cell)
        heads = heads_of(row, self.headers)
        fault = row_blank(_shared(row), heads, _columns(row), _first(row))
        return _with_cells(fault, row)


def twice_faults(
    twice: Iterable[Twice], headers: Sequence[tuple[Layout, Cell]]
) -> Iterator[Diagnostic]:
    """Yield a fault for each sheet, row, column or cell that was given before."""
    for again in _grouped(twice, _strips):
        entries = [one.entry for one in again]
        second = min(again, key=lambda one: _place(one.entry.cell))
        here, first = second.entry, second.first
        if len(again) < _SEVERAL:
            yield reported_twice(here.column, here.key, here.cell, first)
            continue
        heads = heads_of(entries, headers)
        rows = _grouped(entries, lambda one: row_of(one.cell))
        if len(rows) == 1:
            fault = row_twice(_shared(entries), heads, here.cell, first)
        elif sheet_of(here.cell) == sheet_of(first):
            fault = column_twice(heads[0], len(again), here.cell, first)
        else:
            whose = dict.fromkeys("·".join(_shared(row)) for row in rows)
            fault = rows_twice(len(rows), tuple(whose), here.cell, first)
        yield _with_cells(fault, entries)


def _strips(one: Twice) -> tuple[Hashable, ...]:
    """Return the two rows that say the same, or the two columns, or the two sheets."""
    here, first = one.entry.cell, one.first
    if sheet_of(here) != sheet_of(first):
        return sheet_of(here), sheet_of(first)
    is_row = row_of(here) != row_of(first)
    strip = row_of if is_row else column_of
    return is_row, strip(here), strip(first)


def heads_of(
    entries: Iterable[Entry], headers: Sequence[tuple[Layout, Cell]]
) -> tuple[str, ...]:
    """Return what stands over some cells, each once."""
    layouts = {sheet_of(cell): layout for layout, cell in headers}

    def head(entry: Entry) -> str:
        layout = layouts[sheet_of(entry.cell)]
        if layout.over == VALUE:
            return entry.column.name
        return "·".join(layout.place(entry.cell.column).values())

    in_order = sorted(entries, key=lambda entry: entry.cell.column)
    return tuple(dict.fromkeys(map(head, in_order)))


def _grouped(
    things: Iterable[_Thing], key: Callable[[_Thing], Hashable]
) -> list[list[_Thing]]:
    """Return things that have the same ``key`` together, by the first of them."""
    groups: dict[Hashable, list[_Thing]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return [*groups.values()]


def _shared(entries: Sequence[Entry]) -> Key:
    """Return the members that all keys have in their place."""
    members = zip(*(entry.key for entry in entries), strict=True)
    return tuple(each[0] for each in members if len(set(each)) == 1)


def _columns(entries: Iterable[Entry]) -> tuple[Column, ...]:
    return tuple({entry.column.name: entry.column for entry in entries}.values())


def _first(entries: Iterable[Entry]) -> Cell:
    return min((entry.cell for entry in entries), key=_place)


def _with_cells(fault: Diagnostic, entries: Iterable[Entry]) -> Diagnostic:
    cells = sorted((entry.cell for entry in entries), key=_place)
    return attrs.evolve(fault, cells=tuple(cells))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
