"""The names that no rulebook declares: 环节加权, 一季度, the 评分 of a stage.

They have one name in a tree and two spellings in a text, as functions have. Some mean
this only where they stand: behind the name of a stage or a list, as the state of a
problem, as the aspect of an 解释. There a word that the text declares keeps its own
meaning (an item may still be called ``open``), so the whole text is read before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

import attrs

from guiju.dsl.keywords import KEYWORDS, PREVIOUS, STATES, TERMS, canonical_term
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes, of
from guiju.dsl.terms import (
    LIST_TERMS,
    MARK_TERMS,
    PERIOD_NAMES,
    QUANTITIES,
    canonical_period,
    canonical_quantity,
)

_Words = Mapping[str, str]
_Rename = Callable[[n.Node], n.Node]
_Kind = TypeVar("_Kind", bound=n.Node)

_ASPECTS = {one.zh[0]: one.en[0] for one in KEYWORDS.values()}
ENGLISH = frozenset({*MARK_TERMS.values(), *LIST_TERMS.values(), *_ASPECTS.values()})
"""The words that may mean something at the end of a path; the text has to say what."""


def headed(words: Sequence[n.Word]) -> tuple[n.Word, ...]:
    """Return the words of a path, those at its head by their Chinese names."""
    at = _periods_back(words)
    before = (_called(word, PREVIOUS) for word in words[:at])
    head = _called(words[at], canonical_quantity(words[at].text))
    return (*before, head, *words[at + 1 :])


def period(word: n.Word) -> n.Word:
    """Return a period by its Chinese name."""
    return _called(word, canonical_period(word.text))


def canonical(tree: n.Rulebook) -> n.Rulebook:
    """Return ``tree`` with the Chinese names of what its words mean there."""
    return _each(tree, _Ends.of(tree, _turned).node)


def spelled(tree: n.Rulebook) -> n.Rulebook:
    """Return a canonical ``tree`` with all such names in English."""
    return _each(tree, _Ends.of(tree, dict).in_english)


@attrs.frozen
class _Ends:
    """What the last word of a path is renamed to, by where it stands in one text."""

    behind: Mapping[str, _Words]
    """By the name of a stage or a list."""
    labels: _Words
    aspects: _Words

    @classmethod
    def of(cls, tree: n.Rulebook, direction: Callable[[_Words], _Words]) -> "_Ends":
        """Return what can be renamed in ``tree``: what it declares itself cannot."""
        outer = frozenset(_names(tree.declarations))
        inner = frozenset(_names(nodes(tree))) - outer

        def words(table: _Words, own: AbstractSet[str]) -> _Words:
            free = {zh: en for zh, en in table.items() if not own & {zh, en}}
            return direction(free)

        marks, listed = words(MARK_TERMS, inner), direction(LIST_TERMS)
        stages = {one.name.text: marks for one in of(tree.declarations, n.Stage)}
        lists = of(tree.declarations, n.Rectification)
        behind = {**stages, **{one.name.text: listed for one in lists}}
        labels = words(STATES, outer) if len(behind) > len(stages) else {}
        return cls(behind, labels, words(_ASPECTS, inner))

    def node(self, node: n.Node) -> n.Node:
        """Return a path renamed; of an 解释 the last word may also be its aspect."""
        match node:
            case n.Path():
                return self._path(node)
            case (
                n.Interpretation(subject=subject) | n.InterpretationOf(subject=subject)
            ):
                return attrs.evolve(node, subject=self._subject(subject))
            case _:
                return node

    def in_english(self, node: n.Node) -> n.Node:
        """Return a path renamed at its head, at its end and in its keys."""
        node = self.node(node)
        if not isinstance(node, n.Path):
            return node
        at = _periods_back(node.words)
        before = (_called(word, TERMS[PREVIOUS]) for word in node.words[:at])
        words = (*before, _renamed(node.words[at], QUANTITIES), *node.words[at + 1 :])
        keys = tuple(_renamed(key, PERIOD_NAMES) for key in node.keys)
        return attrs.evolve(node, words=words, keys=keys)

    def _path(self, path: n.Path) -> n.Path:
        at = _periods_back(path.words)
        if len(path.words) == 1:
            return _ended(path, self.labels)
        return _ended(path, self.behind.get(path.words[at].text, {}))

    def _subject(self, path: n.Path) -> n.Path:
        ended = self._path(path)
        is_plain = len(path.words) > 1 and ended is path
        return _ended(path, self.aspects) if is_plain else ended


def _ended(path: n.Path, words: _Words) -> n.Path:
    *before, last = path.words
    if last.text not in words:
        return path
    return attrs.evolve(path, words=(*before, _renamed(last, words)))


def _periods_back(words: Sequence[n.Word]) -> int:
    """Return how many words at the head of a path are 上期."""
    others = (i for i, w in enumerate(words) if canonical_term(w.text) != PREVIOUS)
    return min(next(others, len(words)), len(words) - 1)


def _names(written: Iterable[n.Node]) -> Iterator[str]:
    """Yield the names that are given to anything."""
    for node in written:
        name = getattr(node, "name", None) or getattr(node, "event", None)
        if isinstance(name, n.Word) and not isinstance(node, n.Call | n.NamedArgument):
            yield name.text


def _turned(words: _Words) -> _Words:
    return {en: zh for zh, en in words.items()}


def _called(word: n.Word, name: str) -> n.Word:
    return word if word.text == name else attrs.evolve(word, text=name)


def _renamed(word: n.Word, words: _Words) -> n.Word:
    return _called(word, words.get(word.text, word.text))


def _each(node: _Kind, rename: _Rename) -> _Kind:
    """Return ``node`` with every node in it renamed; what stays the same is kept."""

    def inner(value: object) -> object:
        if isinstance(value, tuple):
            new = tuple(map(inner, value))
            is_same = all(a is b for a, b in zip(new, value, strict=True))
            return value if is_same else new
        return _each(value, rename) if isinstance(value, n.Node) else value

    changed: dict[str, Any] = {}
    for field in attrs.fields(type(node)):
        old = getattr(node, field.name)
        new = inner(old)
        if new is not old:
            changed[field.name] = new
    renamed = rename(attrs.evolve(node, **changed) if changed else node)
    assert isinstance(renamed, type(node))
    return renamed
