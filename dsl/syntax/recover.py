"""Reading a text that has faults: each is told once, and the rest is still read.

Three ways to go on, tried in this order. What was surely or probably meant is read in
place of what was written. A line that makes sense only if something before it had
ended is read as if it had. Otherwise the parser forgets the line (panic mode): it goes
back to where a line may begin, and on to the next line, ``;`` or brace that may stand
there.
"""

from collections.abc import Iterable, Iterator

import attrs

from guiju.dsl.fault import Found, Piece, Stuck
from guiju.dsl.faults import FAULTS, too_many_faults
from guiju.dsl.look_alike import LOOK_ALIKE
from guiju.dsl.syntax.building import HIGHEST, TooDeepError
from guiju.dsl.syntax.cut import cut
from guiju.dsl.syntax.node import Declaration, Rulebook
from guiju.dsl.syntax.stack import Automaton, Stack, sort_of
from guiju.engine.diagnostic import Diagnostic, Edit
from guiju.engine.record import Record
from guiju.engine.source import Span

_REMEMBER = 100
"""The parser is never thrown back by more pieces than this."""
_WRITTEN = frozenset({"word", "QUANTITY"})
"""Pieces that letters can stand in: 10О分 is a figure with a letter in it."""
_CLOSED = "_RBRACE"
_BRACES = frozenset({"_LBRACE", _CLOSED})


@attrs.frozen(eq=False, repr=False)
class _Restart(Record):
    """A line that makes sense if what stands above ``depth`` had ended before it."""

    depth: int
    unclosed: Piece | None


class Reader:
    """Reads the pieces of one text, faults and all."""

    def __init__(self, machine: Automaton, text: str, file: str) -> None:
        self._machine = machine
        self._text = text
        self._file = file
        self._pieces = list(_with_look_alikes(cut(text)))
        self._stack = Stack(machine, [machine.conf.start_state], [])
        self._at = 0
        self._mark_at = 0
        self._mark = self._stack.copy()
        self._invented: list[int] = []
        """Where words stand in the pieces that nobody wrote."""
        self._skipped = False
        """Whether the last line was forgotten, up to the end of the text."""
        self.diagnostics: list[Diagnostic] = []
        self.too_deep: Span | None = None
        """Where reading ended because too much is nested there."""

    def read(self) -> Rulebook:
        """Return the tree of all that could be read."""
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            if piece.first or self._at - self._mark_at >= _REMEMBER:
                self._mark_at, self._mark = self._at, self._stack.copy()
            try:
                taken = self._takes(piece)
            except TooDeepError:
                self.too_deep = Span(self._file, piece.start, piece.end)
                return self._forced_end()
            if taken:
                self._at += 1
            elif len(self.diagnostics) < too_many_faults.MOST:
                self._stop(piece)
            else:
                place = Span(self._file, piece.start, piece.end)
                self.diagnostics.append(too_many_faults.diagnostic(place))
                return self._forced_end()
        return self._finish()

    def _takes(self, piece: Piece) -> bool:
        if len(self._stack.values) > HIGHEST:
            raise TooDeepError
        return self._stack.take(piece)

    # ---- what is wrong

    def _stop(self, piece: Piece) -> None:
        """Say what is wrong at ``piece``, and find the place to read on from."""
        restart = self._restart()
        found = self._tell(restart)
        if found.meant is not None and self._goes_on(found.meant):
            self._read_instead(found.meant)
            if found.invents:
                self._invented.append(found.meant.span.start)
        elif restart is not None:
            self._end_at(restart)
        elif not self._drop(piece):
            self._skip()

    def _tell(self, restart: _Restart | None) -> Found:
        stuck = self._stuck(restart)
        for fault in FAULTS:
            found = fault.recognise(stuck)
            if found is not None:
                self.diagnostics.append(fault.diagnostic(found))
                return found
        msg = "the last fault recognises everything"
        raise AssertionError(msg)

    def _stuck(self, restart: _Restart | None) -> Stuck:
        early = restart is not None and restart.unclosed is None
        stack = self._mark if early else self._stack
        return Stuck(
            text=self._text,
            file=self._file,
            pieces=self._pieces,
            at=self._at,
            allowed=stack.allowed(),
            opened=stack.open_brackets(),
            unclosed=restart.unclosed if restart else None,
            unfinished=self._pieces[self._mark_at - 1] if early else None,
            goes_on=self._goes_on,
        )

    def _goes_on(self, edit: Edit) -> bool:
        """Whether the parser would take ``edit`` and the piece behind."""
        changed = self._changed(edit)
        return changed is not None and self._mark.would_take(*changed) is not None

    def _changed(self, edit: Edit) -> list[Piece] | None:
        """Return the pieces from the mark with ``edit``, and one behind it."""
        first, behind = self._covered(edit)
        if first < self._mark_at:
            return None
        end = max(behind, self._at + 1)
        if end < len(self._pieces) and not (edit.text and self._pieces[end].first):
            end += 1
        before = self._pieces[self._mark_at : first]
        return [*before, *self._cut_anew(edit, first), *self._pieces[behind:end]]

    def _covered(self, edit: Edit) -> tuple[int, int]:
        first = self._at
        while first > 0 and self._pieces[first - 1].end > edit.span.start:
            first -= 1
        behind = first
        while behind < len(self._pieces) and self._pieces[behind].start < edit.span.end:
            behind += 1
        return first, behind

    def _cut_anew(self, edit: Edit, at: int) -> list[Piece]:
        start, end = edit.span.start, edit.span.end
        first = at < len(self._pieces) and self._pieces[at].first
        return [
            Piece(piece.kind, piece.text, start, end, first and number == 0)
            for number, piece in enumerate(cut(edit.text))
        ]

    # ---- reading on

    def _read_instead(self, edit: Edit) -> None:
        first, behind = self._covered(edit)
        self._pieces[first:behind] = self._cut_anew(edit, first)
        self._go_back()

    def _go_back(self) -> None:
        self._stack = self._stack.thrown_back_to(self._mark)
        self._at = self._mark_at

    def _restart(self) -> _Restart | None:
        """Return how this line makes sense if something before it had ended."""
        line = self._pieces[self._mark_at]
        if not line.first:
            return None
        pieces = self._pieces[self._mark_at : self._at + 1]
        for depth in self._mark.line_starts():
            if depth == len(self._mark.values):
                continue
            if self._column(line.start) > self._indent(self._mark.start_of(depth)):
                continue
            if self._mark.copy(depth).would_take(*pieces) is not None:
                return _Restart(depth, self._unclosed(depth))
        return None

    def _unclosed(self, depth: int) -> Piece | None:
        opened = self._mark.open_brackets(depth)
        return next((piece for piece in opened if piece.kind == "_LBRACE"), None)

    def _end_at(self, restart: _Restart) -> None:
        self._go_back()
        if restart.unclosed is None:
            self._stack = self._stack.copy(restart.depth)
        self._close_above(restart.depth, self._pieces[self._at].start)

    def _unclosed_above(self, depth: int) -> int:
        opened = self._stack.open_brackets(depth)
        return sum(piece.kind == "_LBRACE" for piece in opened)

    def _close_above(self, depth: int, position: int) -> None:
        """Close the blocks above ``depth``, as if their braces stood at ``position``.

        A block that cannot be closed is left out.
        """
        brace = Piece(_CLOSED, "}", position, position, first=False)
        for _ in range(self._unclosed_above(depth)):
            if self._resume(brace):
                self._stack.take(brace)
        if self._unclosed_above(depth):
            self._stack = self._stack.copy(depth)

    def _drop(self, piece: Piece) -> bool:
        """Leave out a brace that closes nothing, if reading goes on behind it."""
        opened = any(p.kind == "_LBRACE" for p in self._stack.open_brackets())
        if piece.kind != _CLOSED or opened:
            return False
        self._at += 1
        return True

    def _skip(self) -> None:
        """Forget the line, and go on where something begins that may stand there."""
        column = self._indent(self._pieces[self._mark_at].start)
        depth = 0
        refused: set[tuple[str, str]] = set()
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            sort = sort_of(piece)
            if depth == 0 and sort not in refused and self._may_go_on(piece, column):
                if self._resume(piece):
                    return
                refused.add(sort)
            depth += {"_LBRACE": 1, _CLOSED: -1}.get(piece.kind, 0)
            depth = max(depth, 0)
            self._at += 1
        self._skipped = True

    def _may_go_on(self, piece: Piece, column: int) -> bool:
        if piece.kind in _BRACES:
            return True
        if piece.first:
            return self._column(piece.start) <= column
        return self._pieces[self._at - 1].kind == "_SEMICOLON"

    def _resume(self, piece: Piece) -> bool:
        """Cut the stack down to where ``piece`` begins or closes something."""
        for depth in range(len(self._stack.values), -1, -1):
            below = self._stack.copy(depth)
            after = below.would_take(piece)
            if after and (piece.kind in _BRACES or after.begins_a_line()):
                self._stack = below
                return True
            if self._machine.reached_by.get(below.states[-1]) == "_LBRACE":
                return False
        return False

    def _column(self, position: int) -> int:
        return position - self._text.rfind("\n", 0, position) - 1

    def _indent(self, position: int) -> int:
        """Return the column at which the line of ``position`` begins."""
        start = self._text.rfind("\n", 0, position) + 1
        line = self._text[start : position + 1]
        return len(line) - len(line.lstrip())

    # ---- the end

    def _finish(self) -> Rulebook:
        tree = self._stack.finish()
        if tree is None:
            if not self._skipped or self._unclosed_above(0):
                self._tell(None)
            tree = self._forced_end()
        assert isinstance(tree, Rulebook)
        return attrs.evolve(
            tree, declarations=tuple(filter(self._is_written, tree.declarations))
        )

    def _is_written(self, node: Declaration) -> bool:
        start, end = node.span.start, node.span.end
        return not any(start <= at < end for at in self._invented)

    def _forced_end(self) -> Rulebook:
        self._close_above(0, self._pieces[-1].end)
        depths = range(len(self._stack.values), -1, -1)
        trees = (self._stack.copy(depth).finish() for depth in depths)
        return next(tree for tree in trees if isinstance(tree, Rulebook))


def _with_look_alikes(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield ``pieces``, each word with a look-alike whole and marked as unknown.

    A radical of a Chinese character is no letter, so it has cut the word apart.
    """
    last: Piece | None = None
    for piece in pieces:
        if last and last.end == piece.start and _is_one_word(last, piece):
            last = Piece(
                "UNKNOWN", last.text + piece.text, last.start, piece.end, last.first
            )
            continue
        if last:
            yield last
        last = piece
        if piece.kind in _WRITTEN and LOOK_ALIKE.search(piece.text):
            last = attrs.evolve(piece, kind="UNKNOWN")
    if last:
        yield last


def _is_one_word(last: Piece, piece: Piece) -> bool:
    kinds = {last.kind, piece.kind}
    return kinds <= {"word", "UNKNOWN"} and bool(
        LOOK_ALIKE.search(last.text)
        or (piece.kind == "UNKNOWN" and LOOK_ALIKE.search(piece.text))
    )
