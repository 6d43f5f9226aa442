"""How the rows of one sheet go into the rows and columns of a block.

A block has a row for each legal key, the last axis changing fastest. So what a name
adds to the number of that row is its place on its axis times a stride: the names in
the key columns, those over a column of figures, and the one that the sheet is named by.
"""

from collections.abc import Mapping, Sequence
from math import prod

import attrs

from guiju.engine.axis import PROBLEM
from guiju.engine.contract import Column, Table
from guiju.plugins.intake.layout import ITEM, Layout, Reader
from guiju.plugins.intake.totals import is_sum
from guiju.plugins.sheet import Sheet


@attrs.frozen(kw_only=True)
class Slot:
    """One column of figures of a sheet, and where in the block they go."""

    at: int
    """The column of the sheet, counted from 1."""
    offset: int
    """What its header adds to the row of the block."""
    nth: int | None
    """The column of the block; None where the row itself says which figure it has."""


@attrs.frozen(kw_only=True, eq=False)
class Lines:
    """How the rows of one sheet go into the block."""

    sheet: Sheet
    layout: Layout
    reader: Reader
    start: int
    """What the name of the sheet adds to the row of the block."""
    strides: Mapping[str, int]
    slots: tuple[Slot, ...]

    @property
    def is_by_item(self) -> bool:
        """Whether each row says which figure it has."""
        return ITEM in self.layout.keys

    @property
    def sums(self) -> tuple[int, ...]:
        """The columns of the sheet that say what the figures of a row come to."""
        others = self.layout.others
        return tuple(at for at, head in others.items() if is_sum(head))

    def columns(self, slot: Slot) -> Sequence[tuple[int, Column]]:
        """Return the columns of the table that stand in ``slot``, by their number."""
        columns = self.reader.table.columns
        if slot.nth is None:
            return [*enumerate(columns)]
        return [(slot.nth, columns[slot.nth])]


def is_listed(table: Table) -> bool:
    """Whether the rulebook lists every key, so that a block has a row for each."""
    return bool(table.keys) and not any(
        axis.roster or axis.name == PROBLEM for axis in table.keys
    )


def height(table: Table) -> int:
    """Return how many legal keys a table has."""
    return prod(len(axis.members) for axis in table.keys)


def lines_of(sheet: Sheet, layout: Layout, reader: Reader) -> Lines:
    """Return where the cells of a sheet go."""
    table = reader.table
    strides = _strides(table)
    axes = {axis.name: axis for axis in table.keys}
    columns = {column.name: nth for nth, column in enumerate(table.columns)}

    def offset(members: Mapping[str, str]) -> int:
        return sum(
            strides[name] * axes[name].places[member]
            for name, member in members.items()
            if name in axes
        )

    def slot(at: int) -> Slot:
        place = layout.place(at)
        name = place.get(ITEM, None if ITEM in layout.keys else table.columns[0].name)
        nth = None if name is None else columns[name]
        return Slot(at=at, offset=offset(place), nth=nth)

    return Lines(
        sheet=sheet,
        layout=layout,
        reader=reader,
        start=offset(layout.fixed),
        strides=strides,
        slots=tuple(map(slot, layout.across)),
    )


def is_plain(lines: Lines) -> bool:
    """Whether rows of the sheet can be read without looking at each of their cells."""
    sheet, layout = lines.sheet, lines.layout
    taken = {(slot.offset, slot.nth) for slot in lines.slots}
    return (
        bool(layout.keys)
        and not sheet.merged
        and not sheet.computed
        and len(taken) == len(lines.slots)
    )


def _strides(table: Table) -> dict[str, int]:
    sizes = [len(axis.members) for axis in table.keys]
    return {axis.name: prod(sizes[nth + 1 :]) for nth, axis in enumerate(table.keys)}
