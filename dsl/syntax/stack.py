"""The parser's own stack, with the questions that recovery asks of it.

Lark's interactive parser can say what it accepts, but not where in its stack a line may
begin anew. That follows from the parse table alone, and is read from it here.
"""

from collections.abc import Iterator
from typing import Any

import attrs
from lark import Lark, Token, Tree, UnexpectedToken
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_parser_state import ParseConf, ParserState

from guiju.dsl.fault import Piece
from guiju.dsl.syntax.lexer import (
    is_keyword,
    quantity_type,
    will_be_shifted,
    word_type,
)
from guiju.engine.record import Shown

END = Piece("$END", "", 0, 0, first=True)
_OPENING = frozenset({"_LBRACE", "_LPAR", "_LSQB"})
_CLOSING = frozenset({"_RBRACE", "_RPAR", "_RSQB"})


@attrs.frozen(eq=False, repr=False)
class Automaton(Shown):
    """The parse table, and the symbol by which each of its states is reached."""

    conf: ParseConf[int]
    dry: ParseConf[int]
    """The same without callbacks: it builds nothing."""
    reached_by: dict[int, str]

    def begins_a_line(self, state: int) -> bool:
        """Whether a declaration, or a line of a block, may begin in ``state``."""
        symbol = self.reached_by.get(state, "")
        lines = symbol == "" or (symbol[0] == "_" and symbol.islower())
        return symbol == "_LBRACE" or (
            lines and not {"_RBRACE", "$END"}.isdisjoint(self.conf.states[state])
        )


def automaton(parser: Lark) -> Automaton:
    """Return the automaton of ``parser``."""
    conf: ParseConf[Any] = parser.parse_interactive("").parser_state.parse_conf
    dry = ParseConf(conf.parse_table, {}, conf.start)
    reached_by = {
        target: symbol
        for actions in conf.states.values()
        for symbol, (action, target) in actions.items()
        if action is Shift
    }
    return Automaton(conf, dry, reached_by)


@attrs.define(eq=False)
class Stack:
    """States and values. ``states`` is longer by one: the state before any value."""

    machine: Automaton
    states: list[int]
    values: list[Any]
    sizes: list[int] = attrs.field(factory=list)
    """How long the values that are lists were when this copy was made."""

    def copy(self, depth: int | None = None) -> "Stack":
        """Return a copy, cut down to ``depth`` values."""
        depth = len(self.values) if depth is None else depth
        values = self.values[:depth]
        sizes = [len(v.children) if isinstance(v, Tree) else 0 for v in values]
        return Stack(self.machine, self.states[: depth + 1], values, sizes)

    def thrown_back_to(self, mark: "Stack") -> "Stack":
        """Return the stack as it was when ``mark`` was copied from it.

        Lark grows its lists in place, so what came after is cut off again.
        """
        for value, size in zip(mark.values, mark.sizes, strict=True):
            if isinstance(value, Tree):
                del value.children[size:]
        return mark.copy()

    def take(self, piece: Piece) -> bool:
        """Feed ``piece`` to the parser; return False where it cannot stand."""
        return self._feed(piece, self.machine.conf) is not None

    def would_take(self, *pieces: Piece) -> "Stack | None":
        """Return the stack as it would be after ``pieces``, without building nodes."""
        trial = self.copy()
        for piece in pieces:
            if trial._feed(piece, self.machine.dry) is None:  # noqa: SLF001 - a copy
                return None
        return trial

    def finish(self) -> Any:  # noqa: ANN401 - the value of the start rule
        """Feed the end of the text; return the tree, or None where it cannot end."""
        if self.would_take(END) is None:
            return None
        result = self._feed(END, self.machine.conf)
        return None if result is None else result[0]

    def allowed(self) -> frozenset[str]:
        """Return the terminals that the parser could take now."""
        return frozenset(
            terminal
            for terminal in self.machine.conf.states[self.states[-1]]
            if terminal.isupper()
            and self.would_take(Piece(terminal, "", 0, 0, first=False)) is not None
        )

    def line_starts(self) -> Iterator[int]:
        """Yield the depths at which a line may begin, the innermost first."""
        for depth in range(len(self.states) - 1, -1, -1):
            if self.machine.begins_a_line(self.states[depth]):
                yield depth

    def begins_a_line(self) -> bool:
        """Whether the last value is the first of its line or closes its block."""
        return len(self.states) > 1 and self.machine.begins_a_line(self.states[-2])

    def open_brackets(self, depth: int = 0) -> tuple[Piece, ...]:
        """Return the brackets that are open above ``depth``, the outermost first."""
        opened: list[Piece] = []
        for value in self.values[depth:]:
            kind = value.type if isinstance(value, Token) else ""
            if kind in _OPENING:
                start, end = value.start_pos or 0, value.end_pos or 0
                opened.append(Piece(kind, str(value), start, end, first=False))
            elif kind in _CLOSING and opened:
                opened.pop()
        return tuple(opened)

    def start_of(self, depth: int) -> int:
        """Return the position of the first value at ``depth`` or above it."""
        starts = (_start(value) for value in self.values[depth:])
        return next(start for start in starts if start is not None)

    def _feed(self, piece: Piece, conf: ParseConf[int]) -> tuple[Any] | None:
        kind = self._kind(piece)
        token = Token(kind, piece.text, piece.start, end_pos=piece.end)
        state = ParserState(conf, None, self.states, self.values)  # type: ignore[arg-type]
        state.state_stack, state.value_stack = self.states, self.values
        try:
            return (state.feed_token(token, kind == "$END"),)
        except UnexpectedToken:
            return None

    def _kind(self, piece: Piece) -> str:
        if piece.kind == "word":
            states = self.machine.conf.states
            return word_type(
                piece.text,
                states[self.states[-1]],
                lambda terminal: will_be_shifted(terminal, states, self.states),
            )
        if piece.kind == "QUANTITY" and piece.text:
            return quantity_type(piece.text)
        return piece.kind


def sort_of(piece: Piece) -> tuple[str, str]:
    """Return what alone decides where ``piece`` can stand."""
    if piece.kind == "QUANTITY":
        return quantity_type(piece.text), ""
    if piece.kind == "word" and is_keyword(piece.text):
        return piece.kind, piece.text
    return piece.kind, ""


def _start(value: Any) -> int | None:  # noqa: ANN401 - whatever Lark keeps
    """Return where a value of the stack begins, None for nothing written."""
    if isinstance(value, Token):
        return value.start_pos
    if isinstance(value, Tree):
        starts = (_start(child) for child in value.children)
        return next((start for start in starts if start is not None), None)
    return None if value is None else int(value.span.start)
