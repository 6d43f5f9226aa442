"""Numbers with a measure, read alone as a rulebook would read them."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.keywords import MEASURES
from guiju.dsl.literal import read_number
from guiju.engine.measure import PERCENT, POINTS, RATIO, base
from guiju.engine.number import show


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        pytest.param("2分/项", F(2), POINTS / base("项"), id="points-per-item"),
        pytest.param("2 points/item", F(2), POINTS / base("项"), id="english"),
        pytest.param("-1.5分", F(-3, 2), POINTS, id="negative"),
        pytest.param("２．５分", F(5, 2), POINTS, id="full-width"),
        pytest.param("45%", F(9, 20), PERCENT, id="percent"),
        pytest.param("3‰", F(3, 1000), PERCENT, id="per-mille"),
        pytest.param("0.5个百分点", F(1, 200), PERCENT, id="percentage-points"),
        pytest.param("7", F(7), RATIO, id="plain"),
        pytest.param("5万元", F(5), base("万元"), id="a-measure-of-its-own"),
    ],
)
def test_numbers(text: str, value: F, measure: object) -> None:
    assert read_number(text) == (value, measure)


@pytest.mark.parametrize(
    "text", ["", "分", "两分", "1e3", "2 3", "2分 3分", "--2", "1/3", "2分 +", '"2分"']
)
def test_anything_else_is_none(text: str) -> None:
    assert read_number(text) is None


@given(
    st.decimals(0, 10_000, places=4),
    st.sampled_from([word for zh in MEASURES for word in (zh, *MEASURES[zh])]),
)
def test_every_spelling_of_a_measure_is_the_same_measure(
    drawn: F, measure: str
) -> None:
    zh = next(zh for zh in MEASURES if measure in (zh, *MEASURES[zh]))
    number = show(F(drawn))
    assert read_number(f"{number} {measure}") == read_number(f"{number}{zh}")


@given(st.text(max_size=8))
def test_no_text_makes_it_fail(text: str) -> None:
    read_number(text)
