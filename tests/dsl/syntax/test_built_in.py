"""Names that no rulebook declares: one in a tree, two spellings, nothing mistaken."""

import pytest

from guiju.dsl.compile import compile_text
from guiju.dsl.format.rulebook import format_text
from guiju.dsl.keywords import KEYWORDS, MEASURES, TERMS
from guiju.dsl.syntax.cut import cut, fold
from guiju.dsl.syntax.parse import parse
from guiju.dsl.terms import LIST_TERMS, MARK_TERMS, PERIOD_NAMES, QUANTITIES
from tests.dsl.texts import Shelf
from tests.rulebooks.shipped import FOLDER, NAMES

CITY = """\
scheme model "Model" { full 100 points  round 2 decimals half_up }
group counties count 2 { north, south }
stage review 100% cite "1" { counties quarterly score 0 points to 100 points mean }
rectification repairs for counties cite "2" {
    as_of 2020-06-30
    problem pages deadline 2020-05-31 responsible north
    each item overdue deduct 1 point at_most 5 points
}
total = weighted_stages - repairs floor 0 points cite "3"
ranking by total high_to_low within counties ties skip
interpretation model.round "two decimals" cite "3"
"""
EXAMPLE = """\
example "marks of the quarters" {
    given review.score[north, Q1] = 90 points
          repairs.pages.closed_on[north] = not_reported
          repairs.overdue[south] = 0 items
    expect repairs.pages[north] = overdue
           weighted_stages[north] = 90 points
           ranking[north] = 1 place
}
"""
WORDS = {
    *(word for keyword in KEYWORDS.values() for word in keyword.zh),
    *TERMS,
    *MEASURES,
    *LIST_TERMS,
    *MARK_TERMS,
    *PERIOD_NAMES,
    *QUANTITIES,
}


def told(text: str) -> list[str]:
    return [one.code for one in compile_text(text).diagnostics]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_rulebook_in_english_has_no_chinese_word_of_the_language(
    name: str,
) -> None:
    chinese = (FOLDER / name / "scheme.guiju").read_text("utf-8")
    english = format_text(chinese, "en")
    words = {one.text for one in cut(fold(english)) if one.kind == "word"}
    assert sorted(words & WORDS) == []
    assert format_text(english, "zh") == format_text(chinese, "zh")
    assert parse(english).tree == parse(chinese).tree


def test_every_name_of_the_language_can_be_written_in_english() -> None:
    assert told(CITY + EXAMPLE) == []
    chinese = format_text(CITY + EXAMPLE, "zh")
    for word in (
        "review.评分[north, 一季度]",
        "repairs.pages.销号日期[north]",
        "= 逾期未销号",
        "repairs.逾期未销号[south]",
        "环节加权[north]",
        "排名[north]",
        "解释 model.保留",
    ):
        assert word in chinese
    assert parse(chinese).tree == parse(CITY + EXAMPLE).tree


def test_a_word_that_the_text_declares_itself_is_left_alone() -> None:
    text = """\
indicators tree full 100 points cite "1" { open 60 points  score 40 points }
stage review 100% { counties by tree }
rectification repairs for counties { each item open deduct 1 point }
total = review.score + review.open + repairs.open
interpretation tree.score "as it is"
"""
    chinese = format_text(text, "zh")
    assert "review.score + review.open + repairs.未销号" in chinese
    assert "tree.score" in chinese
    assert format_text(chinese, "en") == format_text(text)


def test_a_file_that_extends_another_may_name_its_marks_in_english() -> None:
    text = """\
scheme county "County" { full 100 points  round 2 decimals half_up }
extends "city.guiju" {
    introduce example "a mark" { given review.score[north, Q1] = 90 points
                                  expect review[north] = 90 points }
}
"""
    library = Shelf({"city.guiju": CITY, "county.guiju": text})
    found = compile_text(text, "county.guiju", library=library).diagnostics
    assert [one.code for one in found] == []


def test_a_unit_may_be_called_as_a_period_is() -> None:
    text = CITY.replace("north", "Q1")
    assert told(text + 'example "x" { given repairs[Q1] = 1 point }') == []


@pytest.mark.parametrize("name", ["ranking", "grades", "weighted_stages"])
def test_the_english_name_of_a_quantity_of_the_language_is_reserved(name: str) -> None:
    text = f'input {name}: points each counties 0 points to 5 points cite "2"\n'
    assert "GJ0104" in told(CITY + text)


def test_the_last_result_is_read_two_periods_back_in_english() -> None:
    english = "gain = total - previous.previous.ranking * 1 point/place"
    chinese = format_text(english, "zh")
    assert "上期.上期.排名" in chinese
    assert format_text(chinese, "en").strip() == english
