"""On which axes the value of an expression depends."""

from collections.abc import Iterable, Mapping

from guiju.engine.axis import UNIT
from guiju.engine.expr import Among, Expr, Over, Rank, Ref, children
from guiju.engine.place import names
from guiju.engine.plan import Quantity


def free(expr: Expr, quantities: Mapping[str, Quantity]) -> frozenset[str]:
    """Return the names of the axes whose current member decides what ``expr`` is.

    Without a current unit, a fold over the others is one over everybody.
    """
    match expr:
        case Ref(quantity=name, at=at):
            bound = {axis for axis, _ in at}
            return frozenset(names(quantities[name].axes)) - bound
        case Among(axis=name):
            return frozenset({name})
        case Over(axis=axis, body=body, at=at, others=others):
            bound = {axis.name, *(name for name, _ in at)}
            inside = free(body, quantities) | frozenset(axis.within)
            own = {UNIT} if others else set[str]()
            return frozenset(inside - bound) | own
        case Rank(axis=axis):
            inside = _of_all(children(expr), quantities)
            return inside | {axis.name} | frozenset(axis.within)
        case _:
            return _of_all(children(expr), quantities)


def _of_all(
    exprs: Iterable[Expr], quantities: Mapping[str, Quantity]
) -> frozenset[str]:
    return frozenset[str]().union(*(free(expr, quantities) for expr in exprs))
