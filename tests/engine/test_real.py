"""Numbers beyond fractions are rounded as 200 digits say, however near a tie."""

from collections.abc import Callable
from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import MPContext, libmp

from guiju.engine.enclose import enclose
from guiju.engine.number import Rounding, round_to
from guiju.engine.real import (
    FARTHEST,
    MOST_BITS,
    Number,
    Real,
    added,
    divided,
    exp,
    ln,
    multiplied,
    power,
    rounded,
    written,
)

MP = MPContext()
MP.dps = 200
STEPS = [F(1), F("0.01"), F("0.001"), F(1, 10**12), F(5), F(1, 3)]
EXPONENTS = [F(1, 2), F(1, 3), F(-1, 2), F(3, 7), F(-5, 3), F(2), F(1, 195)]

above_zero = st.fractions(F(1, 1000), F(10**6), max_denominator=10**6)
small = st.fractions(-20, 20, max_denominator=1000)
steps = st.sampled_from(STEPS)
modes = st.sampled_from(Rounding)
exponents = st.sampled_from(EXPONENTS)


def digits(value: F) -> Any:  # noqa: ANN401 - mpmath declares no types
    """Return ``value`` to 200 digits."""
    return MP.mpf(value.numerator) / value.denominator


def exactly(value: Any) -> F:  # noqa: ANN401 - mpmath declares no types
    """Return the 200 digits as a fraction."""
    return F(*map(int, libmp.to_rational(value._mpf_)))


def there(number: Number | None) -> Number:
    """Return a number that has to be there."""
    assert number is not None
    return number


@given(above_zero, steps, modes)
def test_logarithms_agree_with_200_digits(value: F, step: F, mode: Rounding) -> None:
    expected = F(0) if value == 1 else exactly(MP.ln(digits(value)))
    assert rounded(there(ln(value)), step, mode) == round_to(expected, step, mode)


@given(small, steps, modes)
def test_exponentials_agree_with_200_digits(value: F, step: F, mode: Rounding) -> None:
    expected = exactly(MP.exp(digits(value)))
    assert rounded(there(exp(value)), step, mode) == round_to(expected, step, mode)


@given(above_zero, exponents, steps, modes)
def test_powers_agree_with_200_digits(
    base: F, exponent: F, step: F, mode: Rounding
) -> None:
    found = there(power(base, exponent))
    if isinstance(found, F):  # an exact power: its digits may end just beside it
        assert found**exponent.denominator == base**exponent.numerator
        return
    expected = exactly(MP.power(digits(base), digits(exponent)))
    assert rounded(found, step, mode) == round_to(expected, step, mode)


@given(above_zero, above_zero, small, steps, modes)
def test_what_is_made_of_reals_agrees_with_200_digits(
    one: F, another: F, factor: F, step: F, mode: Rounding
) -> None:
    reals = [there(power(one, F(1, 2))), there(exp(factor)), there(ln(another + 1))]
    root, raised, log = MP.sqrt(digits(one)), MP.exp(digits(factor)), None
    log = MP.ln(digits(another + 1))
    made = there(
        divided(multiplied([factor, reals[0], reals[2]]), added([*reals, F(1)]))
    )
    expected = exactly(digits(factor) * root * log / (root + raised + log + 1))
    if isinstance(made, Real):
        assert rounded(made, step, mode) == round_to(expected, step, mode)
    else:
        assert made == factor == 0


@given(
    st.integers(-300, 300),
    steps,
    st.sampled_from([F(1, 10**30), F(1, 10**60), F(1, 10**100)]),
    st.sampled_from([-1, 1]),
    modes,
)
def test_values_right_beside_a_tie_fall_on_their_own_side(
    halves: int, step: F, gap: F, side: int, mode: Rounding
) -> None:
    tie = halves * step / 2
    if abs(tie) > 100:
        return
    # A fraction of 180 digits whose logarithm lies beside the tie by the gap.
    value = exactly(MP.exp(digits(tie + side * gap)))
    found = rounded(there(ln(value)), step, mode)
    assert found == round_to(tie + side * gap, step, mode)


@given(small, small, st.sampled_from([ln, exp]), steps, modes)
def test_rounding_never_turns_an_order_round(
    one: F, another: F, function: Callable[[F], Number | None], step: F, mode: Rounding
) -> None:
    low, high = sorted((one, another))
    first, second = function(low), function(high)
    if first is not None and second is not None:
        assert rounded(first, step, mode) <= rounded(second, step, mode)
        assert (first < second) is (low < high)


@given(
    st.fractions(-50, 50, max_denominator=50).filter(bool),
    st.integers(-6, 6),
    st.integers(1, 6),
)
def test_exact_powers_are_exact(root: F, times: int, degree: int) -> None:
    if root < 0 and degree % 2 == 0:
        root = -root
    exponent = F(times, degree)
    assert power(root**exponent.denominator, exponent) == root**exponent.numerator


@given(above_zero, exponents, st.sampled_from([64, 256, 1024]))
def test_bounds_hold_the_number_and_come_closer(
    base: F, exponent: F, bits: int
) -> None:
    number = power(base, exponent)
    if isinstance(number, Real):
        coarse, fine = enclose(number, bits), enclose(number, 2 * bits)
        assert coarse is not None
        assert fine is not None
        assert coarse[0] < fine[0] < fine[1] < coarse[1]
        assert (coarse[1] - coarse[0]) * 2 ** (bits - 20) <= abs(coarse[0])


ROOT = there(power(F(2), F(1, 2)))
FOUR = multiplied([ROOT, there(power(F(8), F(1, 2)))])


@pytest.mark.parametrize("mode", Rounding)
def test_what_cannot_be_told_from_a_tie_is_the_tie(mode: Rounding) -> None:
    assert isinstance(FOUR, Real)
    assert rounded(FOUR, F(1), mode) == 4
    halved = multiplied([FOUR, F(1, 8)])
    assert rounded(halved, F(1), mode) == round_to(F(1, 2), F(1), mode)


def test_numbers_that_agree_so_far_are_equal() -> None:
    assert F(4) == FOUR
    assert FOUR <= F(4) <= FOUR
    assert not F(4) > FOUR
    assert divided(F(1), added([FOUR, F(-4)])) is None
    assert F(4) + F(1, 2 ** (MOST_BITS // 2)) != FOUR


@pytest.mark.parametrize(
    ("found", "value"),
    [
        pytest.param(ln(F(1)), F(0), id="ln-1"),
        pytest.param(exp(F(0)), F(1), id="exp-0"),
        pytest.param(exp(there(ln(F(7)))), F(7), id="exp-of-a-logarithm"),
        pytest.param(ln(there(exp(F(7)))), F(7), id="logarithm-of-an-exponential"),
        pytest.param(power(F(8, 27), F(1, 3)), F(2, 3), id="cube-root"),
        pytest.param(power(F(8, 27), F(-2, 3)), F(9, 4), id="negative-power"),
        pytest.param(power(F(-8), F(1, 3)), F(-2), id="odd-root-of-a-negative"),
        pytest.param(power(F(-8), F(2, 3)), F(4), id="even-power-of-an-odd-root"),
        pytest.param(power(F(-4), F(1, 2)), None, id="even-root-of-a-negative"),
        pytest.param(power(F(-4), F(2, 4)), None, id="fractions-are-in-lowest-terms"),
        pytest.param(power(F(0), F(1, 2)), F(0), id="root-of-nothing"),
        pytest.param(power(F(0), F(-1)), None, id="nothing-to-a-negative-power"),
        pytest.param(power(F(0), F(0)), F(1), id="anything-to-the-power-of-zero"),
        pytest.param(ln(F(0)), None, id="logarithm-of-nothing"),
        pytest.param(ln(F(-1)), None, id="logarithm-of-a-negative"),
        pytest.param(exp(FARTHEST + 1), None, id="too-far-up"),
        pytest.param(exp(-FARTHEST - 1), None, id="too-far-down"),
        pytest.param(multiplied([ROOT, F(0)]), F(0), id="nothing-times-a-root"),
        pytest.param(divided(F(0), ROOT), F(0), id="nothing-shared-out"),
        pytest.param(divided(ROOT, F(0)), None, id="nothing-to-divide-by"),
    ],
)
def test_exact_cases_and_cases_without_an_answer(
    found: Number | None, value: F | None
) -> None:
    assert found == value
    assert not isinstance(found, Real)


def test_signs_of_powers_of_negative_numbers() -> None:
    assert rounded(there(power(F(-2), F(1, 3))), F(1, 100), Rounding.DOWN) == F("-1.25")
    assert rounded(there(power(F(-2), F(2, 3))), F(1, 100), Rounding.DOWN) == F("1.58")
    assert rounded(there(power(F(-2), F(-1, 3))), F(1, 100), Rounding.UP) == F("-0.80")


def test_the_farthest_exponentials_are_still_numbers() -> None:
    most = rounded(there(exp(FARTHEST)), F(1), Rounding.DOWN)
    assert len(str(most)) == 435
    assert rounded(there(exp(-FARTHEST)), F(1), Rounding.UP) == 1


def test_a_real_is_shown_to_forty_decimals() -> None:
    shown = written(ROOT)
    assert isinstance(shown, F)
    assert abs(shown**2 - 2) < F(1, 10**39)


def test_a_real_cannot_be_told_by_a_hash() -> None:
    with pytest.raises(TypeError):
        hash(ROOT)
