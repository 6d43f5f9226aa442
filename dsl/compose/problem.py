"""What composing found wrong, as data. The words for it stand in ``checks/``."""

import attrs

from guiju.dsl.library import Refused
from guiju.engine.record import Record
from guiju.engine.source import Span

MOST = 32
"""So many other files may a rulebook be made of."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotToHand(Record):
    """A file that is named and not given."""

    span: Span
    name: str
    refused: Refused


@attrs.frozen(kw_only=True, eq=False, repr=False)
class GoesRound(Record):
    """A file that is made of itself. ``steps`` are the places after the first."""

    span: Span
    files: tuple[str, ...]
    """The names of the files on the way round; the first is the last again."""
    steps: tuple[Span, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BroughtTwice(Record):
    """A file that is part of the rulebook already, since ``first``."""

    span: Span
    name: str
    first: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TooMuch(Record):
    """The file with which the rulebook becomes larger than anybody reads."""

    span: Span
    files: int
    characters: int
    longest: int
    """So many characters may all files have together."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SchemeInShared(Record):
    """A file behind 引用 that describes a scheme of its own."""

    span: Span
    name: str
    scheme: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NothingToChange(Record):
    """A change of what is not there, or of what is there ``found`` times.

    ``kind`` is one of ``naming.KINDS``, empty for any; ``within`` is the tree or block
    that was looked in, and ``place`` where it stands.
    """

    span: Span
    name: str
    kind: str
    found: int = 0
    candidates: tuple[str, ...] = ()
    within: str = ""
    place: Span | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Nameless(Record):
    """A change of something that has no name to be found by."""

    span: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ThereAlready(Record):
    """Something new whose name is taken since ``first``."""

    span: Span
    name: str
    first: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AnotherKind(Record):
    """What is there is of the kind ``there``, and the change is for ``wanted``."""

    span: Span
    name: str
    wanted: str
    there: str
    first: Span


CompositionProblem = (
    NotToHand
    | GoesRound
    | BroughtTwice
    | TooMuch
    | SchemeInShared
    | NothingToChange
    | Nameless
    | ThereAlready
    | AnotherKind
)
