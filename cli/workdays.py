"""The calendar of working days that a run counts on, read only when one is needed."""

from collections.abc import Callable

import attrs

from guiju.cli.fault import StopError
from guiju.engine.coverage import counts_working_days, uncovered
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.rules import rules
from guiju.engine.workdays import Calendar
from guiju.plugins.calendars.year_not_published import year_not_published
from guiju.plugins.manager import Plugins


def calendar_for(plan: Plan, plugins: Callable[[], Plugins]) -> Calendar | None:
    """Return the first calendar there is, or None when no working days are counted."""
    if not any(counts_working_days(expr) for _, expr in rules(plan)):
        return None
    calendars = plugins().calendars()
    return calendars[0].read() if calendars else None


def calendar_name(calendar: Calendar | None) -> str:
    """Return what a receipt says of a calendar: its name, and when it was published."""
    if calendar is None:
        return ""
    return f"{calendar.name} {calendar.published or ''}".strip()


def on_calendar(plan: Plan, facts: Facts, plugins: Plugins) -> Facts:
    """Return ``facts`` with the calendar that the settled ``plan`` counts on.

    Raises:
        StopError: working days are asked of a year whose holidays are not published.
    """
    calendar = calendar_for(plan, lambda: plugins)
    dated = attrs.evolve(facts, calendar=calendar)
    years = uncovered(plan, dated)
    if years:
        raise StopError(year_not_published(years))
    return dated
