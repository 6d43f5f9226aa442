"""The checker against faults that were put in on purpose, and against sound texts."""

from collections import Counter

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.diagnostic import Severity
from tests.faults.corpus import Case, books, cases, corpus, outcome
from tests.faults.fault import KINDS, Book, Kind
from tests.faults.rewrites import WAYS, Way

LEAST_CASES = 300
LEAST_KINDS = 40
LEAST_REWRITES = 50
ELSEWHERE = {
    ("item-in-two-ways", "national-energy-saving"): "the first table of the item",
    (
        "sentence-not-finished",
        "jiangxi-shicheng-2018",
    ): "the line that goes on after it",
}
"""Found, but told at another line: at most one in a hundred may be."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_fault_is_found_where_it_was_made(kind: Kind) -> None:
    made = list(cases(kind))
    missed = [str(case) for case in made if not _is_found(case)]
    assert made
    assert missed == []


def _is_found(case: Case) -> bool:
    result = outcome(case)
    elsewhere = (case.kind.name, case.book.name) in ELSEWHERE
    return result.placed or (elsewhere and result.found)


def test_the_corpus_is_large_and_the_exceptions_are_few() -> None:
    made = Counter(case.kind.name for case in corpus())
    assert made.total() >= LEAST_CASES
    assert len(made) >= LEAST_KINDS
    assert len(ELSEWHERE) * 100 <= made.total()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
@pytest.mark.parametrize("book", books(), ids=lambda book: book.name)
def test_a_rewrite_brings_no_error_and_keeps_the_meaning(book: Book, way: Way) -> None:
    before, after = compile_text(book.text), compile_text(way.rewrite(book))
    errors = [d for d in after.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
    assert Counter(d.code for d in after.diagnostics) == Counter(
        d.code for d in before.diagnostics
    )
    assert not way.same or after.plan == before.plan


def test_there_are_enough_rewrites() -> None:
    assert len(WAYS) * len(books()) >= LEAST_REWRITES
