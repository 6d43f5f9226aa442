"""Pieces of syntax: all that stand inside another, and those of one kind."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import attrs

from guiju.dsl.syntax.node import Node
from guiju.engine.source import Span

Kind = TypeVar("Kind")
_PLAIN = (str, bool, Span)
_KNOWN: dict[type[Node], tuple[str, ...]] = {}


def nodes(written: Node) -> Iterator[Node]:
    """Yield ``written`` and every node inside it, in the order of the text."""
    waiting = [written]
    while waiting:
        node = waiting.pop()
        yield node
        inside: list[Node] = []
        for name in _inner(type(node)):
            value = getattr(node, name)
            if isinstance(value, tuple):
                inside += (inner for inner in value if isinstance(inner, Node))
            elif isinstance(value, Node):
                inside.append(value)
        waiting += reversed(inside)


def of(lines: Iterable[object], kind: type[Kind]) -> Iterator[Kind]:
    """Yield those of ``lines`` that are of one kind."""
    return (line for line in lines if isinstance(line, kind))


def first(lines: Iterable[object], kind: type[Kind]) -> Kind | None:
    """Return the first of ``lines`` that is of one kind, or None."""
    return next(of(lines, kind), None)


def _inner(kind: type[Node]) -> tuple[str, ...]:
    """Return the fields of a node that can hold other nodes."""
    if kind not in _KNOWN:
        fields = (f.name for f in attrs.fields(kind) if f.type not in _PLAIN)
        _KNOWN[kind] = tuple(fields)
    return _KNOWN[kind]
