"""A plan written by hand: a small city with everything that a scheme is made of.

``city()`` is the plan and ``reported()`` makes facts for it. Two groups of units; an
indicator tree with an item that two of three counties have; layers with sampled
townships; raters from the other group; a bonus by place on a list; a deduction with
an open parameter; a rounded total, ranks, a grade, the mean of the peers. Small enough
to be checked by hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction as F

from guiju.engine.axis import LAYER, PERIOD, RATER, SUBUNIT, UNIT, Axis, Key
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import (
    Add,
    Applies,
    Band,
    Bands,
    Compare,
    Comparison,
    Const,
    Div,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Mul,
    Over,
    Rank,
    Ref,
    Round,
    TieBreak,
    Ties,
    WhenAbsent,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, POINTS, Measure, Scale, base
from guiju.engine.number import Rounding
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import (
    Constraint,
    Force,
    Group,
    Input,
    Plan,
    Quantity,
    Ranking,
    Role,
    Scheme,
    Undetermined,
    Unit,
)
from guiju.engine.source import Cell
from guiju.engine.value import Absence, Grade, Value

COUNTIES = ("甲县", "乙县", "丙区")
BUREAUS = ("工局", "农局", "商局", "财局")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
LAYERS = {"本级": F(7, 10), "乡镇": F(2, 10), "部门": F(1, 10)}
ITEMS = {"公开": F(5), "解读": F(3), "平台": F(2)}
SAMPLED = {"本级": ("机关",), "乡镇": ("东镇", "西镇"), "部门": ("教育局",)}
GRADES = ("不合格", "合格", "优秀")

COUNTY = Axis(UNIT, COUNTIES)
BUREAU = Axis(UNIT, BUREAUS)
LAYERED = Axis(LAYER, tuple(LAYERS))
SAMPLE = Axis(SUBUNIT, roster="抽查", within=(UNIT, LAYER))
RATERS = Axis(RATER, BUREAUS)
QUARTER = Axis(PERIOD, QUARTERS)

NOT_REPORTED = frozenset({Absence.NOT_REPORTED})
NOT_APPLICABLE = frozenset({Absence.NOT_APPLICABLE})


def number(value: str | int | F) -> Const:
    """Return a number written in the rulebook."""
    return Const(F(value))


def between(low: int | F, high: int | F) -> Interval:
    """Return the closed interval."""
    return Interval(F(low), F(high))


def quantity(
    name: str,
    definition: Expr | Input | Undetermined,
    *axes: Axis,
    role: Role = Role.DERIVED,
    measure: Measure = POINTS,
) -> Quantity:
    """Return a quantity whose id is its name."""
    return Quantity(
        id=name,
        name=name,
        title=name,
        role=Role.INPUT if isinstance(definition, Input) else role,
        measure=measure,
        axes=axes,
        definition=definition,
        group="县区" if COUNTY in axes else "市直" if BUREAU in axes else "",
        clause=f"条款·{name}",
    )


def reported_in(table: str, high: int | F = 100, *, optional: bool = False) -> Input:
    """Return an input from 0 to ``high``."""
    return Input(table=table, interval=between(0, high), optional=optional)


def plan_of(
    *quantities: Quantity,
    rankings: Sequence[Ranking] = (),
    constraints: Sequence[Constraint] = (),
) -> Plan:
    """Return a plan of ``quantities``, which stand in dependency order."""
    return Plan(
        scheme=Scheme(name="小城", title="小城考评方案"),
        groups={"县区": _group("县区", COUNTIES), "市直": _group("市直", BUREAUS)},
        quantities={quantity.id: quantity for quantity in quantities},
        rankings=tuple(rankings),
        constraints=tuple(constraints),
    )


def alone(rule: Expr) -> Value:
    """Return the value of a rule that reads no quantity and no current member."""
    return Interpreter(plan_of(), Facts(values={}), {}).value(rule, {})


def _group(name: str, units: Iterable[str]) -> Group:
    return Group(name=name, title=name, units=tuple(Unit(name=u) for u in units))


def weighted(weights: Mapping[str, F]) -> Expr:
    """Return the sum of quantities by id, each times its weight."""
    return Add(tuple(Mul((Const(w), Ref(name))) for name, w in weights.items()))


def rescaled(full_marks: Mapping[str, F]) -> Expr:
    """Return the points of a tree whose items that do not apply are scaled away."""
    zero = number(0)
    got = Add(tuple(WhenAbsent(Ref(n), not_applicable=zero) for n in full_marks))
    open_to = Add(
        tuple(If(Applies(Ref(n)), Const(f), zero) for n, f in full_marks.items())
    )
    return Div(Mul((Const(sum(full_marks.values(), F(0))), got)), open_to)


def tree() -> tuple[Quantity, ...]:
    """Return the items, for each sampled sub-unit of each layer, and their sum."""
    everybody = {"公开": None, "解读": frozenset(COUNTIES[:2]), "平台": None}
    items = (
        quantity(
            name,
            Input(table="测评", interval=between(0, full), applies_to=everybody[name]),
            COUNTY,
            LAYERED,
            SAMPLE,
        )
        for name, full in ITEMS.items()
    )
    whole = quantity("指标", rescaled(ITEMS), COUNTY, LAYERED, SAMPLE, role=Role.TREE)
    return (*items, whole)


def layers() -> tuple[Quantity, ...]:
    """Return the mean of each layer and the stage that is made of them."""
    means = tuple(
        quantity(
            f"测评.{layer}",
            Over(Fold.MEAN, SAMPLE, Ref("指标"), at=((LAYER, layer),)),
            COUNTY,
            role=Role.LAYER,
        )
        for layer in LAYERS
    )
    share = weighted({f"测评.{layer}": 10 * weight for layer, weight in LAYERS.items()})
    return (*means, quantity("测评", share, COUNTY, role=Role.STAGE))


def stages() -> tuple[Quantity, ...]:
    """Return mutual evaluation by the bureaus, and four quarters of daily marks."""
    ratings = Over(Fold.MEAN, RATERS, Ref("互评分"), skip=NOT_REPORTED)
    quarters = Over(Fold.MEAN, QUARTER, Ref("日常分"))
    return (
        quantity("互评分", reported_in("互评", optional=True), COUNTY, RATERS),
        quantity("互评", ratings, COUNTY, role=Role.STAGE),
        quantity("日常分", reported_in("日常"), COUNTY, QUARTER),
        quantity("日常", quarters, COUNTY, role=Role.STAGE),
    )


def adjustments() -> tuple[Quantity, ...]:
    """Return the bonus by place on the province's list and the capped deduction."""
    bands = Bands(
        Ref("全省名次"),
        (
            Band(between(1, 10), number(5)),
            Band(between(11, 20), number(3)),
        ),
        otherwise=number(1),
    )
    lost = Least((Mul((Ref("未完成"), Ref("每项扣分"))), number(5)))
    place = Input(table="名次", interval=Interval(F(1)), optional=True)
    undone = Input(table="专项", interval=between(0, 20))
    open_amount = Undetermined(reason="方案未写明每项扣多少分")
    per_task = POINTS / base("项")
    return (
        quantity("全省名次", place, COUNTY, measure=PLACE),
        quantity("加分", WhenAbsent(bands, number(0)), COUNTY, role=Role.BONUS),
        quantity("每项扣分", open_amount, role=Role.PARAMETER, measure=per_task),
        quantity("未完成", undone, COUNTY, measure=base("项")),
        quantity("扣分", lost, COUNTY, role=Role.DEDUCTION),
    )


def results() -> tuple[Quantity, ...]:
    """Return total, rank, grade and distance from the peers of the counties."""
    stages = {"测评": F("0.5"), "互评": F("0.3"), "日常": F("0.2")}
    summed = Add((Ref("加权"), Ref("加分"), Mul((number(-1), Ref("扣分")))))
    total = Round(Greatest((summed, number(0))), F("0.01"), Rounding.HALF_UP)
    rank = Rank(COUNTY, Ref("总分"), True, Ties.SKIP, (TieBreak(Ref("测评")),))  # noqa: FBT003 - from high to low
    good = Compare(Ref("总分"), Comparison.AT_LEAST, number(90))
    grade = If(good, Const(Grade(2, "优秀")), Const(Grade(1, "合格")))
    peers = Over(Fold.MEAN, COUNTY, Ref("总分"), others=True)
    apart = Add((Ref("总分"), Mul((number(-1), peers))))
    return (
        quantity("加权", weighted(stages), COUNTY, role=Role.WEIGHTED),
        quantity("总分", total, COUNTY, role=Role.TOTAL),
        quantity("排名", rank, COUNTY, role=Role.RANK, measure=PLACE),
        quantity("等次", grade, COUNTY, measure=Scale(GRADES)),
        quantity("离同类", apart, COUNTY),
    )


def bureaus() -> tuple[Quantity, ...]:
    """Return the one figure of the bureaus and their rank without gaps."""
    rank = Rank(BUREAU, Ref("局分"), True, Ties.DENSE)  # noqa: FBT003 - from high to low
    return (
        quantity("局分", reported_in("局分", optional=True), BUREAU),
        quantity("局排名", rank, BUREAU, role=Role.RANK, measure=PLACE),
    )


def spread() -> Constraint:
    """Return the rule that every rater's marks lie ten points apart."""
    most = Over(Fold.GREATEST, COUNTY, Ref("互评分"), skip=NOT_REPORTED)
    least = Over(Fold.LEAST, COUNTY, Ref("互评分"), skip=NOT_REPORTED)
    return Constraint(
        name="拉开差距",
        title="拉开差距",
        force=Force.SHOULD,
        axes=(RATERS,),
        left=Add((most, Mul((number(-1), least)))),
        comparison=Comparison.AT_LEAST,
        right=number(10),
        measure=POINTS,
    )


def city() -> Plan:
    """Return the whole plan; ``每项扣分`` is left open."""
    return plan_of(
        *tree(),
        *layers(),
        *stages(),
        *adjustments(),
        *results(),
        *bureaus(),
        rankings=(
            Ranking(name="排名", group="县区", by="总分", rank="排名"),
            Ranking(name="局排名", group="市直", by="局分", rank="局排名"),
        ),
        constraints=(spread(),),
    )


def reported(
    plan: Plan, changes: Mapping[tuple[str, ...], Value] | None = None
) -> Facts:
    """Return facts for ``plan``: full marks everywhere, except for ``changes``.

    A change is addressed as ``("互评分", "甲县", "工局")``. Figures that have no upper
    end are 1. Each fact has a cell of its own, in a file named after its quantity.
    """
    rosters: Mapping[Key, tuple[str, ...]] = {
        (c, layer): members for c in COUNTIES for layer, members in SAMPLED.items()
    }
    without_values = Facts(values={}, rosters={"抽查": rosters})
    return Facts(
        values={
            quantity.id: _column(quantity, without_values, changes or {})
            for quantity in plan.quantities.values()
            if isinstance(quantity.definition, Input)
        },
        rosters=without_values.rosters,
    )


def _column(
    quantity: Quantity, facts: Facts, changes: Mapping[tuple[str, ...], Value]
) -> Mapping[Key, Fact]:
    assert isinstance(quantity.definition, Input)
    full = quantity.definition.interval.high
    keys = (
        key_at(names(quantity.axes), place) for place in places(quantity.axes, facts)
    )
    return {
        key: Fact(
            changes.get((quantity.id, *key), F(1) if full is None else full),
            Cell(f"{quantity.id}.csv", "", row, 2),
        )
        for row, key in enumerate(keys, start=2)
    }
