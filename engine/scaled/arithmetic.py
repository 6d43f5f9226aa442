"""Arithmetic on figures: what happens to denominators, divisors and absences.

Sums, comparisons and choices bring figures to one denominator. A divisor, which comes
from dividing by data, is multiplied out only where it must be, and is gone after the
next rounding.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import reduce
from math import gcd, lcm, prod

import attrs

from guiju.engine.expr import Comparison
from guiju.engine.interval import Interval, point, total
from guiju.engine.number import Rounding, round_to
from guiju.engine.scaled.bounds import largest, multiple
from guiju.engine.scaled.extent import whole
from guiju.engine.scaled.figure import Figure
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import Index, Kind

_ZERO, _ONE = Fraction(0), Fraction(1)


def constant(here: Here, value: Fraction) -> Figure:
    """Return a number that the rulebook writes."""
    return Figure(
        kind=Kind.NUMBER,
        column=here.number(value.numerator),
        denominator=value.denominator,
        range=point(value),
    )


def absent(here: Here, code: int) -> Figure:
    """Return a figure that is always absent in the way that ``code`` stands for."""
    column = here.number(0)
    lane = here.number(code)
    return Figure(kind=Kind.NOTHING, column=column, absence=lane, range=point(_ZERO))


def lacking(here: Here, *figures: Figure) -> Index | None:
    """Return the absence of what needs all ``figures``; None if there is none."""
    lanes = [f.absence for f in figures if f.absence is not None]
    return or_none(here, here.largest(*lanes)) if lanes else None


def with_absence(here: Here, figure: Figure, absence: Index | None) -> Figure:
    """Return ``figure``, absent as ``absence`` says."""
    lane = None if absence is None else or_none(here, absence)
    return figure if lane == figure.absence else attrs.evolve(figure, absence=lane)


def added(here: Here, terms: Sequence[Figure]) -> Figure:
    """Return the sum."""
    columns, denominator, divisor = brought_together(here, terms)
    found = here.weighted(*((1, column) for column in columns))
    return _reduced(
        here,
        Figure(
            kind=Kind.NUMBER,
            column=found,
            denominator=denominator,
            divisor=divisor,
            absence=lacking(here, *terms),
            range=total([term.range for term in terms]),
        ),
    )


def multiplied(here: Here, factors: Sequence[Figure]) -> Figure:
    """Return the product."""
    divisors = [f.divisor for f in factors if f.divisor is not None]
    ranges = [factor.range for factor in factors]
    return _reduced(
        here,
        Figure(
            kind=Kind.NUMBER,
            column=here.product(*(factor.column for factor in factors)),
            denominator=prod(factor.denominator for factor in factors),
            divisor=here.product(*divisors) if divisors else None,
            absence=lacking(here, *factors),
            range=reduce(Interval.__mul__, ranges) if ranges else point(_ONE),
        ),
    )


def divided(here: Here, dividend: Figure, divisor: Figure) -> Figure:
    """Return the quotient; by zero it is 不适用."""
    over, under = _signed(here, dividend, divisor)
    is_zero = here.equals(under, 0)
    lanes = [f.absence for f in (dividend, divisor) if f.absence is not None]
    scale = Fraction(divisor.denominator, dividend.denominator)
    inverse = divisor.range.inverse()
    below = here.largest(under, here.number(1))
    return _reduced(
        here,
        Figure(
            kind=Kind.NUMBER,
            column=here.weighted((scale.numerator, over)),
            denominator=scale.denominator,
            divisor=here.product(below, *_given(dividend.divisor)),
            absence=or_none(here, here.largest(is_zero, *lanes)),
            range=dividend.range * (inverse or point(_ZERO)),
        ),
    )


def rounded(here: Here, value: Figure, step: Fraction, mode: Rounding) -> Figure:
    """Return the multiple of ``step`` that ``mode`` chooses: back on a lattice."""
    ratio = 1 / (value.denominator * step)
    low, high = (
        None if end is None else round_to(end, step, mode)
        for end in (value.range.low, value.range.high)
    )
    within = Interval(low, high)
    over = here.weighted((ratio.numerator, value.column))
    under = here.product(here.number(ratio.denominator), *_given(value.divisor))
    # Under an absence there may be any number, so its range is no bound there.
    known = None if value.absence is not None else whole(within.times(1 / step))
    steps = here.quotient(over, under, mode, known)
    return attrs.evolve(
        value,
        column=here.weighted((step.numerator, steps)),
        denominator=step.denominator,
        divisor=None,
        range=within,
    )


def bounded(here: Here, values: Sequence[Figure], *, least: bool) -> Figure:
    """Return the least or the greatest of ``values``."""
    columns, denominator, divisor = brought_together(here, values)
    ranges = [value.range for value in values]
    return _reduced(
        here,
        Figure(
            kind=kind_of(*values),
            column=here.smallest(*columns) if least else here.largest(*columns),
            denominator=denominator,
            divisor=divisor,
            absence=lacking(here, *values),
            range=reduce(Interval.least if least else Interval.greatest, ranges),
            labels=labels_of(*values),
        ),
    )


def compared(here: Here, left: Figure, comparison: Comparison, right: Figure) -> Figure:
    """Return whether ``left`` stands to ``right`` as is said."""
    (one, another), _, _ = brought_together(here, (left, right))
    column = here.compared(one, comparison, another)
    return truth(here, column, lacking(here, left, right))


def truth(here: Here, column: Index, absence: Index | None = None) -> Figure:
    """Return a truth from a column of 0 and 1."""
    within = here.bounds(column).over(1)
    return Figure(kind=Kind.TRUTH, column=column, absence=absence, range=within)


def brought_together(
    here: Here, figures: Sequence[Figure]
) -> tuple[list[Index], int, Index | None]:
    """Return the columns of ``figures`` over one denominator and one divisor."""
    figures = _on_one_lattice(here, figures)
    denominator = lcm(*[figure.denominator for figure in figures])
    columns = [
        here.weighted((denominator // figure.denominator, figure.column))
        for figure in figures
    ]
    divisors = _divisors(figures)
    if not divisors:
        return columns, denominator, None
    for nth, figure in enumerate(figures):
        others = (one for one in divisors if one != figure.divisor)
        columns[nth] = here.product(columns[nth], *others)
    return columns, denominator, here.product(*divisors)


def settled(here: Here, figure: Figure) -> Figure | None:
    """Return ``figure`` without a divisor, on the lattice of all possible ones.

    None where they are too many to have a common multiple of sensible size.
    """
    if figure.divisor is None:
        return figure
    common = multiple(here.bounds(figure.divisor))
    if common is None:
        return None
    factor = here.quotient(here.number(common), figure.divisor)
    return attrs.evolve(
        figure,
        column=here.product(figure.column, factor),
        denominator=figure.denominator * common,
        divisor=None,
    )


def order_key(here: Here, figure: Figure) -> Index | None:
    """Return whole numbers that stand in the order of the values of ``figure``.

    Two fractions with divisors up to Q differ by 1/Q² at least, so that Q² times them,
    brought down to whole numbers, are different too. None if Q is not known.
    """
    if figure.divisor is None:
        return figure.column
    most = largest(here.bounds(figure.divisor))
    if most is None:
        return None
    finer = here.weighted((most * most, figure.column))
    return here.quotient(finer, figure.divisor)


def kind_of(*figures: Figure) -> Kind:
    """Return what the figures are, those that are never there left out."""
    kinds = (f.kind for f in figures if f.kind is not Kind.NOTHING)
    return next(kinds, Kind.NOTHING)


def labels_of(*figures: Figure) -> tuple[tuple[int, str], ...]:
    """Return the labels of all grades among ``figures``."""
    return tuple(dict.fromkeys(label for figure in figures for label in figure.labels))


def _on_one_lattice(here: Here, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures without divisors, where that makes smaller numbers."""
    divisors = _divisors(figures)
    if len(divisors) <= 1:
        return figures
    sizes = [largest(here.bounds(divisor)) for divisor in divisors]
    free = [settled(here, figure) for figure in figures]
    found = [figure for figure in free if figure is not None]
    if len(found) < len(figures) or None in sizes:
        return figures
    common = lcm(*(one.denominator for one in found))
    plain = lcm(*(one.denominator for one in figures))
    product = prod(size for size in sizes if size is not None)
    return found if common // plain <= product else figures


def _reduced(here: Here, figure: Figure) -> Figure:
    """Return the figure on a coarser lattice, where all its numbers share a factor."""
    common = gcd(here.made.factor(figure.column), figure.denominator)
    if common == 1:
        return figure
    return attrs.evolve(
        figure,
        column=here.made.over(figure.column, common),
        denominator=figure.denominator // common,
    )


def _signed(here: Here, dividend: Figure, divisor: Figure) -> tuple[Index, Index]:
    """Return both columns, the second not below zero."""
    over = here.product(dividend.column, *_given(divisor.divisor))
    under = divisor.column
    low = here.bounds(under).low
    if low is not None and low >= 0:
        return over, under
    negative = here.compared(under, Comparison.LESS, here.number(0))
    sign = here.weighted((-2, negative), constant=1)
    return here.product(sign, over), here.product(sign, under)


def or_none(here: Here, absence: Index) -> Index | None:
    """Return None for an absence that never is."""
    return None if here.made.value(absence) == 0 else absence


def _divisors(figures: Sequence[Figure]) -> Collection[Index]:
    """Return the divisors of ``figures``, each once."""
    return dict.fromkeys(f.divisor for f in figures if f.divisor is not None)


def _given(*columns: Index | None) -> tuple[Index, ...]:
    return tuple(column for column in columns if column is not None)
