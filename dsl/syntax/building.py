# ruff: noqa: ANN401 - parts are what Lark gives: tokens, nodes and None, mixed
"""How a grammar rule becomes a node: the tools that ``to_syntax`` is written with."""

# Children are tokens, nodes and None in any mixture: Lark says no more of them.

from collections.abc import Callable, Iterator
from typing import Any

import attrs
from lark import Token, Transformer

from guiju.dsl.syntax.node import Node, Rulebook
from guiju.engine.source import Span

SEVERAL = frozenset({"groups", "answers", "responsible"})
"""Fields that are empty, not None, where nothing was written."""
HEAVIEST = 150
"""How deep a tree may be, an operator weighing 1. Whoever walks a tree may recurse."""
BRACKET = 3
"""What a pair of brackets weighs, so that fifty may stand in each other."""
HIGHEST = 1_000
"""So many pieces may wait for what comes behind them; more are too deep in any case."""
_PATIENCE = 10_000
"""So often something is too deep before the rest is not read."""

Children = list[Any]
"""Tokens, nodes, and None where an optional part was not written."""


@attrs.frozen
class Bag:
    """Several parts on their way to the node that takes them, with their place."""

    parts: tuple[Any, ...]
    span: Span

    def __iter__(self) -> Iterator[Any]:
        return iter(self.parts)


class TooDeepError(Exception):
    """So much is nested too deeply that nobody wants to read on."""


class OnlyFor(Bag):
    """The names behind ``仅适用``."""


class Given(Bag):
    """The bindings behind ``给定``."""


class Members(Bag):
    """Units of a group that were cut together."""


class Expect(Bag):
    """The bindings and verdicts behind ``期望``."""


class Builder(Transformer[Token, Rulebook]):
    """What every rule may ask for: the place of its children, and how deep they are."""

    def __init__(self) -> None:
        super().__init__()
        self.begin("")

    def begin(self, file: str) -> None:
        """Forget the last text. ``file`` stands in every span from now on."""
        self.file = file
        self.too_deep: Span | None = None
        self.may_end_in_term = False
        """Whether a path ends in what may be an English term of the language."""
        self._too_deep_again = 0
        self._weights: dict[int, int] = {}
        self._weighed: list[object] = []
        """Kept alive, so that no other node can have the identity of one of them."""

    def span(self, children: Children) -> Span:
        """Return the place from the first to the last of ``children``."""
        present = [child for child in children if child is not None]
        if not present:
            return Span(self.file, 0, 0)
        first, last = present[0], present[-1]
        start: Any = first.start_pos if isinstance(first, Token) else first.span.start
        end: Any = last.end_pos if isinstance(last, Token) else last.span.end
        return Span(self.file, start, end)

    def is_too_deep(self, node: Node, weight: int, *children: Any) -> bool:
        """Weigh ``node`` by its children, and note the first that is too deep.

        Raises:
            TooDeepError: There is no end to it.
        """
        weights = self._weights
        total = weight + max([weights.get(id(child), 0) for child in children] or [0])
        if total > HEAVIEST:
            self.too_deep = self.too_deep or node.span
            self._too_deep_again += 1
            if self._too_deep_again > _PATIENCE:
                raise TooDeepError
            return True
        weights[id(node)] = total
        self._weighed.append(node)
        return False


Call = Callable[[Any, Children], Any]


def rule(build: Callable[..., Any]) -> Call:
    """Turn ``build(self, span, *parts)`` into what Lark calls with all children.

    Signs and plain keywords only lend their place: their terminals begin with ``_``.
    """

    def call(self: Builder, children: Children) -> object:
        parts = [
            child
            for child in children
            if not (isinstance(child, Token) and child.type[0] == "_")
        ]
        return build(self, self.span(children), *parts)

    return call


def makes(node: type[Node], fields: str, **fixed: object) -> Call:
    """Return a rule that builds ``node`` from its parts in the order of ``fields``.

    A last field with a star takes all that is left.
    """
    names = fields.split()
    starred = names.pop()[1:] if "*" in fields else ""

    def build(_self: Builder, span: Span, *parts: Any) -> Node:
        values = dict(zip(names, parts, strict=False))
        for name in SEVERAL & values.keys():
            values[name] = tuple(values[name] or ())
        if starred:
            values[starred] = parts[len(names) :]
        return node(span=span, **values, **fixed)

    return rule(build)


def nests(node: type[Node], fields: str, weight: int = 1) -> Call:
    """Return a rule like ``makes`` for a node that may hold its own kind.

    Where that goes too deep, the first part stands for the whole.
    """
    names = fields.split()

    def build(self: Builder, span: Span, *parts: Any) -> object:
        made = node(span=span, **dict(zip(names, parts, strict=True)))
        return parts[0] if self.is_too_deep(made, weight, *parts) else made

    return rule(build)


def bags(kind: type[Bag]) -> Call:
    """Return a rule that puts all its parts in one bag."""

    def build(_self: Builder, span: Span, *parts: Any) -> Bag:
        return kind(tuple(part for part in parts if part is not None), span)

    return rule(build)


@rule
def first_part(_self: Builder, _span: Span, part: object) -> object:
    """Stand for a rule that only wraps one part."""
    return part
