"""区分度: how much each part of a total really tells the units apart, on given data.

The nominal weight of a part is what the scheme says: its share of full marks. The
effective weight is how much of the spread of the totals comes from it: the covariance
of its points with the total, divided by the variance of the total. With the rest these
add up to 1 exactly, and points that everybody gets alike add nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm

import attrs

from guiju.engine.plan import Input, Plan, Quantity, Ranking, Role
from guiju.engine.result import Result
from guiju.engine.shares import Share, Shares

_TWO = 2
"""One unit alone cannot be told apart from anybody."""


@attrs.frozen(kw_only=True, eq=False)
class Part:
    """One item, stage, bonus or deduction, with the scores of the units it is for."""

    quantity: Quantity
    scores: Mapping[str, Fraction]
    points: Mapping[str, Fraction]
    """What it gives to the totals of the units."""
    nominal: Fraction | None
    """The mean over the units; None for what has no full marks."""

    @property
    def is_alike(self) -> bool:
        """Whether it scores several units, and all of them the same."""
        return len(self.scores) >= _TWO and len(set(self.scores.values())) == 1


@attrs.frozen(kw_only=True)
class Distinction:
    """One ranked figure of one group, taken apart."""

    ranking: Ranking
    by: Quantity
    totals: Mapping[str, Fraction]
    """Of the units that have one, in the order of the notice."""
    parts: tuple[Part, ...]

    @property
    def variance(self) -> Fraction:
        """The variance of the totals."""
        return covariance(self.totals, self.totals)

    def effective(self) -> tuple[tuple[Part, Fraction], ...]:
        """Return every part with its effective weight; nothing if totals are equal."""
        variance = self.variance
        if not variance:
            return ()
        return tuple(
            (part, covariance(self.totals, part.points) / variance)
            for part in self.parts
        )

    def rest(self) -> Fraction | None:
        """The effective weight of caps that bind, of rounding, of whatever is no sum.

        None where all totals are equal.
        """
        if not self.variance:
            return None
        return 1 - sum((weight for _, weight in self.effective()), start=Fraction(0))


def distinctions(result: Result) -> tuple[Distinction, ...]:
    """Return every ranked figure that is computed, in the order of the rankings."""
    return tuple(_distinctions(result))


def covariance(one: Mapping[str, Fraction], other: Mapping[str, Fraction]) -> Fraction:
    """Return the covariance over the units of ``one``; what is missing is zero."""
    first, by_first = _whole([*one.values()])
    second, by_second = _whole([other.get(unit, Fraction(0)) for unit in one])
    number = len(first)
    products = sum(a * b for a, b in zip(first, second, strict=True))
    spread = number * products - sum(first) * sum(second)
    return Fraction(spread, number * number * by_first * by_second)


def full_marks(plan: Plan, quantity: Quantity) -> Fraction | None:
    """Return the full marks; a stage without items has those of its mark."""
    ahead, seen = [quantity.id], set[str]()
    while quantity.role is Role.STAGE and ahead:
        one = plan.quantities[ahead.pop()]
        if one.full_marks is not None:
            return one.full_marks
        inner = sorted(one.contents.references - seen)
        seen.update(inner)
        ahead.extend(inner)
    return quantity.full_marks


def _distinctions(result: Result) -> Iterator[Distinction]:
    shares = Shares(result)
    seen = set[tuple[str, str]]()
    for ranking in result.plan.rankings:
        if isinstance(result.plan.quantities[ranking.by].definition, Input):
            continue
        values = result.values[ranking.by]
        members = result.plan.groups[ranking.group].members
        found = {unit: values.get((unit,)) for unit in members}
        totals = {u: value for u, value in found.items() if type(value) is Fraction}
        if len(totals) >= _TWO and (ranking.by, ranking.group) not in seen:
            seen.add((ranking.by, ranking.group))
            by_unit = {unit: shares.of(ranking.by, (unit,)) for unit in totals}
            yield _taken_apart(result.plan, ranking, totals, by_unit)


def _taken_apart(
    plan: Plan,
    ranking: Ranking,
    totals: Mapping[str, Fraction],
    by_unit: Mapping[str, Mapping[str, Share]],
) -> Distinction:
    given = {name for shares in by_unit.values() for name in shares}
    names = [name for name in plan.quantities if name in given]
    parts = tuple(_part(plan, plan.quantities[n], by_unit) for n in names)
    return Distinction(
        ranking=ranking,
        by=plan.quantities[ranking.by],
        totals=totals,
        parts=parts,
    )


def _part(
    plan: Plan, quantity: Quantity, by_unit: Mapping[str, Mapping[str, Share]]
) -> Part:
    name = quantity.id
    own = {unit: given[name] for unit, given in by_unit.items() if name in given}
    scores = {unit: share.score for unit, share in own.items()}
    return Part(
        quantity=quantity,
        scores={unit: score for unit, score in scores.items() if score is not None},
        points={unit: share.points for unit, share in own.items()},
        nominal=_nominal(plan, quantity, len(by_unit), own.values()),
    )


def _nominal(
    plan: Plan, quantity: Quantity, units: int, shares: Iterable[Share]
) -> Fraction | None:
    full, whole = full_marks(plan, quantity), plan.scheme.full_marks
    if full is None or not whole:
        return None
    weights, by = _whole([share.weight for share in shares])
    weight = Fraction(sum(weights), by)
    return weight / units * full / whole


def _whole(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Return the values as multiples of one part, and how many parts are one.

    Integers add up much sooner than fractions of many denominators.
    """
    parts = lcm(*(value.denominator for value in values))
    return [v.numerator * (parts // v.denominator) for v in values], parts
