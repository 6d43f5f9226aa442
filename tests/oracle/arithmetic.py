"""Arithmetic on whole numbers: sums over one denominator, rounding by division.

A number beyond fractions is a decimal of so many digits that everything a scheme can
ask for lies far inside. Two numbers that agree to a hundred decimals are equal.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import lcm

from guiju.engine.interval import Interval
from guiju.engine.number import Rounding
from guiju.engine.value import Absence, Value

DIGITS = Context(prec=700, rounding=ROUND_HALF_EVEN)
CLOSE = 100
"""So many decimals are looked at."""
SHOWN = 40
"""So many decimals of a number beyond fractions are shown."""
FARTHEST = 1000
"""Beyond this an exponential has no answer."""

Number = Fraction | Decimal
Found = Value | Decimal
"""What the oracle may find while it works; it never says a decimal."""


def number(value: Found) -> Number:
    """Return ``value``, which has to be a number."""
    assert isinstance(value, Fraction | Decimal), value
    return value


def looked_at(value: Number) -> Fraction:
    """Return the number as far as it is looked at."""
    if isinstance(value, Fraction):
        return value
    return Fraction(DIGITS.quantize(value, Decimal(1).scaleb(-CLOSE)))


def shown(found: Found) -> Value:
    """Return a value that can be said."""
    if isinstance(found, Decimal):
        return Fraction(DIGITS.quantize(found, Decimal(1).scaleb(-SHOWN)))
    return found


def added(values: Sequence[Found]) -> Number:
    """Return the sum, every term brought to the common denominator."""
    terms = _fractions(values)
    if terms is None:
        total = Decimal(0)
        for value in values:
            total = DIGITS.add(total, _decimal(value))
        return total
    common = lcm(*(term.denominator for term in terms))
    whole = sum(term.numerator * (common // term.denominator) for term in terms)
    return Fraction(whole, common)


def multiplied(values: Sequence[Found]) -> Number:
    """Return the product, numerators and denominators apart."""
    factors = _fractions(values)
    if factors is None:
        product = Decimal(1)
        for value in values:
            product = DIGITS.multiply(product, _decimal(value))
        return product
    above, below = 1, 1
    for factor in factors:
        above *= factor.numerator
        below *= factor.denominator
    return Fraction(above, below)


def divided(dividend: Found, divisor: Found) -> Found:
    """Return the quotient; without a divisor there is none."""
    if looked_at(number(divisor)) == 0:
        return Absence.NOT_APPLICABLE
    if isinstance(dividend, Fraction) and isinstance(divisor, Fraction):
        below = dividend.denominator * divisor.numerator
        return Fraction(dividend.numerator * divisor.denominator, below)
    return DIGITS.divide(_decimal(dividend), _decimal(divisor))


def logarithm(value: Found) -> Found:
    """Return the natural logarithm; only of what is above zero."""
    if looked_at(number(value)) <= 0:
        return Absence.NOT_APPLICABLE
    return DIGITS.ln(_decimal(value))


def exponential(value: Found) -> Found:
    """Return e to the power of ``value``, which may not be far from zero."""
    if abs(looked_at(number(value))) > FARTHEST:
        return Absence.NOT_APPLICABLE
    return DIGITS.exp(_decimal(value))


def raised(base: Found, exponent: Fraction) -> Found:
    """Return the power: a whole one by multiplying, any other by the logarithm."""
    seen = looked_at(number(base))
    if exponent == 0:
        return Fraction(1)
    if seen == 0:
        return Fraction(0) if exponent > 0 else Absence.NOT_APPLICABLE
    if exponent.denominator == 1:
        product = multiplied([base] * abs(exponent.numerator))
        return product if exponent > 0 else divided(Fraction(1), product)
    if seen < 0 and exponent.denominator % 2 == 0:
        return Absence.NOT_APPLICABLE
    log = DIGITS.ln(DIGITS.abs(_decimal(base)))
    size = DIGITS.exp(DIGITS.multiply(log, _decimal(exponent)))
    turns = seen < 0 and exponent.numerator % 2 == 1
    return DIGITS.minus(size) if turns else size


def rounded(value: Found, step: Fraction, mode: Rounding) -> Fraction:
    """Return the multiple of ``step`` that ``mode`` picks, by whole numbers alone."""
    exact = looked_at(number(value))
    above = abs(exact.numerator) * step.denominator
    below = exact.denominator * step.numerator
    steps = {
        Rounding.DOWN: above // below,
        Rounding.UP: -(-above // below),
        Rounding.HALF_UP: (2 * above + below) // (2 * below),
        Rounding.HALF_EVEN: _to_even(above, below),
    }[mode]
    return (-steps if exact < 0 else steps) * step


def lies_in(interval: Interval, found: Found) -> bool:
    """Whether a number lies between the bounds that there are."""
    value = looked_at(number(found))
    if interval.low is not None:
        if value < interval.low:
            return False
        if value == interval.low and not interval.low_included:
            return False
    if interval.high is not None:
        if value > interval.high:
            return False
        if value == interval.high and not interval.high_included:
            return False
    return True


def _fractions(values: Sequence[Found]) -> Sequence[Fraction] | None:
    numbers = [number(value) for value in values]
    found = [each for each in numbers if isinstance(each, Fraction)]
    return found if len(found) == len(numbers) else None


def _decimal(value: Found) -> Decimal:
    exact = number(value)
    if isinstance(exact, Decimal):
        return exact
    return DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _to_even(above: int, below: int) -> int:
    """Return the nearest whole number; halfway between two of them, the even one."""
    low = above // below
    to_low, to_high = above - low * below, (low + 1) * below - above
    if to_low == to_high:
        return low if low % 2 == 0 else low + 1
    return low if to_low < to_high else low + 1
