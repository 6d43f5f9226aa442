"""Where in the text of a rulebook the things of its plan are written."""

from collections.abc import Iterator, Mapping

import attrs

from guiju.dsl.model.model import Model
from guiju.dsl.model.rule import Signature
from guiju.dsl.syntax.node import Node
from guiju.engine.source import Span


def places_of(model: Model) -> Mapping[str, Span]:
    """Return where each quantity is written, by its id; parts where the whole is."""
    found: dict[str, Span] = {}
    for signature in _signatures(model, set()):
        found.setdefault(signature.id, signature.span)
    return found


def place_of(places: Mapping[str, Span], id_: str) -> Span | None:
    """Return where a quantity is written, or the nearest thing that it is a part of."""
    name, at, group = id_.partition("@")
    while name:
        if (found := places.get(f"{name}{at}{group}")) is not None:
            return found
        name = name.rpartition(".")[0]
    return None


def _signatures(value: object, seen: set[int]) -> Iterator[Signature]:
    """Yield every signature inside a piece of the model."""
    match value:
        case Signature():
            yield value
        case Mapping():
            for one in value.values():
                yield from _signatures(one, seen)
        case tuple():
            for one in value:
                yield from _signatures(one, seen)
        case _ if attrs.has(kind := type(value)) and not isinstance(value, Node | Span):
            if id(value) not in seen:
                seen.add(id(value))
                for field in attrs.fields(kind):
                    yield from _signatures(getattr(value, field.name), seen)
        case _:
            return
