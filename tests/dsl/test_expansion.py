"""What a method returns is believed only when it keeps its promise."""

import datetime as dt
from fractions import Fraction as F
from typing import Any

import pytest

from guiju.dsl.expansion import NotHeldError, hold
from guiju.dsl.method import Argument, Given, difference
from guiju.engine import expr as core
from guiju.engine.axis import RATER, UNIT, Axis
from guiju.engine.interval import Interval
from guiju.engine.measure import (
    DAYS,
    POINTS,
    RATIO,
    Day,
    Measure,
    Numeric,
    Truth,
    base,
)
from guiju.engine.number import Rounding

UNITS = Axis(UNIT, ("甲", "乙"))
MARK, RATE, DUE, DONE, PILOT = (
    core.Ref(name) for name in ("得分", "比率", "截止", "报送", "试点")
)
SQUARE = Numeric((("分", 2),))
GIVEN = Given(
    arguments={
        "mark": Argument(expr=MARK, measure=POINTS),
        "rate": Argument(expr=RATE, measure=RATIO),
        "due": Argument(expr=DUE, measure=Day()),
        "done": Argument(expr=DONE, measure=Day()),
        "pilot": Argument(expr=PILOT, measure=Truth()),
        "five": Argument(expr=core.Const(F(5)), measure=POINTS),
    },
    group=UNITS,
)
FIVE = GIVEN["five"].expr
TWO = core.Const(F(2))
ALL = Interval()


def mean(body: core.Expr, axis: Axis = UNITS) -> core.Over:
    return core.Over(core.Fold.MEAN, axis, body)


@pytest.mark.parametrize(
    ("expr", "measure"),
    [
        pytest.param(MARK, POINTS, id="an-argument"),
        pytest.param(FIVE, POINTS, id="a-number-that-was-given"),
        pytest.param(TWO, base("件"), id="a-number-of-its-own-is-what-it-says"),
        pytest.param(core.Add((MARK, TWO)), POINTS, id="a-number-is-like-its-sum"),
        pytest.param(core.Mul((TWO, MARK)), POINTS, id="a-number-is-a-bare-factor"),
        pytest.param(core.Mul((MARK, MARK)), SQUARE, id="a-product"),
        pytest.param(core.Div(MARK, FIVE), RATIO, id="a-quotient"),
        pytest.param(core.Div(TWO, MARK), RATIO / POINTS, id="a-reciprocal"),
        pytest.param(difference(MARK, FIVE), POINTS, id="a-difference"),
        pytest.param(core.Least((MARK, TWO)), POINTS, id="the-least"),
        pytest.param(core.Round(MARK, F(1), Rounding.DOWN), POINTS, id="rounded"),
        pytest.param(core.Exp(core.Ln(RATE)), RATIO, id="exp-and-ln"),
        pytest.param(core.Power(MARK, F(2)), SQUARE, id="a-square"),
        pytest.param(
            core.Power(core.Mul((MARK, MARK)), F(1, 2)), POINTS, id="a-square-root"
        ),
        pytest.param(core.Days(DUE, DONE), DAYS, id="days"),
        pytest.param(core.Days(DUE, DONE, working=True), base("工作日"), id="workdays"),
        pytest.param(
            core.Compare(MARK, core.Comparison.MORE, FIVE), Truth(), id="compared"
        ),
        pytest.param(core.Every((PILOT, core.Const(value=True))), Truth(), id="every"),
        pytest.param(core.If(PILOT, MARK, TWO), POINTS, id="a-choice"),
        pytest.param(
            core.Bands(RATE, (core.Band(ALL, MARK),), FIVE), POINTS, id="bands"
        ),
        pytest.param(core.WhenAbsent(MARK, not_reported=FIVE), POINTS, id="a-policy"),
        pytest.param(core.Applies(MARK), Truth(), id="applies"),
        pytest.param(mean(core.Mul((MARK, RATE))), POINTS, id="a-mean-of-the-group"),
        pytest.param(core.Over(core.Fold.COUNT, UNITS, MARK), base("家"), id="a-count"),
        pytest.param(
            core.Rank(UNITS, MARK, descending=True, ties=core.Ties.SKIP),
            RATIO,
            id="a-place",
        ),
    ],
)
def test_what_keeps_its_promise_is_believed(expr: core.Expr, measure: Measure) -> None:
    assert hold((expr, measure), GIVEN) == (expr, measure)


@pytest.mark.parametrize(
    ("returned", "part"),
    [
        pytest.param(None, "no expression", id="nothing"),
        pytest.param(MARK, "no expression", id="no-measure"),
        pytest.param((MARK, "分"), "no expression", id="a-measure-in-words"),
        pytest.param((MARK, POINTS, 1), "no expression", id="too-much"),
        pytest.param(("得分 * 2", POINTS), "beyond the core: str", id="text"),
        pytest.param(
            (core.Add((MARK, 2)), POINTS),  # type: ignore[arg-type]
            "beyond the core: int",
            id="a-bare-number",
        ),
        pytest.param(
            (core.Add((MARK, core.Const(0.5))), POINTS),  # type: ignore[arg-type]
            "not exact: 0.5",
            id="a-float",
        ),
        pytest.param(
            (core.Round(MARK, 1, Rounding.DOWN), POINTS),  # type: ignore[arg-type]
            "not exact: 1",
            id="an-int-as-step",
        ),
        pytest.param((core.Ref("总分"), POINTS), "reads “总分”", id="another-quantity"),
        pytest.param(
            (core.Ref("得分", (("单位", "甲"),)), POINTS), "reads", id="one-unit"
        ),
        pytest.param(
            (core.If(core.Among(UNIT, frozenset({"甲"})), MARK, FIVE), POINTS),
            "reads “单位”",
            id="who-the-unit-is",
        ),
        pytest.param(
            (mean(MARK, Axis(RATER, ("张",))), POINTS), "“评价者”", id="other-axis"
        ),
        pytest.param(
            (core.Over(core.Fold.SUM, UNITS, MARK, at=((UNIT, "甲"),)), POINTS),
            "picks out one",
            id="one-member",
        ),
        pytest.param((MARK, RATIO), "said to be a plain number", id="other-measure"),
        pytest.param(
            (core.Mul((MARK, FIVE)), POINTS), "expands to", id="points-times-points"
        ),
        pytest.param((core.Add((MARK, RATE)), POINTS), "puts", id="points-and-ratio"),
        pytest.param((core.Ln(MARK), RATIO), "puts", id="the-logarithm-of-points"),
        pytest.param(
            (core.Power(MARK, F(1, 2)), POINTS), "a root of", id="the-root-of-points"
        ),
        pytest.param(
            (core.Add((PILOT, TWO)), RATIO), "computes with yes or no", id="truth"
        ),
        pytest.param((core.Days(MARK, DUE), DAYS), "puts", id="days-of-points"),
        pytest.param(
            (core.If(MARK, MARK, FIVE), POINTS), "puts", id="points-as-condition"
        ),
        pytest.param(
            (core.If(PILOT, MARK, RATE), POINTS), "puts", id="two-kinds-of-result"
        ),
        pytest.param(
            (core.Add((core.Const(dt.date(2020, 1, 1)), TWO)), RATIO),
            "computes with a date",
            id="a-date-as-number",
        ),
    ],
)
def test_what_breaks_its_promise_is_refused(returned: Any, part: str) -> None:  # noqa: ANN401 - whatever a plugin returns
    with pytest.raises(NotHeldError, match=part) as caught:
        hold(returned, GIVEN)
    assert caught.value.what.zh


def test_a_method_of_no_group_cannot_look_at_the_group() -> None:
    alone = Given(arguments=GIVEN.arguments)
    with pytest.raises(NotHeldError, match="dimension"):
        hold((mean(MARK), POINTS), alone)


def test_equal_numbers_of_two_measures_are_told_apart() -> None:
    one, other = core.Const(F(1)), core.Const(F(1))
    given = Given(
        arguments={
            "points": Argument(expr=one, measure=POINTS),
            "days": Argument(expr=other, measure=DAYS),
        }
    )
    assert hold((core.Div(one, other), POINTS / DAYS), given)
    with pytest.raises(NotHeldError, match="puts"):
        hold((core.Add((one, other)), POINTS), given)
