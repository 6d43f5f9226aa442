"""Folds and ranks: many rows of one axis into one, or each in its place among them.

Sums and means stay sums. Whatever goes by order (the least of quotients, the median, a
trim) numbers the rows by size and then sums those in the places wanted.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import attrs

from guiju.engine.expr import Comparison, Expr, Fold, Over, Rank, children
from guiju.engine.scaled import exactly
from guiju.engine.scaled.arithmetic import (
    added,
    constant,
    multiplied,
    order_key,
    settled,
    with_absence,
)
from guiju.engine.scaled.crowd import Crowd, crowd
from guiju.engine.scaled.extent import Extent, only
from guiju.engine.scaled.figure import Exact, Figure, Lowered
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import ABSENCES, Index, Kind, Placed, Ranked, Way

_SUMS = {Fold.SUM, Fold.MEAN, Fold.COUNT}
_NOBODY = only(0)

Lower = Callable[[Expr, Here], Lowered]
"""Lowers an expression at a place."""


def over(expr: Over, here: Here, lower: Lower) -> Lowered:
    """Return the values of ``expr`` along its axis, folded into one."""
    inside = here.fixed(expr.at).moved(expr.axis)
    body = lower(expr.body, inside)
    exact = isinstance(body, Exact)
    sums = not exact and expr.fold in _SUMS and not any(expr.trim)
    everybody = crowd(expr, here, inside, sums=sums)
    if isinstance(body, Exact):
        return exactly.gathered(expr, everybody, body)
    return everybody.finished(_Folding(expr, everybody, body).folded())


def rank(expr: Rank, here: Here, lower: Lower) -> Figure:
    """Return the place among the members of the axis of ``expr``."""
    inside = here.moved(expr.axis)
    figures = [exactly.comparable(inside, lower(e, inside)) for e in children(expr)]
    lane = figures[0].absence
    there = None if lane is None else inside.equals(lane, 0)
    keys = [*_keys(expr, inside, figures)]
    lanes = (*(column for column, _ in keys), *(() if there is None else (there,)))
    space = inside.around(inside.axes[-1], *inside.together(*lanes))
    seen = tuple((inside.rows(column, space), down) for column, down in keys)
    keep = None if there is None else inside.rows(there, space)
    place = inside.step(Ranked(seen, expr.ties, keep), space)
    last = inside.made.most(inside.axes[-1]).high
    found = Figure(
        kind=Kind.NUMBER,
        column=here.read(place),
        range=Extent(1, last).over(1),
    )
    return with_absence(here, found, None if lane is None else here.read(lane))


def _keys(
    rank: Rank, inside: Here, figures: Sequence[Figure]
) -> Iterator[tuple[Index, bool]]:
    """Yield what is compared; between equals an absent tie-break comes last."""
    first, *breaks = figures
    yield _key(inside, first), rank.descending
    for tie, figure in zip(rank.then, breaks, strict=True):
        column = _key(inside, figure)
        if figure.absence is not None:
            there = inside.equals(figure.absence, 0)
            yield there, True
            column = inside.chosen(there, column, inside.number(0))
        yield column, tie.descending


def _key(here: Here, figure: Figure) -> Index:
    key = order_key(here, figure)
    assert key is not None, "a figure that is comparable"
    return key


@attrs.frozen(eq=False)
class _Folding:
    """One fold, and the population that it is about."""

    over: Over
    crowd: Crowd
    body: Figure

    def folded(self) -> Figure:
        """Return the outcome, absent where an absence is not skipped or nobody left."""
        after = self.crowd.after
        keep = self._kept()
        count = self.crowd.total(after.number(1), keep)
        found, lane = self._value(keep, count), self._absence()
        if self.over.fold not in {Fold.SUM, Fold.COUNT}:
            nobody, there = after.equals(count, 0), after.equals(lane, 0)
            lane = after.chosen(there, nobody, lane)
        return with_absence(after, found, lane)

    def _kept(self) -> Index | None:
        """Return 1 for the rows that are folded: there, and not trimmed away."""
        inside, lane = self.crowd.inside, self.body.absence
        keep = None if lane is None else inside.equals(lane, 0)
        lowest, highest = self.over.trim
        if not lowest and not highest:
            return keep
        count = self.crowd.total(inside.number(1), keep)
        place = self._places(keep)
        end = inside.weighted((1, count), constant=-highest)
        return inside.smallest(
            inside.compared(place, Comparison.AT_LEAST, inside.number(lowest)),
            inside.compared(place, Comparison.LESS, end),
        )

    def _absence(self) -> Index:
        """Return the absence that comes of those that are not skipped."""
        inside, lane = self.crowd.inside, self.body.absence
        skipped = [ABSENCES[absence] for absence in self.over.skip]
        if lane is None or len(skipped) == len(ABSENCES):
            return self.crowd.after.number(0)
        for code in skipped:
            lane = inside.chosen(inside.equals(lane, code), inside.number(0), lane)
        return self.crowd.worst(lane)

    def _value(self, keep: Index | None, count: Index) -> Figure:
        after = self.crowd.after
        last = after.weighted((1, count), constant=-1)
        match self.over.fold:
            case Fold.COUNT:
                several = after.bounds(count).over(1)
                return Figure(kind=Kind.NUMBER, column=count, range=several)
            case Fold.SUM:
                return self._sum(keep)
            case Fold.MEAN:
                return self._mean(keep, count)
            case Fold.LEAST:
                return self._end(Way.LEAST, keep, after.number(0))
            case Fold.GREATEST:
                return self._end(Way.GREATEST, keep, last)
            case Fold.MEDIAN:
                return self._median(keep, count, last)

    def _sum(self, keep: Index | None) -> Figure:
        """Return the sum of what is kept; quotients over a common multiple."""
        size = self.crowd.inside.made.most(self.crowd.axis).hull(_NOBODY)
        found = settled(self.crowd.inside, self.body) or self._over_multiple(keep)
        return attrs.evolve(
            found,
            kind=Kind.NUMBER,
            column=self.crowd.total(found.column, keep),
            absence=None,
            range=self.body.range * size.over(1),
        )

    def _over_multiple(self, keep: Index | None) -> Figure:
        """Return the body over the least common multiple of its divisors."""
        inside, divisor = self.crowd.inside, self.body.divisor
        assert divisor is not None, "a figure that does not settle has a divisor"
        common = self.crowd.fold(Way.MULTIPLE, divisor, keep, empty=1)
        factor = inside.quotient(common, divisor)
        column = inside.product(self.body.column, factor)
        seen = self.crowd.seen_after(common, missing=1)
        return attrs.evolve(self.body, column=column, divisor=seen)

    def _mean(self, keep: Index | None, count: Index) -> Figure:
        after, total = self.crowd.after, self._sum(keep)
        several = after.largest(count, after.number(1))
        found = attrs.evolve(total, range=self.body.range)
        known = after.made.value(several)
        if known is not None:
            return attrs.evolve(found, denominator=total.denominator * known)
        divisor = after.number(1) if total.divisor is None else total.divisor
        return attrs.evolve(found, divisor=after.product(divisor, several))

    def _end(self, way: Way, keep: Index | None, nth: Index) -> Figure:
        """Return the least or greatest value; of quotients the one in that place."""
        if self.body.divisor is not None:
            return self._nth(keep, nth)
        column = self.crowd.fold(way, self.body.column, keep)
        return attrs.evolve(self.body, column=column, absence=None)

    def _median(self, keep: Index | None, count: Index, last: Index) -> Figure:
        """Return half the sum of the two in the middle, which may be one."""
        after = self.crowd.after
        two, half = after.number(2), constant(after, Fraction(1, 2))
        lower = self._nth(keep, after.quotient(last, two))
        upper = self._nth(keep, after.quotient(count, two))
        found = multiplied(after, (half, added(after, (lower, upper))))
        return attrs.evolve(found, range=self.body.range)

    def _nth(self, keep: Index | None, nth: Index) -> Figure:
        """Return the value in the place ``nth``, the lowest being 0."""
        inside, body = self.crowd.inside, self.body
        # Where nobody is left the last place would be -1, as of those left out.
        nth = self.crowd.after.largest(nth, self.crowd.after.number(0))
        wanted = inside.compared(self._places(keep), Comparison.EQUAL, nth)
        column, divisor = self._only(wanted, body.column, 0), body.divisor
        if divisor is not None:
            divisor = self._only(wanted, divisor, 1)
        return attrs.evolve(body, column=column, divisor=divisor, absence=None)

    def _only(self, wanted: Index, column: Index, empty: int) -> Index:
        """Return the one row of each population that is ``wanted``."""
        bounds = self.crowd.inside.bounds(column).hull(only(empty))
        return self.crowd.fold(Way.SUM, column, wanted, empty=empty, within=bounds)

    def _places(self, keep: Index | None) -> Index:
        inside = self.crowd.inside
        part = self.crowd.taking_part(keep)
        column = _key(inside, exactly.comparable(inside, self.body))
        lanes = (column,) if part is None else (column, part)
        space = inside.around(self.crowd.axis, *inside.together(*lanes))
        seen = inside.rows(column, space)
        part = None if part is None else inside.rows(part, space)
        return inside.step(Placed(seen, part), space)
