"""Every piece inside a piece of syntax, in the order of the text."""

from collections.abc import Iterator

import attrs

from guiju.dsl.syntax.node import Node
from guiju.engine.source import Span

_PLAIN = (str, bool, Span)
_KNOWN: dict[type[Node], tuple[str, ...]] = {}


def nodes(written: Node) -> Iterator[Node]:
    """Yield ``written`` and every node inside it."""
    yield written
    for name in _inner(type(written)):
        value = getattr(written, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Node):
                yield from nodes(inner)


def _inner(kind: type[Node]) -> tuple[str, ...]:
    """Return the fields of a node that can hold other nodes."""
    if kind not in _KNOWN:
        fields = (f.name for f in attrs.fields(kind) if f.type not in _PLAIN)
        _KNOWN[kind] = tuple(fields)
    return _KNOWN[kind]
