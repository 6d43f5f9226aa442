"""Conditions and choices: an operand that decides, and others that are not looked at.

All operands are computed for all rows, and the ones not looked at are passed over, with
their absences.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from guiju.engine.expr import Bands, Comparison
from guiju.engine.interval import Interval
from guiju.engine.scaled import exactly
from guiju.engine.scaled.arithmetic import (
    absent,
    compared,
    constant,
    kind_of,
    labels_of,
    truth,
    with_absence,
)
from guiju.engine.scaled.figure import Exact, Figure, Lowered
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import ABSENCES, Index
from guiju.engine.value import Absence

NOT_APPLICABLE = ABSENCES[Absence.NOT_APPLICABLE]
NOT_REPORTED = ABSENCES[Absence.NOT_REPORTED]


def choice(here: Here, condition: Index, then: Lowered, otherwise: Lowered) -> Lowered:
    """Return ``then`` where ``condition`` is 1, else ``otherwise``."""
    known = here.made.value(condition)
    if known is not None:
        return then if known else otherwise
    if isinstance(then, Exact) or isinstance(otherwise, Exact):
        one, other = exactly.lifted(here, then), exactly.lifted(here, otherwise)
        column = here.chosen(condition, one.column, other.column)
        return Exact(column=column, range=one.range.hull(other.range))
    denominator = lcm(then.denominator, otherwise.denominator)
    columns = (
        here.weighted((denominator // each.denominator, each.column))
        for each in (then, otherwise)
    )
    found = Figure(
        kind=kind_of(then, otherwise),
        column=here.chosen(condition, *columns),
        denominator=denominator,
        divisor=_lane(here, condition, (then.divisor, otherwise.divisor), 1),
        range=then.range.hull(otherwise.range),
        labels=labels_of(then, otherwise),
    )
    lane = _lane(here, condition, (then.absence, otherwise.absence), 0)
    return with_absence(here, found, lane)


def branch(here: Here, condition: Figure, then: Lowered, otherwise: Lowered) -> Lowered:
    """Return 若…则…否则: absent where the condition is, else what it chooses."""
    found = choice(here, condition.column, then, otherwise)
    return _unless_absent(here, condition, found)


def banded(
    here: Here,
    subject: Lowered,
    bands: Bands,
    values: Sequence[Lowered],
    otherwise: Lowered | None,
) -> Lowered:
    """Return the value of the first band that holds ``subject``."""
    found: Lowered = otherwise or absent(here, NOT_APPLICABLE)
    for band, value in reversed([*zip(bands.bands, values, strict=True)]):
        found = choice(here, inside(here, subject, band.interval), value, found)
    return _unless_absent(here, subject, found)


def inside(here: Here, subject: Lowered, interval: Interval) -> Index:
    """Return 1 where ``interval`` holds ``subject``, else 0."""
    above = Comparison.AT_LEAST if interval.low_included else Comparison.MORE
    below = Comparison.AT_MOST if interval.high_included else Comparison.LESS
    ends: tuple[tuple[Fraction | None, Comparison], ...] = (
        (interval.low, above),
        (interval.high, below),
    )
    held = [
        _compared(here, subject, comparison, end)
        for end, comparison in ends
        if end is not None
    ]
    return here.smallest(*held) if held else here.number(1)


def when_absent(
    here: Here,
    value: Lowered,
    not_reported: Lowered | None,
    not_applicable: Lowered | None,
) -> Lowered:
    """Return ``value``, or what is declared for each kind of absence."""
    lane = exactly.lacking(here, value)
    if lane is None:
        return value
    found = value
    policies = ((NOT_REPORTED, not_reported), (NOT_APPLICABLE, not_applicable))
    for code, policy in policies:
        if policy is not None:
            found = choice(here, here.equals(lane, code), policy, found)
    return found


def applies(here: Here, value: Lowered) -> Figure:
    """Return whether ``value`` is anything but 不适用."""
    lane = exactly.lacking(here, value)
    if lane is None:
        return truth(here, here.number(1))
    return truth(here, here.opposite(here.equals(lane, NOT_APPLICABLE)))


def negated(here: Here, condition: Figure) -> Figure:
    """Return whether ``condition`` is false."""
    return truth(here, here.opposite(condition.column), condition.absence)


def decided(here: Here, conditions: Sequence[Figure], *, by: bool) -> Figure:
    """Return ``by`` where a condition is that; else an absence; else its opposite."""
    neutral = here.number(int(not by))
    if not conditions:
        return truth(here, neutral)
    present = [
        condition.column
        if condition.absence is None
        else here.chosen(here.equals(condition.absence, 0), condition.column, neutral)
        for condition in conditions
    ]
    together = here.largest if by else here.smallest
    found = together(*present)
    lanes = [c.absence for c in conditions if c.absence is not None]
    if not lanes:
        return truth(here, found)
    is_decided = here.equals(found, int(by))
    lane = here.chosen(is_decided, here.number(0), here.largest(*lanes))
    return with_absence(here, truth(here, found), lane)


def _unless_absent(here: Here, deciding: Lowered, found: Lowered) -> Lowered:
    """Return ``found``, but the absence of what decides where that is absent."""
    lane = exactly.lacking(here, deciding)
    if lane is None:
        return found
    there = here.equals(lane, 0)
    if isinstance(found, Exact):
        nothing = with_absence(here, absent(here, NOT_APPLICABLE), lane)
        return choice(here, there, found, nothing)
    other = here.number(0) if found.absence is None else found.absence
    return with_absence(here, found, here.chosen(there, other, lane))


def _compared(here: Here, left: Lowered, how: Comparison, end: Fraction) -> Index:
    right = constant(here, end)
    if isinstance(left, Exact):
        return exactly.compared(here, left, how, right).column
    return compared(here, left, how, right).column


def _lane(
    here: Here, condition: Index, columns: tuple[Index | None, Index | None], none: int
) -> Index | None:
    """Return one of two columns, either of which may be ``none`` everywhere."""
    if columns == (None, None):
        return None
    then, otherwise = (here.number(none) if c is None else c for c in columns)
    return here.chosen(condition, then, otherwise)
