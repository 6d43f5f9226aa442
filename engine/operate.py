"""Operators that need all their operands: arithmetic, comparison, negation.

They are pure: operands in, value out. Where the scheme has no answer the value is
不适用, never an exception and never a zero: a quotient by zero, a cap over nothing.
"""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from guiju.engine.absence import absence_among, present
from guiju.engine.expr import (
    Add,
    Compare,
    Days,
    Div,
    Exp,
    Greatest,
    Least,
    Ln,
    Mul,
    Not,
    Power,
    Round,
)
from guiju.engine.fold import number
from guiju.engine.order import holds, position
from guiju.engine.real import (
    Computed,
    Number,
    Real,
    added,
    divided,
    exp,
    ln,
    multiplied,
    power,
    rounded,
)
from guiju.engine.value import Absence, Present
from guiju.engine.workdays import Calendar

_Timeless = (
    Add | Mul | Div | Least | Greatest | Round | Ln | Exp | Power | Compare | Not
)
Strict = _Timeless | Days
"""The operators that give no value unless every operand has one."""


def operate(
    operator: Strict, operands: Sequence[Computed], calendar: Calendar | None = None
) -> Computed:
    """Return what ``operator`` makes of its ``operands``, in the order of writing.

    Working days are those of ``calendar``; without one they are 未报.
    """
    absence = absence_among(operands)
    if absence is not None:
        return absence
    if isinstance(operator, Days):
        return _days(operator, present(operands), calendar)
    return _apply(operator, present(operands))


def _apply(operator: _Timeless, operands: Sequence[Present | Real]) -> Computed:
    match operator:
        case Add():
            return added([number(operand) for operand in operands])
        case Mul():
            return multiplied([number(operand) for operand in operands])
        case Div():
            return _if_any(divided(*map(number, operands)))
        case Ln():
            return _if_any(ln(number(operands[0])))
        case Exp():
            return _if_any(exp(number(operands[0])))
        case Power(exponent=exponent):
            return _if_any(power(number(operands[0]), exponent))
        case Least():
            return min(operands, key=position, default=Absence.NOT_APPLICABLE)
        case Greatest():
            return max(operands, key=position, default=Absence.NOT_APPLICABLE)
        case Round(step=step, mode=mode):
            return rounded(number(operands[0]), step, mode)
        case Compare(comparison=comparison):
            return holds(operands[0], comparison, operands[1])
        case Not():
            return not operands[0]


def _if_any(number: Number | None) -> Computed:
    """Return the number; where there is none, the question does not arise."""
    return Absence.NOT_APPLICABLE if number is None else number


def _days(
    operator: Days, operands: Sequence[Present | Real], calendar: Calendar | None
) -> Computed:
    start, end = map(_day, operands)
    if not operator.working:
        return Fraction((end - start).days)
    days = None if calendar is None else calendar.working_days(start, end)
    return Absence.NOT_REPORTED if days is None else Fraction(days)


def _day(value: Present | Real) -> dt.date:
    assert isinstance(value, dt.date), "days are counted between days"
    return value
