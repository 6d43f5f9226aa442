"""Pieces to tokens: where a word is a keyword, and where it is a name.

A word becomes a keyword only where the grammar has a place for that keyword, so a unit
may be called 分 elsewhere. The parser's table says what has a place.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from guiju.dsl.keywords import EXPRESSION_WORDS, MEASURES, WORDS, canonical_measure
from guiju.dsl.syntax.building import HIGHEST, TooDeepError
from guiju.dsl.syntax.cut import SIGNS, TOKEN, end_of_members

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from lark.lexer import LexerState
    from lark.parsers.lalr_parser_state import ParserState

_EACH = "每"
_EACH_PIECE = "每个"
_RESERVED = frozenset(EXPRESSION_WORDS)


class GuijuLexer(Lexer):
    """The lexer that Lark calls; its words depend on what the parser can take."""

    __future_interface__ = 2

    def __init__(self, conf: LexerConf) -> None:
        """Take nothing from ``conf``: the terminals are cut elsewhere."""

    def lex(
        self, lexer_state: "LexerState", parser_state: "ParserState[str]"
    ) -> Iterator[Token]:
        """Yield the tokens of the folded text. The loop is the hot one.

        Raises:
            TooDeepError: Too much of the text waits for what comes behind it.
        """
        text = lexer_state.text.text
        states = parser_state.parse_conf.parse_table.states

        def has_place(terminal: str) -> bool:
            return will_be_shifted(terminal, states, parser_state.state_stack)

        pieces = TOKEN.finditer(text)
        while match := next(pieces, None):
            kind = match.lastgroup
            if kind == "space":
                continue
            value, start, end = match.group(), match.start(), match.end()
            if kind == "word":
                accepted = states[parser_state.position]
                kind = word_type(value, accepted, has_place)
                if "MEMBERS" in accepted and has_place("MEMBERS"):
                    behind = end_of_members(text, start)
                    if behind:
                        kind, value, end = "MEMBERS", text[start:behind], behind
                        pieces = TOKEN.finditer(text, behind)
            elif kind == "sign":
                kind = SIGNS[value]
            elif kind == "QUANTITY":
                kind = quantity_type(value)
            assert kind is not None
            token = Token(kind, value, start, end_pos=end)
            if len(parser_state.state_stack) > HIGHEST:
                raise TooDeepError
            lexer_state.last_token = token
            yield token


def will_be_shifted(
    terminal: str, states: "Mapping[Any, Mapping[str, Any]]", stack: "Sequence[Any]"
) -> bool:
    """Whether ``terminal`` can stand after all that is on the stack.

    One state of the table alone says too much: what follows a number somewhere in the
    language does not follow it here.
    """
    left, reduced = len(stack), list[Any]()
    while True:
        state = reduced[-1] if reduced else stack[left - 1]
        action, target = states[state].get(terminal, (None, None))
        if action is None or action is Shift:
            return action is Shift
        size = len(target.expansion)
        left -= max(size - len(reduced), 0)
        del reduced[max(len(reduced) - size, 0) :]
        below = reduced[-1] if reduced else stack[left - 1]
        reduced.append(states[below][target.origin.name][1])


def is_keyword(word: str) -> bool:
    """Whether ``word`` may be more than a name somewhere."""
    return word in WORDS or word.startswith(_EACH)


def word_type(
    word: str,
    accepted: "Container[str]",
    has_place: "Callable[[str], bool] | None" = None,
) -> str:
    """Return the terminal of ``word`` where the terminals ``accepted`` may stand.

    Where a name is accepted too, ``has_place`` is asked whether the keyword really is.
    """
    terminals = WORDS.get(word, ())
    doubted = has_place if "NAME" in accepted else None

    def stands(terminal: str) -> bool:
        return terminal in accepted and (doubted is None or doubted(terminal))

    if word == _EACH_PIECE and stands("EACH_WORD"):
        return "EACH_WORD"
    for terminal in terminals:
        if stands(terminal):
            return terminal
    if word.startswith(_EACH) and len(word) > 1 and stands("EACH_WORD"):
        return "EACH_WORD"
    if not terminals:
        return "NAME"
    if "NAME" in accepted:
        return "NAME" if _RESERVED.isdisjoint(terminals) else "RESERVED"
    return terminals[0]


@cache
def _is_glued(measure: str) -> bool:
    """Whether a measure word and a keyword were written without a blank between."""
    if measure in WORDS or canonical_measure(measure) in MEASURES:
        return False
    return any(
        measure[at:] in WORDS
        for at in range(1, len(measure))
        if canonical_measure(measure[:at]) in MEASURES
    )


def quantity_type(text: str) -> str:
    """Return ``QUANTITY``, or ``GLUED`` for one that has swallowed a keyword."""
    last = text.lstrip("0123456789. \t").rpartition("/")[2]
    return "GLUED" if _is_glued(last) else "QUANTITY"
