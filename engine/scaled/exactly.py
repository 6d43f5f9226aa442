"""What lies beyond fractions: computed as the reference interpreter does, row by row.

Logarithms, exponentials and roots stand in a ``Round``. From their operands up to there
figures are exact values instead of whole numbers; whatever rounds, compares or ranks
them gives whole numbers again.
"""

from fractions import Fraction

from guiju.engine.expr import Compare, Comparison, Const, Over, Round
from guiju.engine.interval import Interval
from guiju.engine.operate import Strict
from guiju.engine.reach import Reach
from guiju.engine.scaled.arithmetic import order_key, truth, with_absence
from guiju.engine.scaled.crowd import Crowd
from guiju.engine.scaled.extent import only, whole
from guiju.engine.scaled.figure import Exact, Figure, Lowered
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import (
    Exactly,
    Gathered,
    Index,
    Kind,
    Lacking,
    Operated,
    Ordered,
    Whole,
    Written,
)
from guiju.engine.transfer import strict

_NOTHING = Const(Fraction(0))


def lifted(here: Here, lowered: Lowered) -> Exact:
    """Return a figure as exact values."""
    if isinstance(lowered, Exact):
        return lowered
    lanes = (
        lowered.column,
        here.number(1) if lowered.divisor is None else lowered.divisor,
        here.number(0) if lowered.absence is None else lowered.absence,
    )
    space = here.together(*lanes)
    column, divisor, absence = (here.spread(lane, space) for lane in lanes)
    exactly = Exactly(
        column=column,
        divisor=divisor,
        absence=absence,
        denominator=lowered.denominator,
        kind=lowered.kind,
        labels=lowered.labels,
    )
    return Exact(column=here.step(exactly, space), range=lowered.range)


def operated(here: Here, operator: Strict, *operands: Lowered) -> Exact:
    """Return what ``operator`` makes of exact values."""
    exact = [lifted(here, operand) for operand in operands]
    space = here.together(*(each.column for each in exact))
    columns = tuple(here.spread(each.column, space) for each in exact)
    known = strict(operator, [Reach(each.range) for each in exact]).interval
    step = here.step(Operated(operator, columns), space)
    return Exact(column=step, range=known or Interval())


def rounded(here: Here, value: Exact, rounding: Round) -> Figure:
    """Return the multiples of a step, whole numbers again."""
    found = operated(here, rounding, value)
    return _whole(here, found, rounding.step.denominator)


def compared(here: Here, left: Lowered, how: Comparison, right: Lowered) -> Figure:
    """Return whether ``left`` stands to ``right`` as is said."""
    found = operated(here, Compare(_NOTHING, how, _NOTHING), left, right)
    figure = _whole(here, found, 1)
    return truth(here, figure.column, figure.absence)


def comparable(here: Here, lowered: Lowered) -> Figure:
    """Return a figure whose values can be put in order by whole numbers."""
    if isinstance(lowered, Figure) and order_key(here, lowered) is not None:
        return lowered
    exact = lifted(here, lowered)
    space = here.together(exact.column)
    figure = Figure(kind=Kind.NUMBER, column=here.step(Ordered(exact.column), space))
    return with_absence(here, figure, lacking(here, lowered))


def gathered(over: Over, crowd: Crowd, body: Exact) -> Exact:
    """Return exact values folded along an axis."""
    inside = crowd.inside
    keep = crowd.everybody
    columns = (body.column,) if keep is None else (body.column, keep)
    space = inside.around(crowd.axis, *inside.together(*columns))
    column = inside.rows(body.column, space)
    keep = None if keep is None else inside.rows(keep, space)
    folded = inside.step(Gathered(over, column, keep), space[:-1])
    return Exact(column=crowd.out(folded))


def lacking(here: Here, lowered: Lowered) -> Index | None:
    """Return the absence of a value, None if there is none."""
    if isinstance(lowered, Figure):
        return lowered.absence
    return here.step(Lacking(lowered.column), here.together(lowered.column))


def written(here: Here, lowered: Lowered) -> Lowered:
    """Return a value as a result shows it."""
    if isinstance(lowered, Figure):
        return lowered
    space = here.together(lowered.column)
    column = here.step(Written(lowered.column), space)
    return Exact(column=column, range=lowered.range)


def _whole(here: Here, exact: Exact, denominator: int) -> Figure:
    space = here.together(exact.column)
    within = whole(exact.range, denominator).hull(only(0))
    column = here.step(Whole(exact.column, denominator), space, within)
    figure = Figure(
        kind=Kind.NUMBER, column=column, denominator=denominator, range=exact.range
    )
    return with_absence(here, figure, lacking(here, exact))
