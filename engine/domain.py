"""For which numbers a logarithm, an exponential or a power has an answer at all."""

from fractions import Fraction

from guiju.engine.expr import Exp, Ln, Power
from guiju.engine.interval import Interval, around
from guiju.engine.real import FARTHEST

Limited = Ln | Exp | Power
"""The operators that have no answer for some numbers, beside a quotient."""

_ZERO = Fraction(0)
_ABOVE_ZERO = Interval(_ZERO, low_included=False)
_BELOW_ZERO = Interval(high=_ZERO, high_included=False)


def domain(operator: Limited) -> tuple[Interval, ...]:
    """Return the numbers that ``operator`` has an answer for, as pieces of the line."""
    match operator:
        case Ln():
            return (_ABOVE_ZERO,)
        case Exp():
            return (Interval(-FARTHEST, FARTHEST),)
        case Power(exponent=exponent):
            return _of_power(exponent)


def inside(operator: Limited, value: Interval) -> Interval | None:
    """Return the numbers of ``value`` that there is an answer for, None without any."""
    pieces = (value.meet(piece) for piece in domain(operator))
    return around(piece for piece in pieces if piece is not None)


def can_leave(operator: Limited, value: Interval) -> bool:
    """Whether there is no answer for some number of ``value``."""
    return not any(piece.covers(value) for piece in domain(operator))


def _of_power(exponent: Fraction) -> tuple[Interval, ...]:
    is_even_root = exponent.denominator % 2 == 0
    if exponent >= 0:
        return (Interval(_ZERO) if is_even_root else Interval(),)
    return (_ABOVE_ZERO,) if is_even_root else (_BELOW_ZERO, _ABOVE_ZERO)
