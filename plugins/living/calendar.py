"""The sheet of days: which are worked, and how many of those there were so far."""

import datetime as dt
from collections.abc import Iterator

from guiju.engine.text import Text
from guiju.engine.workdays import Calendar
from guiju.plugins.living import words
from guiju.plugins.living.layout import Content
from guiju.plugins.living.look import as_number
from guiju.plugins.living.paper import Paper
from guiju.plugins.living.workings import Workings

_COLOUR = "#A6A6A6"
_HEADS = (
    Text(zh="日期", en="day"),
    Text(zh="上班", en="worked"),
    Text(zh="累计", en="so far"),
    Text(zh="段", en="run of years"),
)


def write_calendar(paper: Paper, made: Workings) -> None:
    """Write the published days, where working days are counted."""
    calendar = made.facts.calendar
    if calendar is None or not made.counts_days:
        return
    page = paper.sheet(words.CALENDAR.of(made.language), _COLOUR, portrait=True)
    for at, head in enumerate(_HEADS):
        page.say((0, at), head.of(made.language), "head")
    for row, (day, worked, count, run) in enumerate(_days(calendar), start=1):
        serial = as_number(day, made.language)
        shown = Content(value=serial, look="name", shown="yyyy-mm-dd")
        page.put((row, 0), shown)
        for at, number in ((1, worked), (2, count), (3, run)):
            page.put((row, at), Content(value=float(number), shown="0"))
    page.sheet.set_column(0, 3, 13)
    page.sheet.freeze_panes(1, 1)


def _days(calendar: Calendar) -> Iterator[tuple[dt.date, int, int, int]]:
    """Yield every published day; a run of years without a gap has one number."""
    count, run = 0, 0
    for year in sorted(calendar.years):
        run += year - 1 not in calendar.years
        day = dt.date(year, 1, 1)
        while day.year == year:
            worked = bool(calendar.is_workday(day))
            count += worked
            yield day, int(worked), count, run
            day += dt.timedelta(days=1)
