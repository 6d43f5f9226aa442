"""Whether constraints hold, at each of their places, from columns in arrays."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

import attrs
import numpy as np

from guiju.engine.columnar.result import verdict
from guiju.engine.columnar.values import Values
from guiju.engine.keys import Keys
from guiju.engine.plan import Constraint, Force
from guiju.engine.result import Verdict, Verdicts


@attrs.frozen(eq=False, repr=False)
class Held:
    """One constraint at all of its places: both sides, and whether it holds."""

    constraint: Constraint
    left: Values
    right: Values
    holds: Values

    @property
    def places(self) -> Keys:
        """Where it is asked for."""
        return self.holds.legal

    def at(self, row: int) -> Verdict:
        """Return the verdict at the place in ``row``."""
        sides = (side.at(row) for side in (self.left, self.right, self.holds))
        return verdict(self.constraint, self.places[row], *sides)

    def each(self) -> Iterator[Verdict]:
        """Yield the verdict at each place."""
        sides = (side.each() for side in (self.left, self.right, self.holds))
        for row in zip(self.places, *sides, strict=True):
            yield verdict(self.constraint, *row)

    def broken(self) -> Iterator[Verdict]:
        """Yield the verdicts where it does not hold; the others are not made."""
        found = self.holds.numbers()
        assert found is not None, "a truth is a number"
        fails = np.equal(found.numbers, 0)
        if found.absences is not None:
            fails &= np.equal(found.absences, 0)
        yield from (self.at(int(row)) for row in np.flatnonzero(fails))


@attrs.frozen(eq=False, repr=False)
class AllHeld(Verdicts):
    """Every constraint of a program at all of its places, in their order."""

    every: Sequence[Held]

    def broken(self, force: Force) -> Iterator[Verdict]:
        """Yield those of constraints of ``force`` that do not hold."""
        for one in self.every:
            if one.constraint.force is force:
                yield from one.broken()

    def __iter__(self) -> Iterator[Verdict]:
        """Yield every verdict."""
        for one in self.every:
            yield from one.each()

    def __len__(self) -> int:
        """Return how many places there are, all together."""
        return self._ends[-1]

    def at(self, row: int) -> Verdict:
        """Return the verdict in a row, counted over all constraints."""
        nth = bisect_right(self._ends, row) - 1
        return self.every[nth].at(row - self._ends[nth])

    @cached_property
    def _ends(self) -> Sequence[int]:
        """How many places there are before each constraint, and in the end."""
        return [0, *accumulate(len(one.places) for one in self.every)]
