"""Expressions without what means nothing: the order of terms, of members, the names.

Names of the old plan are replaced by those that the new one has for the same things;
a list of members that is a group is that group, so that a county which joins a group is
told once and not for every quantity of the group.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from guiju.engine.axis import Axis
from guiju.engine.expr import (
    Add,
    Bands,
    Every,
    Greatest,
    Least,
    Mul,
    Ref,
    Some,
)

Groups = Mapping[frozenset[str], str]
"""What a list of members is called, if it is a group."""


@attrs.frozen
class Names:
    """The new names of old things: quantities by id, groups by their members."""

    ids: Mapping[str, str]
    groups: Groups
    names: Mapping[str, str] = attrs.field(factory=dict)
    """The new names of groups by the old."""

    def roster(self, roster: str) -> str:
        """Return what a list of the data is called; it need not be a quantity."""
        name, at, group = roster.partition("@")
        known = self.ids.get(roster)
        return f"{name}{at}{self.names.get(group, group)}" if known is None else known

    def members(self, listed: frozenset[str]) -> tuple[str, ...]:
        """Return ``listed`` as the name of its group, or in an order of its own."""
        group = self.groups.get(listed)
        return tuple(sorted(listed)) if group is None else (group,)


def canonical(value: Any, names: Names) -> Any:  # noqa: ANN401 - any piece of a plan
    """Return a piece of a plan under the new names, in the one order that it has."""
    match value:
        case Ref():
            return attrs.evolve(
                value, quantity=names.ids.get(value.quantity, value.quantity)
            )
        case Axis():
            return attrs.evolve(
                value,
                members=names.members(frozenset(value.members)),
                roster=names.roster(value.roster),
            )
        case Enum():
            return value
        case frozenset() if all(isinstance(one, str) for one in value):
            return frozenset(names.members(value))
        case tuple():
            return tuple(canonical(one, names) for one in value)
        case _ if attrs.has(type(value)):
            return _in_order(_inside(value, names))
        case _:
            return value


def _inside(value: Any, names: Names) -> Any:  # noqa: ANN401 - any node
    fields = (field.name for field in attrs.fields(type(value)) if field.init)
    return attrs.evolve(
        value, **{name: canonical(getattr(value, name), names) for name in fields}
    )


def _in_order(value: Any) -> Any:  # noqa: ANN401 - any node
    match value:
        case Add(terms=inner):
            return Add(tuple(sorted(inner, key=spelled)))
        case Mul(factors=inner):
            return Mul(tuple(sorted(inner, key=spelled)))
        case Least(values=inner):
            return Least(tuple(sorted(inner, key=spelled)))
        case Greatest(values=inner):
            return Greatest(tuple(sorted(inner, key=spelled)))
        case Every(conditions=inner):
            return Every(tuple(sorted(inner, key=spelled)))
        case Some(conditions=inner):
            return Some(tuple(sorted(inner, key=spelled)))
        case Bands(bands=rows):
            return attrs.evolve(value, bands=tuple(sorted(rows, key=spelled)))
        case _:
            return value


def spelled(value: object) -> str:
    """Return a text that equal pieces of plans share, the same in every run."""
    match value:
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case frozenset():
            return f"{{{','.join(sorted(map(spelled, value)))}}}"
        case tuple():
            return f"({','.join(map(spelled, value))})"
        case _ if attrs.has(kind := type(value)):
            fields = (field.name for field in attrs.fields(kind))
            inner = ",".join(spelled(getattr(value, name)) for name in fields)
            return f"{type(value).__name__}({inner})"
        case _:
            return f"{type(value).__name__}:{value}"
