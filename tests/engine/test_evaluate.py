"""What every operator means, and a small city by hand."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction as F
from itertools import product
from typing import get_args

import pytest

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.evaluate import Interpreter, evaluate
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Band,
    Bands,
    Compare,
    Comparison,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    Ties,
    WhenAbsent,
    children,
)
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.number import Rounding
from guiju.engine.operate import Strict, operate
from guiju.engine.operators import OPERATORS, AbsenceRule
from guiju.engine.plan import Input
from guiju.engine.run import run
from guiju.engine.value import Absence, Grade, Value
from tests.plans import (
    COUNTIES,
    COUNTY,
    alone,
    between,
    city,
    number,
    plan_of,
    quantity,
    reported,
)


def thousandths(rule: Expr) -> Round:
    """Return ``rule`` to three decimals."""
    return Round(rule, F("0.001"), Rounding.HALF_UP)


NR, NA = Absence.NOT_REPORTED, Absence.NOT_APPLICABLE
YES, NO, LOST, OUT = Const(True), Const(False), Const(NR), Const(NA)  # noqa: FBT003
ONE, TWO, SIX = number(1), number(2), number(6)
STRICT: Mapping[type[Strict], Strict] = {
    Add: Add((ONE, ONE)),
    Mul: Mul((ONE, ONE)),
    Div: Div(ONE, ONE),
    Least: Least((ONE, ONE)),
    Greatest: Greatest((ONE, ONE)),
    Round: Round(ONE, F(1), Rounding.HALF_UP),
    Ln: Ln(ONE),
    Exp: Exp(ONE),
    Power: Power(ONE, F(1, 2)),
    Days: Days(ONE, ONE),
    Compare: Compare(ONE, Comparison.EQUAL, ONE),
    Not: Not(YES),
}


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        pytest.param(Add((ONE, TWO, SIX)), F(9), id="sum"),
        pytest.param(Add(()), F(0), id="sum-of-nothing"),
        pytest.param(Mul((TWO, SIX)), F(12), id="product"),
        pytest.param(Mul(()), F(1), id="product-of-nothing"),
        pytest.param(Div(ONE, SIX), F(1, 6), id="a-sixth-stays-exact"),
        pytest.param(Div(ONE, number(0)), NA, id="nothing-to-divide-by"),
        pytest.param(Least((SIX, TWO)), F(2), id="cap"),
        pytest.param(Greatest((number(-1), number(0))), F(0), id="floor"),
        pytest.param(Least(()), NA, id="least-of-nothing"),
        pytest.param(
            Round(number("0.125"), F("0.01"), Rounding.HALF_UP), F("0.13"), id="half-up"
        ),
        pytest.param(Round(number("7.9"), F(1), Rounding.DOWN), F(7), id="whole-steps"),
        pytest.param(
            Round(number("-7.9"), F(1), Rounding.DOWN), F(-7), id="towards-zero"
        ),
        pytest.param(Ln(ONE), F(0), id="exact-logarithm"),
        pytest.param(Ln(number(0)), NA, id="logarithm-of-nothing"),
        pytest.param(Exp(number(0)), F(1), id="exact-exponential"),
        pytest.param(Exp(number(1001)), NA, id="exponential-too-far"),
        pytest.param(Power(number(-8), F(1, 3)), F(-2), id="exact-root"),
        pytest.param(Power(number(-1), F(1, 2)), NA, id="even-root-of-a-negative"),
        pytest.param(thousandths(Ln(TWO)), F("0.693"), id="rounded-logarithm"),
        pytest.param(thousandths(Exp(ONE)), F("2.718"), id="rounded-exponential"),
        pytest.param(thousandths(Power(TWO, F(1, 2))), F("1.414"), id="rounded-root"),
        pytest.param(
            thousandths(Least((Power(TWO, F(1, 2)), ONE))), F(1), id="capped-root"
        ),
        pytest.param(
            thousandths(Greatest((Power(TWO, F(1, 2)), ONE))),
            F("1.414"),
            id="root-above-its-floor",
        ),
        pytest.param(
            thousandths(If(Compare(Ln(TWO), Comparison.LESS, ONE), Ln(TWO), LOST)),
            F("0.693"),
            id="reals-are-compared-before-they-are-rounded",
        ),
        pytest.param(
            thousandths(Bands(Ln(SIX), (Band(between(1, 2), Exp(ONE)),))),
            F("2.718"),
            id="bands-hold-reals",
        ),
        pytest.param(thousandths(Ln(LOST)), NR, id="a-root-of-what-is-absent"),
        pytest.param(Not(YES), False, id="not"),
        pytest.param(Every(()), True, id="every-of-nothing"),
        pytest.param(Some(()), False, id="some-of-nothing"),
        pytest.param(If(YES, ONE, LOST), F(1), id="the-other-branch-may-be-absent"),
        pytest.param(If(NO, LOST, TWO), F(2), id="whichever-it-is"),
        pytest.param(If(LOST, ONE, ONE), NR, id="an-absent-condition-decides-nothing"),
        pytest.param(WhenAbsent(LOST, ONE, TWO), F(1), id="policy-for-not-reported"),
        pytest.param(WhenAbsent(OUT, ONE, TWO), F(2), id="policy-for-not-applicable"),
        pytest.param(WhenAbsent(SIX, ONE, TWO), F(6), id="no-policy-needed"),
        pytest.param(WhenAbsent(OUT, ONE), NA, id="policy-for-the-other-kind"),
        pytest.param(WhenAbsent(LOST, OUT, TWO), NA, id="a-policy-is-not-asked-again"),
        pytest.param(Applies(OUT), False, id="does-not-apply"),
        pytest.param(Applies(LOST), True, id="what-is-not-reported-applies"),
    ],
)
def test_operators(rule: Expr, value: Value) -> None:
    assert alone(rule) == value


@pytest.mark.parametrize(
    ("place", "points"),
    [(1, 5), (10, 5), (11, 3), (20, 3), (21, 1), (500, 1)],
)
def test_bands_at_their_bounds(place: int, points: int) -> None:
    bands = (Band(between(1, 10), number(5)), Band(between(11, 20), number(3)))
    assert alone(Bands(number(place), bands, ONE)) == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [("1", 40), ("0.9999", 36), ("0.9", 36), ("0.8999", NA)],
)
def test_a_bound_belongs_to_the_band_that_includes_it(rate: str, points: Value) -> None:
    ninety = Interval(F("0.9"), F(1), high_included=False)
    bands = (Band(Interval(F(1)), number(40)), Band(ninety, number(36)))
    assert alone(Bands(number(rate), bands)) == points


@pytest.mark.parametrize(
    ("first", "second", "every", "some"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (False, False, False, False),
        (True, NR, NR, True),
        (False, NR, False, NR),
        (True, NA, NA, True),
        (False, NA, False, NA),
        (NA, NR, NR, NR),
    ],
)
def test_a_condition_that_decides_alone_decides(
    first: Value, second: Value, every: Value, some: Value
) -> None:
    for one, another in ((first, second), (second, first)):
        conditions = (Const(one), Const(another))
        assert alone(Every(conditions)) is every
        assert alone(Some(conditions)) is some


@pytest.mark.parametrize(
    ("low", "high"),
    [
        pytest.param(F(1, 3), F("0.334"), id="numbers"),
        pytest.param(False, True, id="truth"),
        pytest.param(dt.date(2020, 1, 31), dt.date(2020, 2, 1), id="days"),
        pytest.param(Grade(0, "优秀"), Grade(1, "不合格"), id="grades-by-level"),
    ],
)
def test_values_of_every_measure_are_compared(low: Value, high: Value) -> None:
    outcomes = {
        comparison: [
            alone(Compare(Const(left), comparison, Const(right)))
            for left, right in ((low, high), (low, low), (high, low))
        ]
        for comparison in Comparison
    }
    assert outcomes == {
        Comparison.LESS: [True, False, False],
        Comparison.AT_MOST: [True, True, False],
        Comparison.EQUAL: [False, True, False],
        Comparison.NOT_EQUAL: [True, False, True],
        Comparison.AT_LEAST: [False, True, True],
        Comparison.MORE: [False, False, True],
    }


def test_the_table_knows_which_operators_are_strict() -> None:
    strict = {o for o, row in OPERATORS.items() if row.absence is AbsenceRule.STRICT}
    assert strict == set(get_args(Strict)) == set(STRICT)


@pytest.mark.parametrize("rule", STRICT.values(), ids=lambda rule: type(rule).__name__)
def test_a_strict_operator_has_no_value_without_all_operands(rule: Strict) -> None:
    values: list[Value] = [F(1), NR, NA]
    for operands in product(values, repeat=len(children(rule))):
        if {NR, NA} & {*operands}:
            assert operate(rule, operands) is (NR if NR in operands else NA)


def test_the_city_by_hand() -> None:
    changes: dict[tuple[str, ...], Value] = {
        ("互评分", "甲县", "工局"): F(50),  # mean 87.5 instead of 100
        ("解读", "乙县", "乡镇", "东镇"): F(1),  # 8 of 10 in one of two townships
        ("未完成", "乙县"): F(0),
        ("全省名次", "丙区"): NR,
    }
    values = run(city(), reported(city(), changes), {"每项扣分": F("0.1")}).values
    assert of(values["测评"]) == {"甲县": 100, "乙县": 98, "丙区": 100}
    assert of(values["互评"]) == {"甲县": F("87.5"), "乙县": 100, "丙区": 100}
    assert of(values["加分"]) == {"甲县": 5, "乙县": 5, "丙区": 0}
    assert of(values["扣分"]) == {"甲县": 2, "乙县": 0, "丙区": 2}
    assert of(values["总分"]) == {"甲县": F("99.25"), "乙县": 104, "丙区": 98}
    assert of(values["排名"]) == {"甲县": 2, "乙县": 1, "丙区": 3}
    assert of(values["离同类"])["乙县"] == 104 - (F("99.25") + 98) / 2


def test_points_that_do_not_apply_are_scaled_away() -> None:
    for marks in (F(5), F(2)):
        changes: dict[tuple[str, ...], Value] = {
            ("公开", "丙区", "本级", "机关"): marks
        }
        values = run(city(), reported(city(), changes), {"每项扣分": F(0)}).values
        assert values["解读"]["丙区", "本级", "机关"] is NA
        assert values["指标"]["丙区", "本级", "机关"] == 10 * (marks + 2) / 7


def test_a_constraint_is_measured_at_every_place() -> None:
    changes: dict[tuple[str, ...], Value] = {
        ("互评分", "甲县", "工局"): F(90),
        ("互评分", "甲县", "农局"): F("90.5"),
        **{("互评分", county, "财局"): NR for county in COUNTIES},
    }
    verdicts = run(city(), reported(city(), changes), {"每项扣分": F(0)}).verdicts
    told = {verdict.where: (verdict.left, verdict.holds) for verdict in verdicts}
    assert told == {
        ("工局",): (F(10), True),
        ("农局",): (F("9.5"), False),
        ("商局",): (F(0), False),
        ("财局",): (NA, None),
    }


def test_an_input_that_nobody_gave_is_not_reported() -> None:
    plan = plan_of(quantity("甲", Input(table="表", optional=True), COUNTY))
    assert of(evaluate(plan, Facts(values={})).values["甲"]) == dict.fromkeys(
        COUNTIES, NR
    )


def test_a_figure_of_a_unit_that_it_does_not_concern_is_not_looked_at() -> None:
    some = Input(table="表", applies_to=frozenset({"甲县"}))
    plan = plan_of(quantity("甲", some, COUNTY))
    facts = reported(plan, {("甲", "甲县"): F(3), ("甲", "乙县"): F(9)})
    assert of(evaluate(plan, facts).values["甲"]) == {
        "甲县": F(3),
        "乙县": NA,
        "丙区": NA,
    }


def test_a_unit_is_or_is_not_among_those_listed() -> None:
    listed = Among(UNIT, frozenset({"甲县"}))
    values = evaluate(plan_of(quantity("甲", listed, COUNTY)), Facts(values={})).values
    assert of(values["甲"]) == {"甲县": True, "乙县": False, "丙区": False}


def test_a_roster_that_was_not_reported_has_no_members() -> None:
    sampled = Axis("下级", roster="抽查", within=(UNIT,))
    plan = plan_of(quantity("甲", number(1), COUNTY, sampled))
    assert evaluate(plan, Facts(values={})).values["甲"] == {}
    facts = Facts(values={}, rosters={"抽查": {("乙县",): ("东镇", "西镇")}})
    assert [*evaluate(plan, facts).values["甲"]] == [("乙县", "东镇"), ("乙县", "西镇")]


class Counted(dict[str, Mapping[Key, Value]]):
    """Values that count how often they are read."""

    reads = 0

    def __getitem__(self, name: str) -> Mapping[Key, Value]:
        self.reads += 1
        return super().__getitem__(name)


@pytest.mark.parametrize("operator", ["rank", "peers"])
def test_a_population_reads_each_of_its_members_once(operator: str) -> None:
    units = Axis(UNIT, tuple(map(str, range(50))))
    rank = Rank(units, Ref("甲"), True, Ties.SKIP)  # noqa: FBT003 - from high to low
    peers = Over(Fold.MEAN, units, Ref("甲"), others=True)
    ranked = quantity("乙", rank if operator == "rank" else peers, units)
    plan = plan_of(quantity("甲", Input(table="表"), units), ranked)
    values = Counted({"甲": {(unit,): F(int(unit) % 7) for unit in units.members}})
    Interpreter(plan, Facts(values={}), values).quantity(ranked)
    assert values.reads == len(units.members)


def of(values: Mapping[Key, Value]) -> Mapping[str, Value]:
    """Return ``values`` that have the unit for their only key by its name."""
    return {unit: value for (unit,), value in values.items()}
