"""A user's own table of days (日期,类型) over a published calendar.

For a year whose notice came after this version, or a region with days of its own. A
year of which the table names a day counts as published: if it was not yet, the table
has to hold all of its days that differ from the plain week.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from guiju.engine.diagnostic import Diagnostic, DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.engine.workdays import Calendar, Year
from guiju.plugins.intake.figure import day_of, text_of
from guiju.plugins.intake.names import folded, shortened
from guiju.plugins.sheet import Sheet
from guiju.plugins.trouble import Trouble

NOT_A_DAY: Final = Trouble(
    code="GJ1422",
    since="0.2",
    title=Text(zh="日历表有一行读不懂", en="a row of the calendar cannot be read"),
    why=Text(
        zh="日历表每行是日期和类型（休或班）。跳过读不懂的行，工作日就会数错。",
        en="Each row is a day and its kind, holiday or workday. A row that cannot be "
        "read is not skipped: the count would be wrong.",
    ),
)
_OFF: Final = frozenset({"休", "放假", "休息", "节假日", "holiday", "off"})
_ON: Final = frozenset({"班", "上班", "调休上班", "工作日", "workday", "on"})
_ADVICE: Final = Text(
    zh="第一列写日期，如 2027-01-01；第二列写“休”或“班”；一天只写一行",
    en="write a day such as 2027-01-01, then holiday or workday; one row for each day",
)


@attrs.frozen
class _Marked:
    """One day of the table, and whether it is worked."""

    day: dt.date
    is_worked: bool
    cell: Cell


def with_own_days(calendar: Calendar, sheet: Sheet) -> Calendar:
    """Return ``calendar`` with the days of ``sheet``, whose first row is a heading.

    Raises:
        DiagnosticError: rows cannot be read; it tells all of them.
    """
    found = [*_marked(sheet)]
    marked = [one for one in found if isinstance(one, _Marked)]
    faults = [one for one in found if isinstance(one, Diagnostic)]
    faults.extend(_named_twice(marked))
    if faults:
        raise DiagnosticError(*faults)
    by_year: dict[int, dict[dt.date, bool]] = {}
    for one in marked:
        by_year.setdefault(one.day.year, {})[one.day] = one.is_worked
    years = {year: _over(calendar.years.get(year), by_year[year]) for year in by_year}
    return attrs.evolve(
        calendar,
        name=f"{calendar.name} + {sheet.file}",
        years={**calendar.years, **years},
    )


def _marked(sheet: Sheet) -> Iterator[_Marked | Diagnostic]:
    for row, cells in enumerate(sheet.rows[1:], start=2):
        if all(cell is None for cell in cells):
            continue
        first, second, *_ = (*cells, None, None)
        day, kind = day_of(first), folded(text_of(second))
        if day is None:
            yield _unread(text_of(first), sheet.cell(row, 1))
        elif kind not in _OFF | _ON:
            yield _unread(text_of(second), sheet.cell(row, 2))
        else:
            yield _Marked(day, kind in _ON, sheet.cell(row, 1))


def _unread(content: str, cell: Cell) -> Diagnostic:
    shown = shortened(content)
    return NOT_A_DAY.found(
        Text(
            zh=f"“{shown}”不是日期，也不是“休”或“班”" if shown else "这一格是空的",
            en=f'"{shown}" is no day and no kind of day' if shown else "a blank cell",
        ),
        _ADVICE,
        cell,
    )


def _named_twice(marked: list[_Marked]) -> Iterator[Diagnostic]:
    first: dict[dt.date, Cell] = {}
    for one in marked:
        if first.setdefault(one.day, one.cell) is not one.cell:
            yield NOT_A_DAY.found(
                Text(
                    zh=f"{one.day} 已经写在 {first[one.day].address}",
                    en=f"{one.day} is already in {first[one.day].address}",
                ),
                _ADVICE,
                one.cell,
            )


def _over(year: Year | None, days: Mapping[dt.date, bool]) -> Year:
    holidays, workdays = (
        (frozenset[dt.date](), frozenset[dt.date]())
        if year is None
        else (year.holidays, year.workdays)
    )
    off = frozenset(day for day, is_worked in days.items() if not is_worked)
    on = days.keys() - off
    return Year(holidays=(holidays - on) | off, workdays=(workdays - off) | on)
