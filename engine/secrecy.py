"""保密: how many confidential figures come together on the way to what is shown.

A fold brings together as many figures as it has members. One that picks a figure out
(取最高, 取最低, 取中位数) brings none together: what it gives is somebody's figure.
Members that only the facts tell are not counted on.
"""

from collections.abc import Iterable, Mapping

import attrs

from guiju.engine.axis import UNIT, Axis
from guiju.engine.expr import Expr, Fold, Over, Rank, Ref, children
from guiju.engine.plan import Confidential, Input, Quantity, Undetermined
from guiju.engine.record import Record

PICKED = (Fold.LEAST, Fold.GREATEST, Fold.MEDIAN)
"""They give one of the figures as it is."""
_SEVERAL = 2
"""What is made of one figure tells it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Flow(Record):
    """The way on which the fewest figures of one input come together.

    ``path`` leads from the quantity to the input, by their ids.
    """

    kept: Confidential
    path: tuple[str, ...]
    together: int = 1

    @property
    def is_enough(self) -> bool:
        """Whether the outcome may be seen; the figures themselves never are."""
        return len(self.path) > 1 and self.together >= wanted(self.kept)


Flows = Mapping[str, Flow]
"""By the id of the confidential input."""


def wanted(kept: Confidential) -> int:
    """Return how many figures have to come together."""
    return max(kept.at_least or _SEVERAL, _SEVERAL)


def flows(quantities: Iterable[Quantity]) -> Mapping[str, Flows]:
    """Return what flows into each quantity, for those that anything flows into.

    ``quantities`` stand in dependency order.
    """
    found: dict[str, Flows] = {}
    for quantity in quantities:
        own = _flows(quantity, found)
        if own:
            found[quantity.id] = own
    return found


def _flows(quantity: Quantity, found: Mapping[str, Flows]) -> Flows:
    match quantity.definition:
        case Input(confidential=Confidential() as kept):
            return {quantity.id: Flow(kept=kept, path=(quantity.id,))}
        case Input() | Undetermined():
            return {}
        case expr:
            if found.keys().isdisjoint(quantity.contents.references):
                return {}
            inner = _through(expr, found).items()
    return {
        source: attrs.evolve(flow, path=(quantity.id, *flow.path))
        for source, flow in inner
    }


def _through(expr: Expr, found: Mapping[str, Flows]) -> Flows:
    match expr:
        case Ref(quantity=name):
            return found.get(name, {})
        case Over(axis=axis):
            return _folded(_weakest(expr, found), axis, _members(expr))
        case Rank(axis=axis):
            return _folded(_weakest(expr, found), axis, len(axis.members))
        case _:
            return _weakest(expr, found)


def _weakest(expr: Expr, found: Mapping[str, Flows]) -> Flows:
    weakest: dict[str, Flow] = {}
    for child in children(expr):
        for source, flow in _through(child, found).items():
            other = weakest.get(source)
            if other is None or flow.together < other.together:
                weakest[source] = flow
    return weakest


def _folded(inner: Flows, axis: Axis, members: int) -> Flows:
    """Return the flows behind a fold: without a number only one over units counts."""
    return {
        source: attrs.evolve(flow, together=max(flow.together, members))
        if flow.kept.at_least is not None or axis.name == UNIT
        else flow
        for source, flow in inner.items()
    }


def _members(over: Over) -> int:
    if over.fold in PICKED:
        return 1
    return len(over.axis.members) - sum(over.trim) - int(over.others)
