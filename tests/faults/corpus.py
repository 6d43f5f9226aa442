"""The corpus: every kind of fault in every shipped rulebook where it can be made."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs

from guiju.dsl.compile import compile_text
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span
from tests.faults import (
    figures,
    names_and_groups,
    never_applies,
    stages_and_days,
    writing,
)
from tests.faults.fault import KINDS, Book, Fault, Kind

RULEBOOKS = Path("rulebooks")
_MODULES = (names_and_groups, figures, stages_and_days, never_applies, writing)
"""Imported for the kinds that they register."""


@attrs.frozen
class Case:
    """A rulebook with one fault in it."""

    kind: Kind
    book: Book
    fault: Fault

    def __str__(self) -> str:
        return f"{self.book.name}:{self.fault.line(self.book.text)}"


@attrs.frozen
class Outcome:
    """What was found: the right code, and that at the right line."""

    found: bool
    placed: bool
    diagnostics: tuple[Diagnostic, ...]


@cache
def books() -> tuple[Book, ...]:
    """Return the shipped rulebooks that stand in one file."""
    found = []
    for path in sorted(RULEBOOKS.glob("*/scheme.guiju")):
        text = path.read_text("utf-8")
        parsed = parse(text)
        assert not parsed.diagnostics, path
        found.append(Book(path.parent.name, text, parsed.tree))
    return tuple(found)


def cases(kind: Kind) -> Iterator[Case]:
    """Yield the cases of one kind."""
    for book in books():
        faults = list(kind.inject(book))
        chosen = faults[:1] + (faults[-1:] if len(faults) > 1 else [])
        yield from (Case(kind, book, fault) for fault in chosen)


def corpus() -> Iterator[Case]:
    """Yield all cases."""
    for kind in KINDS:
        yield from cases(kind)


def outcome(case: Case) -> Outcome:
    """Return whether the checker finds the fault, and where."""
    text = case.fault.made(case.book.text)
    line = case.fault.line(case.book.text)
    told = compile_text(text).diagnostics
    right = [one for one in told if one.code in case.kind.codes]
    return Outcome(
        found=bool(right),
        placed=any(line in _lines(one, text) for one in right),
        diagnostics=told,
    )


def _lines(diagnostic: Diagnostic, text: str) -> set[int]:
    places = [diagnostic.place, *(one.place for one in diagnostic.related)]
    return {
        text.count("\n", 0, place.start) + 1
        for place in places
        if isinstance(place, Span)
    }
