"""Decimals cast to floats all at once are exactly what each of them says."""

from fractions import Fraction as F

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.interval import Interval
from guiju.engine.number import parse_decimal
from guiju.plugins.intake.columns.plain import (
    MOST,
    Whole,
    ends,
    of_decimals,
    of_texts,
    without_blanks,
)

DIGITS = "0123456789"
plain = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "-", "+"]),
    st.text(DIGITS, min_size=1, max_size=9),
    st.just("") | st.text(DIGITS, min_size=1, max_size=5).map(".{}".format),
)


def texts(*written: str) -> pa.Array:
    return pa.array(written, pa.string())


def figures(found: Whole) -> list[F | None]:
    """Return what the numbers stand for, None for those that stand for nothing."""
    beyond = np.zeros(len(found.numbers)) if found.beyond is None else found.beyond
    scale = 10**found.places
    pairs = zip(found.numbers.tolist(), beyond.tolist(), strict=True)
    return [None if odd else F(int(number), scale) for number, odd in pairs]


@given(st.lists(plain, min_size=1), st.integers(0, 3))
def test_each_figure_is_what_is_written(written: list[str], places: int) -> None:
    found = of_texts(texts(*written), places)
    assert found is not None
    assert found.places >= places
    for text, figure in zip(written, figures(found), strict=True):
        assert figure in {parse_decimal(text), None}


@given(st.lists(plain.filter(lambda text: len(text) < 11), min_size=1))
def test_what_has_few_digits_is_never_beyond(written: list[str]) -> None:
    found = of_texts(texts(*written), 0)
    assert found is not None
    assert figures(found) == [parse_decimal(text) for text in written]


@pytest.mark.parametrize(
    "text",
    [
        *("5.", "5.e3", "nan", "inf", "1e5", "0x1", "1_0", "９", " 5", ".", "", "1,0"),
        *("0.3000000000000004", "1" * 17),
    ],
)
def test_what_is_no_short_decimal_is_left_to_others(text: str) -> None:
    assert of_texts(texts("95.5", text), 0) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["95.5", "1000000000000000"], [F("95.5"), None]),
        (["95.5", "999999999999999"], [None, F(10**15 - 1)]),
        (["95.5", "0.12345678901234"], [F("95.5"), None]),
    ],
)
def test_figures_that_do_not_fit_beside_the_others_are_beyond(
    written: list[str], expected: list[F | None]
) -> None:
    found = of_texts(texts(*written), 0)
    assert found is not None
    assert figures(found) == expected


def test_blanks_are_told_from_zeros() -> None:
    found, blank = without_blanks(texts("0", "", "5", "").slice(1))
    assert blank is not None
    assert blank.tolist() == [True, False, True]
    assert found.to_pylist() == [None, "5", None]


@given(
    st.lists(st.none() | st.decimals(-9999, 9999, places=4), min_size=1),
    st.sampled_from([(12, 4), (38, 10)]),
    st.integers(0, 6),
)
def test_decimals_of_a_type_are_what_they_are(
    written: list[object], kind: tuple[int, int], places: int
) -> None:
    column = pa.array([None, *written], pa.decimal128(*kind)).slice(1)
    for cells in (column, column.cast(pa.decimal256(60, kind[1]))):
        found = of_decimals(cells, places)
        assert found is not None
        expected = [0 if one is None else F(str(one)) for one in written]
        assert figures(found) == expected


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        pytest.param(Interval(), (-np.inf, np.inf), id="any"),
        pytest.param(Interval(F(0), F(100)), (0, 10_000), id="closed"),
        pytest.param(
            Interval(F(0), F(100), low_included=False, high_included=False),
            (1, 9_999),
            id="open",
        ),
        pytest.param(Interval(F(1, 3), F(2, 3)), (34, 66), id="between-steps"),
        pytest.param(
            Interval(F(1, 3), F(2, 3), low_included=False, high_included=False),
            (34, 66),
            id="open-between-steps",
        ),
        pytest.param(Interval(F(10) ** 30), (MOST, np.inf), id="far-out"),
    ],
)
def test_the_ends_of_a_range_in_hundredths(
    interval: Interval, expected: tuple[float, float]
) -> None:
    assert ends(interval, 2) == expected
