"""Folds: what becomes of many values, of missing ones and of trimmed ones."""

from fractions import Fraction as F
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.axis import RATER, Axis
from guiju.engine.expr import Fold, Over, Ref
from guiju.engine.fold import fold, taken
from guiju.engine.value import Absence, Value

NR, NA = Absence.NOT_REPORTED, Absence.NOT_APPLICABLE
BODY = Ref("评分")
AXIS = Axis(RATER)
numbers = st.fractions(min_value=-50, max_value=50, max_denominator=8)


def over(kind: Fold, *skip: Absence, trim: tuple[int, int] = (0, 0)) -> Over:
    """Return a fold that leaves out absences in ``skip``."""
    return Over(kind, AXIS, BODY, skip=frozenset(skip), trim=trim)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Fold.SUM, F(18)),
        (Fold.MEAN, F(9, 2)),
        (Fold.LEAST, F(1)),
        (Fold.GREATEST, F(10)),
        (Fold.MEDIAN, F(7, 2)),
        (Fold.COUNT, F(4)),
    ],
)
def test_folds(kind: Fold, expected: F) -> None:
    assert fold(over(kind), [F(10), F(1), F(5), F(2)]) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Fold.SUM, F(0)),
        (Fold.COUNT, F(0)),
        (Fold.MEAN, NA),
        (Fold.LEAST, NA),
        (Fold.GREATEST, NA),
        (Fold.MEDIAN, NA),
    ],
)
@pytest.mark.parametrize(
    "values",
    [
        pytest.param([], id="nobody"),
        pytest.param([NR, NR], id="nobody-reported"),
    ],
)
def test_nothing_to_fold(kind: Fold, expected: Value, values: list[Value]) -> None:
    assert fold(over(kind, NR), values) == expected


@pytest.mark.parametrize(
    ("skip", "expected"),
    [
        pytest.param((), NR, id="not-reported-outweighs"),
        pytest.param((NR,), NA, id="the-other-kind-remains"),
        pytest.param((NA,), NR, id="and-the-other-way-round"),
        pytest.param((NR, NA), F(4), id="both-left-out"),
    ],
)
def test_absences(skip: tuple[Absence, ...], expected: Value) -> None:
    assert fold(over(Fold.MEAN, *skip), [F(3), NA, NR, F(5)]) == expected


@pytest.mark.parametrize(
    ("trim", "expected"),
    [
        pytest.param((1, 1), F(4), id="one-from-each-end"),
        pytest.param((0, 2), F(5, 2), id="two-from-above"),
        pytest.param((2, 0), F(15, 2), id="two-from-below"),
        pytest.param((2, 2), NA, id="all-of-them"),
        pytest.param((9, 9), NA, id="more-than-there-are"),
    ],
)
def test_trimmed_mean(trim: tuple[int, int], expected: Value) -> None:
    assert fold(over(Fold.MEAN, trim=trim), [F(2), F(5), F(10), F(3)]) == expected


def test_of_equal_values_the_first_counts_as_the_lowest() -> None:
    assert taken(over(Fold.MEAN, trim=(1, 1)), [F(7), F(7), F(7)]) == (1,)


def test_absent_values_do_not_use_up_the_trim() -> None:
    trimmed = over(Fold.MEAN, NR, trim=(1, 0))
    assert taken(trimmed, [NR, F(4), F(2), F(9)]) == (1, 3)


@given(st.lists(numbers, min_size=1))
def test_median_is_the_textbook_one(values: list[F]) -> None:
    assert fold(over(Fold.MEDIAN), values) == median(values)


@given(st.lists(numbers, min_size=1), st.sampled_from(Fold))
def test_the_order_of_members_does_not_matter(values: list[F], kind: Fold) -> None:
    assert fold(over(kind), sorted(values)) == fold(over(kind), values)


@given(st.lists(numbers, min_size=3), st.integers(0, 1), st.integers(0, 1))
def test_a_trimmed_mean_lies_between_least_and_greatest(
    values: list[F], low: int, high: int
) -> None:
    mean = fold(over(Fold.MEAN, trim=(low, high)), values)
    assert isinstance(mean, F)
    assert min(values) <= mean <= max(values)
