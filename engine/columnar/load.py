"""Inputs as a program loads them: each one's numbers, and its absences."""

from collections.abc import Mapping

from guiju.engine.columnar.lists import Loaded
from guiju.engine.scaled.operation import Lane
from guiju.engine.scaled.profile import Column


def lanes_of(columns: Mapping[str, Column]) -> Loaded:
    """Return the numbers and the absences of every input."""
    numbers = {(name, Lane.VALUE): one.numbers for name, one in columns.items()}
    absences = {(name, Lane.ABSENCE): one.absences for name, one in columns.items()}
    return {**numbers, **absences}
