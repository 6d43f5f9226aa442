"""Exact numbers: reading, writing and rounding decimals without a float on the way."""

import re
from enum import Enum
from fractions import Fraction

_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LONGEST = 400
"""Longer digit strings are refused: they are not a figure that somebody reported."""


class Rounding(Enum):
    """How a figure is brought to a step. Every mode is named in the rulebook."""

    HALF_UP = "half_up"
    """四舍五入: a half goes away from zero."""
    HALF_EVEN = "half_even"
    """四舍六入五成双 (GB/T 8170): a half goes to the even neighbour."""
    DOWN = "down"
    """舍去: towards zero."""
    UP = "up"
    """进一: away from zero."""


def parse_decimal(text: str) -> Fraction | None:
    """Return the exact value of a written decimal, or None when it is not one.

    Thousands may be grouped by commas (``1,234.5``); a float never takes part.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    return Fraction(text) if _DECIMAL.fullmatch(text) else None


def show(value: Fraction) -> str:
    """Return ``value`` in its exact decimal form, or as ``p/q`` where none exists."""
    twos, rest = _strip(value.denominator, 2)
    fives, rest = _strip(rest, 5)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return fixed(value, max(twos, fives))


def fixed(value: Fraction, places: int) -> str:
    """Return ``value`` with exactly ``places`` decimals. It must fit in them."""
    scaled, left = divmod(abs(value.numerator) * 10**places, value.denominator)
    assert not left, "round before printing"
    digits = str(scaled).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{sign}{whole}.{decimals}" if places else f"{sign}{whole}"


def round_to(value: Fraction, step: Fraction, mode: Rounding) -> Fraction:
    """Return the multiple of ``step``, a positive number, that ``mode`` chooses."""
    steps = abs(value) / step
    whole, rest = divmod(steps.numerator, steps.denominator)
    if _goes_up(whole, Fraction(rest, steps.denominator), mode):
        whole += 1
    return (whole if value >= 0 else -whole) * step


def _goes_up(whole: int, rest: Fraction, mode: Rounding) -> bool:
    half = Fraction(1, 2)
    match mode:
        case Rounding.HALF_UP:
            return rest >= half
        case Rounding.HALF_EVEN:
            return rest > half or (rest == half and whole % 2 == 1)
        case Rounding.DOWN:
            return False
        case Rounding.UP:
            return rest > 0


def _strip(number: int, prime: int) -> tuple[int, int]:
    count = 0
    while number % prime == 0:
        number //= prime
        count += 1
    return count, number
