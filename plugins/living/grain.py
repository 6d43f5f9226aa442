"""How exactly a spreadsheet knows a number: the domain of the proof of exactness.

Spreadsheets compute with 53 binary digits, the engine with fractions. That both decide
alike (a tie rounded up, a bound reached, two units level) is proved, not hoped for. Of
every number three things are known before any data is there: how large it can be, how
far a spreadsheet can be off (``error``), and of which denominators it can be. Two
numbers n/a and m/b that differ do so by at least 1/(a·b); this is the ``gap``. Where

    error < 10^-k / 2.1    and    10^-k <= gap

a difference rounded to k places is zero exactly when the numbers are equal, and has the
right sign otherwise; and 10^-k / 2 added before a number is rounded lifts what should
be a tie to the far side of it, and nothing else over one.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import reduce
from math import inf, lcm

import attrs

ULP = 2.0**-53
"""One step of arithmetic is off by this part of its result at most."""
_EXACT = 2**53
_LONGEST = 10**60
"""Nothing is to be proved with denominators longer than this."""
USUAL = 9
"""So many places are kept where nothing asks for more or for fewer."""
_MOST_PLACES = 14
_MARGIN = 2.1
_MANY = 100
_STEPS = 8
"""A logarithm or a power is off by as much as so many steps."""


@attrs.frozen(kw_only=True)
class Grain:
    """What is known of a number.

    It is n / (common × d) for whole numbers n and d with d at most ``varying``; zero
    where no such bound is known, as of logarithms.
    """

    most: float = 1.0
    """No value is further from zero."""
    error: float = 0.0
    """No spreadsheet is further off."""
    common: int = 1
    varying: int = 1
    relative: float = ULP
    """No spreadsheet is off by a larger part of the value; without end if unknown."""
    is_nearest: bool = True
    """Whether the cell holds the binary number nearest to the value."""
    is_positive: bool = False
    """Whether no value is below zero."""
    value: Fraction | None = None
    """The only value there is, whatever is reported."""

    @property
    def denominator(self) -> int | None:
        """The largest denominator, None where none is known."""
        longest = self.common * self.varying
        return longest if 0 < longest < _LONGEST else None

    def within(self, most: float, *, is_positive: bool) -> "Grain":
        """Return the same, known to go no further than ``most``."""
        most = min(most, self.most)
        error = min(self.error, _by(self.relative, most))
        return attrs.evolve(self, most=most, error=error, is_positive=is_positive)


WHOLE = Grain()
"""Truth, and everything else that is zero or one."""


def of_number(value: Fraction) -> Grain:
    """Return what is known of a number that the rulebook writes."""
    most = as_float(abs(value))
    return Grain(
        most=most,
        error=_off(most, value.denominator),
        common=value.denominator,
        is_positive=value >= 0,
        value=value,
    )


def decimal(most: float, common: int) -> Grain:
    """Return what is known of a figure with denominator ``common``, as typed in."""
    return Grain(most=most, error=_off(most, common), common=common)


def joined(grains: Sequence[Grain]) -> Grain:
    """Return what is known of any one of them, chosen."""
    return reduce(_either, grains, Grain(most=0.0))


def added(grains: Sequence[Grain]) -> Grain:
    """Return what is known of the sum."""
    most = sum(each.most for each in grains)
    steps = max(len(grains) - 1, 0)
    known = [each.value for each in grains if each.value is not None]
    positive = all(each.is_positive for each in grains)
    largest = max((each.relative for each in grains), default=0.0)
    common = _common(each.common for each in grains)
    varying = _times(each.varying for each in grains)
    every = lcm(
        *range(1, max((each.varying for each in grains), default=1) + 1)[:_MANY]
    )
    if varying > every and all(0 < each.varying <= _MANY for each in grains):
        # Denominators up to so many have one multiple, however many terms there are.
        common, varying = common * every, 1
    return _made(
        value=sum(known, Fraction(0)) if len(known) == len(grains) else None,
        relative=largest + steps * ULP if positive else inf,
        most=most,
        error=sum(each.error for each in grains) + steps * ULP * most,
        common=common,
        varying=varying,
        exact=all(each.error == 0 for each in grains),
    )


def multiplied(grains: Sequence[Grain]) -> Grain:
    """Return what is known of the product."""
    return reduce(_product, grains, of_number(Fraction(1)))


def divided(dividend: Grain, divisor: Grain, least: float) -> Grain:
    """Return what is known of the quotient by numbers at least ``least`` from zero."""
    if divisor.value:
        return _product(dividend, of_number(1 / divisor.value))
    numerator = divisor.most * divisor.common * divisor.varying
    known = divisor.varying > 0 and numerator < _LONGEST
    least = max(least - divisor.error, 0.0)
    most = dividend.most / least if least else inf
    off = (dividend.error + most * divisor.error) / least if least else inf
    relative = dividend.relative + divisor.relative + ULP
    return _made(
        relative=relative,
        most=most,
        error=min(off + ULP * most, _by(relative, most)),
        common=dividend.common,
        varying=dividend.varying * int(numerator + 1) if known else 0,
        exact=False,
    )


def averaged(grain: Grain, count: int, *, counted: bool) -> Grain:
    """Return what is known of a sum over ``count``, or over as many as there are."""
    return _made(
        relative=grain.relative + ULP,
        most=grain.most,
        error=grain.error + ULP * grain.most,
        common=grain.common * (1 if counted else max(count, 1)),
        varying=grain.varying * (max(count, 1) if counted else 1),
        exact=False,
    )


def stepped(value: Grain, step: Fraction) -> Grain:
    """Return what is known of multiples of ``step`` near ``value``."""
    return decimal(value.most + as_float(step), step.denominator)


def unknown(most: float, error: float, relative: float = inf) -> Grain:
    """Return what is known of a number that is no fraction."""
    return Grain(
        most=most,
        error=error + _STEPS * ULP * most,
        varying=0,
        relative=relative + _STEPS * ULP,
        is_nearest=False,
    )


def least_of(grain: Grain) -> float:
    """Return how near to zero a number other than zero can come."""
    return 1 / grain.denominator if grain.denominator else 0.0


@attrs.frozen(kw_only=True)
class Decision:
    """Something that depends on which side of a bound a number lies.

    ``gap`` is how near to the bound a number can come without lying on it, zero where
    nobody knows; ``is_plain`` says that the cells may be compared as they are.
    """

    gap: float
    error: float
    is_plain: bool = False

    def also(self, other: "Decision") -> "Decision":
        """Return the decision that is good for both."""
        return Decision(
            gap=min(self.gap, other.gap),
            error=max(self.error, other.error),
            is_plain=self.is_plain and other.is_plain,
        )

    @property
    def places(self) -> int:
        """To how many places a difference is to be rounded."""
        fits = [k for k in range(_MOST_PLACES + 1) if self._fits(k)]
        if fits:
            return min(fits, key=lambda places: abs(places - USUAL))
        quiet = [k for k in range(_MOST_PLACES) if 8 * self.error < 10.0**-k]
        return min(max(quiet, default=0), _MOST_PLACES - 2)

    @property
    def is_proved(self) -> bool:
        """Whether these places decide rightly, whatever the figures are."""
        return self.is_plain or self._fits(self.places)

    def _fits(self, places: int) -> bool:
        return _MARGIN * self.error < 10.0**-places <= self.gap


def between(left: Grain, right: Grain) -> Decision:
    """Return what it takes to tell two numbers apart."""
    error = left.error + right.error
    gap = gap_of(left, right)
    larger = max(left.most, right.most)
    plain = left.is_nearest and right.is_nearest and gap > 16 * ULP * larger
    return Decision(gap=gap, error=error + ULP * larger, is_plain=plain)


def gap_of(left: Grain, right: Grain) -> float:
    """Return by how much two different numbers differ at least, zero if unknown."""
    shared = lcm(left.common, right.common) * left.varying * right.varying
    return 1 / shared if 0 < shared < _LONGEST else 0.0


def as_float(value: Fraction) -> float:
    """Return ``value`` as a spreadsheet holds it; without end where it is too large."""
    try:
        return float(value)
    except OverflowError:
        return inf


def _either(one: Grain, other: Grain) -> Grain:
    known = one.varying and other.varying
    return Grain(
        most=max(one.most, other.most),
        error=max(one.error, other.error),
        common=_common((one.common, other.common)),
        varying=max(one.varying, other.varying) if known else 0,
        relative=max(one.relative, other.relative),
        is_nearest=one.is_nearest and other.is_nearest,
    )


def _product(one: Grain, other: Grain) -> Grain:
    most = _by(one.most, other.most)
    off = _by(one.most, other.error) + _by(other.most, one.error)
    value = None
    if one.value is not None and other.value is not None:
        value = one.value * other.value
    return _made(
        value=value,
        relative=one.relative + other.relative + ULP,
        most=most,
        error=off + one.error * other.error + ULP * most,
        common=one.common * other.common,
        varying=one.varying * other.varying,
        exact=one.error == other.error == 0,
    )


def _made(  # noqa: PLR0913 - all that is known of a number
    *,
    most: float,
    error: float,
    common: int,
    varying: int,
    exact: bool,
    relative: float,
    value: Fraction | None = None,
) -> Grain:
    """Return the grain of a result; whole numbers of whole numbers are exact."""
    longest = common * varying
    if longest >= _LONGEST:
        return unknown(most, error, relative)
    whole = exact and longest == 1 and most < _EXACT
    return Grain(
        most=most,
        error=0.0 if whole else error,
        common=common,
        varying=varying,
        relative=relative,
        is_nearest=whole,
        value=value,
    )


def _off(most: float, common: int) -> float:
    return 0.0 if common == 1 and most < _EXACT else ULP * most


def _by(one: float, other: float) -> float:
    return one * other if one and other else 0.0


def _common(numbers: Iterable[int]) -> int:
    found = lcm(*numbers)
    return min(_LONGEST, found)


def _times(numbers: Iterable[int]) -> int:
    return reduce(lambda one, other: min(one * other, _LONGEST), numbers, 1)
