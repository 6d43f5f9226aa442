"""Bounds around a real: interval arithmetic at any precision.

The one module that knows mpmath, and it is imported only where there is a real.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache, reduce
from operator import add, mul
from typing import Any

from mpmath import MPIntervalContext, libmp

from guiju.engine.real import Making, Number, Real

_Enclosure = Any
"""mpmath's own interval type; the library declares no types."""


class _TooCoarseError(Exception):
    """At this precision it is not seen that there is such a number at all."""


def enclose(number: Real, bits: int) -> tuple[Fraction, Fraction] | None:
    """Return bounds around ``number``, computed with so many binary digits.

    None where they are no bounds yet: while zero lies between those of a divisor.
    """
    try:
        enclosure = _enclosed(number, bits)
    except _TooCoarseError:
        return None
    low, high = map(libmp.to_rational, enclosure._mpi_)
    return Fraction(*low), Fraction(*high)


@cache
def _context(bits: int) -> Any:  # noqa: ANN401 - see _Enclosure
    """Return a context of our own: nobody else can change its precision."""
    context = MPIntervalContext()
    context.prec = bits
    return context


@cache
def _margin(bits: int) -> _Enclosure:
    """Return a factor that makes an interval wider by some units in the last place.

    mpmath rounds logarithms and exponentials from an approximation that is good but
    not proved; this is more than it can be wrong by.
    """
    context = _context(bits)
    return 1 + context.mpf([-8, 8]) * context.eps


def _enclosed(number: Number, bits: int) -> _Enclosure:
    if isinstance(number, Fraction):
        whole = _context(bits).mpf
        return whole(number.numerator) / whole(number.denominator)
    if bits not in number.enclosures:
        operands = [_enclosed(operand, bits) for operand in number.operands]
        number.enclosures[bits] = _made(number, operands, bits)
    return number.enclosures[bits]


def _made(number: Real, operands: Sequence[_Enclosure], bits: int) -> _Enclosure:
    first = operands[0]
    match number.making:
        case Making.SUM:
            return reduce(add, operands)
        case Making.PRODUCT:
            return reduce(mul, operands)
        case Making.QUOTIENT:
            return first / _apart_from_zero(operands[1])
        case Making.LN:
            return _context(bits).ln(_above_zero(first)) * _margin(bits)
        case Making.EXP:
            return _context(bits).exp(first) * _margin(bits)
        case Making.POWER:
            return _raised(first, number.exponent, bits)


def _raised(base: _Enclosure, exponent: Fraction, bits: int) -> _Enclosure:
    """Return the power; of a negative base, which has an odd root, by its sign."""
    if _apart_from_zero(base).b < 0:
        sign = -1 if exponent.numerator % 2 else 1
        return sign * _raised(-base, exponent, bits)
    context = _context(bits)
    scaled = context.ln(base) * _margin(bits) * _enclosed(exponent, bits)
    return context.exp(scaled) * _margin(bits)


def _above_zero(enclosure: _Enclosure) -> _Enclosure:
    if not enclosure.a > 0:
        raise _TooCoarseError
    return enclosure


def _apart_from_zero(enclosure: _Enclosure) -> _Enclosure:
    if not (enclosure.a > 0 or enclosure.b < 0):
        raise _TooCoarseError
    return enclosure
