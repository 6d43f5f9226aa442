"""What every fault of the text declares, and what it is shown to recognise itself.

A fault is why a text cannot be read. Each lives in its own file in ``faults``; the
parser, having come to a stop, shows them the place one after another.
"""

from collections.abc import Callable

import attrs

from guiju.engine.diagnostic import Diagnostic, Edit, Related, Severity
from guiju.engine.record import Record, Shown
from guiju.engine.source import Span
from guiju.engine.text import Text


@attrs.frozen(eq=False, repr=False)
class Piece(Record):
    """A word, number, quote or sign. ``first`` is true where its line begins.

    ``kind`` is ``word``, ``STRING``, ``DATE``, ``QUANTITY``, ``NUMBER``, the terminal
    of a sign, or, for what is no part of the language, ``UNCLOSED`` or ``UNKNOWN``.
    """

    kind: str
    text: str
    start: int
    end: int
    first: bool


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stuck(Shown):
    """Where the parser stopped. ``at`` is the piece it could not take."""

    text: str
    """The whole text, full-width forms folded."""
    file: str
    pieces: list[Piece]
    at: int
    """It is the number of pieces when the text ended too early."""
    allowed: frozenset[str]
    """The terminals that may stand here."""
    opened: tuple[Piece, ...]
    """Brackets of all kinds that are open here, the outermost first."""
    unclosed: Piece | None
    """The brace that should have been closed before this line, if it is so."""
    unfinished: Piece | None
    """The piece behind which more should have come, before this line, if it is so."""
    goes_on: Callable[[Edit], bool] = attrs.field(repr=False)
    """Whether the text could be read on if whole pieces were replaced so."""

    @property
    def piece(self) -> Piece | None:
        """The piece that could not be taken, None at the end of the text."""
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    @property
    def before(self) -> Piece | None:
        """The piece before it, if it stands on the same line."""
        if self.at == 0 or (self.piece is not None and self.piece.first):
            return None
        return self.pieces[self.at - 1]

    @property
    def line(self) -> int:
        """The index of the first piece on the line of ``at``."""
        at = min(self.at, len(self.pieces) - 1)
        while at > 0 and not self.pieces[at].first:
            at -= 1
        return max(at, 0)

    @property
    def end_of_line(self) -> int:
        """The index behind the last piece on the line of ``at``."""
        end = self.at + 1
        while end < len(self.pieces) and not self.pieces[end].first:
            end += 1
        return min(end, len(self.pieces))

    def span(self, first: Piece, last: Piece | None = None) -> Span:
        """Return the place from ``first`` to ``last``."""
        return Span(self.file, first.start, (last or first).end)

    @property
    def place(self) -> Span:
        """The place of the piece, or the end of the text."""
        if self.piece is not None:
            return self.span(self.piece)
        end = self.pieces[-1].end if self.pieces else 0
        return Span(self.file, end, end)

    @property
    def start_of_line(self) -> Span:
        """The place of the first piece on the line."""
        return self.span(self.pieces[self.line])


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Found(Record):
    """A fault at its place: what is so, and how the text may have been meant."""

    span: Span
    message: Text
    help: Text | None = None
    related: tuple[Related, ...] = ()
    meant: Edit | None = None
    """What the parser reads instead, so that it can go on."""
    sure: bool = False
    """Whether ``meant`` is offered as a fix: nothing else can have been meant."""
    invents: bool = False
    """Whether ``meant`` holds words nobody wrote: its declaration is left out."""


def _never(_stuck: Stuck) -> Found | None:
    return None


def _as_it_is(example: str) -> str | bytes:
    return example


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Fault(Record):
    """One fault and everything people read about it.

    ``bad`` are texts; ⟦ and ⟧ mark what the diagnostic must cover. The test-suite holds
    every fault to its own examples.
    """

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ00\d\d"))
    since: str
    title: Text
    help: Text
    bad: tuple[str, ...]
    good: str
    recognise: Callable[[Stuck], Found | None] = _never
    """Found by the parser's asking; other faults are found before it reads."""
    first: bool = False
    """Asked before the others: it sees a whole phrase where they see a word."""
    last: bool = False
    """Asked after all others."""
    becomes: Callable[[str], str | bytes] = _as_it_is
    """How ``bad`` turns into the real thing, where it cannot be printed."""

    def diagnostic(self, found: Found) -> Diagnostic:
        """Return what a person is told."""
        return Diagnostic(
            code=self.code,
            severity=Severity.ERROR,
            message=found.message,
            place=found.span,
            help=found.help or self.help,
            related=found.related,
            fix=found.meant if found.sure else None,
        )
