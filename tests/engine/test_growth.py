"""How long figures get is bounded from above, and honest ones stay short."""

from collections.abc import Sequence
from fractions import Fraction as F

import pytest

from guiju.engine.expr import Add, Const, Div, Expr, Greatest, Mul, Power, Ref, Round
from guiju.engine.growth import Length, length
from guiju.engine.number import Rounding

A, B = Ref("a"), Ref("b")
KNOWN = {"a": Length(3, 2), "b": Length(5, 7)}


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        pytest.param(Const(F(12)), Length(1), id="a figure"),
        pytest.param(Const(F(10**40)), Length(5), id="a long figure"),
        pytest.param(Ref("c"), Length(1), id="an input"),
        pytest.param(Mul((A, B)), Length(8, 9), id="a product"),
        pytest.param(Div(A, B), Length(10, 7), id="a quotient"),
        pytest.param(Div(A, Const(F(3))), Length(4, 2), id="a written divisor"),
        pytest.param(Add((A, B)), Length(14, 9), id="a sum"),
        pytest.param(Add((Ref("c"), Ref("c"))), Length(1), id="a sum of inputs"),
        pytest.param(Power(A, F(1000)), Length(3000, 2000), id="a power"),
        pytest.param(Greatest((A, B)), Length(5, 7), id="the greatest"),
        pytest.param(Round(A, F(1, 100), Rounding.HALF_UP), Length(5), id="rounded"),
    ],
)
def test_the_length_of_what_is_computed(expr: Expr, expected: Length) -> None:
    assert length(expr, KNOWN) == expected


def _grown(step: Sequence[Ref], times: int) -> Length:
    found = Length()
    for _ in range(times):
        found = length(Mul(tuple(step)), {"a": found})
    return found


def test_squares_double_and_a_chain_of_products_does_not() -> None:
    assert _grown([A, A], 10).above == 1024
    assert _grown([A, B], 10).above == 11
