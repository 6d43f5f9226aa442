"""Ranges are tight where schemes need them to be. The laws hold them to be sound."""

import datetime as dt
from fractions import Fraction as F

import pytest

from guiju.engine.axis import UNIT, Axis
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
    Exp,
    Expr,
    Fold,
    If,
    Ln,
    Mul,
    Over,
    Power,
    Ref,
    Round,
    WhenAbsent,
    references,
)
from guiju.engine.interval import Interval
from guiju.engine.number import Rounding
from guiju.engine.plan import Input
from guiju.engine.ranges import possible_domain_faults, possible_zero_divisions, ranges
from guiju.engine.reach import Reach
from guiju.engine.value import Absence
from tests.plans import (
    BUREAU,
    COUNTIES,
    COUNTY,
    between,
    city,
    number,
    plan_of,
    quantity,
    rescaled,
)

X = quantity("甲", Input(table="表", interval=between(-2, 6)), COUNTY)
Y = quantity(
    "乙",
    Input(table="表", interval=between(0, 3), applies_to=frozenset(COUNTIES[:1])),
    COUNTY,
)
ZERO = number(0)
DAYS = Const(dt.date(2020, 3, 7)), Const(dt.date(2020, 3, 2))


def reach_of(rule: Expr) -> Reach:
    """Return what ``rule`` can be over 甲, -2 to 6, and 乙, 0 to 3 where it applies."""
    return ranges(plan_of(X, Y, quantity("丙", rule, COUNTY))).quantities["丙"]


@pytest.mark.parametrize(
    ("rule", "interval"),
    [
        pytest.param(Add((Ref("甲"), number(1))), between(-1, 7), id="sum"),
        pytest.param(Mul((Ref("甲"), number(-2))), between(-12, 4), id="product"),
        pytest.param(Over(Fold.SUM, COUNTY, Ref("甲")), between(-6, 18), id="sum-of-3"),
        pytest.param(Over(Fold.MEAN, COUNTY, Ref("甲")), between(-2, 6), id="mean"),
        pytest.param(Over(Fold.COUNT, BUREAU, Ref("甲")), between(4, 4), id="count"),
        pytest.param(
            Over(Fold.SUM, COUNTY, Ref("甲"), others=True), between(-6, 18), id="others"
        ),
        pytest.param(rescaled({"乙": F(3)}), between(0, 3), id="rescaled-one-item"),
        pytest.param(Power(Ref("甲"), F(2)), between(0, 36), id="square"),
        pytest.param(Power(Ref("甲"), F(3)), between(-8, 216), id="cube"),
        pytest.param(Power(Ref("甲"), F(0)), between(1, 1), id="power-of-zero"),
        pytest.param(
            Power(Add((Ref("乙"), number(1))), F(1, 2)), between(1, 2), id="square-root"
        ),
        pytest.param(
            Power(Add((Ref("乙"), number(1))), F(-1, 2)),
            between(F(1, 2), 1),
            id="negative-power",
        ),
        pytest.param(
            Power(Add((Ref("甲"), number(-9))), F(2)),
            between(9, 121),
            id="square-of-what-is-below-zero",
        ),
        pytest.param(
            Round(Exp(Ref("甲")), F(1), Rounding.DOWN),
            between(0, 403),
            id="exponential",
        ),
        pytest.param(
            Round(Ln(Add((Ref("乙"), number(1)))), F("0.01"), Rounding.HALF_UP),
            between(0, F("1.39")),
            id="logarithm",
        ),
        pytest.param(Days(DAYS[0], DAYS[1]), between(-5, -5), id="days"),
        pytest.param(
            Days(DAYS[0], DAYS[1], working=True), between(-5, 0), id="working-days"
        ),
    ],
)
def test_intervals_of_rules(rule: Expr, interval: Interval) -> None:
    assert reach_of(rule).interval == interval


def test_a_branch_knows_its_condition() -> None:
    positive = Compare(Ref("甲"), Comparison.MORE, number(0))
    share = Div(number(6), Ref("甲"))
    assert reach_of(If(positive, share, number(0))) == Reach(Interval(F(0)))


def test_a_band_knows_its_subject() -> None:
    bands = (Band(Interval(F(2)), Ref("甲")), Band(Interval(F(-5), F(-3)), number(99)))
    assert reach_of(Bands(Ref("甲"), bands, number(3))) == Reach(between(2, 6))


def test_bands_that_leave_a_gap_can_be_without_a_value() -> None:
    gap = Bands(Ref("甲"), (Band(Interval(F(2)), number(1)),))
    assert reach_of(gap) == Reach(between(1, 1), frozenset({Absence.NOT_APPLICABLE}))


def test_what_applies_to_all_its_units_is_never_inapplicable() -> None:
    whole = Input(table="表", interval=between(0, 1), applies_to=frozenset(COUNTIES))
    plan = plan_of(quantity("甲", whole, COUNTY))
    assert ranges(plan).quantities["甲"] == Reach(between(0, 1))


def test_a_policy_takes_the_absence_away() -> None:
    assert reach_of(Ref("乙")).absences == {Absence.NOT_APPLICABLE}
    assert reach_of(WhenAbsent(Ref("乙"), not_applicable=number(9))).absences == set()


def test_a_rescaled_tree_stays_within_its_full_marks() -> None:
    assert ranges(city()).quantities["指标"] == Reach(between(0, 10))


def test_a_rescaled_tree_of_blocks_stays_within_its_full_marks() -> None:
    # Blocks are sums of their own; the divisor lists the items, not the blocks.
    block = quantity("块", Add((WhenAbsent(Ref("乙"), not_applicable=ZERO),)), COUNTY)
    got = WhenAbsent(Ref("块"), not_applicable=ZERO)
    weight = If(Applies(Ref("乙")), number(3), ZERO)
    tree = Div(Mul((got, number(5))), Add((weight,)))
    plan = plan_of(Y, block, quantity("树", tree, COUNTY))
    assert ranges(plan).quantities["树"].interval == between(0, 5)


def test_weights_by_unit_are_matched_with_what_they_weigh() -> None:
    listed = Among(UNIT, frozenset(COUNTIES[:1]))
    got = If(listed, Ref("乙"), ZERO)
    assert reach_of(Div(got, If(listed, number(3), ZERO))).interval == between(0, 1)


def test_the_city_divides_by_no_zero() -> None:
    assert possible_zero_divisions(ranges(city())) == ()


def test_a_tree_in_which_nothing_may_apply_can_divide_by_zero() -> None:
    plan = plan_of(Y, quantity("丙", rescaled({"乙": F(3)}), COUNTY))
    (found,) = possible_zero_divisions(ranges(plan))
    assert found.within.name == "丙"
    assert found.divisor == Reach(between(0, 3))


@pytest.mark.parametrize(
    ("rule", "is_fault"),
    [
        pytest.param(Ln(Ref("甲")), True, id="logarithm-of-a-negative"),
        pytest.param(Ln(Ref("乙")), True, id="logarithm-of-nothing"),
        pytest.param(Ln(Add((Ref("乙"), number(1)))), False, id="logarithm"),
        pytest.param(Exp(Ref("甲")), False, id="exponential"),
        pytest.param(Exp(Mul((Ref("甲"), number(200)))), True, id="too-far"),
        pytest.param(Power(Ref("甲"), F(1, 2)), True, id="even-root-of-a-negative"),
        pytest.param(Power(Ref("甲"), F(1, 3)), False, id="odd-root"),
        pytest.param(Power(Ref("甲"), F(-1)), True, id="negative-power-of-nothing"),
        pytest.param(Power(Ref("乙"), F(1, 2)), False, id="root-of-nothing"),
        pytest.param(
            If(
                Compare(Ref("甲"), Comparison.MORE, ZERO),
                Round(Ln(Ref("甲")), F(1), Rounding.UP),
                ZERO,
            ),
            False,
            id="asked-before",
        ),
    ],
)
def test_what_may_have_no_answer_is_found(rule: Expr, is_fault: bool) -> None:  # noqa: FBT001
    known = ranges(plan_of(X, Y, quantity("丙", rule, COUNTY)))
    assert [fault.within.name for fault in possible_domain_faults(known)] == (
        ["丙"] if is_fault else []
    )
    not_applicable = Absence.NOT_APPLICABLE in known.quantities["丙"].absences
    from_operand = "乙" in references(rule)
    assert not_applicable is (is_fault or from_operand)


def test_working_days_may_be_missing_from_the_calendar() -> None:
    assert reach_of(Days(*DAYS)).absences == set()
    assert reach_of(Days(*DAYS, working=True)).absences == {Absence.NOT_REPORTED}


def test_a_guarded_division_is_not_reported() -> None:
    is_zero = Compare(Ref("甲"), Comparison.EQUAL, number(0))
    guarded = If(is_zero, Const(Absence.NOT_APPLICABLE), Div(number(1), Ref("甲")))
    from_zero = quantity("甲", Input(table="表", interval=between(0, 6)), COUNTY)
    plan = plan_of(from_zero, quantity("丙", guarded, COUNTY))
    assert possible_zero_divisions(ranges(plan)) == ()


def test_sampled_members_may_be_none_at_all() -> None:
    sampled = Axis("下级", roster="抽查")
    assert reach_of(Over(Fold.MEAN, sampled, Ref("甲"))).absences == {
        Absence.NOT_APPLICABLE
    }
    assert reach_of(Over(Fold.SUM, sampled, Ref("甲"))).absences == set()
