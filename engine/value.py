"""What a quantity can be for one unit: a value, or one of two kinds of absence."""

import datetime as dt
from enum import Enum
from fractions import Fraction

import attrs


class Absence(Enum):
    """Why there is no value. Neither is ever taken for zero."""

    NOT_REPORTED = "not_reported"
    """未报: there should be a value and nobody gave it."""
    NOT_APPLICABLE = "not_applicable"
    """不适用: the question does not arise for this unit."""


@attrs.frozen(order=True)
class Grade:
    """等次: a label with its place in the order of its scale, the lowest being 0."""

    level: int
    label: str = attrs.field(order=False)


Present = Fraction | bool | dt.date | Grade
Value = Present | Absence
