"""The work that every contender does: one scheme, its facts, and the right answer.

Two hundred figures a unit: two stages of three layers and thirty indicators rolled up
7:2:1, sixteen raters, four quarters, a bonus by tiers, a capped deduction, half up to
two places, places within four groups. Facts come from a seed as whole numbers, marks in
hundredths; the answer is computed once on whole numbers alone.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs
import numpy as np
from numpy.typing import NDArray

SIZES, MANY = (54, 3_000, 100_000), 1_000_000
"""Units, all groups together; many take eight gigabytes with every peer."""
GROUPS = ("甲组", "乙组", "丙组", "丁组")
STAGES = ("测评", "核查")
LAYERS = ("本级", "乡镇", "部门")
ROLL_UP = (Fraction(7, 10), Fraction(2, 10), Fraction(1, 10))
"""What each layer counts for."""
LEAVES, RATERS, QUARTERS = 30, 16, 4
SHARES = {
    "测评": Fraction(35, 100),
    "核查": Fraction(35, 100),
    "互评": Fraction(20, 100),
    "日常": Fraction(1, 10),
}
"""What each part counts for in the total."""
TIERS = ((1, 10, 5), (11, 20, 3), (21, 50, 1))
"""From this place to that one so many points."""
A_FAULT, MOST_LOST = Fraction(1, 2), 5
"""Points that a fault costs, and the most that all of them do."""
_SCALE = 200_000
"""A hundredth of a point, where all figures of a total are whole numbers."""

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@attrs.frozen(eq=False)
class Figures:
    """The input of one group in whole hundredths, or whole numbers for the last two."""

    stages: tuple[Floats, ...]
    raters: Floats
    quarters: Floats
    places: Floats
    faults: Floats

    @property
    def all(self) -> tuple[Floats, ...]:
        """Return every array."""
        return (*self.stages, self.raters, self.quarters, self.places, self.faults)


def weights() -> Sequence[Fraction]:
    """Return the weights of the indicators, in thousandths; they make one."""
    found = [Fraction(20 + nth, 1000) for nth in range(LEAVES - 1)]
    return [*found, 1 - sum(found, Fraction(0))]


def figures(units: int, seed: int) -> Figures:
    """Return marks as people give them: in halves, in wholes, and with two decimals."""
    chance = np.random.default_rng(seed)

    def marks(step: int, *shape: int) -> Floats:
        found = chance.integers(6_000 // step, 10_000 // step + 1, shape) * step
        return found.astype(np.float64)

    return Figures(
        stages=tuple(marks(50, units * len(LAYERS), LEAVES) for _ in STAGES),
        raters=marks(100, units, RATERS),
        quarters=marks(1, units, QUARTERS),
        places=chance.integers(1, 100, (units, 1)).astype(np.float64),
        faults=chance.integers(0, 15, (units, 1)).astype(np.float64),
    )


Given = Mapping[str, Figures]
"""The facts of every group."""


@attrs.frozen(eq=False)
class Answer:
    """Scores in whole hundredths and places, group after group."""

    scores: Whole
    places: Whole

    def wrong(self, right: "Answer") -> tuple[int, int]:
        """Return how many scores, and how many places, are not the right ones."""
        scores = (self.scores != right.scores).sum()
        return int(scores), int((self.places != right.places).sum())


def given(units: int) -> Given:
    """Return the facts of so many units, all groups together."""
    return {name: figures(n, nth) for nth, (name, n) in enumerate(sizes(units).items())}


def sizes(units: int) -> Mapping[str, int]:
    """Return how many units each group has."""
    each, more = divmod(units, len(GROUPS))
    return {name: each + (nth < more) for nth, name in enumerate(GROUPS)}


def right(given: Given) -> Answer:
    """Return what is right, computed on whole numbers alone."""
    scores = [_scores(one) for one in given.values()]
    return answer(scores, [places(one) for one in scores])


def answer(scores: Sequence[Whole], places: Sequence[Whole]) -> Answer:
    """Return the answer that the answers for each group make."""
    return Answer(np.concatenate(scores), np.concatenate(places))


def hundredths(scores: Floats) -> Whole:
    """Return the scores that floats stand for."""
    return np.rint(np.asarray(scores, np.float64) * 100).astype(np.int64)


def places(scores: Whole) -> Whole:
    """Return the places of whole scores, the best first, by counting them."""
    below = scores.max() - scores
    counts = np.bincount(below)
    found: Whole = (np.cumsum(counts) - counts + 1)[below]
    return found


def _scores(one: Figures) -> Whole:
    marks = np.array([int(1000 * weight) for weight in weights()])
    layers = np.array([int(10 * weight) for weight in ROLL_UP])
    stages = [
        (table.astype(np.int64) @ marks).reshape(-1, len(LAYERS)) @ layers
        for table in one.stages
    ]
    raters = one.raters.astype(np.int64).sum(axis=1)
    quarters = one.quarters.astype(np.int64).sum(axis=1)
    place, faults = (each[:, 0].astype(np.int64) for each in (one.places, one.faults))
    bonus = np.select([place <= last for _, last, _ in TIERS], [n for *_, n in TIERS])
    lost = np.minimum(faults, 2 * MOST_LOST)
    total = 7 * (stages[0] + stages[1]) + 2_500 * raters + 5_000 * quarters
    total += 100 * _SCALE * bonus - 50 * _SCALE * lost
    found: Whole = (2 * np.maximum(total, 0) + _SCALE) // (2 * _SCALE)
    return found


def in_points(one: Figures) -> Figures:
    """Return the input as floats, a mark of 87.5 as 87.5."""
    return Figures(
        stages=tuple(table / 100 for table in one.stages),
        raters=one.raters / 100,
        quarters=one.quarters / 100,
        places=one.places,
        faults=one.faults,
    )
