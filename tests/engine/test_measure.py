"""Units of measure: products and quotients of what is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.measure import PERCENT, POINTS, RATIO, Numeric, base

TASK = base("项")
bases = st.sampled_from(["分", "项", "天", "名", "处"])
measures = st.dictionaries(bases, st.sampled_from([-2, -1, 1, 2]), max_size=3).map(
    lambda powers: Numeric(tuple(sorted(powers.items())))
)


def test_a_count_times_points_per_count_is_points() -> None:
    assert TASK * (POINTS / TASK) == POINTS


def test_a_percentage_of_points_is_points() -> None:
    assert PERCENT * POINTS == POINTS


def test_a_percentage_and_a_plain_ratio_are_the_same_measure() -> None:
    assert PERCENT == RATIO
    assert PERCENT.is_ratio


def test_points_and_a_ratio_are_not() -> None:
    assert POINTS != RATIO
    assert not POINTS.is_ratio


@pytest.mark.parametrize(
    ("measure", "spelling"),
    [
        pytest.param(POINTS, "分", id="base"),
        pytest.param(POINTS / TASK, "分/项", id="quotient"),
        pytest.param(TASK * TASK, "项^2", id="power"),
        pytest.param(PERCENT, "%", id="percentage"),
        pytest.param(RATIO, "", id="plain-number"),
    ],
)
def test_spelling(measure: Numeric, spelling: str) -> None:
    assert measure.spelling == spelling


@given(measures, measures)
def test_dividing_undoes_multiplying(one: Numeric, another: Numeric) -> None:
    assert one * another / another == one


@given(measures, measures)
def test_the_order_of_factors_does_not_matter(one: Numeric, another: Numeric) -> None:
    assert one * another == another * one
