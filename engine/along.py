"""Along which axes a value changes: 组内平均 is one figure for all units of a group."""

from collections.abc import Mapping

from guiju.engine.axis import Axis
from guiju.engine.expr import Among, Expr, Over, Rank, Ref, children

Axes = Mapping[str, tuple[Axis, ...]]
"""The axes of each quantity, by its id."""


def along(expr: Expr, axes_of: Axes) -> frozenset[str]:
    """Return the names of the axes whose member makes a difference to ``expr``."""
    match expr:
        case Ref(quantity=name, at=at):
            return _names(axes_of[name]) - {axis for axis, _ in at}
        case Among(axis=axis):
            return frozenset({axis})
        case Over(axis=axis, body=body, at=at, others=others):
            fixed = {name for name, _ in at}
            inner = along(body, axes_of) - {axis.name}
            own = {axis.name} if others else set[str]()
            return (inner | own | {*axis.within}) - fixed
        case Rank(axis=axis):
            return frozenset({axis.name, *axis.within}) | _together(expr, axes_of)
        case _:
            return _together(expr, axes_of)


def still_needed(axes: tuple[Axis, ...], wanted: frozenset[str]) -> tuple[Axis, ...]:
    """Return those of ``axes`` that are wanted, or that a wanted one lies within."""
    outer = {name for axis in axes if axis.name in wanted for name in axis.within}
    return tuple(axis for axis in axes if axis.name in wanted | outer)


def _together(expr: Expr, axes_of: Axes) -> frozenset[str]:
    inner = (along(child, axes_of) for child in children(expr))
    return frozenset[str]().union(*inner)


def _names(axes: tuple[Axis, ...]) -> frozenset[str]:
    return frozenset(axis.name for axis in axes)
