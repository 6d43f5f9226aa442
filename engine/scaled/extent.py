"""Whole numbers between two ends: what the numbers of a column can be.

A program has more columns than its plan has expressions, and each is bounded before it
is computed. Fractions, as in ``interval.py``, would do, and take several times as long.
"""

from fractions import Fraction

import attrs

from guiju.engine.interval import Interval


@attrs.frozen
class Extent:
    """All whole numbers from ``low`` to ``high``; ``None`` is no end on that side."""

    low: int | None = None
    high: int | None = None

    def holds(self, number: int) -> bool:
        """Whether ``number`` lies in the extent."""
        above = self.low is None or self.low <= number
        return above and (self.high is None or number <= self.high)

    def meet(self, other: "Extent") -> "Extent | None":
        """Return the numbers that lie in both; None where there are none."""
        low, high = _above(self.low, other.low), _below(self.high, other.high)
        if low is not None and high is not None and low > high:
            return None
        return Extent(low, high)

    def hull(self, other: "Extent") -> "Extent":
        """Return the smallest extent around both."""
        no_low = self.low is None or other.low is None
        no_high = self.high is None or other.high is None
        low = None if no_low else _below(self.low, other.low)
        high = None if no_high else _above(self.high, other.high)
        return Extent(low, high)

    def least(self, other: "Extent") -> "Extent":
        """Return what the smaller of two numbers, one of each, can be."""
        no_low = self.low is None or other.low is None
        low = None if no_low else _below(self.low, other.low)
        return Extent(low, _below(self.high, other.high))

    def greatest(self, other: "Extent") -> "Extent":
        """Return what the larger of two numbers, one of each, can be."""
        no_high = self.high is None or other.high is None
        high = None if no_high else _above(self.high, other.high)
        return Extent(_above(self.low, other.low), high)

    def times(self, factor: int) -> "Extent":
        """Return ``factor`` times its numbers."""
        if not factor:
            return only(0)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Extent(low, high) if factor > 0 else Extent(high, low)

    def __mul__(self, other: "Extent") -> "Extent":
        for one, another in ((self, other), (other, self)):
            if one.low is not None and one.low == one.high:
                return another.times(one.low)
        corners = [
            mine * theirs
            for mine in (self.low, self.high)
            for theirs in (other.low, other.high)
            if mine is not None and theirs is not None
        ]
        rises = self._rises_with(other) or other._rises_with(self)
        falls = self._falls_with(other) or other._falls_with(self)
        return Extent(None if falls else min(corners), None if rises else max(corners))

    def over(self, denominator: int) -> Interval:
        """Return its numbers divided by ``denominator``, which is above zero."""
        low = None if self.low is None else Fraction(self.low, denominator)
        high = None if self.high is None else Fraction(self.high, denominator)
        return Interval(low, high)

    def _rises_with(self, other: "Extent") -> bool:
        """Whether an endless side of it makes the product endless above."""
        above = other.high is None or other.high > 0
        below = other.low is None or other.low < 0
        return (self.high is None and above) or (self.low is None and below)

    def _falls_with(self, other: "Extent") -> bool:
        """Whether an endless side of it makes the product endless below."""
        above = other.high is None or other.high > 0
        below = other.low is None or other.low < 0
        return (self.high is None and below) or (self.low is None and above)


def only(number: int) -> Extent:
    """Return the extent that holds ``number`` alone."""
    return Extent(number, number)


def whole(interval: Interval, factor: int = 1) -> Extent:
    """Return the smallest extent around ``factor``, above zero, times ``interval``."""
    low, high = interval.low, interval.high
    return Extent(
        None if low is None else low.numerator * factor // low.denominator,
        None if high is None else -(-high.numerator * factor // high.denominator),
    )


EITHER = Extent(0, 1)
"""Any truth."""


def _above(one: int | None, another: int | None) -> int | None:
    """Return the larger of two numbers, of which None is none."""
    if one is None or another is None:
        return another if one is None else one
    return max(one, another)


def _below(one: int | None, another: int | None) -> int | None:
    """Return the smaller of two numbers, of which None is none."""
    if one is None or another is None:
        return another if one is None else one
    return min(one, another)
