"""From a name as somebody wrote it to the member that it means, or to near misses."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import islice

import attrs

from guiju.dsl.terms import spelled_period
from guiju.engine.axis import PERIOD, Axis
from guiju.engine.plan import Plan
from guiju.engine.record import Record

_MANY = 5_000
"""Comparing a name with more names than these takes longer than anybody waits."""
_LONGEST = 60
"""Longer text is no mistyped name: it is not compared with the names, or shown."""


def folded(text: str) -> str:
    """Return ``text`` without blanks, differences of width and letter case."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def shortened(text: str) -> str:
    """Return ``text`` on one line and short enough for a message."""
    line = " ".join(
        "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in word)
        for word in text.split()
    )
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


@attrs.frozen(eq=False, repr=False)
class Names(Record):
    """The names that a reader accepts for some things, and the one that each means.

    A spelling that means two things means neither: it is not in ``meaning``.
    """

    meaning: Mapping[str, str]

    def find(self, written: str) -> str | None:
        """Return what ``written`` means, or None."""
        # Most names are written as they are kept, and need no folding.
        return self.meaning.get(written) or self.meaning.get(folded(written))

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        """Every letter that some name has."""
        return tuple(sorted({letter for name in self.meaning for letter in name}))

    def also(self, spellings: Mapping[str, str]) -> "Names":
        """Return the same with more spellings of what there is, by the user's word.

        What means something already goes on meaning it.
        """
        if not spellings:
            return self
        meant = {folded(w): self.find(meaning) for w, meaning in spellings.items()}
        added = {written: thing for written, thing in meant.items() if thing}
        return Names({**added, **self.meaning})

    def nearest(self, written: str) -> tuple[str, ...]:
        """Return up to three things whose names resemble ``written``, best first.

        Among very many names only those count that are one slip apart.
        """
        if len(written) > _LONGEST:
            return ()
        word = folded(written)
        if len(self.meaning) > _MANY:
            tries = _one_slip_apart(word, self._letters)
            close = [*islice(filter(self.meaning.__contains__, tries), 6)]
        else:
            close = get_close_matches(word, self.meaning, n=6, cutoff=0.6)
        return tuple(dict.fromkeys(self.meaning[name] for name in close))[:3]


def _one_slip_apart(word: str, letters: Iterable[str]) -> Iterator[str]:
    """Yield what ``word`` is if a letter was lost, added, swapped, or is wrong."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for before, after in cuts:
        yield from (before + letter + after for letter in letters)
    yield from (before + after[1:] for before, after in cuts[:-1])
    for before, after in cuts[:-2]:
        yield before + after[1] + after[0] + after[2:]
    for before, after in cuts[:-1]:
        yield from (before + letter + after[1:] for letter in letters)


def names_of(spellings: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """Return the names for pairs of a thing and its spellings.

    The thing's own name always means the thing, whatever else uses it as a spelling.
    """
    pairs = [(thing, tuple(also)) for thing, also in spellings]
    return _names([thing for thing, _ in pairs], pairs)


def _names(
    things: Sequence[str], spelled: Iterable[tuple[str, Iterable[str]]]
) -> Names:
    """Return the names of ``things``, some of which are spelled otherwise, too."""
    meaning: dict[str, str] = {}
    unclear: set[str] = set()
    for thing, also in spelled:
        for spelling in filter(None, map(folded, also)):
            if meaning.setdefault(spelling, thing) != thing:
                unclear.add(spelling)
    clear = {spelling: meaning[spelling] for spelling in meaning.keys() - unclear}
    return Names(clear | dict(zip(_each_folded(things), things, strict=True)))


def _each_folded(texts: Sequence[str]) -> Iterable[str]:
    """Return all texts folded: most long lists are so already, as a whole."""
    whole = "\n".join(texts)
    is_folded = (
        unicodedata.is_normalized("NFKC", whole)
        and whole.casefold() == whole
        and len(whole.split()) == len(texts)
    )
    return texts if is_folded else map(folded, texts)


def members_of(axis: Axis, plan: Plan) -> Names:
    """Return the names of the members of ``axis``; units also by title and alias.

    Periods also go by their English names, as in a rulebook.
    """
    if axis.name == PERIOD:
        return names_of((one, (spelled_period(one, "en"),)) for one in axis.members)
    units = (unit for group in plan.groups.values() for unit in group.units)
    spelled = {unit.name: unit for unit in units if unit.title or unit.aliases}
    among = [*filter(spelled.__contains__, axis.members)] if spelled else []
    also = ((name, (spelled[name].title, *spelled[name].aliases)) for name in among)
    return _names(axis.members, also)
