"""Values of the whole group: its best, its worst, its mean."""

from guiju.dsl.model.expressions import Place
from guiju.dsl.model.rule import Typed
from guiju.engine import expr as core
from guiju.engine.axis import UNIT
from guiju.engine.value import Absence

INAPPLICABLE = frozenset({Absence.NOT_APPLICABLE})
"""Units that a question does not concern are left out; unreported ones never."""


def extreme(value: Typed, place: Place, *, best: bool) -> Typed:
    """Return the highest or the lowest value of the group."""
    kind = core.Fold.GREATEST if best else core.Fold.LEAST
    return over_group(value, place, kind)


def over_group(
    value: Typed, place: Place, kind: core.Fold, *, others: bool = False
) -> Typed:
    """Return ``value`` of all units of the group folded into one."""
    axis = next((axis for axis in place.axes if axis.name == UNIT), None)
    if axis is None:
        return value
    expr = core.Over(kind, axis, value.expr, skip=INAPPLICABLE, others=others)
    return Typed(expr=expr, measure=value.measure, span=value.span)
