"""A user's own table of days stands over the published calendar, or is refused."""

import datetime as dt
from pathlib import Path

import pytest

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.workdays import Calendar, Year
from guiju.plugins.calendars.own_days import with_own_days
from guiju.plugins.calendars.year_not_published import year_not_published
from guiju.plugins.manager import load_plugins

D = dt.date
PUBLISHED = Calendar(
    name="试行日历",
    years={
        2026: Year(
            holidays=frozenset({D(2026, 1, 1), D(2026, 1, 2)}),
            workdays=frozenset({D(2026, 1, 4)}),
        )
    },
)


def over(folder: Path, *rows: str) -> Calendar:
    """Return the calendar with a table of ``rows`` over it."""
    file = folder / "日历.csv"
    file.write_text("\n".join(("日期,类型", *rows)), "utf-8")
    sheets = load_plugins().read_sheets(file)
    assert sheets is not None
    return with_own_days(PUBLISHED, sheets[0])


def faults(folder: Path, *rows: str) -> list[str]:
    """Return the cells that a table is refused for."""
    with pytest.raises(DiagnosticError) as caught:
        over(folder, *rows)
    found = caught.value.diagnostics
    assert {diagnostic.code for diagnostic in found} == {"GJ1422"}
    places = [diagnostic.place for diagnostic in found]
    return [place.address for place in places if isinstance(place, Cell)]


def test_days_of_a_new_year_are_added(tmp_path: Path) -> None:
    calendar = over(
        tmp_path, "2027-01-01,休", "2027年1月3日,上班", "", "2027/1/9,workday"
    )
    assert calendar.is_workday(D(2027, 1, 1)) is False
    assert calendar.is_workday(D(2027, 1, 3)) is True
    assert calendar.is_workday(D(2027, 1, 4)) is True
    assert calendar.is_workday(D(2027, 1, 9)) is True
    assert calendar.years[2026] == PUBLISHED.years[2026]
    assert calendar.name == "试行日历 + 日历.csv"


def test_a_day_of_the_user_outweighs_the_published_one(tmp_path: Path) -> None:
    calendar = over(tmp_path, "2026-01-02,班", "2026-01-04,放假")
    assert calendar.is_workday(D(2026, 1, 1)) is False
    assert calendar.is_workday(D(2026, 1, 2)) is True
    assert calendar.is_workday(D(2026, 1, 4)) is False


def test_a_table_without_days_changes_nothing(tmp_path: Path) -> None:
    assert over(tmp_path).years == PUBLISHED.years


def test_every_row_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    rows = ("2026-02-30,休", "2026-03-01,也许", "2026-03-02", ",休", "2026-03-03,班")
    assert faults(tmp_path, *rows) == ["A2", "B3", "B4", "A5"]


def test_a_day_stands_once_in_the_table(tmp_path: Path) -> None:
    assert faults(tmp_path, "2026-03-03,班", "2026-03-04,休", "2026/3/3,休") == ["A4"]


def test_the_years_that_are_missing_are_named_in_one_finding() -> None:
    found = year_not_published((2027, 2028))
    assert found.code == "GJ1421"
    assert "2027、2028 年" in found.message.zh
    assert "2027, 2028" in found.message.en
