"""The population of a fold: its members, and with 其他 all of them but the unit itself.

Without the unit itself a sum over units is the sum of all less its own share. Anything
else that leaves the unit out has a row for each pair of unit and member.
"""

import attrs

from guiju.engine.axis import UNIT
from guiju.engine.expr import Over
from guiju.engine.scaled.arithmetic import or_none
from guiju.engine.scaled.extent import Extent
from guiju.engine.scaled.figure import Figure
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import Folded, Index, Same, Way


@attrs.frozen(eq=False)
class Crowd:
    """Where the members are computed (``inside``), and where the outcome is wanted.

    What is folded stands in the rows of ``after`` until it is ``finished``.
    """

    here: Here
    inside: Here
    axis: int
    """The axis of the members: the last one inside."""
    own: int | None = None
    """The axis of the unit itself, if it is left out."""
    stands_in: int | None = None
    """The axis that stands for ``own`` inside, where the members have its name."""
    less_own: bool = False
    """Whether what is the unit's own is taken from the sum of all."""

    @property
    def after(self) -> Here:
        """The place where the rows are those of the outcome."""
        return self.here if self.less_own else self.inside

    @property
    def everybody(self) -> Index | None:
        """1 where a member takes part, None if all do."""
        if self.own is None or self.less_own:
            return None
        own = self.own if self.stands_in is None else self.stands_in
        space = self.inside.around(own, self.axis)
        is_own = self.inside.step(Same(own, self.axis), space)
        return self.inside.opposite(is_own)

    def fold(
        self,
        way: Way,
        column: Index,
        keep: Index | None,
        *,
        empty: int = 0,
        within: Extent | None = None,
    ) -> Index:
        """Return the rows along the axis as one."""
        inside, keep = self.inside, self.taking_part(keep)
        known = inside.made.value(column)
        size = inside.made.most(self.axis)
        if keep is None and known is not None and size.low == size.high:
            return inside.number(_of_equals(way, known, size, empty))
        needed = inside.together(column, *(() if keep is None else (keep,)))
        space = inside.around(self.axis, *needed)
        column = inside.rows(column, space)
        keep = None if keep is None else inside.rows(keep, space)
        return inside.step(Folded(way, column, keep, empty), space[:-1], within)

    def total(self, column: Index, keep: Index | None) -> Index:
        """Return the sum over all who take part, in the rows of ``after``."""
        whole = self.fold(Way.SUM, column, keep)
        if not self.less_own:
            return whole
        inside, nothing = self.inside, self.inside.number(0)
        share = column if keep is None else inside.chosen(keep, column, nothing)
        space = inside.around(self.axis, *inside.together(share))
        return self.here.weighted(
            (1, self.seen_after(whole)),
            (-1, self._of_itself(inside.rows(share, space))),
        )

    def worst(self, absence: Index) -> Index:
        """Return the largest absence of all who take part, in the rows of ``after``."""
        if not self.less_own:
            return self.fold(Way.GREATEST, absence, None)
        found = self.here.number(0)
        for code in (1, 2):
            several = self.total(self.inside.equals(absence, code), None)
            some = self.here.opposite(self.here.equals(several, 0))
            found = self.here.chosen(some, self.here.number(code), found)
        return found

    def taking_part(self, keep: Index | None) -> Index | None:
        """Return 1 for whoever is kept and takes part, None if everybody is."""
        lanes = [lane for lane in (keep, self.everybody) if lane is not None]
        return self.inside.smallest(*lanes) if lanes else None

    def out(self, column: Index, missing: int = 0) -> Index:
        """Return a column of folded rows as it is seen from outside."""
        made = self.inside.made
        moves = {axis: self._outside(axis) for axis in made.steps[column].space}
        return self.here.taken(column, moves, missing)

    def seen_after(self, column: Index, missing: int = 0) -> Index:
        """Return a column of folded rows in the rows of ``after``."""
        return self.out(column, missing) if self.less_own else column

    def finished(self, figure: Figure) -> Figure:
        """Return a figure of folded rows as it is seen from outside."""
        if self.less_own:
            return figure
        divisor, absence = figure.divisor, figure.absence
        return attrs.evolve(
            figure,
            column=self.out(figure.column),
            divisor=None if divisor is None else self.out(divisor, missing=1),
            absence=None if absence is None else or_none(self.here, self.out(absence)),
        )

    def _of_itself(self, column: Index) -> Index:
        made = self.inside.made
        moves = {axis: self._outside(axis) for axis in made.steps[column].space}
        moves[self.axis] = self.own
        return self.here.taken(column, moves)

    def _outside(self, axis: int) -> int | None:
        """Return which axis outside has the member of one inside; None if fixed."""
        if axis == self.stands_in:
            return self.own
        return axis if axis in self.here.axes else None


def crowd(over: Over, here: Here, inside: Here, *, sums: bool) -> Crowd:
    """Return the population of ``over``; ``sums`` if only sums are asked of it."""
    axis = inside.axes[-1]
    if not over.others or not here.has(UNIT) or _are_apart(here, axis):
        return Crowd(here, inside, axis)
    own = here.named(UNIT)
    if sums and over.axis.name == UNIT:
        return Crowd(here, inside, axis, own, less_own=True)
    if own in inside.axes and own != axis:
        return Crowd(here, inside, axis, own)
    made = here.made
    itself = attrs.evolve(made.axes[own], name=f"{UNIT}′")
    stands_in = made.axis(itself)
    beside = attrs.evolve(inside, axes=(stands_in, *inside.axes))
    return Crowd(here, beside, axis, own, stands_in)


def _of_equals(way: Way, value: int, size: Extent, empty: int) -> int:
    """Return what so many equal rows are as one."""
    assert size.low is not None, "a listed axis has a size"
    if not size.low:
        return empty
    return value * size.low if way is Way.SUM else value


def _are_apart(here: Here, axis: int) -> bool:
    """Whether no unit is ever among the members."""
    one, another = here.made.axes[here.named(UNIT)], here.made.axes[axis]
    if one.roster or another.roster:
        return False
    return one is not another and not {*one.members} & {*another.members}
