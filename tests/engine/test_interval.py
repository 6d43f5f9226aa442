"""Intervals: their ends, and arithmetic that never loses a number."""

from collections.abc import Callable
from fractions import Fraction as F

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guiju.engine.interval import Interval, point

numbers = st.fractions(min_value=-20, max_value=20, max_denominator=4)
ends = st.none() | st.integers(-5, 5).map(F)
intervals = st.builds(
    Interval,
    ends,
    ends,
    low_included=st.booleans(),
    high_included=st.booleans(),
).filter(lambda interval: not interval.is_empty)


@st.composite
def inside(draw: st.DrawFn) -> tuple[Interval, F]:
    """Draw an interval and a number in it."""
    interval = draw(intervals)
    return interval, draw(numbers.filter(interval.holds))


def closed(low: int, high: int) -> Interval:
    return Interval(F(low), F(high))


def without_ends(low: int | None, high: int | None) -> Interval:
    return Interval(
        None if low is None else F(low),
        None if high is None else F(high),
        low_included=low is None,
        high_included=high is None,
    )


@pytest.mark.parametrize(
    ("interval", "value", "held"),
    [
        pytest.param(closed(90, 100), F(90), True, id="at-least-includes-the-bound"),
        pytest.param(closed(90, 100), F(100), True, id="at-most-includes-the-bound"),
        pytest.param(without_ends(90, 100), F(90), False, id="more-than-excludes-it"),
        pytest.param(without_ends(90, 100), F(100), False, id="less-than-excludes-it"),
        pytest.param(without_ends(90, 100), F("99.99"), True, id="just-inside"),
        pytest.param(Interval(), F(-1_000_000), True, id="no-bounds"),
        pytest.param(Interval(F(0)), F(-1), False, id="below-the-only-bound"),
    ],
)
def test_bounds(interval: Interval, value: F, *, held: bool) -> None:
    assert interval.holds(value) is held


@pytest.mark.parametrize(
    ("left", "right", "product"),
    [
        pytest.param(closed(0, 5), closed(0, 2), closed(0, 10), id="both-from-zero"),
        pytest.param(closed(-1, 2), closed(3, 4), closed(-4, 8), id="mixed-signs"),
        pytest.param(closed(0, 0), Interval(), closed(0, 0), id="zero-times-anything"),
        pytest.param(closed(0, 1), Interval(F(1)), Interval(F(0)), id="without-end"),
        pytest.param(
            without_ends(0, 1),
            Interval(F(1)),
            without_ends(0, None),
            id="zero-excluded",
        ),
    ],
)
def test_products(left: Interval, right: Interval, product: Interval) -> None:
    assert left * right == product
    assert right * left == product


@pytest.mark.parametrize(
    ("interval", "inverse"),
    [
        pytest.param(closed(2, 4), Interval(F(1, 4), F(1, 2)), id="positive"),
        pytest.param(closed(-4, -2), Interval(F(-1, 2), F(-1, 4)), id="negative"),
        pytest.param(closed(0, 4), Interval(F(1, 4)), id="from-zero"),
        pytest.param(closed(-4, 0), Interval(high=F(-1, 4)), id="up-to-zero"),
        pytest.param(
            Interval(F(2)), Interval(F(0), F(1, 2), low_included=False), id="open"
        ),
        pytest.param(closed(-1, 1), Interval(), id="around-zero"),
        pytest.param(point(F(0)), None, id="zero-alone"),
    ],
)
def test_inverses(interval: Interval, inverse: Interval | None) -> None:
    assert interval.inverse() == inverse


@pytest.mark.parametrize(
    ("of_intervals", "of_numbers"),
    [
        pytest.param(Interval.__add__, F.__add__, id="sum"),
        pytest.param(Interval.__mul__, F.__mul__, id="product"),
        pytest.param(Interval.least, min, id="least"),
        pytest.param(Interval.greatest, max, id="greatest"),
    ],
)
@given(inside(), inside())
def test_arithmetic_loses_no_number(
    of_intervals: Callable[[Interval, Interval], Interval],
    of_numbers: Callable[[F, F], F],
    one: tuple[Interval, F],
    another: tuple[Interval, F],
) -> None:
    result = of_intervals(one[0], another[0])
    assert result.holds(of_numbers(one[1], another[1]))


@given(inside())
def test_inverse_loses_no_number(drawn: tuple[Interval, F]) -> None:
    interval, number = drawn
    assume(number)
    inverse = interval.inverse()
    assert inverse is not None
    assert inverse.holds(1 / number)


@given(intervals, intervals, numbers)
def test_meet_holds_what_both_hold(one: Interval, another: Interval, number: F) -> None:
    both = one.meet(another)
    held = one.holds(number) and another.holds(number)
    assert held is (both is not None and both.holds(number))


@given(intervals, intervals, intervals)
def test_hull_is_the_smallest_around_both(
    one: Interval, another: Interval, around: Interval
) -> None:
    hull = one.hull(another)
    assert hull.covers(one)
    assert hull.covers(another)
    both = around.covers(one) and around.covers(another)
    assert around.covers(hull) is both


@given(intervals, intervals, numbers)
def test_what_is_covered_is_held(one: Interval, another: Interval, number: F) -> None:
    if one.covers(another) and another.holds(number):
        assert one.holds(number)


@given(numbers, intervals)
def test_a_point_is_met_when_it_is_held(number: F, interval: Interval) -> None:
    assert (interval.meet(point(number)) == point(number)) is interval.holds(number)
