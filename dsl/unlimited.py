"""What a limit or a rounding was put around: the rule as it is before it."""

from collections.abc import Iterable

from guiju.dsl.syntax import node as n
from guiju.engine import expr as core


def without(limited: core.Expr, modifiers: Iterable[n.Node]) -> core.Expr | None:
    """Return ``limited`` as it is before ``modifiers``, of which the last comes last.

    None where it has another shape: whoever asks then knows nothing of it.
    """
    found: core.Expr | None = limited
    for modifier in reversed([*modifiers]):
        found = _inside(found, modifier)
    return found


def _inside(limited: core.Expr | None, modifier: n.Node) -> core.Expr | None:
    match modifier, limited:
        case n.Keep(), core.Round(value=value):
            return value
        case n.Cap(), core.Least(values=(value, _)):
            return value
        case n.Floor() | n.UntilZero(), core.Greatest(values=(value, _)):
            return value
        case _:
            return None
