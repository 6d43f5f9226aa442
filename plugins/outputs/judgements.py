"""Constraints as rows of a table: what was asked of whom, and what came out."""

from guiju.engine.result import Verdict
from guiju.engine.text import Language
from guiju.plugins.outputs import labels
from guiju.plugins.prose.verdict import (
    FORCES,
    OUTCOMES,
    asked,
    measured,
    name_of,
    where,
)

HEADS = (
    labels.CONSTRAINT,
    labels.FORCE,
    labels.WHO,
    labels.MEASURED,
    labels.ASKED,
    labels.OUTCOME,
    labels.CLAUSE,
)


def row(verdict: Verdict, language: Language) -> tuple[str, ...]:
    """Return what stands under ``HEADS`` for one verdict."""
    return (
        name_of(verdict.constraint),
        FORCES[verdict.constraint.force].of(language),
        where(verdict, language),
        measured(verdict, language),
        asked(verdict, language),
        OUTCOMES[verdict.holds].of(language),
        verdict.constraint.clause,
    )
