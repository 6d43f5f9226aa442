"""A report made by hand, for the tests of outputs: every kind of thing that is shown.

Seven counties and three bureaus; two stages of the counties, one of them with layers
and sampled townships, one rated by the bureaus; an item that only two counties have; a
bonus in bands; a deduction whose amount the scheme leaves open; a total that is rounded
and a mean that is not; a constraint that one rater breaks.
"""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction as F
from functools import cache

import attrs

from guiju.engine.axis import LAYER, RATER, SUBUNIT, UNIT, Axis, Key
from guiju.engine.expr import (
    Add,
    Applies,
    Band,
    Bands,
    Comparison,
    Const,
    Div,
    Expr,
    Fold,
    If,
    Mul,
    Over,
    Rank,
    Ref,
    Round,
    Ties,
    WhenAbsent,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import PERCENT, PLACE, POINTS, Measure, Numeric, base
from guiju.engine.number import Rounding
from guiju.engine.plan import (
    Constraint,
    Force,
    Group,
    Input,
    Interpretation,
    Plan,
    Quantity,
    Ranking,
    Role,
    Scheme,
    Undetermined,
    Unit,
)
from guiju.engine.result import Result
from guiju.engine.run import run
from guiju.engine.source import Cell
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.output import Report

COUNTIES = ("无为市", "南陵县", "湾沚区", "繁昌区", "镜湖区", "弋江区", "鸠江区")
BUREAUS = ("市发改委", "市教育局", "市国有土地收购储备中心")
LAYERS = ("本级", "乡镇", "部门")
SHARES = {"本级": F("0.7"), "乡镇": F("0.2"), "部门": F("0.1")}

COUNTY, BUREAU = Axis(UNIT, COUNTIES), Axis(UNIT, BUREAUS)
LAYERED = Axis(LAYER, LAYERS)
SAMPLE = Axis(SUBUNIT, roster="抽查", within=(UNIT, LAYER))

NOTICE = Text(
    zh="数据系虚构，仅供演示，不代表任何单位的真实成绩。",
    en="The figures are invented for demonstration; they describe no real unit.",
)
RECEIPT = {"方案.guiju": "ab" * 32, "互评.xlsx": "cd" * 32}
HALF_UP = Rounding.HALF_UP
NOT_APPLICABLE = frozenset({Absence.NOT_APPLICABLE})


def report(language: Language = "zh", *, names: dict[str, str] | None = None) -> Report:
    """Return the report; ``names`` gives other names to units, wherever they stand."""
    return Report(
        result=_result(tuple((names or {}).items())),
        language=language,
        notices=(NOTICE,),
        receipt=RECEIPT,
        rulebook_name="anhui-wuhu-2020",
    )


@cache
def _result(names: tuple[tuple[str, str], ...]) -> Result:
    plan, facts = plan_of(dict(names)), facts_of(dict(names))
    return run(plan, facts, {"专项扣分": F(2)})


def const(value: str | int) -> Const:
    return Const(F(value))


@attrs.frozen
class _Maker:
    """Makes the quantities of one group."""

    group: str
    axis: Axis

    def make(  # noqa: PLR0913 - a quantity has so many sides
        self,
        name: str,
        role: Role,
        definition: Expr | Input | Undetermined,
        *axes: Axis,
        measure: Measure = POINTS,
        clause: str = "",
        full: int | None = None,
        title: str = "",
    ) -> Quantity:
        return Quantity(
            id=f"{name}@{self.group}",
            name=name,
            title=title or name,
            role=role,
            measure=measure,
            axes=(self.axis, *axes),
            definition=definition,
            group=self.group,
            clause=clause,
            full_marks=None if full is None else F(full),
        )

    def ref(self, name: str, **at: str) -> Ref:
        return Ref(f"{name}@{self.group}", tuple(at.items()))


def _counties(names: dict[str, str]) -> Iterator[Quantity]:
    members = tuple(names.get(unit, unit) for unit in COUNTIES)
    county = _Maker("县区", Axis(UNIT, members))
    make, ref = county.make, county.ref
    raters = Axis(RATER, tuple(names.get(unit, unit) for unit in BUREAUS))
    own = frozenset(names.get(unit, unit) for unit in ("无为市", "南陵县"))
    marks = Interval(F(0), F(100))

    def input_of(table: str, high: int = 100) -> Input:
        return Input(table=table, interval=Interval(F(0), F(high)))

    items = (("权力配置", 5, None), ("脱贫攻坚", 3, own), ("污染防治", 2, None))
    for name, full, only in items:
        given = attrs.evolve(input_of("测评", full), applies_to=only)
        yield make(
            name,
            Role.ITEM,
            given,
            LAYERED,
            SAMPLE,
            clause=f"附件2 {name}",
            full=full,
            title=f"加强{name}信息公开",
        )
    reached = Add(tuple(WhenAbsent(ref(n), None, const(0)) for n, _, _ in items))
    possible = Add(
        tuple(If(Applies(ref(n)), const(full), const(0)) for n, full, _ in items)
    )
    yield make(
        "指标得分",
        Role.TREE,
        Mul((Div(reached, possible), const(100))),
        LAYERED,
        SAMPLE,
        full=100,
    )
    yield make(
        "层级得分",
        Role.LAYER,
        Over(Fold.MEAN, SAMPLE, ref("指标得分"), skip=NOT_APPLICABLE),
        LAYERED,
    )
    parts = tuple(
        Mul((Const(SHARES[layer]), ref("层级得分", **{LAYER: layer})))
        for layer in LAYERS
    )
    yield make("专业机构测评", Role.STAGE, Add(parts), clause="三(一)", full=100)
    yield make("互评打分", Role.INPUT, Input(table="互评", interval=marks), raters)
    yield make(
        "双向互评",
        Role.STAGE,
        Over(Fold.MEAN, raters, ref("互评打分")),
        clause="三(二)",
        full=100,
    )
    yield make(
        "环节加权",
        Role.WEIGHTED,
        Add(
            (
                Mul((const("0.6"), ref("专业机构测评"))),
                Mul((const("0.4"), ref("双向互评"))),
            )
        ),
    )
    yield make(
        "全省排名",
        Role.INPUT,
        Input(table="排名", interval=Interval(F(1)), optional=True),
        measure=PLACE,
    )
    tiers = (
        Band(Interval(F(1), F(10)), const(5)),
        Band(Interval(F(11), F(20)), const(3)),
    )
    yield make(
        "省级先进",
        Role.BONUS,
        WhenAbsent(Bands(ref("全省排名"), tiers, const(1)), const(0)),
        clause="三(五)1",
    )
    yield make(
        "未完成",
        Role.INPUT,
        Input(table="专项", interval=Interval(F(0))),
        measure=base("项"),
    )
    yield make(
        "专项工作",
        Role.DEDUCTION,
        Mul((ref("未完成"), Ref("专项扣分"))),
        clause="三(五)2",
    )
    total = Add((ref("环节加权"), ref("省级先进"), Mul((const(-1), ref("专项工作")))))
    yield make("总分", Role.TOTAL, Round(total, F("0.01"), HALF_UP), clause="三(五)")
    yield make(
        "名次",
        Role.RANK,
        Rank(county.axis, ref("总分"), descending=True, ties=Ties.SKIP),
        measure=PLACE,
    )


def _bureaus(names: dict[str, str]) -> Iterator[Quantity]:
    axis = Axis(UNIT, tuple(names.get(unit, unit) for unit in BUREAUS))
    bureau = _Maker("市直", axis)
    make, ref = bureau.make, bureau.ref
    given = Input(table="日常", interval=Interval(F(0), F(100)))
    yield make("日常得分", Role.INPUT, given)
    yield make(
        "日常测评",
        Role.STAGE,
        Div(Mul((ref("日常得分"), const(2))), const(3)),
        clause="三(三)",
        full=100,
    )
    yield make("比重", Role.DERIVED, Div(ref("日常测评"), const(100)), measure=PERCENT)
    yield make("总分", Role.TOTAL, ref("日常测评"))
    yield make(
        "名次",
        Role.RANK,
        Rank(axis, ref("总分"), descending=True, ties=Ties.SKIP),
        measure=PLACE,
    )


def plan_of(names: dict[str, str]) -> Plan:
    """Return the plan."""
    price = Quantity(
        id="专项扣分",
        name="专项扣分",
        title="专项扣分",
        role=Role.PARAMETER,
        measure=Numeric((("分", 1), ("项", -1))),
        axes=(),
        definition=Undetermined(reason="方案未写明每项扣多少分"),
        clause="三(五)2",
    )
    quantities = (price, *_counties(names), *_bureaus(names))
    return Plan(
        scheme=Scheme(
            name="芜湖2020",
            title="2020年政务公开工作考评方案",
            region="安徽省芜湖市",
            region_code="340200",
            issuer="芜湖市政务公开办公室",
            issued=dt.date(2020, 9, 29),
            period=(dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
        ),
        groups={
            "县区": _group("县区", "县(市)区人民政府", COUNTIES, names),
            "市直": _group("市直", "市直有关单位", BUREAUS, names),
        },
        quantities={quantity.id: quantity for quantity in quantities},
        rankings=tuple(
            Ranking(name="总分排名", group=g, by=f"总分@{g}", rank=f"名次@{g}")
            for g in ("县区", "市直")
        ),
        constraints=(_spread(names),),
        interpretations=(
            Interpretation(
                subject="双向互评.拉开差距",
                reason="10%以满分为基数，逐个评价者计算",
                clause="三(二)",
            ),
            Interpretation(subject="县区指标.不适用", reason="按适用满分折算"),
        ),
    )


def _group(
    name: str, title: str, units: tuple[str, ...], names: dict[str, str]
) -> Group:
    renamed = tuple(Unit(name=names.get(unit, unit)) for unit in units)
    return Group(name=name, title=title, units=renamed)


def _spread(names: dict[str, str]) -> Constraint:
    raters = Axis(RATER, tuple(names.get(unit, unit) for unit in BUREAUS))
    rated = Axis(UNIT, tuple(names.get(unit, unit) for unit in COUNTIES))
    marks = Ref("互评打分@县区")
    lowest = Mul((const(-1), Over(Fold.LEAST, rated, marks)))
    return Constraint(
        name="拉开差距",
        title="拉开差距",
        force=Force.SHOULD,
        axes=(raters,),
        left=Add((Over(Fold.GREATEST, rated, marks), lowest)),
        comparison=Comparison.AT_LEAST,
        right=const(10),
        measure=POINTS,
        group="县区",
        clause="三(二)",
    )


def facts_of(names: dict[str, str]) -> Facts:
    """Return facts that give every kind of value and of absence."""
    counties = [names.get(unit, unit) for unit in COUNTIES]
    raters = [names.get(unit, unit) for unit in BUREAUS]
    rosters: dict[Key, tuple[str, ...]] = {
        (unit, layer): _sample(unit, layer) for unit in counties for layer in LAYERS
    }
    values: dict[str, dict[Key, Fact]] = {}

    def note(name: str, key: Key, value: F, cell: Cell) -> None:
        values.setdefault(name, {})[key] = Fact(value, cell)

    for at, unit in enumerate(counties):
        row = at + 2
        for nth, rater in enumerate(raters):
            mark = F(95 - 3 * at + nth) if nth else F(95 - at)
            cell = Cell("互评.xlsx", "县区", row, nth + 2)
            note("互评打分@县区", (unit, rater), mark, cell)
        for layer in LAYERS:
            for nth, sub in enumerate(rosters[unit, layer]):
                key, cell = (unit, layer, sub), Cell("测评.xlsx", layer, row, nth + 2)
                note("权力配置@县区", key, F(9 - at, 2), cell)
                note("污染防治@县区", key, F(19, 10), cell)
                if at <= 1:
                    note("脱贫攻坚@县区", key, F(5, 2) + F(nth, 4), cell)
        if at != 1:
            places = (8, 0, 20, 11, 10, 31, 21)
            cell = Cell("排名.csv", "", row, 2)
            note("全省排名@县区", (unit,), F(places[at]), cell)
        note("未完成@县区", (unit,), F(at % 3), Cell("专项.csv", "", row, 2))
    for at, unit in enumerate(raters):
        cell = Cell("日常.csv", "", at + 2, 2)
        note("日常得分@市直", (unit,), F(100 + 10 * at), cell)
    return Facts(values=values, rosters={"抽查": rosters})


def _sample(unit: str, layer: str) -> tuple[str, ...]:
    match layer:
        case "乡镇":
            return (f"{unit}东镇", f"{unit}西镇", f"{unit}北街道")
        case "部门":
            return ("教育局",)
        case _:
            return ("机关",)
