"""The grammar and its words: nothing is ambiguous, nothing is out of date."""

from collections import Counter
from pathlib import Path

import pytest

from guiju.dsl.keywords import (
    EXPRESSION_WORDS,
    KEYWORDS,
    MEASURES,
    WORDS,
    Keyword,
    canonical_measure,
    spelled_measure,
)
from guiju.dsl.syntax.cut import SIGNS, cut, fold
from guiju.dsl.syntax.grammar import build, kept, tables
from guiju.dsl.syntax.lexer import word_type
from guiju.dsl.syntax.parse import parse

every_keyword = pytest.mark.parametrize(
    "keyword", KEYWORDS.values(), ids=lambda keyword: keyword.terminal
)


def test_the_grammar_has_no_conflict() -> None:
    build(strict=True)


def test_the_kept_tables_are_those_of_the_grammar() -> None:
    command = "run: python -m guiju.dsl.syntax.grammar"
    assert kept()["grammar"] == tables()["grammar"], command


def test_no_two_keywords_share_a_spelling() -> None:
    spellings = Counter(w for k in KEYWORDS.values() for w in (*k.zh, *k.en))
    assert [word for word, times in spellings.items() if times > 1] == []


@every_keyword
def test_every_spelling_is_one_word_and_becomes_its_terminal(keyword: Keyword) -> None:
    for spelling in (*keyword.zh, *keyword.en):
        assert [(p.kind, p.text) for p in cut(fold(spelling))] == [("word", spelling)]
        assert word_type(spelling, {keyword.terminal, "NAME"}) == keyword.terminal


@every_keyword
def test_where_a_keyword_has_no_place_it_is_a_name_unless_reserved(
    keyword: Keyword,
) -> None:
    expected = "RESERVED" if keyword.terminal in EXPRESSION_WORDS else "NAME"
    assert word_type(keyword.zh[0], {"NAME"}) == expected


@pytest.mark.parametrize("word", ["公开", "整改", "排名", "环节", "保留", "解释"])
def test_an_item_may_be_called_like_a_keyword(word: str) -> None:
    text = f"方案 试 {{ 满分 100分 }} 指标 甲 满分 100分 {{ 党建 50分 {word} 50分 }}"
    assert parse(text).diagnostics == ()


def test_every_keyword_is_used_by_the_grammar() -> None:
    used = {symbol.name for rule in build().rules for symbol in rule.expansion}
    assert KEYWORDS.keys() - used == set()


def test_a_chinese_keyword_is_chinese_and_an_english_one_is_not() -> None:
    assert all(not word.isascii() for k in KEYWORDS.values() for word in k.zh)
    assert all(word.isascii() for k in KEYWORDS.values() for word in k.en)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_spelling_of_a_measure_is_the_same_measure(measure: str) -> None:
    for word in (measure, *MEASURES[measure]):
        assert canonical_measure(word) == measure
        assert [p.kind for p in cut(f"5 {word}")] == ["QUANTITY"]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_has_an_english_word_for_one_and_for_many(measure: str) -> None:
    for one in (True, False):
        word = spelled_measure(measure, "en", one=one)
        assert word.isascii()
        assert canonical_measure(word) == measure


@pytest.mark.parametrize("word", WORDS)
def test_no_measure_word_is_a_word_of_an_expression(word: str) -> None:
    reserved = set(WORDS[word]) & set(EXPRESSION_WORDS)
    assert not reserved or canonical_measure(word) not in MEASURES


def test_every_sign_is_cut_as_itself() -> None:
    for sign, terminal in SIGNS.items():
        assert [(p.kind, p.text) for p in cut(sign)] == [(terminal, sign)]


def test_the_tables_travel_with_the_grammar() -> None:
    folder = Path(build.__code__.co_filename).parents[1] / "grammar"
    assert {file.name for file in folder.iterdir()} >= {"guiju.lark", "tables.json"}
