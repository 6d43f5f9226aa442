"""What expressions begin with: values that the rulebook writes, and reported ones."""

import datetime as dt
from collections.abc import Collection
from fractions import Fraction

from guiju.engine.axis import UNIT
from guiju.engine.interval import point
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
from guiju.engine.order import position
from guiju.engine.plan import Input, Quantity
from guiju.engine.scaled import arithmetic
from guiju.engine.scaled.choosing import NOT_APPLICABLE
from guiju.engine.scaled.extent import Extent, only, whole
from guiju.engine.scaled.figure import Figure
from guiju.engine.scaled.here import Here
from guiju.engine.scaled.operation import (
    ABSENCES,
    Given,
    Index,
    Kind,
    Labels,
    Lane,
    Member,
)
from guiju.engine.scaled.profile import Known
from guiju.engine.value import Absence, Grade, Value

_NOTHING = point(Fraction(0))
_UNREPORTED = Known(range=None, absences=frozenset({Absence.NOT_REPORTED}))
"""What is known of an input that the facts do not mention."""


def written(here: Here, value: Value) -> Figure:
    """Return a value that the rulebook writes."""
    if isinstance(value, Absence):
        return arithmetic.absent(here, ABSENCES[value])
    if isinstance(value, Fraction):
        return arithmetic.constant(here, value)
    at = position(value)
    labels = ((value.level, value.label),) if isinstance(value, Grade) else ()
    return Figure(
        kind=_kind_of_value(value),
        column=here.number(int(at)),
        range=point(at),
        labels=labels,
    )


def reported(quantity: Quantity, definition: Input, here: Here) -> Figure:
    """Return an input: 不适用 for whom it does not concern, whatever was reported."""
    known = here.made.profile.inputs.get(quantity.id, _UNREPORTED)
    within = known.range or _NOTHING
    scaled = whole(within, known.denominator)
    if known.absences:
        scaled = scaled.hull(only(0))
    figure = Figure(
        kind=kind_of(quantity.measure),
        column=here.step(Given(quantity.id, Lane.VALUE), here.axes, scaled),
        denominator=known.denominator,
        range=within,
        labels=labels_of(quantity.measure),
    )
    lane = _lacking(quantity, known, here)
    concerned = definition.applies_to
    if concerned is not None:
        one_of = among(here, UNIT, concerned) if here.has(UNIT) else here.number(0)
        lane = here.chosen(one_of, lane, here.number(NOT_APPLICABLE))
    return arithmetic.with_absence(here, figure, lane)


def among(here: Here, name: str, members: frozenset[str]) -> Index:
    """Return 1 where the member of the axis ``name`` is one of ``members``, else 0."""
    axis = here.named(name)
    listed = here.made.axes[axis]
    if not listed.roster and len(listed.members) <= 1:
        return here.number(int(members.issuperset(listed.members)))
    return here.step(Member(axis, members), here.around(axis))


def _lacking(quantity: Quantity, known: Known, here: Here) -> Index:
    """Return the absences of an input as they were reported."""
    if not known.absences:
        return here.number(0)
    codes: Collection[int] = [ABSENCES[absence] for absence in known.absences]
    # Where there is no figure at all, there is an absence everywhere.
    least = min(codes) if known.range is None else 0
    within = Extent(least, max(codes))
    return here.step(Given(quantity.id, Lane.ABSENCE), here.axes, within)


def kind_of(measure: Measure) -> Kind:
    """Return what the whole numbers of an input stand for."""
    match measure:
        case Numeric():
            return Kind.NUMBER
        case Truth():
            return Kind.TRUTH
        case Day():
            return Kind.DAY
        case Scale():
            return Kind.GRADE


def _kind_of_value(value: bool | dt.date | Grade) -> Kind:  # noqa: FBT001 - a value of the scheme
    match value:
        case bool():
            return Kind.TRUTH
        case dt.date():
            return Kind.DAY
        case Grade():
            return Kind.GRADE


def labels_of(measure: Measure) -> Labels:
    """Return the labels of grades by level; none of anything else."""
    return tuple(enumerate(measure.labels)) if isinstance(measure, Scale) else ()
