"""Working days (工作日): which days were declared holidays, and which made up for them.

China's holidays are published year by year, with make-up days on weekends (调休); no
formula gives them. So a calendar is data. It says which years it covers, and a day of
any other year is neither a working day nor a holiday.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping

import attrs

from guiju.engine.record import Record

_DAYS, _WORKING = 7, 5
"""Of a week, which begins with Monday, as ordinals do: 0001-01-01 was one."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Year(Record):
    """What was published for one year, as far as it differs from the plain week.

    ``holidays`` are days off, ``workdays`` are days worked; no day is both.
    """

    holidays: frozenset[dt.date]
    workdays: frozenset[dt.date]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Calendar(Record):
    """The published years, by number. Without a notice a year is not in it.

    ``published`` is the date of the newest notice, None where the source does not say.
    """

    name: str
    years: Mapping[int, Year]
    published: dt.date | None = None
    off: tuple[int, ...] = attrs.field(init=False, repr=False, eq=False)
    """The holidays that would be worked in a plain week, as ordinals, rising."""
    on: tuple[int, ...] = attrs.field(init=False, repr=False, eq=False)
    """The days worked that would be free in a plain week, as ordinals, rising."""

    @off.default
    def _weekdays_off(self) -> tuple[int, ...]:
        days = (day for year in self.years.values() for day in year.holidays)
        return _ordinals(day for day in days if day.weekday() < _WORKING)

    @on.default
    def _weekends_worked(self) -> tuple[int, ...]:
        days = (day for year in self.years.values() for day in year.workdays)
        return _ordinals(day for day in days if day.weekday() >= _WORKING)

    def is_workday(self, day: dt.date) -> bool | None:
        """Whether ``day`` is worked; None where nothing was published."""
        if day.year not in self.years:
            return None
        year = self.years[day.year]
        return day in year.workdays or (
            day.weekday() < _WORKING and day not in year.holidays
        )

    def working_days(self, start: dt.date, end: dt.date) -> int | None:
        """Return how many working days lie after ``start``, up to and with ``end``.

        Below zero if ``end`` is before ``start``; None where a year is not covered.
        """
        if self.uncovered(start, end):
            return None
        return self._until(end) - self._until(start)

    def uncovered(self, start: dt.date, end: dt.date) -> tuple[int, ...]:
        """Return the years from one day to the other that have not been published."""
        first, last = sorted((start.year, end.year))
        return tuple(y for y in range(first, last + 1) if y not in self.years)

    def _until(self, day: dt.date) -> int:
        """Return a count that grows by one with each working day."""
        weeks, rest = divmod(day.toordinal(), _DAYS)
        plain = weeks * _WORKING + min(rest, _WORKING)
        ordinal = day.toordinal()
        return plain - bisect_right(self.off, ordinal) + bisect_right(self.on, ordinal)


def _ordinals(days: Iterable[dt.date]) -> tuple[int, ...]:
    return tuple(sorted(day.toordinal() for day in days))
