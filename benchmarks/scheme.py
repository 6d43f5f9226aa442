"""The workload as a plan and as columns: what its author and its sources would make."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.workload import (
    A_FAULT,
    GROUPS,
    LAYERS,
    LEAVES,
    MOST_LOST,
    RATERS,
    ROLL_UP,
    SHARES,
    STAGES,
    TIERS,
    Figures,
    weights,
)
from guiju.engine.axis import LAYER, PERIOD, RATER, UNIT, Axis
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

PUBLISHED = ("总分", "排名")
"""The quantities that are asked for."""
_LAYERS = Axis(LAYER, LAYERS)
_RATERS = Axis(RATER, tuple(f"评{n}" for n in range(RATERS)))
_QUARTERS = Axis(PERIOD, ("一季度", "二季度", "三季度", "四季度"))


def plan_for(sizes: Sequence[int]) -> Plan:
    """Return the scheme for groups of so many units."""
    groups = dict(zip(GROUPS, sizes, strict=True))
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
    for stage in STAGES:
        leaves = [take(f"{stage}{n}", marks, _LAYERS) for n in range(LEAVES)]
        tree = take(
            f"{stage}指标", _weighted(zip(weights(), leaves, strict=True)), _LAYERS
        )
        layers = [Ref(tree.quantity, ((LAYER, name),)) for name in _LAYERS.members]
        take(stage, _weighted(zip(ROLL_UP, layers, strict=True)))
    for name, axis in (("互评", _RATERS), ("日常", _QUARTERS)):
        given = take(f"{name}分", marks, axis)
        take(name, Over(Fold.MEAN, axis, given))
    whole = Input(table="表", interval=Interval(Fraction(0), Fraction(1000)), places=0)
    place, faults = take("全省名次", whole, measure=PLACE), take("问题数", whole)
    bonus = Bands(place, tuple(map(_band, TIERS)), Const(Fraction(0)))
    lost = Least((Mul((Const(A_FAULT), faults)), Const(Fraction(MOST_LOST))))
    shares = [(share, Ref(f"{name}@{group}")) for name, share in SHARES.items()]
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
    leaves = [[f"{stage}{n}@{group}" for n in range(LEAVES)] for stage in STAGES]
    tables = zip(leaves, given.stages, strict=True)
    return [
        *(Block.of(names, numbers, 2) for names, numbers in tables),
        Block.of([f"互评分@{group}"], given.raters.reshape(-1, 1), 2),
        Block.of([f"日常分@{group}"], given.quarters.reshape(-1, 1), 2),
        Block.of([f"全省名次@{group}"], given.places),
        Block.of([f"问题数@{group}"], given.faults),
    ]
