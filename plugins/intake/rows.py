"""From the rows of one sheet to figures with their keys, and to what is wrong there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

import attrs

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import Numeric
from guiju.engine.source import Cell
from guiju.engine.value import Value
from guiju.plugins.intake.faults.columns_unused import columns_unused
from guiju.plugins.intake.faults.member_unknown import member_unknown
from guiju.plugins.intake.faults.name_blank import name_blank
from guiju.plugins.intake.faults.row_skipped import row_skipped
from guiju.plugins.intake.faults.unit_unknown import unit_unknown
from guiju.plugins.intake.figure import NOT_APPLICABLE, read_figure, text_of
from guiju.plugins.intake.layout import ITEM, Layout, Reader, resembling
from guiju.plugins.intake.match import CHECK
from guiju.plugins.intake.names import folded, shortened
from guiju.plugins.intake.totals import Running, Sums, held_to, is_sum, is_total
from guiju.plugins.sheet import CellValue, Sheet

_SEVERAL: Final = 2
_REMARKS: Final = ("注", "备注", "说明", "填表", "填报", "制表", "审核", "note")


@attrs.frozen
class Entry:
    """One cell of figures: a value, a fault, or None for a blank cell."""

    column: Column
    key: Key
    content: Value | Diagnostic | None
    cell: Cell
    computed: bool = False
    """Whether a result says so, with every digit that it has."""


@attrs.frozen(kw_only=True)
class NoneListed:
    """A row which says that a roster is empty under ``key`` (the listed keys)."""

    key: Key


@attrs.frozen(kw_only=True)
class Meant:
    """An unknown name that probably stands for ``member`` of ``axis``."""

    axis: str
    member: str


@attrs.frozen(kw_only=True)
class _Line:
    """One row of a sheet: the names in its key columns, and whether figures follow."""

    row: int
    names: Mapping[str, str]
    filled: bool

    @property
    def says_something(self) -> bool:
        return self.filled or any(self.names.values())


@attrs.frozen(kw_only=True, eq=False)
class _Figures:
    """One column of figures: what it is of, and what its header says of their keys."""

    at: int
    column: Column
    said: Mapping[str, str]
    known: dict[object, Value] = attrs.field(factory=dict)
    """What was read already: most figures stand in a column more than once."""

    def read(
        self, content: CellValue, cell: Cell, sheet: Sheet
    ) -> Value | Diagnostic | None:
        """Return what the cell holds, as ``read_figure`` says."""
        if content is None:
            return None
        # Looking at a fraction for equal ones takes longer than reading it anew; a
        # source makes equal ones once, and the sheet keeps them.
        same = content if type(content) is str else id(content)
        found = self.known.get(same)
        if found is not None:
            return found
        value = read_figure(
            content, self.column, cell, typed=sheet.typed, computed=sheet.computed
        )
        if value is not None and not isinstance(value, Diagnostic):
            self.known[same] = value
        return value


Found = Entry | Diagnostic | NoneListed | Meant


def read_rows(
    sheet: Sheet,
    layout: Layout,
    reader: Reader,
    only: Iterable[int] | None = None,
    running: Running | None = None,
) -> Iterator[Found]:
    """Read what stands under the header. Blank rows and repeated headers are left out.

    ``only`` are the numbers of the rows to be read, where these are not all; then
    ``running`` knows what stands in the others.

    Yields:
        figures, faults, empty rosters, and the members that unknown names may mean.
    """
    yield from _headers(sheet, layout, reader)
    header = _line(sheet, layout, layout.header)
    running = Running() if running is None else running
    columns = _columns(layout, reader)
    every = range(layout.header + 1, len(sheet.rows) + 1)
    for row in every if only is None else only:
        line = _line(sheet, layout, row)
        repeated = bool(line.names) and line.names == header.names
        if not line.says_something or repeated:
            continue
        aside = _set_aside(line, reader)
        if aside is not None:
            yield from _left_aside(sheet, line, layout, aside, running)
            continue
        for found in _row(sheet, line, layout, reader, columns):
            if isinstance(found, Entry):
                running.add(found.column, found.content, found.cell.column)
            yield found


def _left_aside(
    sheet: Sheet, line: _Line, layout: Layout, axis: str, running: Running
) -> Iterator[Found]:
    """Say that a row is left aside, or that it is a total which does not add up."""
    written, row = line.names[axis], line.row
    cells = {at: (sheet.at(row, at), sheet.cell(row, at)) for at in layout.across}
    wrong = tuple(running.held(written, cells))
    cell = sheet.cell(row, layout.keys[axis])
    yield from wrong or (row_skipped(shortened(written), cell),)


def _headers(sheet: Sheet, layout: Layout, reader: Reader) -> Iterator[Found]:
    """Report the columns that are not used; a near miss of a member is a fault."""
    checks = tuple(CHECK.values())
    unused = {c: t for c, t in layout.others.items() if not t.startswith(checks)}
    known = reader.members.get(layout.over)
    if known is not None and layout.over != ITEM:
        for column, text in tuple(unused.items()):
            if known.nearest(text):
                del unused[column]
                cell = sheet.cell(layout.header, column)
                yield from _unknown(text, layout.over, reader, cell)
    if unused:
        first = sheet.cell(layout.header, min(unused))
        names = tuple(shortened(text) for text in unused.values())
        near = resembling(unused.values(), reader)
        yield columns_unused(reader.table, names, first, near)


def _line(sheet: Sheet, layout: Layout, row: int) -> _Line:
    shown = {a: text_of(sheet.shown_at(row, c)) for a, c in layout.keys.items()}
    figures = (sheet.at(row, column) for column in layout.across)
    filled = any(one is not None and not _is_aside(one) for one in figures)
    return _Line(row=row, names=shown, filled=filled)


def _columns(layout: Layout, reader: Reader) -> Mapping[str, tuple[_Figures, ...]]:
    """Return the columns of figures with all that is the same in every row.

    Where the name of the figure stands in the row itself, they are there by that name.
    """
    table = reader.table
    items = [column.name for column in table.columns if ITEM in layout.keys]
    return {item: _columns_of(item, layout, reader) for item in items or [""]}


def _columns_of(item: str, layout: Layout, reader: Reader) -> tuple[_Figures, ...]:
    columns = {column.name: column for column in reader.table.columns}
    named = item or reader.table.columns[0].name
    places = ((at, layout.place(at)) for at in layout.across)
    keys = {axis.name for axis in reader.table.keys}
    return tuple(
        _Figures(
            at=at,
            column=columns[place.get(ITEM, named)],
            said={axis: member for axis, member in place.items() if axis in keys},
        )
        for at, place in places
    )


def _row(
    sheet: Sheet,
    line: _Line,
    layout: Layout,
    reader: Reader,
    columns: Mapping[str, Sequence[_Figures]],
) -> Iterator[Found]:
    if not line.filled and not all(line.names.values()):
        return
    members = dict(layout.fixed)
    for axis, written in line.names.items():
        cell = sheet.cell(line.row, layout.keys[axis])
        member = _member(written, axis, reader)
        if not written:
            yield name_blank(axis, cell)
        elif member is None:
            yield from _unknown(written, axis, reader, cell)
        else:
            members[axis] = member
    if len(members) == len(line.names) + len(layout.fixed):
        yield from _entries(sheet, line.row, layout, reader, members, columns)


def _is_aside(content: CellValue) -> bool:
    """Whether a cell is marked 不适用, as a template marks it from the start."""
    return isinstance(content, str) and folded(content) in NOT_APPLICABLE


def _set_aside(line: _Line, reader: Reader) -> str | None:
    """Return the axis whose cell shows that the row is a total or a remark, or None."""
    for axis, written in line.names.items():
        if not written or _member(written, axis, reader) is not None:
            continue
        word = folded(written)
        if is_total(word) or (not line.filled and word.startswith(_REMARKS)):
            return axis
    return None


def _member(written: str, axis: str, reader: Reader) -> str | None:
    names = reader.members.get(axis)
    return written or None if names is None else names.find(written)


def _unknown(written: str, axis: str, reader: Reader, cell: Cell) -> Iterator[Found]:
    nearest = reader.members[axis].nearest(written)
    short = shortened(written)
    if axis == UNIT:
        yield unit_unknown(short, reader.table.group, nearest, cell)
    else:
        yield member_unknown(short, axis, nearest, cell)
    if nearest:
        yield Meant(axis=axis, member=nearest[0])


def _entries(  # noqa: PLR0913, PLR0917 - a row, and what is known of all rows
    sheet: Sheet,
    row: int,
    layout: Layout,
    reader: Reader,
    members: Mapping[str, str],
    columns: Mapping[str, Sequence[_Figures]],
) -> Iterator[Found]:
    axes = reader.table.keys
    rosters = [axis for axis in axes if axis.roster]
    if any(folded(members[axis.name]) in NOT_APPLICABLE for axis in rosters):
        listed = (axis for axis in axes if not axis.roster)
        yield NoneListed(key=_key(tuple(listed), members))
        return
    figures = columns[members.get(ITEM, "")]
    shared = None if any(one.said for one in figures) else _key(axes, members)
    entries: list[Entry] = []
    for one in figures:
        cell = sheet.cell(row, one.at)
        content = one.read(_held(sheet, row, one.at, one.column), cell, sheet)
        key = shared or _key(axes, {**members, **one.said})
        entry = Entry(one.column, key, content, cell, sheet.computed)
        entries.append(entry)
        yield entry
    yield from _beside(sheet, row, layout, entries)


def _held(sheet: Sheet, row: int, at: int, column: Column) -> CellValue:
    """Return what a cell holds: of a merged area a day or a grade is said of all.

    A number is not: over several units it may be the sum of all.
    """
    is_number = isinstance(column.measure, Numeric)
    return sheet.at(row, at) if is_number else sheet.shown_at(row, at)


def _beside(
    sheet: Sheet, row: int, layout: Layout, entries: Sequence[Entry]
) -> Iterator[Diagnostic]:
    """Hold the sums beside the figures of a row, if these are of one measure."""
    sums = [at for at, head in layout.others.items() if is_sum(head)]
    if not sums:
        return
    figures = [e.content for e in entries if isinstance(e.content, Fraction)]
    faulty = any(isinstance(entry.content, Diagnostic) for entry in entries)
    measures = {repr(entry.column.measure) for entry in entries}
    if faulty or len(entries) < _SEVERAL or len(measures) != 1:
        return
    column, parts = entries[0].column, (Sums.of(figures),)
    for at in sums:
        word, cell = layout.others[at], sheet.cell(row, at)
        yield from held_to(word, sheet.at(row, at), parts, column, cell)


def _key(axes: tuple[Axis, ...], place: Mapping[str, str]) -> Key:
    return tuple(place[axis.name] for axis in axes)
