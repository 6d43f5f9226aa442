"""The values that may stand in a cell, counted in steps from the one that does.

A smallest change needs a smallest step: the decimals that the rulebook allows, whole
numbers for what is counted; where neither is said, as many decimals as the reported
figure or the ranked one has.
"""

import datetime as dt
from fractions import Fraction
from math import ceil, floor

import attrs

from guiju.engine.interval import Interval
from guiju.engine.measure import Day, Numeric, Scale, Truth
from guiju.engine.number import show
from guiju.engine.order import position
from guiju.engine.plan import Input, Quantity
from guiju.engine.value import Grade, Present

_FARTHEST = 10**12
"""So many steps away, where nothing bounds a figure."""


@attrs.frozen
class Lattice:
    """The legal values of one cell: ``least`` to ``most`` steps from ``origin``."""

    origin: Present
    step: Fraction
    least: int
    most: int
    labels: tuple[str, ...] = ()

    def at(self, steps: int) -> Present:
        """Return the value so many steps away."""
        there = position(self.origin) + steps * self.step
        match self.origin:
            case bool():
                return bool(there)
            case dt.date():
                return dt.date.fromordinal(int(there))
            case Grade():
                return Grade(int(there), self.labels[int(there)])
            case Fraction():
                return there


def lattice(quantity: Quantity, origin: Present, fine: Fraction) -> Lattice:
    """Return the values that may be reported for ``quantity`` in place of ``origin``.

    ``fine`` is the step where neither the rulebook nor the figure asks for a finer one.
    """
    here = position(origin)
    match quantity.measure:
        case Truth():
            return Lattice(origin, Fraction(1), -int(here), 1 - int(here))
        case Scale(labels=labels):
            last = len(labels) - 1
            return Lattice(origin, Fraction(1), -int(here), last - int(here), labels)
        case Day():
            first, last = (d.toordinal() for d in (dt.date.min, dt.date.max))
            return Lattice(origin, Fraction(1), first - int(here), last - int(here))
        case Numeric() as measure:
            definition = quantity.definition
            assert isinstance(definition, Input)
            step = _step(here, definition, measure, fine)
            return _between(here, step, definition.interval)


def _step(
    here: Fraction, definition: Input, measure: Numeric, fine: Fraction
) -> Fraction:
    if definition.places is not None:
        return Fraction(1, 10**definition.places)
    if measure.is_count and here.denominator == 1:
        return Fraction(1)
    shown = show(here)
    decimals = 0 if "/" in shown else len(shown.partition(".")[2])
    return min(fine, Fraction(1, 10**decimals))


def _between(here: Fraction, step: Fraction, interval: Interval) -> Lattice:
    least, most = -_FARTHEST, _FARTHEST
    if interval.low is not None:
        steps = (interval.low - here) / step
        least = ceil(steps) if interval.low_included else floor(steps) + 1
    if interval.high is not None:
        steps = (interval.high - here) / step
        most = floor(steps) if interval.high_included else ceil(steps) - 1
    return Lattice(here, step, min(least, 0), max(most, 0))
