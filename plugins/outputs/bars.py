"""The lengths of bars: where one begins on its scale and how long it is, as CSS.

Only lengths are rounded here. The number itself stands beside every bar as text.
"""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from guiju.engine.number import Rounding, fixed, round_to
from guiju.plugins.prose.figure import Figure

_MINUS = "\N{MINUS SIGN}"


@attrs.frozen
class Bar:
    """A bar from ``at``, ``width`` long; ``mark`` is where a line crosses its scale."""

    at: str
    width: str
    mark: str = ""


@attrs.frozen
class Scale:
    """From ``low`` to ``high``, the whole width of a cell."""

    low: Fraction
    high: Fraction

    def bar(self, one: Fraction, other: Fraction, mark: Fraction | None = None) -> Bar:
        """Return the bar between two values."""
        low, high = sorted((self._share(one), self._share(other)))
        at = "" if mark is None else _percent(self._share(mark))
        return Bar(_percent(low), _percent(high - low), at)

    def _share(self, value: Fraction) -> Fraction:
        if self.low == self.high:
            return Fraction(0)
        share = (value - self.low) / (self.high - self.low)
        return min(max(share, Fraction(0)), Fraction(1))


def scale_of(values: Iterable[Fraction]) -> Scale:
    """Return the scale that ``values``, at least one, just fit on."""
    found = tuple(values)
    return Scale(min(found), max(found))


def signed(figure: Figure, value: Fraction) -> Figure:
    """Return the figure of a difference, with + or − before it, but not before 0."""
    about = "≈" if figure.is_approximate else ""
    bare = figure.shown.removeprefix("≈").removeprefix("-")
    sign = "" if not value else "+" if value > 0 else _MINUS
    return attrs.evolve(figure, shown=f"{about}{sign}{bare}")


def _percent(share: Fraction) -> str:
    return f"{fixed(round_to(share * 100, Fraction(1, 10), Rounding.HALF_UP), 1)}%"
