"""Which clauses of the source have a rule (条文 against 依据), and which have none.

A 依据 rests on the longest listed clause that it begins with: 三(五)1 rests on 三(五)
where nothing finer is listed. What only leads to listed clauses (附件2, or 一 before
一(一)) is a heading: it is in order, but citing it settles none of them.
"""

from collections.abc import Iterator
from enum import Enum

import attrs

from guiju.dsl.citation import Cited, Steps, begins, cited, kind, steps
from guiju.dsl.nearest import nearest
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine.record import Record, Shown

_NEAR = 0.5
_COMPARED = 20
"""So many are told what is near: comparing all with all takes long."""


class State(Enum):
    """What became of a listed clause."""

    ENCODED = "encoded"
    INTERPRETED = "interpreted"
    NOT_COMPUTED = "not_computed"
    MISSING = "missing"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ground(Record):
    """A 依据, and what rests on it; ``subject`` is what an 解释 of that speaks of."""

    cite: n.Quote
    subject: str
    by: n.Node


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Entry(Record):
    """One listed clause with everything that rests on it, in the order of the text."""

    source: str
    clause: n.ListedClause
    steps: Steps
    grounds: tuple[Ground, ...] = ()

    @property
    def shown(self) -> str:
        """The clause with the title of its source."""
        return f"{self.source} {self.clause.name.text}".strip()

    @property
    def rules(self) -> tuple[Ground, ...]:
        """What computes something; an 解释 only says how a clause is read."""
        return tuple(g for g in self.grounds if not isinstance(g.by, n.Interpretation))

    @property
    def state(self) -> State:
        """What became of the clause."""
        if self.clause.reason is not None:
            return State.NOT_COMPUTED
        if self.rules:
            return State.ENCODED
        return State.INTERPRETED if self.grounds else State.MISSING


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stray(Record):
    """A 依据 that no clause of its list answers to, and the nearest that are there."""

    ground: Ground
    source: str
    nearest: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Coverage(Record):
    """All listed clauses by the title of their source, and what is in no list."""

    sources: dict[str, tuple[Entry, ...]]
    strays: tuple[Stray, ...]
    twice: tuple[tuple[n.ListedClause, n.ListedClause], ...]
    """Clauses that are listed again, each behind the one that was first."""

    @property
    def entries(self) -> Iterator[Entry]:
        """Every listed clause."""
        return (entry for entries in self.sources.values() for entry in entries)


def coverage(tree: n.Rulebook) -> Coverage:
    """Hold the 依据 of ``tree`` to the clauses that it lists."""
    lists = [one for one in tree.declarations if isinstance(one, n.Clauses)]
    listing = _Listing()
    for one in lists:
        listing.add(one)
    if lists:
        for ground in grounds(tree):
            listing.rest(ground)
    return listing.coverage()


def grounds(tree: n.Rulebook) -> Iterator[Ground]:
    """Yield every 依据 of ``tree``."""
    for declared in tree.declarations:
        name = _subject(declared)
        for node in nodes(declared):
            cite = getattr(node, "cite", None)
            if cite is not None:
                inner = _inner(node, name)
                yield Ground(cite=cite, subject=inner, by=node)


def _subject(declared: n.Declaration) -> str:
    match declared:
        case n.Interpretation(subject=path):
            return path.text
        case n.Grades(name=None, by=path):
            return path.text
        case n.Example() | n.Import() | n.Extends() | n.Clauses():
            return ""
        case _:
            return declared.name.text if declared.name else ""


def _inner(node: n.Node, declared: str) -> str:
    """Return the subject of a part: an item of a tree, a requirement of a stage."""
    if isinstance(node, n.Item):
        return f"{declared}.{node.name.text}"
    if isinstance(node, n.Constraint) and node.name and node.name.text != declared:
        return f"{declared}.{node.name.text}"
    return declared


@attrs.frozen(eq=False, repr=False)
class _Listing(Shown):
    titles: dict[Steps, str] = attrs.field(factory=dict)
    """The titles as they were first written."""
    clauses: dict[tuple[Steps, Steps], n.ListedClause] = attrs.field(factory=dict)
    first: set[str] = attrs.field(factory=set)
    """What the clauses of the list without title begin with: 一, (一), 第一条, words.

    What begins otherwise (附件2 一) is in another document.
    """
    headings: set[tuple[Steps, Steps]] = attrs.field(factory=set)
    resting: dict[tuple[Steps, Steps], list[Ground]] = attrs.field(factory=dict)
    strays: list[Stray] = attrs.field(factory=list)
    twice: list[tuple[n.ListedClause, n.ListedClause]] = attrs.field(factory=list)

    def add(self, source: n.Clauses) -> None:
        """Take in one list; several may have one title."""
        written = source.title.text if source.title else ""
        title = steps(written)
        self.titles.setdefault(title, written)
        self.headings.add((title, ()))
        for clause in source.listed:
            inside = steps(clause.name.text)
            key = (title, inside)
            if inside and not title:
                self.first.add(kind(inside[0]))
            self.headings.update(
                (title, inside[:size])
                for size in range(1, len(inside))
                if begins(inside, inside[:size])
            )
            if key in self.clauses:
                self.twice.append((self.clauses[key], clause))
            else:
                self.clauses[key] = clause

    def rest(self, ground: Ground) -> None:
        """Put ``ground`` with the clauses that it cites."""
        for one in cited(ground.cite.text, self.titles):
            if one.title or (one.steps and kind(one.steps[0]) in self.first):
                self._rest(ground, one)

    def _rest(self, ground: Ground, one: Cited) -> None:
        for size in range(len(one.steps), 0, -1):
            key = (one.title, one.steps[:size])
            if key in self.clauses and begins(one.steps, one.steps[:size]):
                self.resting.setdefault(key, []).append(ground)
                return
        if (one.title, one.steps) not in self.headings:
            self.strays.append(self._stray(ground, one))

    def _stray(self, ground: Ground, one: Cited) -> Stray:
        is_told = len(self.strays) < _COMPARED
        return Stray(
            ground=ground,
            source=self.titles[one.title],
            nearest=self._nearest(one) if is_told else (),
        )

    def _nearest(self, one: Cited) -> tuple[str, ...]:
        names = {
            "".join(inside): clause.name.text
            for (title, inside), clause in self.clauses.items()
            if title == one.title
        }
        near = nearest("".join(one.steps), names, _NEAR)
        return tuple(names[name] for name in near)

    def coverage(self) -> Coverage:
        """Return what came of it."""
        sources: dict[str, list[Entry]] = {one: [] for one in self.titles.values()}
        for key, clause in self.clauses.items():
            title = self.titles[key[0]]
            entry = Entry(
                source=title,
                clause=clause,
                steps=key[1],
                grounds=tuple(self.resting.get(key, ())),
            )
            sources[title].append(entry)
        return Coverage(
            sources={title: tuple(entries) for title, entries in sources.items()},
            strays=tuple(self.strays),
            twice=tuple(self.twice),
        )
