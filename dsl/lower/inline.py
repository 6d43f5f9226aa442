"""Names of endless figures written out where the figure is rounded.

A value of the engine is a fraction. A logarithm has none, so a name that stands for one
(收入指数) carries no exact value; the rule that rounds reads the formula behind it.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from guiju.engine import expr as core
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.unrounded import is_endless

_REAL = (core.Ln, core.Exp, core.Power)


def with_endless_written_out(
    quantities: Mapping[str, Quantity],
) -> tuple[Mapping[str, Quantity], frozenset[str]]:
    """Return the quantities, in their order, and the ids of those without an end.

    ``quantities`` stand in dependency order. An endless quantity keeps its own
    definition, for people to read; what is computed from it does not read it.
    """
    endless: dict[str, core.Expr] = {}
    result: dict[str, Quantity] = {}
    for id_, one in quantities.items():
        result[id_] = one
        if isinstance(one.definition, Input | Undetermined):
            continue
        if not (endless.keys() & one.contents.references or _is_real(one)):
            continue
        written = _written_out(one.definition, endless)
        if is_endless(written):
            endless[id_] = written
        elif written != one.definition:
            result[id_] = attrs.evolve(one, definition=written)
    return result, frozenset(endless)


def _is_real(one: Quantity) -> bool:
    return not one.contents.operators.isdisjoint(_REAL)


def _written_out(expr: core.Expr, endless: Mapping[str, core.Expr]) -> core.Expr:
    if isinstance(expr, core.Ref):
        return expr if expr.at else endless.get(expr.quantity, expr)
    changed: dict[str, Any] = {
        field.name: _part(getattr(expr, field.name), endless)
        for field in attrs.fields(type(expr))
    }
    return attrs.evolve(expr, **changed)


def _part(value: object, endless: Mapping[str, core.Expr]) -> object:
    if isinstance(value, core.Expr):
        return _written_out(value, endless)
    if isinstance(value, core.Band | core.TieBreak):
        return attrs.evolve(value, value=_written_out(value.value, endless))
    if isinstance(value, tuple):
        return tuple(_part(inner, endless) for inner in value)
    return value
