"""How firm a ranking is when weights or marks are a little other: counts of draws."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import eq, lt

import attrs

from guiju.engine.plan import Ranking
from guiju.engine.result import Result

_LAST = 10**9
"""Who has no place is behind everybody who has one."""

Places = Mapping[str, Sequence[int]]
"""The place of each unit in every draw; 0 is none."""


@attrs.frozen
class Spread:
    """The places of one unit: which it has now, and in how many draws which."""

    unit: str
    now: int
    counts: Mapping[int, int]

    @property
    def best(self) -> int:
        """The best place of all draws; 0 if there is none."""
        return min((place for place in self.counts if place), default=0)

    @property
    def worst(self) -> int:
        """The worst place of all draws."""
        return max(self.counts)

    @property
    def kept(self) -> int:
        """In how many draws it keeps its place."""
        return self.counts.get(self.now, 0)


@attrs.frozen
class Order:
    """Two neighbours: in how many draws they stand as now, and in how many level."""

    above: str
    below: str
    ahead: int
    level: int


@attrs.frozen(kw_only=True)
class Firm:
    """One ranking over all draws."""

    ranking: Ranking
    draws: int
    spreads: tuple[Spread, ...]
    """The units that have a place now, best first."""
    orders: tuple[Order, ...]

    @property
    def always(self) -> tuple[Spread, ...]:
        """The units that keep their place in every draw."""
        return tuple(one for one in self.spreads if one.kept == self.draws)

    @property
    def heads(self) -> tuple[int, ...]:
        """For which numbers the first so many are the same units in every draw."""
        found, worst = list[int](), 0
        later = [one.best for one in self.spreads]
        for nth, one in enumerate(self.spreads[:-1], 1):
            if 0 in one.counts:
                break
            worst = max(worst, one.worst)
            if worst < min(later[nth:]):
                found.append(nth)
        return tuple(found)


def _with_none_last(places: Sequence[int]) -> Sequence[int]:
    return [place or _LAST for place in places] if 0 in places else places


class Tally:
    """Counts places over stretches of draws, so that not all have to be kept."""

    def __init__(self, result: Result) -> None:
        """Begin with the places that there are now."""
        self.rankings = [
            (one, [s for s in result.standings(one) if s.rank is not None])
            for one in result.plan.rankings
        ]
        self.draws = 0
        self._counts: dict[tuple[str, str], Counter[int]] = {}
        self._orders: dict[tuple[str, str, str], tuple[int, int]] = {}

    @property
    def wanted(self) -> tuple[str, ...]:
        """The ids of the ranks."""
        return tuple(one.rank for one, _ in self.rankings)

    def add(self, places: Mapping[str, Places], count: int) -> None:
        """Count so many draws more."""
        self.draws += count
        for ranking, standings in self.rankings:
            own = places[ranking.rank]
            for line in standings:
                counter = self._counts.setdefault((ranking.rank, line.unit), Counter())
                counter.update(own[line.unit])
            for above, below in pairwise(standings):
                self._compare(ranking.rank, above.unit, below.unit, own)

    def found(self) -> tuple[Firm, ...]:
        """Return what was counted."""
        return tuple(
            Firm(
                ranking=ranking,
                draws=self.draws,
                spreads=tuple(
                    Spread(
                        line.unit,
                        line.rank or 0,
                        dict(sorted(self._counts[ranking.rank, line.unit].items())),
                    )
                    for line in standings
                ),
                orders=tuple(self._ordered(ranking.rank, [s.unit for s in standings])),
            )
            for ranking, standings in self.rankings
            if standings
        )

    def _compare(self, rank: str, above: str, below: str, own: Places) -> None:
        one, other = (_with_none_last(own[unit]) for unit in (above, below))
        ahead, level = self._orders.get((rank, above, below), (0, 0))
        ahead += sum(map(lt, one, other))
        level += sum(map(eq, one, other))
        self._orders[rank, above, below] = ahead, level

    def _ordered(self, rank: str, units: Iterable[str]) -> Iterator[Order]:
        for above, below in pairwise(units):
            yield Order(above, below, *self._orders[rank, above, below])
