"""Exact numbers: what is read, what is shown, and how a figure is rounded."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.number import Rounding, fixed, parse_decimal, round_to, show

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
steps = st.sampled_from([F(1), F("0.1"), F("0.01"), F(5), F(1, 3)])
modes = st.sampled_from(Rounding)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, max_value=10**9)
cent = F("0.01")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("0.1", F(1, 10), id="no-float-on-the-way"),
        pytest.param("-3", F(-3), id="negative"),
        pytest.param(" 97.50 ", F(195, 2), id="blanks-around"),
        pytest.param("1,234,567.8", F("1234567.8"), id="grouped-thousands"),
        pytest.param("1e-3", F(1, 1000), id="exponent"),
        pytest.param(".5", F(1, 2), id="no-leading-zero"),
        pytest.param("12,34", None, id="wrong-grouping"),
        pytest.param("1/3", None, id="a-fraction-is-not-a-decimal"),
        pytest.param("", None, id="nothing"),
        pytest.param("#N/A", None, id="fault-of-a-spreadsheet"),
        pytest.param("95分", None, id="with-a-unit"),
        pytest.param("nan", None, id="not-a-number"),
        pytest.param("9" * 401, None, id="absurdly-long"),
        pytest.param("1e9999", None, id="absurdly-large"),
    ],
)
def test_reading_decimals(written: str, value: F | None) -> None:
    assert parse_decimal(written) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(F(3), "3", id="whole"),
        pytest.param(F(-1, 8), "-0.125", id="finite-decimal"),
        pytest.param(F("96.25"), "96.25", id="no-zeros-behind"),
        pytest.param(F(1, 3), "1/3", id="no-finite-decimal"),
        pytest.param(F(-1, 100), "-0.01", id="small-negative"),
    ],
)
def test_showing_exactly(value: F, shown: str) -> None:
    assert show(value) == shown


@pytest.mark.parametrize(
    ("value", "half_up", "half_even", "down", "up"),
    [
        pytest.param("1.005", "1.01", "1.00", "1.00", "1.01", id="half"),
        pytest.param("1.015", "1.02", "1.02", "1.01", "1.02", id="half-after-odd"),
        pytest.param("-1.005", "-1.01", "-1.00", "-1.00", "-1.01", id="negative-half"),
        pytest.param("1.0049", "1.00", "1.00", "1.00", "1.01", id="below-half"),
        pytest.param("1.0051", "1.01", "1.01", "1.00", "1.01", id="above-half"),
        pytest.param("1.01", "1.01", "1.01", "1.01", "1.01", id="on-a-step"),
    ],
)
def test_modes_of_rounding(
    value: str, half_up: str, half_even: str, down: str, up: str
) -> None:
    rounded = [round_to(F(value), cent, mode) for mode in Rounding]
    assert rounded == [F(half_up), F(half_even), F(down), F(up)]


@given(decimals)
def test_what_is_shown_is_read_back(value: object) -> None:
    exact = F(str(value))
    assert parse_decimal(show(exact)) == exact


@given(numbers)
def test_a_rounded_figure_is_printed_with_its_declared_places(value: F) -> None:
    printed = fixed(round_to(value, cent, Rounding.HALF_UP), 2)
    assert len(printed.partition(".")[2]) == 2
    assert abs(F(printed) - value) <= cent / 2


@given(numbers, steps, modes)
def test_rounding_twice_is_rounding_once(value: F, step: F, mode: Rounding) -> None:
    once = round_to(value, step, mode)
    assert round_to(once, step, mode) == once
    assert (once / step).denominator == 1


@given(numbers, steps)
def test_half_up_stays_within_half_a_step(value: F, step: F) -> None:
    assert abs(round_to(value, step, Rounding.HALF_UP) - value) <= step / 2


@given(numbers, steps)
def test_half_up_takes_a_half_away_from_zero(value: F, step: F) -> None:
    half = round_to(value, step, Rounding.DOWN) + step / 2 * (1 if value >= 0 else -1)
    assert abs(round_to(half, step, Rounding.HALF_UP)) == abs(half) + step / 2


@given(numbers, numbers, steps, modes)
def test_rounding_never_turns_an_order_round(
    one: F, another: F, step: F, mode: Rounding
) -> None:
    low, high = sorted((one, another))
    assert round_to(low, step, mode) <= round_to(high, step, mode)


@given(numbers, steps, modes)
def test_signs_are_treated_alike(value: F, step: F, mode: Rounding) -> None:
    assert round_to(-value, step, mode) == -round_to(value, step, mode)
