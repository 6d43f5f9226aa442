"""Plans, facts and values said again with other names, or in another order."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar, cast

import attrs

from guiju.engine.axis import Axis, Key
from guiju.engine.expr import Const
from guiju.engine.facts import Fact
from guiju.engine.plan import Group

Thing = TypeVar("Thing")


def renamed(thing: Thing, names: Mapping[str, str]) -> Thing:
    """Return ``thing`` with every word that is in ``names`` replaced."""
    return _rewritten(thing, lambda word: names.get(word, word), lambda part: part)


def reordered(thing: Thing, order: Sequence[str]) -> Thing:
    """Return ``thing`` with the members of axes and groups in ``order``.

    Whatever is kept by key stands in the opposite order.
    """

    def sort(part: object) -> object:
        match part:
            case Axis(members=members):
                return attrs.evolve(
                    part, members=tuple(sorted(members, key=order.index))
                )
            case Group(units=units):
                by_name = sorted(units, key=lambda unit: order.index(unit.name))
                return attrs.evolve(part, units=tuple(by_name))
            case _:
                return part

    return _rewritten(thing, lambda word: word, sort)


def turned(
    columns: Mapping[str, Mapping[Key, Thing]],
) -> Mapping[str, Mapping[Key, Thing]]:
    """Return ``columns`` from the last entry to the first, inside each as well."""
    return {
        name: dict(reversed([*column.items()]))
        for name, column in reversed([*columns.items()])
    }


def refigured(thing: Thing, change: Callable[[Fraction], Fraction]) -> Thing:
    """Return ``thing`` with other numbers in its constants and facts."""

    def figure(part: object) -> object:
        match part:
            case Const(value=Fraction() as value) | Fact(value=Fraction() as value):
                return attrs.evolve(part, value=change(value))
            case _:
                return part

    return _rewritten(thing, lambda word: word, figure)


def _rewritten(
    thing: Thing, word: Callable[[str], str], part: Callable[[object], object]
) -> Thing:
    def go(inner: object) -> object:
        match inner:
            case str():
                return word(inner)
            case tuple():
                return tuple(map(go, inner))
            case frozenset():
                return frozenset(map(go, inner))
            case Mapping():
                return {go(key): go(value) for key, value in inner.items()}
            case _ if attrs.has(type(inner)):
                made = cast("type[attrs.AttrsInstance]", type(inner))
                fields = (f.name for f in attrs.fields(made) if f.init)
                return part(made(**{name: go(getattr(inner, name)) for name in fields}))
            case _:
                return inner

    return cast("Thing", go(thing))
