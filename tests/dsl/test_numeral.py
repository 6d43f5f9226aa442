"""Chinese figures: every one that is said the usual way is found, others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.numeral import in_digits

DIGITS = "零一二三四五六七八九"


def said(number: int) -> str:
    """Return a number below ten thousand as it is read aloud."""
    text, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + unit
        gap = not digit
    text = text or "零"
    return text[1:] if text.startswith("一十") else text


@given(st.integers(0, 9999))
def test_what_is_said_is_what_is_found(number: int) -> None:
    assert in_digits(said(number) + "分") == f"{number}分"
    assert in_digits("百分之" + said(number)) == f"{number}%"


@pytest.mark.parametrize(
    ("word", "digits"),
    [
        ("三", "3"),
        ("两项", "2项"),
        ("半分", "0.5分"),
        ("零点五分", "0.5分"),
        ("百分之二点五", "2.5%"),
        ("二〇二〇年", "2020年"),
        ("五万元", "5万元"),
    ],
)
def test_other_ways_of_saying_a_figure(word: str, digits: str) -> None:
    assert in_digits(word) == digits


@pytest.mark.parametrize(
    "word",
    [
        "",
        "分",
        "百",
        "一百五",
        "十十",
        "一二百",
        "三公经费",
        "半",
        "百分之",
        "三点",
        "百分之半",
    ],
)
def test_what_is_no_figure_or_may_be_two(word: str) -> None:
    assert in_digits(word) is None
