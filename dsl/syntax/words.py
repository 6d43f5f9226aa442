"""Nodes: a piece of the source, and the words and figures it is made of.

Numbers and dates are still text, names are unresolved. Whether ``60`` is a legal mark
is the model's question, not the parser's.
"""

import attrs

from guiju.engine.record import Record
from guiju.engine.source import Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Node(Record):
    """A piece of the source. Equality ignores position, so trees can be compared."""

    span: Span = attrs.field(eq=False, repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Word(Node):
    """A name, as written."""

    text: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Quote(Node):
    """Text in quotation marks, without the marks."""

    text: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Number(Node):
    """``2.5分``: digits as written, and the canonical measure, empty for none."""

    text: str
    measure: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Date(Node):
    """A calendar day in ISO form; it may still be one that does not exist."""

    text: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Measure(Node):
    """``分/项``: canonical measure words, the first over the others."""

    words: tuple[str, ...]
