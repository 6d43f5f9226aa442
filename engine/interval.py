"""Intervals of exact numbers, open or closed at either end, possibly without end.

Their arithmetic gives the smallest interval that holds every result of operands chosen
independently. It is what the range analysis reasons with; an empty interval takes no
part in it, and ``meet`` gives None instead of one.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import reduce

import attrs

from guiju.engine.real import Number, summed
from guiju.engine.record import Shown

_Bound = tuple[int, Fraction, int]
"""One end of an interval, in an order that makes ``min`` and ``max`` right.

-1 or 1 where there is no end on that side; the value; and on which side of the value
the numbers begin: 0 at the value itself, 1 just above it, -1 just below it.
"""

_LOWEST: _Bound = (-1, Fraction(0), 0)
_HIGHEST: _Bound = (1, Fraction(0), 0)


@attrs.frozen(repr=False)
class Interval(Shown):
    """All numbers between two bounds; ``None`` is no bound on that side.

    以上 and 以下 include the bound, 超过 and 不满 exclude it (Civil Code, art. 1259).
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_included: bool = True
    high_included: bool = True

    def holds(self, value: Number) -> bool:
        """Whether ``value`` lies in the interval."""
        return not self._is_below(value) and not self._is_above(value)

    @property
    def is_empty(self) -> bool:
        """Whether no number at all lies in the interval."""
        if self.low is None or self.high is None:
            return False
        both = self.low_included and self.high_included
        return self.low > self.high or (self.low == self.high and not both)

    def covers(self, other: "Interval") -> bool:
        """Whether every number of ``other`` lies in the interval."""
        return _low(self) <= _low(other) and _high(other) <= _high(self)

    def meet(self, other: "Interval") -> "Interval | None":
        """Return the numbers that lie in both; None where there are none."""
        if other is self or (other.low is None and other.high is None):
            return self
        if self.low is None and self.high is None:
            return other
        low = max(_low(self), _low(other))
        high = min(_high(self), _high(other))
        return None if low > high else _between(low, high)

    def hull(self, other: "Interval") -> "Interval":
        """Return the smallest interval around both."""
        low = min(_low(self), _low(other))
        high = max(_high(self), _high(other))
        return _between(low, high)

    def least(self, other: "Interval") -> "Interval":
        """Return what the smaller of two numbers, one of each, can be."""
        low = min(_low(self), _low(other))
        high = min(_high(self), _high(other))
        return _between(low, high)

    def greatest(self, other: "Interval") -> "Interval":
        """Return what the larger of two numbers, one of each, can be."""
        low = max(_low(self), _low(other))
        high = max(_high(self), _high(other))
        return _between(low, high)

    def minus(self, other: "Interval") -> tuple["Interval", ...]:
        """Return the pieces that are left without the numbers of ``other``."""
        below = Interval(high=other.low, high_included=not other.low_included)
        above = Interval(other.high, low_included=not other.high_included)
        pieces = (
            None if other.low is None else self.meet(below),
            None if other.high is None else self.meet(above),
        )
        return tuple(piece for piece in pieces if piece is not None)

    def inverse(self) -> "Interval | None":
        """Return the inverses of its numbers other than zero; None if it has none."""
        return around(_inverse(piece) for piece in self.minus(point(Fraction(0))))

    def times(self, factor: Fraction) -> "Interval":
        """Return ``factor`` times its numbers."""
        if not factor:
            return point(factor)
        if factor == 1:
            return self
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor > 0:
            return Interval(low, high, self.low_included, self.high_included)
        return Interval(high, low, self.high_included, self.low_included)

    def __neg__(self) -> "Interval":
        return self.times(Fraction(-1))

    def __add__(self, other: "Interval") -> "Interval":
        return total((self, other))

    def __mul__(self, other: "Interval") -> "Interval":
        if self.low is not None and self.low == self.high:
            return other.times(self.low)
        if other.low is not None and other.low == other.high:
            return self.times(other.low)
        mine, theirs = (_low(self), _high(self)), (_low(other), _high(other))
        corners = [_times(one, another) for one in mine for another in theirs]
        low = min((infinite, value, abs(side)) for infinite, value, side in corners)
        high = max((infinite, value, -abs(side)) for infinite, value, side in corners)
        return _between(low, high)

    @property
    def starts(self) -> tuple[int, Fraction, int]:
        """Something to sort intervals by: the one that starts lower comes first."""
        return _low(self)

    def _is_below(self, value: Number) -> bool:
        if self.low is None:
            return False
        return value < self.low or (value == self.low and not self.low_included)

    def _is_above(self, value: Number) -> bool:
        if self.high is None:
            return False
        return value > self.high or (value == self.high and not self.high_included)


def point(value: Fraction) -> Interval:
    """Return the interval that holds ``value`` alone."""
    return Interval(value, value)


def total(intervals: Sequence[Interval]) -> Interval:
    """Return what the sum of numbers, one of each, can be; of nothing it is zero."""
    lows = [each.low for each in intervals if each.low is not None]
    highs = [each.high for each in intervals if each.high is not None]
    no_low, no_high = len(lows) < len(intervals), len(highs) < len(intervals)
    return Interval(
        None if no_low else summed(lows),
        None if no_high else summed(highs),
        low_included=no_low or all(each.low_included for each in intervals),
        high_included=no_high or all(each.high_included for each in intervals),
    )


def around(intervals: Iterable[Interval]) -> Interval | None:
    """Return the smallest interval around all of ``intervals``; None without any."""
    found = tuple(intervals)
    return reduce(Interval.hull, found) if found else None


def _low(interval: Interval) -> _Bound:
    if interval.low is None:
        return _LOWEST
    return (0, interval.low, 0 if interval.low_included else 1)


def _high(interval: Interval) -> _Bound:
    if interval.high is None:
        return _HIGHEST
    return (0, interval.high, 0 if interval.high_included else -1)


def _between(low: _Bound, high: _Bound) -> Interval:
    no_low, lowest, above = low
    no_high, highest, below = high
    return Interval(
        None if no_low else lowest, None if no_high else highest, not above, not below
    )


def _times(one: _Bound, another: _Bound) -> _Bound:
    """Return the product; an included zero makes zero, whatever the other end is."""
    ends = (one, another)
    signs = [infinite or _sign(value) for infinite, value, _ in ends]
    if 0 in signs:
        zeros = [end for end, sign in zip(ends, signs, strict=True) if not sign]
        return (0, Fraction(0), int(all(side for _, _, side in zeros)))
    if one[0] or another[0]:
        return (signs[0] * signs[1], Fraction(0), 0)
    return (0, one[1] * another[1], one[2] or another[2])


def _inverse(interval: Interval) -> Interval:
    """Return the inverses of numbers of one sign, zero not being among them."""
    low, low_included = _inverse_end(interval.high, included=interval.high_included)
    high, high_included = _inverse_end(interval.low, included=interval.low_included)
    return Interval(low, high, low_included=low_included, high_included=high_included)


def _inverse_end(
    end: Fraction | None, *, included: bool
) -> tuple[Fraction | None, bool]:
    if end is None:
        return (Fraction(0), False)
    return (1 / end, included) if end else (None, True)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
