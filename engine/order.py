"""One line for all values: numbers, truth, days and grades are compared alike.

Comparing, ranking and reasoning about ranges all go through ``position``, so that a
measure with a new kind of value needs one more case here and nowhere else.
"""

import datetime as dt
from fractions import Fraction
from typing import overload

from guiju.engine.expr import Comparison
from guiju.engine.real import Number, Real
from guiju.engine.value import Grade, Present


@overload
def position(value: Present) -> Fraction: ...
@overload
def position(value: Present | Real) -> Number: ...
def position(value: Present | Real) -> Number:
    """Return where ``value`` stands among the values of its measure; more is later.

    A number stands at itself, no before yes, a day at its ordinal, a grade at its
    level. Positions of different measures must not be compared.
    """
    match value:
        case Fraction() | Real():
            return value
        case bool():
            return Fraction(value)
        case dt.date():
            return Fraction(value.toordinal())
        case Grade(level=level):
            return Fraction(level)


def holds(left: Present | Real, comparison: Comparison, right: Present | Real) -> bool:
    """Whether ``left`` stands to ``right``, a value of its measure, as is said."""
    first, second = position(left), position(right)
    match comparison:
        case Comparison.LESS:
            return first < second
        case Comparison.AT_MOST:
            return first <= second
        case Comparison.EQUAL:
            return first == second
        case Comparison.NOT_EQUAL:
            return first != second
        case Comparison.AT_LEAST:
            return first >= second
        case Comparison.MORE:
            return first > second
