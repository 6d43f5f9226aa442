"""Broken lines: exact functions of one number, straight between their knots."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import attrs


@attrs.frozen
class Line:
    """A function by its knots, in rising order; there are two at least."""

    knots: tuple[tuple[Fraction, Fraction], ...]

    def at(self, where: Fraction) -> Fraction:
        """Return the value at ``where``, which lies between the ends."""
        nth = bisect_right(self.knots, where, key=lambda knot: knot[0])
        nth = min(max(nth, 1), len(self.knots) - 1)
        (low, first), (high, last) = self.knots[nth - 1 : nth + 1]
        return first + (last - first) * (where - low) / (high - low)

    def times(self, by: Fraction) -> "Line":
        """Return the line ``by`` times as high."""
        return Line(tuple((where, value * by) for where, value in self.knots))

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """From where to where it goes."""
        return self.knots[0][0], self.knots[-1][0]


def flat(value: Fraction, ends: tuple[Fraction, Fraction]) -> Line:
    """Return the line that is ``value`` everywhere."""
    return Line(tuple((end, value) for end in ends))


def added(lines: Sequence[Line]) -> Line:
    """Return the sum of lines, at least one, with the same ends."""
    where = sorted({at for line in lines for at, _ in line.knots})
    return Line(
        tuple(
            (at, sum((one.at(at) for one in lines), start=Fraction(0))) for at in where
        )
    )


def least(one: Line, other: Line) -> Line:
    """Return the lower of two lines everywhere."""
    return _chosen(one, other, min)


def greatest(one: Line, other: Line) -> Line:
    """Return the higher of two lines everywhere."""
    return _chosen(one, other, max)


def pieces(
    one: Line, other: Line
) -> Iterator[tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]]:
    """Yield where both are straight, and the difference at both ends."""
    where = sorted({at for line in (one, other) for at, _ in line.knots})
    for low, high in pairwise(where):
        yield (low, high), (one.at(low) - other.at(low), one.at(high) - other.at(high))


def crossing(
    ends: tuple[Fraction, Fraction], values: tuple[Fraction, Fraction], level: Fraction
) -> Fraction | None:
    """Return where a straight stretch has the value ``level``, if at one place."""
    (low, high), (first, last) = ends, values
    if first == last or not min(first, last) <= level <= max(first, last):
        return None
    return low + (high - low) * (level - first) / (last - first)


def _chosen(
    one: Line, other: Line, choose: Callable[[Fraction, Fraction], Fraction]
) -> Line:
    where = {at for line in (one, other) for at, _ in line.knots}
    for ends, values in pieces(one, other):
        at = crossing(ends, values, Fraction(0))
        where |= set() if at is None else {at}
    return Line(tuple((at, choose(one.at(at), other.at(at))) for at in sorted(where)))
