"""Directions are kept by every pair of runs, and found where schemes need them."""

import datetime as dt
from fractions import Fraction as F

import pytest

from guiju.engine.expr import (
    Add,
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
    Rank,
    Ref,
    Ties,
)
from guiju.engine.interval import Interval
from guiju.engine.measure import Day
from guiju.engine.monotone import Direction, moves
from guiju.engine.plan import Input, Plan
from guiju.engine.ranges import ranges
from tests.plans import COUNTY, between, city, number, plan_of, quantity

X = quantity("甲", Input(table="表", interval=between(0, 6)), COUNTY)


def way(plan: Plan, input_id: str, quantity_id: str) -> Direction:
    """Return how a quantity moves, at every key, when an input rises at some key."""
    concerned = moves(ranges(plan))[input_id]
    return concerned.get(quantity_id, Direction.CONSTANT)


@pytest.mark.parametrize(
    ("rule", "direction"),
    [
        pytest.param(number(1), Direction.CONSTANT, id="reads-nothing"),
        pytest.param(
            Mul((Ref("甲"), number(-1))), Direction.NON_INCREASING, id="taken-away"
        ),
        pytest.param(
            Mul((Ref("甲"), Ref("甲"))), Direction.NON_DECREASING, id="square-from-zero"
        ),
        pytest.param(
            Div(number(1), Ref("甲")), Direction.UNKNOWN, id="divisor-that-can-be-zero"
        ),
        pytest.param(
            If(
                Compare(Ref("甲"), Comparison.AT_LEAST, number(3)), number(5), number(2)
            ),
            Direction.NON_DECREASING,
            id="threshold",
        ),
        pytest.param(
            Bands(
                Ref("甲"),
                (
                    Band(Interval(F(3)), number(1)),
                    Band(Interval(F(0), F(1)), number(5)),
                ),
                number(2),
            ),
            Direction.NON_INCREASING,
            id="bands-that-fall",
        ),
        pytest.param(
            Bands(Ref("甲"), (Band(between(1, 2), number(9)),), number(0)),
            Direction.UNKNOWN,
            id="band-in-the-middle",
        ),
        pytest.param(
            Over(Fold.MEAN, COUNTY, Ref("甲"), others=True),
            Direction.NON_DECREASING,
            id="mean-of-peers",
        ),
        pytest.param(Ln(Ref("甲")), Direction.UNKNOWN, id="logarithm-of-nothing"),
        pytest.param(
            Ln(Add((Ref("甲"), number(1)))), Direction.NON_DECREASING, id="logarithm"
        ),
        pytest.param(Exp(Ref("甲")), Direction.NON_DECREASING, id="exponential"),
        pytest.param(
            Exp(Mul((Ref("甲"), number(999)))), Direction.UNKNOWN, id="too-far"
        ),
        pytest.param(
            Power(Ref("甲"), F(1, 2)), Direction.NON_DECREASING, id="square-root"
        ),
        pytest.param(
            Power(Add((Ref("甲"), number(-9))), F(2, 3)),
            Direction.NON_INCREASING,
            id="even-power-of-what-is-below-zero",
        ),
        pytest.param(
            Power(Add((Ref("甲"), number(-1))), F(2)),
            Direction.UNKNOWN,
            id="even-power-across-zero",
        ),
        pytest.param(
            Power(Add((Ref("甲"), number(1))), F(-1, 2)),
            Direction.NON_INCREASING,
            id="negative-power",
        ),
        pytest.param(
            Power(Ref("甲"), F(-1)), Direction.UNKNOWN, id="negative-power-of-nothing"
        ),
        pytest.param(Power(Ref("甲"), F(0)), Direction.CONSTANT, id="power-of-zero"),
        pytest.param(
            Rank(COUNTY, Ref("甲"), True, Ties.SKIP),  # noqa: FBT003 - from high to low
            Direction.UNKNOWN,
            id="rank",
        ),
    ],
)
def test_directions_of_rules(rule: Expr, direction: Direction) -> None:
    plan = plan_of(X, quantity("乙", rule, COUNTY))
    assert way(plan, "甲", "乙") is direction


@pytest.mark.parametrize("working", [False, True])
def test_the_later_it_ends_the_more_days_it_takes(working: bool) -> None:  # noqa: FBT001
    done = quantity("办结", Input(table="表"), COUNTY, measure=Day())
    due = Const(dt.date(2018, 5, 20))
    plan = plan_of(
        done,
        quantity("逾期", Days(due, Ref("办结"), working), COUNTY),
        quantity("提前", Days(Ref("办结"), due, working), COUNTY),
    )
    assert way(plan, "办结", "逾期") is Direction.NON_DECREASING
    assert way(plan, "办结", "提前") is Direction.NON_INCREASING


def test_more_marks_never_lower_a_total_with_inapplicable_items() -> None:
    assert way(city(), "公开", "总分") is Direction.NON_DECREASING
    assert way(city(), "解读", "总分") is Direction.NON_DECREASING


def test_marks_of_one_group_do_not_move_the_other() -> None:
    assert way(city(), "局分", "总分") is Direction.CONSTANT
