"""One fault injected into a rulebook: an edit of its text, and what has to be found."""

from collections.abc import Callable, Iterator

import attrs

from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes


@attrs.frozen
class Edit:
    """``text`` instead of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@attrs.frozen
class Fault:
    """The edits that make it, and where in the sound text a reader would look."""

    edits: tuple[Edit, ...]
    at: int

    def made(self, text: str) -> str:
        """Return ``text`` with the fault in it."""
        for edit in sorted(self.edits, key=lambda edit: -edit.start):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text

    def line(self, text: str) -> int:
        """Return the line of the faulty text, from 1, that has to be told."""
        before = [edit for edit in self.edits if edit.end <= self.at]
        moved = sum(len(edit.text) - (edit.end - edit.start) for edit in before)
        return self.made(text).count("\n", 0, self.at + moved) + 1


@attrs.frozen
class Book:
    """A sound rulebook: its name, its text, and its tree."""

    name: str
    text: str
    tree: n.Rulebook

    def every(self, *kinds: type[n.Node]) -> Iterator[n.Node]:
        """Yield every node of ``kinds``, in the order of the text."""
        return (node for node in nodes(self.tree) if isinstance(node, kinds))

    def at(self, node: n.Node) -> str:
        """Return the text of a node."""
        return self.text[node.span.start : node.span.end]


Inject = Callable[[Book], Iterator[Fault]]


@attrs.frozen
class Kind:
    """A kind of fault: its name, the codes that tell of it, where it can be made."""

    name: str
    codes: frozenset[str]
    inject: Inject


KINDS: list[Kind] = []
"""All kinds, in the order of their definition."""


def kind(*codes: str) -> Callable[[Inject], Inject]:
    """Make a function a kind of fault, told by one of ``codes``."""

    def register(inject: Inject) -> Inject:
        name = inject.__name__.strip("_").replace("_", "-")
        KINDS.append(Kind(name, frozenset(codes), inject))
        return inject

    return register


def instead(node: n.Node, text: str, at: n.Node | None = None) -> Fault:
    """Return the fault of writing ``text`` in place of ``node``."""
    span = node.span
    return Fault((Edit(span.start, span.end, text),), (at or node).span.start)


def behind(node: n.Node, text: str, at: n.Node | None = None) -> Fault:
    """Return the fault of writing ``text`` behind ``node``; told where it begins."""
    end = node.span.end
    start = end if at is None else at.span.start
    return Fault((Edit(end, end, text),), start)


def without(book: Book, node: n.Node, at: n.Node) -> Fault:
    """Return the fault of leaving ``node`` out, with the blanks before it."""
    start = node.span.start
    while start and book.text[start - 1] in " \t":
        start -= 1
    return Fault((Edit(start, node.span.end, ""),), at.span.start)


def added(number: n.Number, more: int) -> str:
    """Return a number with so much more, in its own measure."""
    return f"{int(float(number.text)) + more}{number.measure}"
