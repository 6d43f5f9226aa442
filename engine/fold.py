"""Many values into one: what ``Over`` does once its members have been computed."""

from collections.abc import Sequence
from fractions import Fraction

from guiju.engine.absence import absence_among, present
from guiju.engine.expr import Fold, Over
from guiju.engine.order import position
from guiju.engine.real import Computed, Number, Real, added, multiplied
from guiju.engine.value import Absence, Present


def fold(over: Over, values: Sequence[Computed]) -> Computed:
    """Return the values of the members, in any order, folded into one.

    An absence that ``over`` does not skip is the result. Where nothing is left to
    fold, the result is 不适用; a sum and a count are zero.
    """
    absences = (value for value in values if isinstance(value, Absence))
    absence = absence_among(value for value in absences if value not in over.skip)
    if absence is not None:
        return absence
    kept = present(values[nth] for nth in taken(over, values))
    if over.fold is Fold.COUNT:
        return Fraction(len(kept))
    if over.fold is Fold.SUM:
        return added([number(value) for value in kept])
    return _middle_or_end(over.fold, kept) if kept else Absence.NOT_APPLICABLE


def taken(over: Over, values: Sequence[Computed]) -> tuple[int, ...]:
    """Return which of ``values`` are folded: present, and not trimmed away.

    Among equal values at the edge of a trim, the first ones count as the lowest.
    """
    there = [n for n, value in enumerate(values) if not isinstance(value, Absence)]
    lowest, highest = over.trim
    if not lowest and not highest:
        return tuple(there)
    ordered = sorted(there, key=lambda nth: _position(values[nth]))
    return tuple(sorted(ordered[lowest : max(lowest, len(ordered) - highest)]))


def number(value: Present | Real) -> Number:
    """Return ``value``, which the checks have proved to be a number."""
    assert isinstance(value, Fraction | Real), "arithmetic on what is not a number"
    return value


def _middle_or_end(kind: Fold, values: Sequence[Present | Real]) -> Computed:
    match kind:
        case Fold.MEAN:
            return _mean(values)
        case Fold.LEAST:
            return min(values, key=position)
        case Fold.GREATEST:
            return max(values, key=position)
        case Fold.MEDIAN:
            return _median(values)
        case Fold.SUM | Fold.COUNT:
            raise AssertionError(kind)


def _mean(values: Sequence[Present | Real]) -> Number:
    total = added([number(value) for value in values])
    return multiplied([Fraction(1, len(values)), total])


def _median(values: Sequence[Present | Real]) -> Number:
    """Return the middle value; of an even number, the mean of the middle two."""
    ordered = sorted(values, key=position)
    half, odd = divmod(len(ordered), 2)
    return _mean(ordered[half : half + 1] if odd else ordered[half - 1 : half + 1])


def _position(value: Computed) -> Number:
    assert not isinstance(value, Absence), "only values that are there stand in order"
    return position(value)
