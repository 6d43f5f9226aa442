"""Days between days: a difference of ordinals, and for working days a small formula.

How many working days there are up to a day is five for each whole week and those of the
last one, less the declared holidays, more the make-up days, until then.
"""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from guiju.engine.interval import point
from guiju.engine.scaled.arithmetic import absent, lacking, with_absence
from guiju.engine.scaled.choosing import NOT_REPORTED
from guiju.engine.scaled.figure import Figure
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import Index, Kind, Stepwise
from guiju.engine.workdays import Calendar

_WEEK, _WORKING = 7, 5


def days(here: Here, start: Figure, end: Figure) -> Figure:
    """Return how many days ``end`` lies after ``start``."""
    return Figure(
        kind=Kind.NUMBER,
        column=here.weighted((1, end.column), (-1, start.column)),
        absence=lacking(here, start, end),
        range=end.range + -start.range,
    )


def working_days(
    here: Here, start: Figure, end: Figure, calendar: Calendar | None
) -> Figure:
    """Return how many working days there are; 未报 where a year is not published."""
    if calendar is None:
        missing = absent(here, NOT_REPORTED)
        lane = lacking(here, start, end)
        return missing if lane is None else with_absence(here, missing, _or(here, lane))
    after = (until(here, end.column, calendar), until(here, start.column, calendar))
    span_of_days = (end.range + -start.range).hull(point(Fraction(0)))
    lanes = [each.absence for each in (start, end) if each.absence is not None]
    known = here.equals(_gaps(here, start.column, end.column, calendar), 0)
    lane = here.chosen(known, here.number(0), here.number(NOT_REPORTED))
    if lanes:
        # Days that are absent are absent in their own way, whatever stands there.
        there = here.equals(here.largest(*lanes), 0)
        lane = here.chosen(there, lane, here.largest(*lanes))
    found = Figure(
        kind=Kind.NUMBER,
        column=here.weighted((1, after[0]), (-1, after[1])),
        range=span_of_days,
    )
    return with_absence(here, found, lane)


def until(here: Here, day: Index, calendar: Calendar) -> Index:
    """Return a count that grows by one with each working day."""
    weeks = here.quotient(day, here.number(_WEEK))
    rest = here.weighted((1, day), (-_WEEK, weeks))
    rest = here.smallest(rest, here.number(_WORKING))
    return here.weighted(
        (_WORKING, weeks),
        (1, rest),
        (-1, _reached(here, day, calendar.off)),
        (1, _reached(here, day, calendar.on)),
    )


def _gaps(here: Here, start: Index, end: Index, calendar: Calendar) -> Index:
    """Return how many runs of unpublished years lie between two days, in part at least.

    Those that have begun by the last day, less those that ended before the first.
    """
    first, last = here.smallest(start, end), here.largest(start, end)
    runs = tuple(_unpublished(calendar))
    begun = _reached(here, last, tuple(begins for begins, _ in runs))
    ended = _reached(here, first, tuple(ends for _, ends in runs))
    return here.weighted((1, begun), (-1, ended))


def _unpublished(calendar: Calendar) -> Iterator[tuple[int, int]]:
    """Yield the first day of each run of unpublished years, and the day after it."""
    edges = [dt.MINYEAR - 1, *sorted(calendar.years), dt.MAXYEAR + 1]
    for before, after in pairwise(edges):
        if after > before + 1:
            last = dt.date(after - 1, 12, 31).toordinal()
            yield dt.date(before + 1, 1, 1).toordinal(), last + 1


def _reached(here: Here, day: Index, bounds: tuple[int, ...]) -> Index:
    if not bounds:
        return here.number(0)
    return here.step(Stepwise(day, bounds), here.together(day))


def _or(here: Here, lane: Index) -> Index:
    """Return the absence of the days, 未报 where they are there."""
    there = here.equals(lane, 0)
    return here.chosen(there, here.number(NOT_REPORTED), lane)
