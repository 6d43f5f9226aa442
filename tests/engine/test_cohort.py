"""Places: every tie rule, tie-breaks, and members that have no value."""

from fractions import Fraction as F
from itertools import product
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.axis import UNIT, Axis
from guiju.engine.cohort import Row, ranks
from guiju.engine.expr import Rank, Ref, TieBreak, Ties
from guiju.engine.real import Number, multiplied, power
from guiju.engine.value import Absence, Grade, Value

NR, NA = Absence.NOT_REPORTED, Absence.NOT_APPLICABLE
VALUE = Ref("总分")
AXIS = Axis(UNIT)
cohorts = st.dictionaries(
    st.text("甲乙丙丁戊己", min_size=1, max_size=2),
    st.integers(0, 4).map(F) | st.sampled_from(Absence),
)


def rank(
    *first: Literal["most", "fewest"], descending: bool = True, ties: Ties = Ties.SKIP
) -> Rank:
    """Return a ranking whose tie-breaks put the most or the fewest first."""
    breaks = tuple(TieBreak(VALUE, descending=each == "most") for each in first)
    return Rank(AXIS, VALUE, descending, ties, breaks)


def there(number: Number | None) -> Number:
    """Return a number that has to be there."""
    assert number is not None
    return number


def of_numbers(ranking: Rank, *values: int) -> list[Value]:
    """Return the places of members with one number each."""
    named = ranks(ranking, {str(n): (F(value),) for n, value in enumerate(values)})
    return [named[str(n)] for n in range(len(values))]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        pytest.param(Ties.SKIP, [1, 2, 2, 4, 5], id="1-2-2-4"),
        pytest.param(Ties.DENSE, [1, 2, 2, 3, 4], id="1-2-2-3"),
        pytest.param(Ties.LAST, [1, 3, 3, 4, 5], id="1-3-3-4"),
    ],
)
def test_after_a_tie(ties: Ties, expected: list[int]) -> None:
    assert of_numbers(rank(ties=ties), 9, 7, 7, 5, 1) == expected


def test_from_low_to_high() -> None:
    assert of_numbers(rank(descending=False), 9, 7, 7, 5) == [4, 2, 2, 1]


def test_who_has_no_value_gets_no_place_and_takes_none_up() -> None:
    placed = ranks(rank(), {"甲": (F(5),), "乙": (NR,), "丙": (F(3),), "丁": (NA,)})
    assert placed == {"甲": 1, "乙": NR, "丙": 2, "丁": NA}


def test_a_tie_is_broken_by_the_next_value_and_then_by_the_next() -> None:
    rows = {
        "甲": (F(90), F(5), F(1)),
        "乙": (F(90), F(7), F(9)),
        "丙": (F(90), F(7), F(2)),
        "丁": (F(95), F(0), F(0)),
    }
    assert ranks(rank("most", "fewest"), rows) == {"丁": 1, "丙": 2, "乙": 3, "甲": 4}


def test_a_tie_that_nothing_breaks_remains() -> None:
    rows = {"甲": (F(9), F(5)), "乙": (F(9), F(5)), "丙": (F(9), F(4))}
    assert ranks(rank("most"), rows) == {"甲": 1, "乙": 1, "丙": 3}


@pytest.mark.parametrize("first", ["most", "fewest"])
def test_an_absent_tie_break_comes_after_every_present_one(
    first: Literal["most", "fewest"],
) -> None:
    rows: dict[str, Row] = {"甲": (F(9), NR), "乙": (F(9), F(-3)), "丙": (F(9), NA)}
    assert ranks(rank(first), rows) == {"乙": 1, "甲": 2, "丙": 2}


def test_grades_are_ranked_by_their_level() -> None:
    rows = {"甲": (Grade(1, "良好"),), "乙": (Grade(2, "优秀"),)}
    assert ranks(rank(), rows) == {"乙": 1, "甲": 2}


def test_numbers_beyond_fractions_are_ranked_as_closely_as_it_takes() -> None:
    half = F(1, 2)
    rows: dict[str, Row] = {
        "甲": (there(power(F(2), half)),),
        "乙": (F("1.41421356237309504880168872420969807856967"),),
        "丙": (multiplied([half, there(power(F(8), half))]),),
    }
    assert ranks(rank(), rows) == {"甲": 1, "丙": 1, "乙": 3}


def test_an_empty_cohort_has_no_places() -> None:
    assert ranks(rank(), {}) == {}


@given(cohorts, st.booleans())
def test_a_place_is_one_more_than_the_number_of_better_members(
    values: dict[str, Value],
    descending: bool,  # noqa: FBT001
) -> None:
    placed = ranks(rank(descending=descending), {n: (v,) for n, v in values.items()})
    there = {n: v for n, v in values.items() if isinstance(v, F)}
    for name, value in there.items():
        better = [v for v in there.values() if (v > value if descending else v < value)]
        assert placed[name] == 1 + len(better)


@given(cohorts, st.booleans())
def test_the_last_of_equal_places_counts_everybody_at_least_as_good(
    values: dict[str, Value],
    descending: bool,  # noqa: FBT001
) -> None:
    ranking = rank(descending=descending, ties=Ties.LAST)
    placed = ranks(ranking, {n: (v,) for n, v in values.items()})
    there = {n: v for n, v in values.items() if isinstance(v, F)}
    for name, value in there.items():
        worse = [v for v in there.values() if (v < value if descending else v > value)]
        assert placed[name] == len(there) - len(worse)


@given(cohorts)
def test_dense_places_count_the_better_values(values: dict[str, Value]) -> None:
    placed = ranks(rank(ties=Ties.DENSE), {n: (v,) for n, v in values.items()})
    there = {n: v for n, v in values.items() if isinstance(v, F)}
    for name, value in there.items():
        assert placed[name] == 1 + len({v for v in there.values() if v > value})


@given(cohorts, st.sampled_from(Ties))
def test_equal_members_share_a_place_and_only_they(
    values: dict[str, Value], ties: Ties
) -> None:
    placed = ranks(rank(ties=ties), {n: (v,) for n, v in values.items()})
    for one, another in product(values, repeat=2):
        assert (placed[one] == placed[another]) is (values[one] == values[another])
