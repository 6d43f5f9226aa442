"""How fast a whole population is scored and ranked, and how many figures are wrong.

    python -m benchmarks.columnar
    python -m benchmarks.columnar 1000000

Two hundred figures a unit: two stages of three layers and thirty indicators rolled up
7:2:1, sixteen raters, four quarters, a bonus by tiers, a capped deduction, half up to
two places, places within four groups. From columns in memory to scores and places, on
one thread, beside NumPy in floating point as one would write it by hand, and beside
reading the input once.
"""

import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction

import attrs
import numpy as np
from numpy.typing import NDArray

from guiju.engine.axis import LAYER, PERIOD, RATER, UNIT, Axis
from guiju.engine.columnar.compiled import Compiled, compiled
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.columnar.table import Block
from guiju.engine.expr import (
    Add,
    Band,
    Bands,
    Const,
    Expr,
    Fold,
    Greatest,
    Least,
    Mul,
    Over,
    Rank,
    Ref,
    Round,
    Ties,
)
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, POINTS, Measure
from guiju.engine.number import Rounding
from guiju.engine.plan import Group, Input, Plan, Quantity, Role, Scheme, Unit

SIZES = (54, 3_000, 100_000)
"""Units, all groups together; a million takes three gigabytes."""
MOST_TO_FLOATS, MOST_TO_READING = 1.2, 2.1
"""At most so many times NumPy in floats, and reading the input once."""
_RUNS = 7
_GROUPS = ("甲组", "乙组", "丙组", "丁组")
_LAYERS = Axis(LAYER, ("本级", "乡镇", "部门"))
_ROLL_UP = (Fraction(7, 10), Fraction(2, 10), Fraction(1, 10))
_RATERS = Axis(RATER, tuple(f"评{n}" for n in range(16)))
_QUARTERS = Axis(PERIOD, ("一季度", "二季度", "三季度", "四季度"))
_LEAVES = 30
_PUBLISHED = ("总分", "排名")
_STAGES = ("测评", "核查")
_SHARES = {
    "测评": Fraction(35, 100),
    "核查": Fraction(35, 100),
    "互评": Fraction(20, 100),
    "日常": Fraction(1, 10),
}
_TIERS = ((1, 10, 5), (11, 20, 3), (21, 50, 1))

Floats = NDArray[np.float64]


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
    found = [Fraction(20 + nth, 1000) for nth in range(_LEAVES - 1)]
    return [*found, 1 - sum(found, Fraction(0))]


def figures(units: int, seed: int) -> Figures:
    """Return marks as people give them, with two decimals at most."""
    chance = np.random.default_rng(seed)

    def marks(*shape: int) -> Floats:
        return chance.integers(6_000, 10_001, shape).astype(np.float64)

    return Figures(
        stages=tuple(marks(units * 3, _LEAVES) for _ in _STAGES),
        raters=marks(units, 16),
        quarters=marks(units, 4),
        places=chance.integers(1, 100, (units, 1)).astype(np.float64),
        faults=chance.integers(0, 15, (units, 1)).astype(np.float64),
    )


def plan_for(sizes: Sequence[int]) -> Plan:
    """Return the scheme for groups of so many units."""
    groups = dict(zip(_GROUPS, sizes, strict=True))
    units = {name: tuple(f"{name}{n}" for n in range(n)) for name, n in groups.items()}
    return Plan(
        scheme=Scheme(name="大市", title="大市考评"),
        groups={
            name: Group(name=name, title=name, units=tuple(map(_unit, members)))
            for name, members in units.items()
        },
        quantities={
            quantity.id: quantity
            for name, members in units.items()
            for quantity in _group(name, Axis(UNIT, members))
        },
    )


def _unit(name: str) -> Unit:
    return Unit(name=name)


def _group(group: str, units: Axis) -> Sequence[Quantity]:
    found: list[Quantity] = []

    def take(
        name: str,
        definition: Expr | Input,
        *axes: Axis,
        measure: Measure = POINTS,
        role: Role = Role.DERIVED,
    ) -> Ref:
        found.append(
            Quantity(
                id=f"{name}@{group}",
                name=name,
                title=name,
                role=role,
                measure=measure,
                axes=(units, *axes),
                definition=definition,
                group=group,
            )
        )
        return Ref(f"{name}@{group}")

    marks = Input(table="表", interval=Interval(Fraction(0), Fraction(100)), places=2)
    for stage in _STAGES:
        leaves = [take(f"{stage}{n}", marks, _LAYERS) for n in range(_LEAVES)]
        tree = take(
            f"{stage}指标", _weighted(zip(weights(), leaves, strict=True)), _LAYERS
        )
        layers = [Ref(tree.quantity, ((LAYER, name),)) for name in _LAYERS.members]
        take(stage, _weighted(zip(_ROLL_UP, layers, strict=True)))
    for name, axis in (("互评", _RATERS), ("日常", _QUARTERS)):
        given = take(f"{name}分", marks, axis)
        take(name, Over(Fold.MEAN, axis, given))
    whole = Input(table="表", interval=Interval(Fraction(0), Fraction(1000)), places=0)
    place, faults = take("全省名次", whole, measure=PLACE), take("问题数", whole)
    bonus = Bands(place, tuple(map(_band, _TIERS)), Const(Fraction(0)))
    lost = Least((Mul((Const(Fraction(1, 2)), faults)), Const(Fraction(5))))
    shares = [(share, Ref(f"{name}@{group}")) for name, share in _SHARES.items()]
    bonus_of, lost_of = take("加分", bonus), take("扣分", lost)
    summed = Add((_weighted(shares), bonus_of, Mul((Const(Fraction(-1)), lost_of))))
    exact = Greatest((summed, Const(Fraction(0))))
    total = take(
        "总分", Round(exact, Fraction(1, 100), Rounding.HALF_UP), role=Role.TOTAL
    )
    rank = Rank(units, total, descending=True, ties=Ties.SKIP)
    take("排名", rank, measure=PLACE, role=Role.RANK)
    return found


def _weighted(
    terms: "Sequence[tuple[Fraction, Expr]] | zip[tuple[Fraction, Expr]]",
) -> Expr:
    return Add(tuple(Mul((Const(weight), term)) for weight, term in terms))


def _band(tier: tuple[int, int, int]) -> Band:
    low, high, points = tier
    return Band(Interval(Fraction(low), Fraction(high)), Const(Fraction(points)))


def blocks(group: str, given: Figures) -> Sequence[Block]:
    """Return the input of one group as blocks, each a table."""
    leaves = [[f"{stage}{n}@{group}" for n in range(_LEAVES)] for stage in _STAGES]
    tables = zip(leaves, given.stages, strict=True)
    return [
        *(Block.of(names, numbers, 2) for names, numbers in tables),
        Block.of([f"互评分@{group}"], given.raters.reshape(-1, 1), 2),
        Block.of([f"日常分@{group}"], given.quarters.reshape(-1, 1), 2),
        Block.of([f"全省名次@{group}"], given.places),
        Block.of([f"问题数@{group}"], given.faults),
    ]


def ours(program: Compiled) -> ColumnarResult:
    """Compute scores and places of every group."""
    result = program.columns()
    result.compute(*(f"{what}@{name}" for name in _GROUPS for what in _PUBLISHED))
    return result


def by_hand(given: Figures) -> tuple[Floats, Floats]:
    """Return scores and places as NumPy in floating point gives them."""
    marks = np.array([float(weight) for weight in weights()])
    layers = np.array([float(share) for share in _ROLL_UP])
    shares = [float(share) for share in _SHARES.values()]
    stages = [(table @ marks).reshape(-1, 3) @ layers for table in given.stages]
    means = [given.raters @ np.full(16, 1 / 16), given.quarters @ np.full(4, 1 / 4)]
    total = sum(
        share * one for share, one in zip(shares, (*stages, *means), strict=True)
    )
    assert isinstance(total, np.ndarray)
    place = given.places[:, 0]
    bonus = np.select([place <= last for _, last, _ in _TIERS], [5.0, 3.0, 1.0], 0.0)
    total += bonus - np.minimum(given.faults[:, 0] * 0.5, 5.0)
    scores = np.floor(np.maximum(total, 0) * 100 + 0.5) / 100
    counted = np.rint(scores * 100).astype(np.int64)
    counts = np.bincount(counted.max() - counted)
    places = (np.cumsum(counts) - counts + 1)[counted.max() - counted]
    return scores, places


def in_points(given: Figures) -> Figures:
    """Return the input as floats, a mark of 87.5 as 87.5."""
    return Figures(
        stages=tuple(table / 100 for table in given.stages),
        raters=given.raters / 100,
        quarters=given.quarters / 100,
        places=given.places,
        faults=given.faults,
    )


def milliseconds(*works: Callable[[], object]) -> Sequence[float]:
    """Return how long each of ``works`` takes, at best of several turns."""
    found = []
    for _ in range(_RUNS):
        for work in works:
            start = time.perf_counter()
            work()
            found.append((time.perf_counter() - start) * 1000)
    return [min(found[nth :: len(works)]) for nth in range(len(works))]


def measure(units: int) -> None:
    """Print what one size takes, and how much of it is wrong."""
    sizes = [units // len(_GROUPS) + (nth < units % len(_GROUPS)) for nth in range(4)]
    plan = plan_for(sizes)
    given = {name: figures(n, n) for name, n in zip(_GROUPS, sizes, strict=True)}
    floats = {name: in_points(one) for name, one in given.items()}
    start = time.perf_counter()
    table = [block for name, one in given.items() for block in blocks(name, one)]
    program = compiled(plan, table)
    loading = (time.perf_counter() - start) * 1000
    mine, hand, reading = milliseconds(
        lambda: ours(program),
        lambda: [by_hand(one) for one in floats.values()],
        lambda: [array.sum() for one in given.values() for array in one.all],
    )
    scores, places = wrong(program, floats)
    print(
        f"{units:>9,} units: {mine:8.2f} ms (loading once {loading:.0f} ms); "
        f"to NumPy floats {mine / hand:.2f}, to reading {mine / reading:.2f}; "
        f"floats are wrong in {scores:,} scores and {places:,} places"
    )


def wrong(program: Compiled, floats: dict[str, Figures]) -> tuple[int, int]:
    """Return in how many scores and places floating point differs."""
    result, found = ours(program), [0, 0]
    for name, one in floats.items():
        scores, places = by_hand(one)
        exact = result.numbers(f"总分@{name}"), result.numbers(f"排名@{name}")
        found[0] += int((np.rint(scores * 100) != np.array(exact[0])).sum())
        found[1] += int((places != np.array(exact[1])).sum())
    return found[0], found[1]


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a line for each size, and what was aimed at."""
    for units in sizes:
        measure(units)
    print(f"aims: to floats at most {MOST_TO_FLOATS}, to reading {MOST_TO_READING}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
