"""What is claimed of numbers in a spreadsheet holds for the numbers there are.

Figures are computed twice, as fractions and with binary digits, and the two are never
further apart than the claim; two fractions that differ are never nearer than it.
"""

from fractions import Fraction as F

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guiju.plugins.living.grain import (
    Decision,
    Grain,
    added,
    averaged,
    between,
    decimal,
    divided,
    gap_of,
    joined,
    least_of,
    multiplied,
    of_number,
    stepped,
)


@attrs.frozen
class Known:
    """A number as it is, as a spreadsheet has it, and what is claimed of it."""

    exact: F
    binary: float
    grain: Grain


def typed(value: F) -> Known:
    """Return a figure with two decimals, between minus and plus a hundred."""
    return Known(value, float(value), decimal(100.0, 100))


figures = st.integers(-10_000, 10_000).map(lambda n: typed(F(n, 100)))
written = st.fractions(-5, 5, max_denominator=12).map(
    lambda value: Known(value, float(value), of_number(value))
)


def _sum(parts: list[Known]) -> Known:
    return Known(
        sum((p.exact for p in parts), F(0)),
        sum(p.binary for p in parts),
        added([p.grain for p in parts]),
    )


def _product(parts: list[Known]) -> Known:
    exact, binary = F(1), 1.0
    for part in parts:
        exact, binary = exact * part.exact, binary * part.binary
    return Known(exact, binary, multiplied([p.grain for p in parts]))


def _mean(parts: list[Known]) -> Known:
    total = _sum(parts)
    grain = averaged(total.grain, len(parts), counted=True)
    return Known(total.exact / len(parts), total.binary / len(parts), grain)


numbers = st.recursive(
    figures | written,
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from([_sum(parts), _product(parts), _mean(parts)])
    ),
    max_leaves=8,
)


@given(numbers)
def test_no_number_is_further_off_or_larger_than_is_claimed(number: Known) -> None:
    assert abs(F(number.binary) - number.exact) <= F(number.grain.error)
    assert abs(number.exact) <= F(number.grain.most) * (1 + F(1, 10**9))


@given(numbers)
def test_denominators_are_among_those_that_are_claimed(number: Known) -> None:
    grain = number.grain
    assume(grain.denominator is not None)
    rest = (number.exact * grain.common).denominator
    assert rest <= grain.varying


@given(numbers, numbers)
def test_a_quotient_is_no_further_off_than_is_claimed(one: Known, other: Known) -> None:
    assume(other.exact != 0)
    assume(other.grain.denominator is not None)
    least = least_of(other.grain)
    assert abs(other.exact) >= F(least) * (1 - F(1, 10**9))
    grain = divided(one.grain, other.grain, least)
    assume(other.binary)
    off = abs(F(one.binary / other.binary) - one.exact / other.exact)
    assert grain.error == float("inf") or off <= F(grain.error)


@given(numbers, numbers)
def test_what_differs_differs_by_the_gap(one: Known, other: Known) -> None:
    gap = F(gap_of(one.grain, other.grain)) * (1 - F(1, 10**9))
    assert one.exact == other.exact or abs(one.exact - other.exact) >= gap


@given(numbers, numbers)
def test_a_proved_comparison_is_right(one: Known, other: Known) -> None:
    decision = between(one.grain, other.grain)
    assume(decision.is_proved)
    away = one.binary - other.binary
    if not decision.is_plain:
        away = round(away, decision.places)
    assert (away > 0) == (one.exact > other.exact)
    assert (away < 0) == (one.exact < other.exact)


@given(numbers, st.sampled_from([F(1), F("0.01"), F("0.5")]))
def test_a_lifted_number_is_on_the_right_side_of_a_tie(value: Known, step: F) -> None:
    tie = of_number(step / 2)
    decision = between(value.grain, attrs.evolve(tie, most=value.grain.most, error=0.0))
    decision = attrs.evolve(decision, is_plain=False)
    assume(decision.is_proved)
    lifted = abs(value.binary) + 5 * 10.0 ** -(decision.places + 1)
    steps = abs(value.exact) / step
    whole = steps.numerator // steps.denominator
    assert (F(lifted) / step >= whole + F(1, 2)) == (steps - whole >= F(1, 2))


@pytest.mark.parametrize(
    ("gap", "error", "places"),
    [(1e-3, 1e-12, 9), (1e-10, 1e-13, 10), (0.5, 1e-8, 7), (1e-6, 1e-8, 7)],
)
def test_nine_places_are_kept_unless_that_is_too_few_or_too_many(
    gap: float, error: float, places: int
) -> None:
    decision = Decision(gap=gap, error=error)
    assert decision.is_proved
    assert decision.places == places


def test_what_is_too_close_is_not_proved() -> None:
    assert not Decision(gap=1e-12, error=1e-12).is_proved
    assert not Decision(gap=0.0, error=1e-15).is_proved


def test_one_of_several_is_as_coarse_as_the_coarsest() -> None:
    either = joined([of_number(F(1, 3)), of_number(F(7, 4))])
    assert (either.common, either.most) == (12, 1.75)


def test_a_rounded_number_has_the_steps_and_nothing_else() -> None:
    fine = Grain(most=50.0, error=1e-9, common=7, varying=97, is_nearest=False)
    rounded = stepped(fine, F("0.05"))
    assert (rounded.denominator, rounded.is_nearest) == (20, True)
