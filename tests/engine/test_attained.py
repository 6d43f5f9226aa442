"""Ends of ranges that plain rules certainly reach, and such as nobody can reach."""

from fractions import Fraction as F

import pytest

from guiju.engine.attained import attained
from guiju.engine.expr import Add, Const, Div, Expr, Least, Mul, Rank, Ref, Ties
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE
from guiju.engine.monotone import Direction, moves
from guiju.engine.plan import Input
from guiju.engine.ranges import ranges
from tests.plans import COUNTY, plan_of, quantity

MARK = Input(table="分", interval=Interval(F(0), F(10)))
OPEN = Input(table="分", interval=Interval(F(0), F(10), high_included=False))
COUNT = Input(table="分", interval=Interval(F(0)), places=0)


def ends(definition: Input, rule: Expr) -> tuple[bool, bool]:
    """Return whether the ends of what ``rule`` makes of two inputs are reached."""
    plan = plan_of(
        quantity("分", definition, COUNTY),
        quantity("数", MARK, COUNTY),
        quantity("算", rule, COUNTY),
    )
    known = ranges(plan)
    found = attained(known, moves(known))["算"]
    return found.low is not None, found.high is not None


ONE, TWO = Ref("分"), Ref("数")


@pytest.mark.parametrize(
    ("definition", "rule", "expected"),
    [
        pytest.param(MARK, Add((ONE, TWO)), (True, True), id="sum"),
        pytest.param(
            MARK, Add((ONE, Mul((Const(F(-1)), TWO)))), (True, True), id="difference"
        ),
        pytest.param(
            MARK, Add((ONE, Mul((Const(F(-1)), ONE)))), (False, False), id="with-itself"
        ),
        pytest.param(OPEN, Add((ONE, TWO)), (True, False), id="an-end-left-out"),
        pytest.param(
            COUNT, Least((ONE, Const(F(20)))), (True, True), id="capped-count"
        ),
        pytest.param(COUNT, ONE, (True, False), id="no-end"),
        pytest.param(
            MARK, Div(ONE, Add((TWO, Const(F(1))))), (True, True), id="quotient"
        ),
    ],
)
def test_which_ends_are_proved(
    definition: Input, rule: Expr, expected: tuple[bool, bool]
) -> None:
    assert ends(definition, rule) == expected


def test_the_first_and_the_last_place_are_reached() -> None:
    rank = Rank(axis=COUNTY, value=ONE, descending=True, ties=Ties.SKIP)
    plan = plan_of(
        quantity("分", MARK, COUNTY), quantity("名次", rank, COUNTY, measure=PLACE)
    )
    known = ranges(plan)
    found = attained(known, moves(known))["名次"]
    assert found.low is not None
    assert found.high is not None


def test_moves_tell_of_what_is_computed_from_an_input_and_of_nothing_else() -> None:
    plan = plan_of(
        quantity("分", MARK, COUNTY),
        quantity("数", MARK, COUNTY),
        quantity("算", Mul((Const(F(-2)), ONE)), COUNTY),
    )
    rises, falls = Direction.NON_DECREASING, Direction.NON_INCREASING
    assert moves(ranges(plan)) == {
        "分": {"分": rises, "算": falls},
        "数": {"数": rises},
    }
