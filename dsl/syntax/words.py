"""Nodes: a piece of the source, and the words and figures it is made of.

Numbers and dates are still text, names are unresolved. Whether ``60`` is a legal mark
is the model's question, not the parser's.
"""

import attrs

from guiju.engine.source import Span


@attrs.frozen(kw_only=True, repr=False)
class Node:
    """A piece of the source. Equality ignores position, so trees can be compared.

    One way to show a node serves all kinds: attrs would write one for each class, at
    every start of the program.
    """

    span: Span = attrs.field(eq=False)

    def __repr__(self) -> str:
        names = (field.name for field in attrs.fields(type(self)))
        shown = (f"{name}={getattr(self, name)!r}" for name in names if name != "span")
        return f"{type(self).__name__}({', '.join(shown)})"


@attrs.frozen(kw_only=True, repr=False)
class Word(Node):
    """A name, as written."""

    text: str


@attrs.frozen(kw_only=True, repr=False)
class Quote(Node):
    """Text in quotation marks, without the marks."""

    text: str


@attrs.frozen(kw_only=True, repr=False)
class Number(Node):
    """``2.5分``: digits as written, and the canonical measure, empty for none."""

    text: str
    measure: str


@attrs.frozen(kw_only=True, repr=False)
class Date(Node):
    """A calendar day in ISO form; it may still be one that does not exist."""

    text: str


@attrs.frozen(kw_only=True, repr=False)
class Measure(Node):
    """``分/项``: canonical measure words, the first over the others."""

    words: tuple[str, ...]
