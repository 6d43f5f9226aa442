"""Where reported figures stand: one sheet for each table of the data contract.

A table without keys is a list, one figure to a line. A table with one figure and two
listed keys lies wide, as its paper form would; any other has its keys in the first
columns and its figures beside them.
"""

from collections.abc import Mapping, Sequence

import attrs

from guiju.engine.axis import Axis, Key
from guiju.engine.contract import Table
from guiju.engine.facts import Facts
from guiju.engine.place import key_at, names, places
from guiju.plugins.living.layout import Cell

HEAD_ROW = 3
"""Above it: title, hint, and what stands over the members of the second key."""


@attrs.frozen(kw_only=True)
class Form:
    """One entry sheet: which key stands in which row, which figure in which column."""

    table: Table
    sheet: str
    keys: tuple[Axis, ...]
    """The axes that go down."""
    across: tuple[str, ...]
    """The members of the second axis, where it goes across."""
    rows: Mapping[Key, int]

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands over the columns of figures."""
        return self.across or tuple(column.name for column in self.table.columns)

    def cell(self, quantity: str, key: Key) -> Cell:
        """Return where the figure for ``quantity`` at ``key`` is filled in."""
        if not self.keys and len(self.table.columns) == 1:
            return Cell(self.sheet, HEAD_ROW + 1, 0)
        if not self.keys:
            nth = [column.quantity for column in self.table.columns].index(quantity)
            return Cell(self.sheet, HEAD_ROW + 1 + nth, 1)
        if self.across:
            first, second = key
            return self._at((first,), self.across.index(second))
        nth = [column.quantity for column in self.table.columns].index(quantity)
        return self._at(key, nth)

    def name(self, key: Key, axis: int) -> Cell:
        """Return where the member of a row's key along an axis stands."""
        return Cell(self.sheet, self.rows[key], axis)

    def _at(self, row: Key, column: int) -> Cell:
        return Cell(self.sheet, self.rows[row], len(self.keys) + column)


def form(table: Table, sheet: str, facts: Facts) -> Form:
    """Return how ``table`` is laid out, with the members that ``facts`` list."""
    wide = (
        len(table.columns) == 1 and [bool(a.roster) for a in table.keys] == [False] * 2
    )
    keys = table.keys[:1] if wide else table.keys
    return Form(
        table=table,
        sheet=sheet,
        keys=keys,
        across=table.keys[1].members if wide else (),
        rows={key: HEAD_ROW + 1 + n for n, key in enumerate(keys_of(keys, facts))},
    )


def keys_of(axes: Sequence[Axis], facts: Facts) -> list[Key]:
    """Return every key of ``axes``, the last axis changing fastest."""
    return [key_at(names(axes), place) for place in places(axes, facts)]
