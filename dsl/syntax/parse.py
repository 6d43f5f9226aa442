"""Text to syntax tree: the one way in."""

from functools import cache

from lark import Lark

from guiju.dsl.syntax.grammar import load
from guiju.dsl.syntax.lexer import fold
from guiju.dsl.syntax.node import Rulebook
from guiju.dsl.syntax.to_syntax import ToSyntax


@cache
def _parser() -> tuple[Lark, ToSyntax]:
    return load()


def parse(text: str, file: str = "") -> Rulebook:
    """Return the syntax tree of ``text``."""
    parser, to_syntax = _parser()
    to_syntax.file = file
    tree = parser.parse(fold(text))
    assert isinstance(tree, Rulebook)
    return tree
