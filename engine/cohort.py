"""Places among equals: what ``Rank`` does once all members have been computed.

The values compared are exact, so two members are tied when they are equal and not
when they nearly are.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from guiju.engine.expr import Rank, Ties
from guiju.engine.order import position
from guiju.engine.real import Computed, Number
from guiju.engine.value import Absence, Value

Row = Sequence[Computed]
"""What one member is ranked by: its value, then the value of each tie-break."""

Standing = tuple[tuple[bool, Number], ...]
"""What orders one member among the others: the less, the better."""


def ranks(rank: Rank, rows: Mapping[str, Row]) -> Mapping[str, Value]:
    """Return the place of every member, from 1; without a value, its absence.

    Between equal members an absent tie-break comes after every present one: who did
    not report cannot gain by it. Members equal in everything share a place.
    """
    absent = {name: row[0] for name, row in rows.items() if isinstance(row[0], Absence)}
    standings = {
        name: standing(rank, row) for name, row in rows.items() if name not in absent
    }
    return {**absent, **_places(standings, rank.ties)}


def standing(rank: Rank, row: Row) -> Standing:
    """Return what a member with a value is ordered by: the better one is the less."""
    directions = (rank.descending, *(tie.descending for tie in rank.then))
    return tuple(map(_comparable, row, directions))


def _comparable(value: Computed, descending: bool) -> tuple[bool, Number]:  # noqa: FBT001 - mapped over a sequence of them
    """Return what sorts the better value first and an absent one last."""
    if isinstance(value, Absence):
        return (True, Fraction(0))
    return (False, -position(value) if descending else position(value))


def _places(standing: Mapping[str, Standing], ties: Ties) -> Mapping[str, Value]:
    places: dict[str, Value] = {}
    ordered = sorted(standing, key=standing.__getitem__)
    for nth, (_, group) in enumerate(groupby(ordered, key=standing.__getitem__)):
        tied = tuple(group)
        place = _shared(ties, nth, len(places), len(tied))
        places |= dict.fromkeys(tied, Fraction(place))
    return places


def _shared(ties: Ties, groups: int, better: int, tied: int) -> int:
    """Return the place of ``tied`` equals, behind so many groups and members."""
    match ties:
        case Ties.SKIP:
            return better + 1
        case Ties.DENSE:
            return groups + 1
        case Ties.LAST:
            return better + tied
