"""China: the days off and the make-up days that the State Council publishes (调休)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from guiju.engine.text import Text
from guiju.engine.workdays import Calendar, Year
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.working import WorkingCalendar

PUBLISHED: Final[Mapping[int, dt.date]] = {2026: dt.date(2025, 11, 4)}
"""When the notice for a year was issued. One line for the newest year is enough."""


@hookimpl
def guiju_list_calendars() -> Sequence[WorkingCalendar]:
    """See the hook specification."""
    title = Text(zh="中国法定节假日与调休", en="public holidays of China")
    return [WorkingCalendar(name="china", title=title, read=read)]


def read() -> Calendar:
    """Return the published years.

    Every year has a National Day: a year without one has only been touched by the
    holidays of its neighbour, and counts as not published.
    """
    import chinese_calendar  # noqa: PLC0415 - only who counts working days needs it

    off, on = chinese_calendar.holidays, chinese_calendar.workdays
    years = {day.year for day in off if (day.month, day.day) == (10, 1)}
    return Calendar(
        name=f"chinesecalendar {chinese_calendar.__version__}",
        published=PUBLISHED.get(max(years)),
        years={
            year: Year(holidays=_days_of(year, off), workdays=_days_of(year, on))
            for year in sorted(years)
        },
    )


def _days_of(year: int, days: Iterable[dt.date]) -> frozenset[dt.date]:
    return frozenset(day for day in days if day.year == year)
