"""Extents: what whole numbers can be, held against intervals of fractions."""

from collections.abc import Callable
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.interval import Interval
from guiju.engine.scaled.extent import Extent, only, whole

ends = st.none() | st.integers(-6, 6)
extents = st.builds(Extent, ends, ends).filter(
    lambda extent: (
        extent.low is None or extent.high is None or extent.low <= extent.high
    )
)
both: dict[str, tuple[Callable[..., Extent], Callable[..., Interval]]] = {
    "hull": (Extent.hull, Interval.hull),
    "least": (Extent.least, Interval.least),
    "greatest": (Extent.greatest, Interval.greatest),
    "product": (Extent.__mul__, Interval.__mul__),
}


@pytest.mark.parametrize("name", both)
@given(one=extents, another=extents)
def test_extents_end_where_intervals_of_fractions_do(
    name: str, one: Extent, another: Extent
) -> None:
    ours, theirs = both[name]
    found = theirs(one.over(1), another.over(1))
    assert (ours(one, another).low, ours(one, another).high) == (found.low, found.high)


@given(extents, extents)
def test_a_number_is_in_the_meeting_of_extents_when_it_is_in_both(
    one: Extent, another: Extent
) -> None:
    met = one.meet(another)
    for number in range(-8, 9):
        held = met is not None and met.holds(number)
        assert held is (one.holds(number) and another.holds(number))


@given(extents, st.integers(-3, 3))
def test_an_extent_times_a_number_is_its_product_with_that_number(
    extent: Extent, factor: int
) -> None:
    assert extent.times(factor) == extent * only(factor)


@pytest.mark.parametrize(
    ("interval", "around"),
    [
        pytest.param(Interval(F(1, 2), F(5, 2)), Extent(0, 3), id="outwards"),
        pytest.param(Interval(F(-3), F(3)), Extent(-3, 3), id="whole-ends-stay"),
        pytest.param(Interval(F(-1, 3)), Extent(-1), id="without-end"),
    ],
)
def test_the_extent_around_an_interval(interval: Interval, around: Extent) -> None:
    assert whole(interval) == around
