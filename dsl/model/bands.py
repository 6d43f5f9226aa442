"""Bands against each other: which values two of them share, and in what order they lie.

Between two neighbours of what is counted there is nothing: 10名 and 11名 leave no gap,
and a band above 10 and below 11 places holds no place at all.
"""

from fractions import Fraction
from math import ceil, floor

from guiju.dsl.model.rule import BandRow, BandTable
from guiju.engine.interval import Interval
from guiju.engine.measure import Measure, Numeric


def values(interval: Interval, measure: Measure | None) -> Interval | None:
    """Return ``interval``, or the whole numbers in it if it counts; None if empty."""
    if interval.is_empty:
        return None
    if not isinstance(measure, Numeric) or not measure.is_count:
        return interval
    low = high = None
    if interval.low is not None:
        low = Fraction(ceil(interval.low))
        low += low == interval.low and not interval.low_included
    if interval.high is not None:
        high = Fraction(floor(interval.high))
        high -= high == interval.high and not interval.high_included
    whole = Interval(low, high)
    return None if whole.is_empty else whole


def shared(one: BandRow, another: BandRow, table: BandTable) -> Interval | None:
    """Return the values that two bands both give points for; None without any."""
    if one.interval.is_empty or another.interval.is_empty:
        return None
    both = one.interval.meet(another.interval)
    return None if both is None else values(both, table.by.measure)


def ascending(table: BandTable) -> tuple[BandRow, ...]:
    """Return the bands with bounds, the one that starts lowest first."""
    return tuple(sorted(table.bands, key=lambda row: row.interval.starts))
