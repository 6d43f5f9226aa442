"""All that was reported for one table: every cell once, from however many sheets."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Final

import attrs

from guiju.engine.axis import UNIT, Key
from guiju.engine.contract import Column, Table
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.facts import Fact
from guiju.engine.number import show
from guiju.engine.source import Cell
from guiju.engine.value import Absence
from guiju.plugins.intake.causes import Blanks, Strip, Twice, column_of, twice_faults
from guiju.plugins.intake.faults.column_missing import header_missing
from guiju.plugins.intake.faults.figure_where_not_applicable import (
    figure_where_not_applicable,
)
from guiju.plugins.intake.faults.more_digits_than_shown import more_digits_than_shown
from guiju.plugins.intake.faults.not_applicable_where_it_applies import (
    not_applicable_where_it_applies,
)
from guiju.plugins.intake.labels import said
from guiju.plugins.intake.layout import Layout, Reader, find_layout, unfound
from guiju.plugins.intake.rows import Entry, Found, Meant, NoneListed
from guiju.plugins.sheet import Sheet

_MOST_DIGITS: Final = 15
"""So many digits a spreadsheet shows."""
_FEW: Final = 10_000
_MANY: Final = 10_000_000_000
"""A fraction of these has far less: with four decimals at most, if it has an end."""

Place = tuple[Key, str]
"""One cell of a table: its key and the name of its column."""


@attrs.define(kw_only=True)
class Gathered:
    """What the sheets of ``table`` say. It is filled sheet by sheet, then read once."""

    table: Table
    headers: list[tuple[Layout, Cell]] = attrs.field(factory=list)
    facts: dict[Place, Fact] = attrs.field(factory=dict)
    blanks: dict[Place, Entry] = attrs.field(factory=dict)
    seen: dict[Place, Cell] = attrs.field(factory=dict)
    """Every cell that holds something, also something faulty."""
    empty_rosters: set[Key] = attrs.field(factory=set)
    meant: set[tuple[str, str]] = attrs.field(factory=set)
    faults: list[Diagnostic] = attrs.field(factory=list)
    """What is wrong with single cells; see ``all_faults``."""
    twice: list[Twice] = attrs.field(factory=list)
    unreported: dict[Place, Entry] = attrs.field(factory=dict)
    """The obligatory cells that say 未报, as good as blank."""

    @property
    def place(self) -> Cell | None:
        """Where to point when something is missing: the first sheet's header."""
        return self.headers[0][1] if self.headers else None

    def find(self, sheet: Sheet, reader: Reader) -> Layout | None:
        """Return where the figures of a sheet stand; to have no header is a fault."""
        layout = find_layout(sheet, reader, said(sheet, reader))
        if layout is None:
            near = unfound(sheet, reader)
            needed = _needed(self.table)
            fault = header_missing(self.table, needed, sheet.cell(1, 1), near)
            self.faults.append(fault)
            return None
        first = min((*layout.keys.values(), *layout.across))
        self.headers.append((layout, sheet.cell(layout.header, first)))
        return layout

    def add(self, found: Iterable[Found]) -> None:
        """Take in what was read from one sheet."""
        for one in found:
            match one:
                case Entry():
                    self._enter(one)
                case Diagnostic():
                    self.faults.append(one)
                case NoneListed(key=key):
                    self.empty_rosters.add(key)
                case Meant(axis=axis, member=member):
                    self.meant.add((axis, member))

    def blank(self) -> list[Entry]:
        """Return the obligatory cells that are blank and were not filled elsewhere."""
        return [
            entry
            for place, entry in self.blanks.items()
            if place not in self.seen
            and is_obligatory(entry.column, self.table, entry.key)
        ]

    def given(self) -> set[Strip]:
        """Return the columns of sheets in which an obligatory cell is filled."""
        columns = {column.name: column for column in self.table.columns}
        found = {
            column_of(cell)
            for (key, name), cell in self.seen.items()
            if is_obligatory(columns[name], self.table, key)
            and (key, name) not in self.unreported
        }
        again = (one.entry for one in self.twice)
        needed = (e for e in again if is_obligatory(e.column, self.table, e.key))
        return found | {column_of(entry.cell) for entry in needed}

    def all_faults(
        self,
        blank: Sequence[Entry] | None = None,
        given: AbstractSet[Strip] = frozenset(),
        *,
        is_all: bool = True,
    ) -> list[Diagnostic]:
        """Return what is wrong with the cells that were read, each cause once.

        ``blank`` are the blank cells that count, where not all do; ``given`` are
        columns with something in cells that were not taken in here.
        """
        cells = (*self.unreported.values(), *(self.blank() if blank is None else blank))
        blanks = Blanks(
            table=self.table,
            headers=self.headers,
            blank=cells,
            given=given | self.given() if cells else given,
            is_all=is_all,
        )
        again = twice_faults(self.twice, self.headers)
        return [*self.faults, *again, *blanks.faults()]

    def _enter(self, entry: Entry) -> None:
        place = (entry.key, entry.column.name)
        if entry.content is None:
            self.blanks.setdefault(place, entry)
            return
        first = self.seen.setdefault(place, entry.cell)
        if first is not entry.cell and first != entry.cell:
            self.twice.append(Twice(entry=entry, first=first))
            return
        self._check(place, entry)

    def _check(self, place: Place, entry: Entry) -> None:
        """Hold the content against 仅适用 and 可缺, and keep it if it stands."""
        value, column, cell = entry.content, entry.column, entry.cell
        applies = concerns(column, self.table, entry.key)
        if isinstance(value, Diagnostic):
            self.faults.append(value)
        elif not applies and isinstance(value, Absence):
            self.facts[place] = Fact(Absence.NOT_APPLICABLE, cell)
        elif not applies:
            unit = _unit(self.table, entry.key)
            self.faults.append(figure_where_not_applicable(column, unit, cell))
        elif value is Absence.NOT_APPLICABLE and not column.may_not_apply:
            self.faults.append(not_applicable_where_it_applies(column, cell))
        elif value is Absence.NOT_REPORTED and not column.optional:
            self.unreported[place] = entry
        elif value is not None:
            self.facts[place] = Fact(value, cell)
            if not entry.computed and isinstance(value, Fraction) and _has_tail(value):
                self.faults.append(more_digits_than_shown(value, cell))


def _needed(table: Table) -> tuple[str, ...]:
    keys = (axis.name for axis in table.keys)
    return (*keys, *(column.name for column in table.columns))


def concerns(column: Column, table: Table, key: Key) -> bool:
    """Whether the question of ``column`` arises for the unit in ``key``."""
    return column.applies_to is None or _unit(table, key) in column.applies_to


def is_obligatory(column: Column, table: Table, key: Key) -> bool:
    """Whether somebody has to report the cell of ``column`` at ``key``."""
    return not column.optional and concerns(column, table, key)


def _unit(table: Table, key: Key) -> str:
    names = [axis.name for axis in table.keys]
    return key[names.index(UNIT)] if UNIT in names else ""


def _has_tail(value: Fraction) -> bool:
    if value.denominator <= _FEW and abs(value.numerator) <= _MANY:
        return False
    digits = show(value).replace(".", "").strip("-0")
    return len(digits) > _MOST_DIGITS
