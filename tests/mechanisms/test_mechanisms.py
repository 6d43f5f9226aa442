"""Every mechanism of real schemes gives what a person gets by hand."""

import attrs
import pytest

from guiju.dsl.format import format_text
from tests.mechanisms.case import (
    NUMBERS,
    Case,
    cases,
    errors,
    missing,
    published,
    said,
    verdicts,
)
from tests.mechanisms.table import FILE, table

every_case = pytest.mark.parametrize("case", cases(), ids=str)
SCORED = [case for case in cases() if not case.codes]
every_scored_case = pytest.mark.parametrize("case", SCORED, ids=str)


def test_every_mechanism_is_a_case_or_known_to_be_missing() -> None:
    covered = {case.number for case in cases()}
    known = {one.number for one in missing()}
    assert covered.isdisjoint(known)
    assert covered | known == set(NUMBERS)


@every_case
def test_a_case_is_named_after_its_number(case: Case) -> None:
    assert case.name.startswith(f"m{case.number:03}_")


@every_case
def test_the_rulebook_has_the_faults_that_it_names_and_no_others(case: Case) -> None:
    assert errors(case.compiled) == case.codes
    assert (case.compiled.plan is None) == bool(case.codes)


@every_scored_case
def test_the_result_is_the_one_found_by_hand(case: Case) -> None:
    assert case.outcomes, "a case without an example shows nothing"
    for outcome in case.outcomes:
        assert outcome.example.expect, outcome.example.title
        assert outcome.differences == (), outcome.example.title


@every_scored_case
def test_the_requirements_are_broken_and_met_as_said(case: Case) -> None:
    for outcome in case.outcomes:
        block = case.block(outcome)
        assert tuple(verdicts(outcome.result, holds=False)) == said("违反", block)
        assert set(said("符合", block)) <= set(verdicts(outcome.result, holds=True))


@every_scored_case
def test_the_order_is_published_as_said(case: Case) -> None:
    for outcome in case.outcomes:
        for order in said("次序", case.block(outcome)):
            (ranking,) = outcome.result.plan.rankings
            lines = outcome.result.standings(ranking)
            assert "、".join(line.unit for line in lines) == order


@every_scored_case
def test_a_view_shows_what_is_said_in_that_order(case: Case) -> None:
    for outcome in case.outcomes:
        assert tuple(published(outcome.result)) == said("公开", case.block(outcome))


@every_scored_case
def test_without_its_decisive_lines_the_case_does_not_stand(case: Case) -> None:
    assert case.stands
    assert not attrs.evolve(case, text=case.without_rule).stands


@every_case
def test_the_case_stands_in_english_spelling_too(case: Case) -> None:
    english = attrs.evolve(case, text=format_text(case.text, "en"))
    assert "期望" not in english.text
    assert errors(english.compiled) == case.codes
    assert english.stands is case.stands


def test_the_committed_table_is_the_one_that_the_cases_make() -> None:
    assert FILE.read_text("utf-8") == table()
