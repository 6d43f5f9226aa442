"""Operators that need all their operands: arithmetic, comparison, negation.

They are pure: operands in, value out. Where the scheme has no answer the value is
不适用, never an exception and never a zero: a quotient by zero, a cap over nothing.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from guiju.engine.absence import absence_among, present
from guiju.engine.expr import (
    Add,
    Compare,
    Div,
    Greatest,
    Least,
    Mul,
    Not,
    Round,
)
from guiju.engine.fold import number, total
from guiju.engine.number import round_to
from guiju.engine.order import holds, position
from guiju.engine.value import Absence, Present, Value

Strict = Add | Mul | Div | Least | Greatest | Round | Compare | Not
"""The operators that give no value unless every operand has one."""


def operate(operator: Strict, operands: Sequence[Value]) -> Value:
    """Return what ``operator`` makes of its ``operands``, in the order of writing."""
    absence = absence_among(operands)
    return _apply(operator, present(operands)) if absence is None else absence


def _apply(operator: Strict, operands: Sequence[Present]) -> Value:
    match operator:
        case Add():
            return total(operands)
        case Mul():
            return prod(map(number, operands), start=Fraction(1))
        case Div():
            return _quotient(operands)
        case Least():
            return min(operands, key=position, default=Absence.NOT_APPLICABLE)
        case Greatest():
            return max(operands, key=position, default=Absence.NOT_APPLICABLE)
        case Round(step=step, mode=mode):
            return round_to(number(operands[0]), step, mode)
        case Compare(comparison=comparison):
            return holds(operands[0], comparison, operands[1])
        case Not():
            return not operands[0]


def _quotient(operands: Sequence[Present]) -> Value:
    dividend, divisor = map(number, operands)
    return dividend / divisor if divisor else Absence.NOT_APPLICABLE
