"""Where the figures of a table stand on a sheet: its header row and its columns.

A figure has a place on every key of its table and, where the table has several
columns, on one more: which column (指标). One of these runs across the sheet, the
others stand in columns of their own. That is all that tells a long sheet from a wide
one, and a wide one from its transposition.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from guiju.engine.axis import LAYER, PERIOD, PROBLEM, RATER, SUBUNIT, UNIT, Axis
from guiju.engine.contract import Table
from guiju.engine.plan import Plan
from guiju.plugins.intake.figure import text_of
from guiju.plugins.intake.names import Names, members_of, names_of
from guiju.plugins.intake.spelled import Spellings
from guiju.plugins.sheet import Sheet

ITEM: Final = "指标"
"""The axis of the table's own columns, which is not an axis of the plan."""
VALUE: Final = "值"
"""Stands for the axis across when every key has a column and the figures have one."""

_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    UNIT: (
        "单位名称",
        "被评单位",
        "被评价单位",
        "评价对象",
        "unit",
    ),
    LAYER: ("层次", "layer"),
    SUBUNIT: ("下级单位", "抽查单位", "subunit", "sub-unit"),
    RATER: ("评价单位", "评分单位", "评委", "rater"),
    PERIOD: ("期次", "时期", "季度", "月份", "period", "quarter", "month"),
    PROBLEM: ("主要问题", "问题名称", "存在问题", "problem"),
    ITEM: ("项目", "指标名称", "item", "indicator"),
}
_VALUES: Final = names_of([(VALUE, ("评分", "得分", "分数", "数值", "score", "value"))])
_BRACKETS: Final = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_LOOK_BELOW: Final = 5
"""So many rows under a header have to show that its corner column holds names."""
_DEEPEST_HEADER: Final = 30
"""Below this row nobody puts a header; titles and notes stand above it."""


@attrs.frozen(kw_only=True)
class Reader:
    """What the headers and names of one table may be."""

    table: Table
    members: Mapping[str, Names]
    """The names of the members of each listed axis, and of the columns as ``ITEM``."""
    heads: Names
    """From the header of a key column to its axis."""

    @property
    def axes(self) -> tuple[str, ...]:
        """What a figure has a place on: the keys and, of several columns, the item."""
        items = (ITEM,) if len(self.table.columns) > 1 else ()
        return (*(axis.name for axis in self.table.keys), *items)


@attrs.frozen(kw_only=True)
class Layout:
    """The columns of one sheet, by their number.

    ``keys`` says which axis stands in which column, ``across`` which member of the
    axis ``over`` each column of figures belongs to. ``others`` are the columns that
    take no part, with their headers. ``fixed`` is what the name of the sheet says.
    """

    header: int
    over: str
    keys: Mapping[str, int]
    across: Mapping[int, str]
    others: Mapping[int, str]
    fixed: Mapping[str, str] = attrs.field(factory=dict)
    band: str = ""
    """The axis whose members stand in the row above the header, if there is one."""
    bands: Mapping[int, str] = attrs.field(factory=dict)

    def place(self, column: int) -> dict[str, str]:
        """Return the members that the header gives to a column of figures."""
        above = {self.band: self.bands[column]} if self.band else {}
        return {**above, self.over: self.across[column]}


def reader_of(table: Table, plan: Plan, spellings: Spellings | None = None) -> Reader:
    """Return what may be written in the headers and key columns of ``table``."""
    spelled = spellings or Spellings()
    listed = {a.name: members_of(a, plan) for a in table.keys if not a.roster}
    items = names_of(
        (column.name, (column.title, column.quantity, *column.name.split(".")))
        for column in table.columns
    )
    heads = names_of((axis.name, _heads(axis, table)) for axis in table.keys)
    if len(table.columns) > 1:
        heads = Names({**names_of([(ITEM, _HEADS[ITEM])]).meaning, **heads.meaning})
    members = {axis: names.also(spelled.names) for axis, names in listed.items()}
    return Reader(
        table=table,
        members={**members, ITEM: items.also(spelled.columns)},
        heads=heads.also(spelled.columns),
    )


def _heads(axis: Axis, table: Table) -> tuple[str, ...]:
    group = (table.group,) if axis.name == UNIT else ()
    return (*_HEADS.get(axis.name, ()), *group)


def find_layout(
    sheet: Sheet, reader: Reader, said: Mapping[str, str] | None = None
) -> Layout | None:
    """Return the layout by the first row that is a header with every key, or None.

    ``said`` is the member that the name of the sheet gives to an axis; it stands for
    the column of that axis where there is none.
    """
    for row in range(1, min(len(sheet.rows), _DEEPEST_HEADER) + 1):
        layout = _layout(sheet, row, _header(sheet, row), reader, said or {})
        if layout is not None and not _runs_down(sheet, layout, reader):
            return _in_two_rows(sheet, layout, reader, said or {}) or layout
    return None


def _in_two_rows(
    sheet: Sheet, layout: Layout, reader: Reader, said: Mapping[str, str]
) -> Layout | None:
    """Return the layout if the items of one group stand under a head of their own.

    Of the header and a row beside it each is read alone first; both together count
    where they say more, and where no row of data can be one of them.
    """
    found = []
    for row in (layout.header, layout.header + 1):
        header = _both(sheet, row, reader)
        both = _layout(sheet, row, header, reader, said) if header else None
        if both is not None and _is_free_of_names(sheet, both, reader):
            found.append(both)
    fullest = max(found, key=lambda one: len(one.across), default=layout)
    return fullest if len(fullest.across) > len(layout.across) else None


def _is_free_of_names(sheet: Sheet, layout: Layout, reader: Reader) -> bool:
    """Whether both rows of a header have no member where keys stand."""
    return not any(
        reader.members[axis].find(text_of(sheet.shown_at(row, column)))
        for axis, column in layout.keys.items()
        if axis in reader.members
        for row in (layout.header - 1, layout.header)
        if row > 0
    )


def _both(sheet: Sheet, row: int, reader: Reader) -> dict[int, str]:
    """Return what ``row`` and the one above say together, the nearest that is known.

    A group's name stands over its first item, or over all of them if it is merged.
    """
    upper, lower = _header(sheet, row - 1) if row > 1 else {}, _header(sheet, row)
    items = reader.members[ITEM]
    said, group = {}, ""
    for column in sorted({*upper, *lower}):
        group = upper.get(column, group)
        below = lower.get(column, "")
        ways = (f"{group}.{below}", below, upper.get(column, ""))
        known = (way for way in ways if _find(items, way) or reader.heads.find(way))
        said[column] = next(known, below or ways[-1])
    return said


def _runs_down(sheet: Sheet, layout: Layout, reader: Reader) -> bool:
    """Whether a row beside the header has other members in its place: all are data."""
    names = reader.members.get(layout.over)
    if names is None:
        return False
    rows = [row for row in (layout.header - 1, layout.header + 1) if row > 0]
    beside = (
        (names.find(text_of(sheet.at(row, at))), member)
        for row in rows
        for at, member in layout.across.items()
    )
    return any(found not in {None, member} for found, member in beside)


def _layout(
    sheet: Sheet,
    row: int,
    header: Mapping[int, str],
    reader: Reader,
    said: Mapping[str, str],
) -> Layout | None:
    heads = {column: reader.heads.find(text) for column, text in header.items()}
    named = {axis: column for column, axis in reversed(heads.items()) if axis}
    for over in _candidates(reader):
        across = _across(over, header, named, reader)
        keys = {a: named[a] for a in reader.axes if a in named and a != over}
        missing = [a for a in reader.axes if a not in named and a != over]
        fixed = {axis: said[axis] for axis in missing if axis in said}
        missing = [axis for axis in missing if axis not in fixed]
        band, bands = _above(sheet, row, across, missing, reader)
        missing = [axis for axis in missing if axis != band]
        if across and len(missing) == 1:
            free = set(range(1, min(across))) - set(keys.values())
            corner = _corner(sheet, row, sorted(free), reader.members.get(missing[0]))
            keys |= {missing[0]: corner} if corner else {}
        if across and not set(missing) - set(keys):
            used = {*keys.values(), *across}
            return Layout(
                header=row,
                over=over,
                keys=keys,
                across=across,
                others={c: text for c, text in header.items() if c not in used},
                fixed=fixed,
                band=band,
                bands=bands,
            )
    return None


def _above(
    sheet: Sheet,
    row: int,
    across: Mapping[int, str],
    missing: Iterable[str],
    reader: Reader,
) -> tuple[str, dict[int, str]]:
    """Return the missing axis whose members stand over all columns of figures."""
    shown = {at: text_of(sheet.shown_at(row - 1, at)) for at in across if row > 1}
    for axis in missing:
        names = reader.members.get(axis)
        found = {
            at: _find(names, text) if names else None for at, text in shown.items()
        }
        bands = {at: member for at, member in found.items() if member}
        if bands and bands.keys() == across.keys():
            return axis, bands
    return "", {}


def _header(sheet: Sheet, row: int) -> dict[int, str]:
    shown = {c: text_of(sheet.shown_at(row, c)) for c in range(1, sheet.width + 1)}
    return {column: text for column, text in shown.items() if text}


def _candidates(reader: Reader) -> tuple[str, ...]:
    """Return what may run across: the items, one column of values, a listed key."""
    keys = reversed(reader.table.keys)
    rosters = {name for axis in reader.table.keys for name in axis.within}
    return (ITEM, VALUE, *(axis.name for axis in keys if axis.name not in rosters))


def _across(
    over: str, header: Mapping[int, str], named: Mapping[str, int], reader: Reader
) -> dict[int, str]:
    """Return the columns of figures when the members of ``over`` stand across."""
    names = _VALUES if over == VALUE else reader.members.get(over)
    if names is None or over in named:
        return {}
    free = {c: text for c, text in header.items() if c not in named.values()}
    found = {column: _find(names, text) for column, text in free.items()}
    return {column: member for column, member in found.items() if member}


def unfound(sheet: Sheet, reader: Reader) -> Mapping[str, str]:
    """Return the headers that resemble one that is needed, and what they resemble.

    It is asked where no row is a header. A row may have been meant as one if it has
    some header that is right; of several rows the one with most resemblances counts.
    """
    known = _known(reader)
    rows = range(1, min(len(sheet.rows), _DEEPEST_HEADER) + 1)
    headers = (tuple(_header(sheet, row).values()) for row in rows)
    meant = (header for header in headers if any(_find(known, one) for one in header))
    return max((resembling(one, reader) for one in meant), key=len, default={})


def resembling(headers: Iterable[str], reader: Reader) -> Mapping[str, str]:
    """Return the headers that mean nothing and resemble one that would."""
    known = _known(reader)
    near = {text: known.nearest(text) for text in headers if not _find(known, text)}
    return {text: things[0] for text, things in near.items() if things}


def _known(reader: Reader) -> Names:
    return Names({**reader.heads.meaning, **reader.members[ITEM].meaning})


def _find(names: Names, header: str) -> str | None:
    """Return what a header means; full marks may follow in brackets: ``公开率(3)``."""
    return names.find(header) or names.find(_BRACKETS.sub("", header))


def _corner(
    sheet: Sheet, row: int, free: Iterable[int], names: Names | None
) -> int | None:
    """Return the key column whose header nobody wrote, if names stand in it.

    It is one of the ``free`` columns, and one of the next rows holds a name there.
    """
    below = range(row + 1, row + 1 + _LOOK_BELOW)
    if names is None:
        return None
    for column in free:
        shown = (text_of(sheet.shown_at(at, column)) for at in below)
        if any(map(names.find, shown)):
            return column
    return None
