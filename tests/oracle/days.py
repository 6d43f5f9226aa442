"""Days and working days, counted one by one."""

import datetime as dt
from fractions import Fraction

from guiju.engine.value import Absence
from guiju.engine.workdays import Calendar
from tests.oracle.arithmetic import Found

SATURDAY = 5
ONE = dt.timedelta(days=1)


def between(
    start: Found, end: Found, *, working: bool, calendar: Calendar | None
) -> Found:
    """Return how many days lie after ``start`` up to ``end``; before it, below zero."""
    assert isinstance(start, dt.date)
    assert isinstance(end, dt.date)
    if end < start:
        back = between(end, start, working=working, calendar=calendar)
        return -back if isinstance(back, Fraction) else back
    if working and (calendar is None or _unpublished(calendar, start, end)):
        return Absence.NOT_REPORTED
    count, day = 0, start
    while day < end:
        day += ONE
        if not working or (calendar is not None and _is_worked(calendar, day)):
            count += 1
    return Fraction(count)


def _unpublished(calendar: Calendar, start: dt.date, end: dt.date) -> bool:
    return any(year not in calendar.years for year in range(start.year, end.year + 1))


def _is_worked(calendar: Calendar, day: dt.date) -> bool:
    year = calendar.years[day.year]
    if day in year.workdays:
        return True
    return day not in year.holidays and day.weekday() < SATURDAY
