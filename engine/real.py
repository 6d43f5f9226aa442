"""Numbers beyond fractions: logarithms, powers and roots, as exact as one asks.

A ``Real`` remembers how it was made and never what it is: it can be enclosed as closely
as wanted (``enclose``), and so be compared and rounded. What can be said by a fraction
is one from the start (ln 1, the root of a square), so that a real hardly ever meets a
tie. Reals exist only inside a ``Round``; no value of a result is one.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from math import lcm, prod
from typing import TypeGuard

import attrs

from guiju.engine.number import Rounding, round_to
from guiju.engine.record import Shown
from guiju.engine.value import Value

MOST_BITS = 4096
"""Numbers that agree to so many binary digits, some 1,200 decimal ones, are equal."""

FARTHEST = Fraction(1000)
"""``exp`` takes numbers up to this far from zero: its result has 435 digits there."""

_FEWEST_BITS = 64
_WRITTEN = Fraction(1, 10**40)


class Making(Enum):
    """How a real was made of its operands."""

    SUM = "sum"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    LN = "ln"
    EXP = "exp"
    POWER = "power"


@attrs.frozen(eq=False, repr=False)
class Real(Shown):
    """A number that no fraction was found for, and how it was made.

    Whoever makes one has seen that there is such a number: no divisor is zero, no
    logarithm is of a negative number. Comparing looks as closely as it must; numbers
    that agree to ``MOST_BITS`` are equal.
    """

    making: Making
    operands: tuple["Number", ...]
    exponent: Fraction = Fraction(1)
    enclosures: dict[int, object] = attrs.field(factory=dict, init=False, repr=False)
    """What ``enclose`` found, by bits: a member of a population is read often."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fraction | Real):
            return NotImplemented
        return self is other or not _difference(self, other)

    def __lt__(self, other: "Number") -> bool:
        return _difference(self, other) < 0

    def __le__(self, other: "Number") -> bool:
        return _difference(self, other) <= 0

    def __gt__(self, other: "Number") -> bool:
        return _difference(self, other) > 0

    def __ge__(self, other: "Number") -> bool:
        return _difference(self, other) >= 0

    def __neg__(self) -> "Number":
        return multiplied([Fraction(-1), self])

    def __hash__(self) -> int:
        raise TypeError(self)  # equal reals can be made in different ways


Number = Fraction | Real
Computed = Value | Real
"""What an expression is while it is computed. Only a ``Round`` may hold a real."""


def added(numbers: Sequence[Number]) -> Number:
    """Return the sum."""
    if not _are_fractions(numbers):
        exact = added([each for each in numbers if isinstance(each, Fraction)])
        reals = (each for each in numbers if isinstance(each, Real))
        return Real(Making.SUM, (exact, *reals))
    return summed(numbers)


def summed(fractions: Sequence[Fraction]) -> Fraction:
    """Return the sum; all are brought to one denominator, and reduced once."""
    common = lcm(*[each.denominator for each in fractions])
    parts = [each.numerator * (common // each.denominator) for each in fractions]
    return Fraction(sum(parts), common)


def multiplied(numbers: Sequence[Number]) -> Number:
    """Return the product."""
    if _are_fractions(numbers):
        return prod(numbers, start=Fraction(1))
    exact = prod((n for n in numbers if isinstance(n, Fraction)), start=Fraction(1))
    reals = (each for each in numbers if isinstance(each, Real))
    return Real(Making.PRODUCT, (exact, *reals)) if exact else exact


def divided(dividend: Number, divisor: Number) -> Number | None:
    """Return the quotient, None where nothing is divided by."""
    if isinstance(dividend, Fraction) and isinstance(divisor, Fraction):
        return dividend / divisor if divisor else None
    if not _sign(divisor):
        return None
    return Real(Making.QUOTIENT, (dividend, divisor)) if _sign(dividend) else Fraction()


def ln(number: Number) -> Number | None:
    """Return the natural logarithm, None for what is not above zero."""
    if isinstance(number, Real) and number.making is Making.EXP:
        return number.operands[0]
    if _sign(number) <= 0:
        return None
    return Fraction(0) if number == Fraction(1) else Real(Making.LN, (number,))


def exp(number: Number) -> Number | None:
    """Return e to the power of ``number``, None beyond ``FARTHEST``."""
    if number > FARTHEST or number < -FARTHEST:
        return None
    if isinstance(number, Real) and number.making is Making.LN:
        return number.operands[0]
    return Real(Making.EXP, (number,)) if _sign(number) else Fraction(1)


def power(base: Number, exponent: Fraction) -> Number | None:
    """Return ``base`` to the power of ``exponent``, None where there is no answer."""
    sign = _sign(base)
    if not exponent:
        return Fraction(1)
    if not sign:
        return Fraction(0) if exponent > 0 else None
    if sign < 0 and not exponent.denominator % 2:
        return None
    root = _root(base, exponent.denominator) if isinstance(base, Fraction) else None
    if root is None:
        return Real(Making.POWER, (base,), exponent)
    return Fraction(root**exponent.numerator)


def rounded(number: Number, step: Fraction, mode: Rounding) -> Fraction:
    """Return the multiple of ``step`` that ``mode`` chooses.

    A real that cannot be told from a tie in ``MOST_BITS`` is taken for the tie itself.
    """
    if isinstance(number, Fraction):
        return round_to(number, step, mode)
    low = Fraction(0)
    for low, high in _closer_and_closer(number):
        below, above = round_to(low, step, mode), round_to(high, step, mode)
        if below == above:
            return below
    tie = round_to(low, step / 2, Rounding.HALF_EVEN)
    return round_to(tie, step, mode)


def written(computed: Computed) -> Value:
    """Return a value that can be shown: a real is given to forty decimals."""
    if isinstance(computed, Real):
        return rounded(computed, _WRITTEN, Rounding.HALF_EVEN)
    return computed


def bounds(number: Number) -> tuple[Fraction, Fraction]:
    """Return fractions right below and above; twice the number itself if it is one."""
    if isinstance(number, Fraction):
        return number, number
    return next(_closer_and_closer(number))


def _difference(one: Number, another: Number) -> int:
    """Return the sign of ``one`` without ``another``."""
    return _sign(added([one, multiplied([Fraction(-1), another])]))


def _sign(number: Number) -> int:
    if isinstance(number, Fraction):
        return (number > 0) - (number < 0)
    for low, high in _closer_and_closer(number):
        if low > 0 or high < 0:
            return 1 if low > 0 else -1
    return 0


def _closer_and_closer(number: Real) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield bounds around ``number``, each with twice the digits of the one before."""
    from guiju.engine.enclose import enclose  # noqa: PLC0415 - few plans need mpmath

    bits = _FEWEST_BITS
    while bits <= MOST_BITS:
        bounds = enclose(number, bits)
        if bounds is not None:
            yield bounds
        bits *= 2


def _are_fractions(numbers: Sequence[Number]) -> TypeGuard[Sequence[Fraction]]:
    return all(isinstance(number, Fraction) for number in numbers)


def _root(number: Fraction, degree: int) -> Fraction | None:
    """Return the root, with the sign of ``number``; None if it is no fraction."""
    above = _whole_root(abs(number.numerator), degree)
    below = _whole_root(number.denominator, degree)
    if above is None or below is None:
        return None
    return Fraction(above if number > 0 else -above, below)


def _whole_root(number: int, degree: int) -> int | None:
    """Return the whole number with that power, by halving where it can lie."""
    low, high = 0, 1 << -(-number.bit_length() // degree)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle - 1)
    return low if low**degree == number else None
