"""上期 in the plan: inputs in a table of their own, filled from a sheet or a result."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from guiju.dsl.keywords import PREVIOUS
from guiju.dsl.lower.signatures import quantity
from guiju.dsl.model.model import Model
from guiju.dsl.model.parts import assessments, uses
from guiju.dsl.model.previous import Previous
from guiju.engine.axis import UNIT
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE
from guiju.engine.plan import Confidential, Input, Quantity

_FROM_NOTHING = Fraction(0)
_FIRST = Fraction(1)


def previous(model: Model) -> Iterator[Quantity]:
    """Yield what the rules read of the last result, in the order of reading."""
    applies = {use.signature.id: use.item.applies_to for _, use in uses(model)}
    lists = (list_.counts.values() for list_ in model.rectifications)
    numbers = {count.id for counts in lists for count in counts}
    kept = _kept(model)
    for one in model.previous:
        is_number = one.now.id in numbers
        definition = Input(
            table=_table(one, model),
            interval=Interval(_FROM_NOTHING) if is_number else _interval(one),
            places=0 if is_number else None,
            optional=one.signature.optional,
            applies_to=applies.get(one.now.id),
            confidential=kept.get(one.now.id),
        )
        yield quantity(one.signature, definition)


def _kept(model: Model) -> Mapping[str, Confidential | None]:
    """Return what is confidential now, and was in the last period, by its id."""
    marks = {one.raw.id: one.confidential for _, one in assessments(model)}
    return marks | {one.signature.id: one.confidential for one in model.inputs}


def _interval(one: Previous) -> Interval:
    if one.now.full_marks is not None:
        return Interval(_FROM_NOTHING, one.now.full_marks)
    return Interval(_FIRST) if one.signature.measure == PLACE else Interval()


def _table(one: Previous, model: Model) -> str:
    """Return the name of the table, with the group where several groups have one."""
    name = _name(one)
    groups = {other.now.group for other in model.previous if _name(other) == name}
    return f"{name}-{one.now.group}" if len(groups) > 1 else name


def _name(one: Previous) -> str:
    """A table holds what has the same keys: 上期 is that of figures of each unit."""
    if one.table:
        return one.table
    keys = [axis.name for axis in one.signature.axes]
    return PREVIOUS if keys == [UNIT] else f"{PREVIOUS}-{one.now.name}"
