"""Directions are kept by every pair of runs, and found where schemes need them."""

import datetime as dt
from fractions import Fraction as F

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.evaluate import evaluate
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
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import Day
from guiju.engine.monotone import Direction, directions, monotone
from guiju.engine.order import position
from guiju.engine.plan import Input, Plan
from guiju.engine.value import Absence, Value
from tests.drawn import plans_with_facts
from tests.plans import COUNTY, between, city, number, plan_of, quantity

X = quantity("甲", Input(table="表", interval=between(0, 6)), COUNTY)
KEPT = {
    Direction.CONSTANT: frozenset({0}),
    Direction.NON_DECREASING: frozenset({0, 1}),
    Direction.NON_INCREASING: frozenset({0, -1}),
    Direction.UNKNOWN: frozenset({-1, 0, 1, None}),
}


def moved(before: Value, after: Value) -> int | None:
    """Return the sign of the change; None where an absence came or went."""
    if isinstance(before, Absence) or isinstance(after, Absence):
        return 0 if before is after else None
    first, second = position(before), position(after)
    return (second > first) - (second < first)


def raised(facts: Facts, name: str, data: st.DataObject) -> Facts:
    """Return ``facts`` with one figure of an input higher than it was."""
    column = facts.values[name]
    if not column:
        return facts
    key = data.draw(st.sampled_from(sorted(column)))
    more = Fact(_more(column[key].value, data))
    return attrs.evolve(facts, values={**facts.values, name: {**column, key: more}})


def _more(value: Value, data: st.DataObject) -> Value:
    """Return a value that is later or higher, and still legal."""
    if isinstance(value, dt.date):
        return value + dt.timedelta(data.draw(st.integers(1, 30)))
    assert isinstance(value, F)
    return min(value + data.draw(st.sampled_from([F(1, 2), F(1), F(4)])), F(6))


@given(plans_with_facts(), st.sampled_from(["有", "部分", "止"]), st.data())
def test_a_rising_figure_moves_everything_as_was_said(
    drawn: tuple[Plan, Facts], name: str, data: st.DataObject
) -> None:
    plan, facts = drawn
    before = evaluate(plan, facts).values
    after = evaluate(plan, raised(facts, name, data)).values
    for quantity_id, direction in directions(plan, name).items():
        changes = {
            moved(value, after[quantity_id][key])
            for key, value in before[quantity_id].items()
        }
        assert changes <= KEPT[direction], (quantity_id, direction)


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
    assert monotone(plan, "甲", "乙") is direction


@pytest.mark.parametrize("working", [False, True])
def test_the_later_it_ends_the_more_days_it_takes(working: bool) -> None:  # noqa: FBT001
    done = quantity("办结", Input(table="表"), COUNTY, measure=Day())
    due = Const(dt.date(2018, 5, 20))
    plan = plan_of(
        done,
        quantity("逾期", Days(due, Ref("办结"), working), COUNTY),
        quantity("提前", Days(Ref("办结"), due, working), COUNTY),
    )
    assert monotone(plan, "办结", "逾期") is Direction.NON_DECREASING
    assert monotone(plan, "办结", "提前") is Direction.NON_INCREASING


def test_more_marks_never_lower_a_total_with_inapplicable_items() -> None:
    assert monotone(city(), "公开", "总分") is Direction.NON_DECREASING
    assert monotone(city(), "解读", "总分") is Direction.NON_DECREASING


def test_marks_of_one_group_do_not_move_the_other() -> None:
    assert monotone(city(), "局分", "总分") is Direction.CONSTANT
