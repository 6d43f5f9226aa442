"""Text to syntax tree: the one way in. Nothing here raises for a bad rulebook."""

import threading
from functools import cache

import attrs
from lark import UnexpectedInput

from guiju.dsl.collecting import without_collecting
from guiju.dsl.fault import Found
from guiju.dsl.faults import nested_too_deep, text_too_long
from guiju.dsl.look_alike import LOOK_ALIKE
from guiju.dsl.syntax.building import TooDeepError
from guiju.dsl.syntax.cut import fold
from guiju.dsl.syntax.grammar import load
from guiju.dsl.syntax.node import Rulebook
from guiju.dsl.syntax.recover import Reader
from guiju.dsl.syntax.stack import automaton
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.record import Record
from guiju.engine.source import Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Parsed(Record):
    """The tree of all that could be read, and what could not. Good texts have none."""

    tree: Rulebook
    diagnostics: tuple[Diagnostic, ...] = ()


class _Tools(threading.local):
    """The parser of one thread: what builds the nodes knows which file it is in."""

    def __init__(self) -> None:
        self.parser, self.to_syntax = load()
        self.machine = automaton(self.parser)


@cache
def _tools() -> _Tools:
    return _Tools()


def parse(text: str, file: str = "") -> Parsed:
    """Return the syntax tree of ``text``, and its faults in the order of the text."""
    if len(text) > text_too_long.LONGEST:
        place = Span(file, 0, 0)
        found = Found(span=place, message=text_too_long.message(len(text)))
        tree = Rulebook(declarations=(), span=place)
        return Parsed(tree=tree, diagnostics=(text_too_long.FAULT.diagnostic(found),))
    with without_collecting():
        parsed = _parse(fold(text), file)
    _tools().to_syntax.begin("")
    return parsed


def _parse(text: str, file: str) -> Parsed:
    tools = _tools()
    tools.to_syntax.begin(file)
    if text.isascii() or not LOOK_ALIKE.search(text):
        try:
            tree: object = tools.parser.parse(text)
        except (UnexpectedInput, TooDeepError):
            tools.to_syntax.begin(file)
        else:
            assert isinstance(tree, Rulebook)
            return Parsed(tree=tree, diagnostics=_depth(tools.to_syntax.too_deep))
    reader = Reader(tools.machine, text, file)
    rest = reader.read()
    depth = _depth(tools.to_syntax.too_deep, reader.too_deep)
    return Parsed(tree=rest, diagnostics=(*reader.diagnostics, *depth))


def _depth(first: Span | None, end: Span | None = None) -> tuple[Diagnostic, ...]:
    """Tell the ``first`` place that is too deep, or the ``end`` of all reading."""
    place = first or end
    if place is None:
        return ()
    message = nested_too_deep.UNREAD if end else nested_too_deep.MESSAGE
    return (nested_too_deep.FAULT.diagnostic(Found(span=place, message=message)),)
