"""What a 依据 cites: clauses as steps from the whole document down to the detail.

Notices are quoted in many hands: 附件2 一(一), 附件2　一、（一）, 第六条、第七条.
Steps are what the spellings of one place have in common: width and marks are gone.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

import attrs

from guiju.engine.record import Record

Steps = tuple[str, ...]

_NUMERALS = "〇零一二三四五六七八九十百千"
_STEP = re.compile(
    rf"第[^第\s,;]+?[编章节条款项目行页号表]|\([^()]*\)|\d+(?:\.\d+)*|[{_NUMERALS}]+"
    rf"|(?:(?!第)[^\W\d_{_NUMERALS}])+|第"
)
_AS_ONE = str.maketrans("〔〕[]【】{}、。;", "()()()(),,;")
_DEEPEST = 12
"""Steps further down are not told apart."""
_INSERTED = "之"
"""第三条之一 is an article of its own, no part of 第三条."""


@attrs.frozen(eq=False, repr=False)
class Cited(Record):
    """One clause: the title of the document or annex, and the steps inside it.

    The title is empty where it is none of those that are known.
    """

    title: Steps
    steps: Steps


def steps(text: str) -> Steps:
    """Return the steps of ``text``, the same for every way of writing them."""
    found = _STEP.findall(_folded(text))[:_DEEPEST]
    return tuple(re.sub(r"\s", "", step).casefold() for step in found)


def begins(whole: Steps, start: Steps) -> bool:
    """Whether ``whole`` is ``start`` or something inside it."""
    rest = whole[len(start) :]
    inserted = bool(start and rest) and rest[0].startswith(_INSERTED)
    return whole[: len(start)] == start and not inserted


def cited(text: str, titles: Collection[Steps]) -> tuple[Cited, ...]:
    """Return every clause that ``text`` cites.

    What stands behind 、 goes on where the clause before it stopped: the second of
    附件2 一(一)、(二) is 一(二) of the same annex, and 一、(一) is only one.
    """
    found: list[Cited] = []
    for alone in _folded(text).split(";"):
        found.extend(_chain(alone.split(","), titles))
    return tuple(dict.fromkeys(found))


def _chain(parts: Iterable[str], titles: Collection[Steps]) -> Iterator[Cited]:
    last: Cited | None = None
    for part in parts:
        words = steps(part)
        if not words:
            continue
        title = _title(words, titles)
        if last is None or title:
            following = Cited(title, words[len(title) :])
        else:
            following = _following(last, words)
        if last is not None and not _goes_on(last, following):
            yield last
        last = following
    if last is not None:
        yield last


def _title(words: Steps, titles: Collection[Steps]) -> Steps:
    """Return the longest title that ``words`` begin with, or nothing."""
    starts = (words[:size] for size in range(len(words), 0, -1))
    return next((one for one in starts if one in titles and begins(words, one)), ())


def _following(last: Cited, words: Steps) -> Cited:
    """Return what ``words`` mean behind ``last``: beside it, or one step deeper."""
    kinds = [kind(step) for step in last.steps]
    first = kind(words[0])
    if first in kinds:
        at = len(kinds) - 1 - kinds[::-1].index(first)
        return Cited(last.title, (*last.steps[:at], *words)[:_DEEPEST])
    if first == "word" and not (last.title and not last.steps):
        return Cited((), words)
    return Cited(last.title, (*last.steps, *words)[:_DEEPEST])


def _goes_on(last: Cited, following: Cited) -> bool:
    """Whether 、 only stood behind an ordinal, so that both are one clause."""
    return last.title == following.title and (
        len(following.steps) > len(last.steps) and begins(following.steps, last.steps)
    )


def kind(step: str) -> str:
    """Return what sort of ordinal ``step`` is, or that it is a word."""
    for start in ("(", "第"):
        if step.startswith(start):
            return f"{start}{step[-1]}"
    if step[0].isdecimal():
        return "digits"
    return "numeral" if step[0] in _NUMERALS else "word"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_AS_ONE)
