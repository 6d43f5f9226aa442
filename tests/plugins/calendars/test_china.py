"""China's published days, checked against the notices themselves."""

import datetime as dt
import subprocess
import sys

import pytest

from guiju.engine.workdays import Calendar
from guiju.plugins.calendars import china
from guiju.plugins.manager import load_plugins


@pytest.fixture(name="calendar", scope="module")
def _calendar() -> Calendar:
    return china.read()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        pytest.param("2020-01-17", True, id="plain-friday"),
        pytest.param("2020-01-18", False, id="plain-saturday"),
        pytest.param("2020-01-19", True, id="sunday-worked-before-spring-festival"),
        pytest.param("2020-01-24", False, id="spring-festival"),
        pytest.param("2020-01-31", False, id="the-extension-of-2020"),
        pytest.param("2020-02-01", False, id="no-make-up-after-the-extension"),
        pytest.param("2020-02-03", True, id="first-day-after-the-extension"),
        pytest.param("2020-09-27", True, id="sunday-worked-before-national-day"),
        pytest.param("2020-10-08", False, id="mid-autumn-and-national-day"),
        pytest.param("2020-10-10", True, id="saturday-worked-after-national-day"),
        pytest.param("2015-09-03", False, id="seventy-years-of-victory"),
        pytest.param("2026-02-14", True, id="saturday-worked-in-2026"),
        pytest.param("2026-02-23", False, id="last-day-of-spring-festival-in-2026"),
        pytest.param("2003-10-08", None, id="before-there-is-data"),
        pytest.param("2099-10-08", None, id="long-before-its-notice"),
    ],
)
def test_days_of_the_notices(calendar: Calendar, day: str, worked: bool | None) -> None:  # noqa: FBT001
    assert calendar.is_workday(dt.date.fromisoformat(day)) is worked


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2020-01-17", "2020-01-20", 2),  # the Sunday counts
        ("2020-01-23", "2020-02-03", 1),  # eleven days, ten of them off
        ("2020-09-25", "2020-10-10", 6),
        ("2026-02-13", "2026-02-28", 6),
    ],
)
def test_working_days_over_a_festival(
    calendar: Calendar, start: str, end: str, days: int
) -> None:
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    assert calendar.working_days(first, last) == days


def test_a_calendar_says_what_it_is_and_how_old(calendar: Calendar) -> None:
    assert calendar.name.startswith("chinesecalendar 1.")
    assert {2019, 2020, 2021, 2026} <= calendar.years.keys()
    if max(calendar.years) == 2026:
        assert calendar.published == dt.date(2025, 11, 4)


def test_no_day_is_both_off_and_worked(calendar: Calendar) -> None:
    for number, year in calendar.years.items():
        assert not year.holidays & year.workdays
        assert {day.year for day in year.holidays | year.workdays} == {number}


def test_the_calendar_comes_in_by_the_door_of_all_plugins() -> None:
    (listed,) = load_plugins().calendars()
    assert listed.name == "china"
    assert listed.read() == china.read()


def test_listing_calendars_reads_none() -> None:
    code = (
        "import sys; from guiju.plugins.manager import load_plugins;"
        "load_plugins().calendars(); print('chinese_calendar' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert run.stdout.strip() == b"False"
