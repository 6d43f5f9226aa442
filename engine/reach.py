"""What a value can be, as far as that is known without the data.

Values of every measure stand on one line (``order.position``), so one interval bounds
numbers, truth, days and grades alike.
"""

from fractions import Fraction

import attrs

from guiju.engine.interval import Interval, point
from guiju.engine.measure import Measure, Numeric, Scale, Truth
from guiju.engine.order import position
from guiju.engine.record import Record
from guiju.engine.value import Absence, Value


@attrs.frozen(eq=False, repr=False)
class Reach(Record):
    """Everything that a value can be: too much is possible, too little never.

    ``interval`` bounds the values, None if there is never one; ``absences`` are the
    ways in which the value can be missing. With neither, the place is never reached.
    """

    interval: Interval | None = attrs.field(factory=Interval)
    absences: frozenset[Absence] = frozenset()

    @property
    def is_reached(self) -> bool:
        """Whether there is anything at all that the value can be."""
        return self.interval is not None or bool(self.absences)

    @property
    def is_one_number(self) -> bool:
        """Whether it can be a single value only, or missing."""
        interval = self.interval
        return interval is not None and None is not interval.low == interval.high

    def can_be(self, value: Value) -> bool:
        """Whether ``value`` is among what is possible."""
        if isinstance(value, Absence):
            return value in self.absences
        return self.interval is not None and self.interval.holds(position(value))

    def hull(self, other: "Reach") -> "Reach":
        """Return what either can be."""
        absences = self.absences | other.absences
        if self.interval is None or other.interval is None:
            return Reach(self.interval or other.interval, absences)
        return Reach(self.interval.hull(other.interval), absences)

    def meet(self, other: "Reach") -> "Reach":
        """Return what both can be."""
        absences = self.absences & other.absences
        if self.interval is None or other.interval is None:
            return Reach(None, absences)
        return Reach(self.interval.meet(other.interval), absences)

    def without(self, *absences: Absence) -> "Reach":
        """Return the same, but not missing in these ways."""
        return Reach(self.interval, self.absences.difference(absences))


NEVER = Reach(None)
"""Nothing: what is never looked at."""

YES, NO = point(Fraction(1)), point(Fraction(0))
EITHER = YES.hull(NO)


def reach_of_value(value: Value) -> Reach:
    """Return what a value written in the rulebook can be: itself."""
    if isinstance(value, Absence):
        return Reach(None, frozenset({value}))
    return Reach(point(position(value)))


def positions(measure: Measure) -> Interval:
    """Return where the values of ``measure`` can stand at all."""
    match measure:
        case Truth():
            return EITHER
        case Scale(labels=labels):
            return Interval(Fraction(0), Fraction(max(len(labels) - 1, 0)))
        case Numeric() | _:
            return Interval()
