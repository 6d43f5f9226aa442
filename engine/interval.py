"""Intervals of exact numbers, open or closed at either end, possibly without end."""

from fractions import Fraction

import attrs


@attrs.frozen
class Interval:
    """All numbers between two bounds; ``None`` is no bound on that side.

    以上 and 以下 include the bound, 超过 and 不满 exclude it (Civil Code, art. 1259).
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_included: bool = True
    high_included: bool = True

    def holds(self, value: Fraction) -> bool:
        """Whether ``value`` lies in the interval."""
        return not self._is_below(value) and not self._is_above(value)

    @property
    def is_empty(self) -> bool:
        """Whether no number at all lies in the interval."""
        if self.low is None or self.high is None:
            return False
        both = self.low_included and self.high_included
        return self.low > self.high or (self.low == self.high and not both)

    def _is_below(self, value: Fraction) -> bool:
        if self.low is None:
            return False
        return value < self.low or (value == self.low and not self.low_included)

    def _is_above(self, value: Fraction) -> bool:
        if self.high is None:
            return False
        return value > self.high or (value == self.high and not self.high_included)


def point(value: Fraction) -> Interval:
    """Return the interval that holds ``value`` alone."""
    return Interval(value, value)
