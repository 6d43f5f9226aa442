"""Values as people read them."""

import datetime as dt
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.measure import PERCENT, PLACE, POINTS, RATIO, Measure, Numeric, base
from guiju.engine.text import Language
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.prose.figure import (
    Digits,
    declared_places,
    equals,
    figure,
    unit_word,
    with_unit,
)
from tests.plugins.outputs.city import report

PER_ITEM = Numeric((("分", 1), ("项", -1)))


@pytest.mark.parametrize(
    ("value", "measure", "digits", "shown"),
    [
        pytest.param(F(5), POINTS, Digits(), "5", id="whole"),
        pytest.param(F("89.25"), POINTS, Digits(), "89.25", id="short"),
        pytest.param(F("89.25"), POINTS, Digits(least=4), "89.2500", id="filled"),
        pytest.param(F("80.6"), POINTS, Digits(places=2), "80.60", id="declared"),
        pytest.param(F(80), POINTS, Digits(places=0), "80", id="declared-whole"),
        pytest.param(F("0.125"), POINTS, Digits(places=2), "0.125", id="not-declared"),
        pytest.param(F(281, 3), POINTS, Digits(most=2), "≈93.67", id="a-third"),
        pytest.param(F("1.005"), POINTS, Digits(most=2), "≈1.01", id="half-up"),
        pytest.param(F("-1.005"), POINTS, Digits(most=2), "≈-1.01", id="half-away"),
        pytest.param(F(1, 3000), POINTS, Digits(most=2), "≈0.0003", id="small"),
        pytest.param(F(0), POINTS, Digits(), "0", id="zero"),
        pytest.param(F("0.45"), PERCENT, Digits(), "45%", id="percent"),
        pytest.param(F(1, 3), PERCENT, Digits(most=2), "≈33.33%", id="percent-cut"),
        pytest.param(F("0.97"), PERCENT, Digits(places=4), "97.00%", id="percent-kept"),
        pytest.param(F("0.45"), RATIO, Digits(), "0.45", id="ratio"),
    ],
)
def test_numbers(value: F, measure: Measure, digits: Digits, shown: str) -> None:
    assert figure(value, measure, "zh", digits).shown == shown


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (Absence.NOT_REPORTED, "未报", "not reported"),
        (Absence.NOT_APPLICABLE, "不适用", "not applicable"),
        (True, "是", "yes"),
        (False, "否", "no"),
        (Grade(2, "优秀"), "优秀", "优秀"),
        (dt.date(2020, 12, 5), "2020-12-05", "2020-12-05"),
    ],
)
def test_other_values(value: Value, zh: str, en: str) -> None:
    assert figure(value, RATIO, "zh").shown == zh
    assert figure(value, RATIO, "en").shown == en
    assert not figure(value, RATIO, "zh").is_number


@pytest.mark.parametrize(
    ("value", "measure", "language", "shown"),
    [
        (F("89.25"), POINTS, "zh", "89.25 分"),
        (F("89.25"), POINTS, "en", "89.25 points"),
        (F(1), POINTS, "en", "1 point"),
        (F(2), PER_ITEM, "zh", "2 分/项"),
        (F(2), PER_ITEM, "en", "2 points/item"),
        (F(5), base("万元"), "en", "5 万元"),
        (F(3), PLACE, "en", "3 places"),
        (F("0.45"), PERCENT, "zh", "45%"),
        (Absence.NOT_REPORTED, POINTS, "zh", "未报"),
    ],
)
def test_a_unit_of_measure_follows_a_number_only(
    value: Value, measure: Measure, language: Language, shown: str
) -> None:
    assert with_unit(value, measure, language) == shown


def test_grades_and_truths_have_no_unit() -> None:
    assert unit_word(RATIO, "zh") == ""


def test_an_equation_says_when_it_is_not_one() -> None:
    assert equals("3 分") == " = 3 分"
    assert equals("≈3.33 分") == " ≈ 3.33 分"


def test_declared_places_are_found_through_other_names() -> None:
    plan = report().result.plan
    found = {
        name: declared_places(plan, plan.quantities[name])
        for name in ("总分@县区", "环节加权@县区", "互评打分@县区", "名次@县区")
    }
    assert found == {
        "总分@县区": 2,
        "环节加权@县区": None,
        "互评打分@县区": None,
        "名次@县区": None,
    }


numbers = st.fractions(max_denominator=1000, min_value=-1000, max_value=1000)


@given(numbers, st.integers(0, 6))
def test_a_figure_is_exact_or_says_that_it_is_not(value: F, most: int) -> None:
    shown = figure(value, POINTS, "zh", Digits(most=most))
    if shown.is_approximate:
        assert abs(F(shown.shown.removeprefix("≈")) - value) <= F(1, 2 * 10**most)
        assert F(shown.shown.removeprefix("≈")) != value
    else:
        assert F(shown.shown) == value
    assert F(shown.exact) == value
