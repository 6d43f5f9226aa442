"""Every check is held to its own bad and good example, and to its golden words."""

import re
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest

from guiju.dsl.check import Check
from guiju.dsl.checks import CHECKS
from guiju.dsl.report import as_text
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span
from guiju.engine.text import Language, Text
from tests.conftest import Golden
from tests.dsl.texts import example_of

GOLDEN = Path(__file__).parent / "golden"
ROOM = Path(__file__).parents[3] / "dsl"
TITLE = 20

every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def bad(check: Check) -> tuple[str, Span]:
    """Return the bad example without its marks, and the place that they mark."""
    text = dedent(check.bad).lstrip("\n")
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    return plain, Span(file(check), start, end)


def file(check: Check) -> str:
    return f"{check.code}.guiju"


@every_check
def test_the_bad_example_is_found_exactly_where_it_is_marked(check: Check) -> None:
    text, place = bad(check)
    found = example_of(check, text).diagnostics
    got = [(one.code, one.place, one.severity) for one in found]
    assert got == [(check.code, place, check.severity)]


@every_check
def test_the_good_example_is_silent_under_all_checks(check: Check) -> None:
    text = dedent(check.good).lstrip("\n")
    assert example_of(check, text).diagnostics == ()


@every_check
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_are_the_committed_ones(
    check: Check, language: Language, golden: Golden
) -> None:
    text, _ = bad(check)
    got = example_of(check, text)
    said = (as_text(one, got.texts, language) for one in got.diagnostics)
    golden("".join(said), GOLDEN / f"{check.code}.{language}.txt")


@every_check
def test_a_finding_says_what_to_do(check: Check) -> None:
    text, _ = bad(check)
    assert all(one.help is not None for one in example_of(check, text).diagnostics)


@every_check
def test_messages_are_one_plain_line_and_name_no_type_of_python(check: Check) -> None:
    text, _ = bad(check)
    for one in example_of(check, text).diagnostics:
        for words in _said(one):
            for said in (words.zh, words.en):
                assert not re.search(r"\n|None|Fraction|Interval\(|__|Role\.", said)


@every_check
def test_chinese_in_english_words_is_quoted_from_the_rulebook(check: Check) -> None:
    text, _ = bad(check)
    for one in example_of(check, text).diagnostics:
        for words in _said(one):
            plain = re.sub(r"“[^”]*”|--set \w+=…", "", words.en)
            assert not re.search(r"[\u2e80-\u9fff\uff00-\uffef]", plain)


@every_check
def test_punctuation_is_that_of_the_language(check: Check) -> None:
    text, _ = bad(check)
    for one in example_of(check, text).diagnostics:
        for words in _said(one):
            assert not re.search(r"[\u3400-\u9fff][,;!?]", _plain(words.zh))
            assert not words.en.endswith(".")
            assert "  " not in words.zh + words.en


@every_check
def test_titles_are_short_and_without_an_english_full_stop(check: Check) -> None:
    assert len(check.title.zh) <= TITLE
    assert "." not in check.title.zh
    assert check.why.zh.endswith("。")
    assert check.why.en.endswith(".")


def test_golden_files_belong_to_a_check() -> None:
    wanted = {f"{check.code}.{lang}.txt" for check in CHECKS for lang in ("zh", "en")}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def test_codes_are_unique_and_none_is_used_again() -> None:
    codes = [check.code for check in CHECKS]
    names = {path.stem for path in ROOM.glob("checks/*.py")}
    kept = tomllib.loads((ROOM / "retired.toml").read_text("utf-8"))
    retired = kept.get("retired", [])
    assert len(codes) == len(set(codes))
    assert not {one["code"] for one in retired} & set(codes)
    assert not {one["name"] for one in retired} & names


def test_codes_of_the_text_stay_with_the_faults() -> None:
    assert not [check.code for check in CHECKS if check.code.startswith("GJ00")]


def _plain(said: str) -> str:
    """Return ``said`` without what it quotes, in whatever brackets."""
    return re.sub(r"“[^”]*”|\[[^]]*\]|\([^)]*\)", "", said)


def _said(one: Diagnostic) -> list[Text]:
    words = [one.message, *(related.message for related in one.related)]
    return words + ([one.help] if one.help else [])
