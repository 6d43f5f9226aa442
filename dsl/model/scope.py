"""The names of a rulebook while it is being resolved, and what went wrong so far."""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from guiju.dsl.keywords import EXPRESSION_WORDS, KEYWORDS, PREVIOUS, TERMS
from guiju.dsl.method import Methods, no_methods
from guiju.dsl.model.model import Choice, Group
from guiju.dsl.model.previous import Previous, asked, before, differences
from guiju.dsl.model.problem import (
    MOST_OF_A_KIND,
    NameUsedTwice,
    NotForGroup,
    Problem,
    Reserved,
    UnknownName,
    WrongKeys,
)
from guiju.dsl.model.rule import Signature
from guiju.dsl.syntax import node as n
from guiju.dsl.terms import QUANTITIES, spelled_period
from guiju.engine.axis import Axis, Key
from guiju.engine.measure import Scale
from guiju.engine.plan import Role
from guiju.engine.source import Span

NO_GROUP = ""
WEIGHTED = ("环节加权", QUANTITIES["环节加权"])
"""The built-in quantity Σ weight × stage, in both spellings."""

_NAMED = (
    n.Group,
    n.Indicators,
    n.Stage,
    n.Input,
    n.Parameter,
    n.Adjustment,
    n.Definition,
    n.Rectification,
)
_RESERVED = {
    spelling
    for terminal in EXPRESSION_WORDS
    for spelling in (*KEYWORDS[terminal].zh, *KEYWORDS[terminal].en)
} | {*WEIGHTED, *QUANTITIES.values(), PREVIOUS, TERMS[PREVIOUS]}


def quantity_id(name: str, group: str) -> str:
    """Return the stable id of a quantity: ``总分@县区``, or the name alone."""
    return f"{name}@{group}" if group else name


@attrs.define
class Scope:
    """Everything that a name can mean. Filled declaration by declaration."""

    groups: dict[str, Group] = attrs.field(factory=dict)
    units: dict[str, str] = attrs.field(factory=dict)
    """The name of each unit by its names and aliases."""
    signatures: dict[str, dict[str, Signature]] = attrs.field(factory=dict)
    declared: dict[str, Span] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)
    choices: list[Choice] = attrs.field(factory=list)
    first_day: dt.date | None = None
    """The first day of the assessed period, which decides what is in force."""
    weights: dict[str, Mapping[str, Fraction]] = attrs.field(factory=dict)
    """The weight of each stage for each of its groups."""
    methods: Methods = no_methods
    """The scoring methods beyond the functions of the language."""
    past: dict[str, Previous] = attrs.field(factory=dict)
    """What the rules read of the last result, by the id that it has here."""
    tree: n.Rulebook | None = None
    may_lack: frozenset[str] | None = None
    """The names behind 上期 that may be 未报, once one of them is read."""
    unknown_names: int = 0
    """How many were met so far: only for those that are told, others come near."""

    def announce(self, tree: n.Rulebook) -> None:
        """Note where each name stands first, in whatever order it is taken later."""
        self.tree = tree
        for declaration in tree.declarations:
            if isinstance(declaration, _NAMED):
                word = declaration.name
                self.declared.setdefault(word.text, word.span)

    def declare(self, word: n.Word) -> bool:
        """Take ``word`` as the name of a declaration; False when it is not free."""
        if word.text in _RESERVED:
            self.problems.append(Reserved(span=word.span, name=word.text))
            return False
        first = self.declared.setdefault(word.text, word.span)
        if first is not word.span:
            self.repeat(word, first)
            return False
        return True

    def repeat(self, word: n.Word, first: Span) -> None:
        """Report that the name ``word`` is taken since ``first``."""
        self.problems.append(NameUsedTwice(span=word.span, name=word.text, first=first))

    def add(self, signature: Signature) -> Signature:
        """Make a quantity known under its name and group, and return it."""
        self.signatures.setdefault(signature.name, {})[signature.group] = signature
        return signature

    def group(self, word: n.Word) -> Group | None:
        """Return the group that ``word`` names, or report that there is none."""
        if word.text not in self.groups:
            self.unknown(word, "group", self.groups)
        return self.groups.get(word.text)

    def groups_named(self, words: Iterable[n.Word]) -> tuple[Group, ...]:
        """Return the groups that are known, in the order written."""
        found = (self.group(word) for word in words)
        return tuple(group for group in found if group is not None)

    def serving(
        self, words: Iterable[n.Word], everybody: tuple[Group, ...]
    ) -> tuple[Group, ...]:
        """Return the groups that are named, or ``everybody`` where none is."""
        named = tuple(words)
        return self.groups_named(named) if named else everybody

    def quantity(self, path: n.Path, group: str) -> Signature | None:
        """Return what ``path`` means for ``group``, or report why nothing."""
        if path.of_previous is not None:
            now = self.quantity(path.of_previous, group)
            return self.before(now, path.span) if now else None
        by_group = self.signatures.get(path.text)
        if by_group is None:
            self.unknown(path, "quantity", self.signatures)
            return None
        found = by_group.get(group) or by_group.get(NO_GROUP)
        found = found or self._of_whole(by_group, group)
        if found is None:
            available = tuple(by_group)
            self.problems.append(
                NotForGroup(
                    span=path.span, name=path.text, group=group, available=available
                )
            )
        return found

    def current(self, signature: Signature) -> Signature:
        """Return what is known of a quantity by now: perhaps also its measure."""
        by_group = self.signatures.get(signature.name, {})
        return by_group.get(signature.group, signature)

    def found(self, path: n.Path, group: str) -> Signature | None:
        """Return what ``path`` means for ``group`` if anything, and report nothing."""
        now = path.of_previous
        by_group = self.signatures.get((now or path).text, {})
        found = by_group.get(group) or by_group.get(NO_GROUP)
        if now is None or found is None:
            return found
        return before(found, optional=self._may_lack(path.text))

    def before(
        self,
        now: Signature,
        span: Span,
        *,
        table: str = "",
        optional: bool = False,
        same_roster: bool = False,
    ) -> Signature:
        """Return ``now`` as the last period had it: an input, read first at ``span``.

        ``table`` is for figures that do not belong into the table 上期; members that
        the data lists are those of this period where ``same_roster`` is said.
        """
        optional = optional or self._may_lack(f"{PREVIOUS}.{now.name}")
        made = before(now, optional=optional, same_roster=same_roster)
        one = Previous(signature=made, now=now, table=table, span=span)
        return self.past.setdefault(made.id, one).signature

    def previous(self) -> tuple[Previous, ...]:
        """Return all that is read of the last result, held to what it is now."""
        for one in self.past.values():
            self.problems.extend(differences(one, self.current(one.now)))
        return tuple(self.past.values())

    def key(self, path: n.Path) -> Key:
        """Return the keys of ``path``, an alias by the name of its unit."""
        return tuple(map(self._key, path.keys))

    def _key(self, word: n.Word) -> str:
        """Return the name of a member; a unit may be called as a period is (Q1)."""
        also = spelled_period(word.text, "en")
        return self.units.get(word.text) or self.units.get(also, word.text)

    def at(self, path: n.Path) -> tuple[Signature, Key] | None:
        """Return what ``path`` with its keys means, or report why nothing."""
        if path.of_previous is not None:
            found = self.at(path.of_previous)
            return (self.before(found[0], path.span), found[1]) if found else None
        by_group = self.signatures.get(path.text)
        if by_group is None:
            self.unknown(path, "quantity", self.signatures)
            return None
        keys = self.key(path)
        for signature in by_group.values():
            if fits(keys, signature.axes):
                return signature, keys
        self._misfit(path, next(iter(by_group.values())), keys)
        return None

    def labels(self, group: str) -> tuple[str, ...]:
        """Return the labels of all grades that units of ``group`` can get."""
        signatures = (by[group] for by in self.signatures.values() if group in by)
        graded = (one for one in signatures if one.role is Role.GRADE)
        scales = (s.measure for s in graded if isinstance(s.measure, Scale))
        return tuple(label for scale in scales for label in scale.labels)

    def unknown(
        self, word: n.Word | n.Path, kind: str, candidates: Iterable[str]
    ) -> None:
        """Report that ``word`` names nothing of this kind."""
        self.unknown_names += 1
        is_told = self.unknown_names <= MOST_OF_A_KIND
        self.problems.append(
            UnknownName(
                span=word.span,
                name=word.text,
                kind=kind,
                candidates=tuple(candidates) if is_told else (),
            )
        )

    def _may_lack(self, name: str) -> bool:
        if self.may_lack is None:
            self.may_lack = asked(self.tree) if self.tree else frozenset()
        return name in self.may_lack

    def _misfit(self, path: n.Path, signature: Signature, keys: Key) -> None:
        names = tuple(axis.name for axis in signature.axes)
        if len(keys) == len(names):
            for word, key, axis in zip(path.keys, keys, signature.axes, strict=True):
                if axis.members and key not in axis.members:
                    self.unknown(word, "member", axis.members)
                    return
        self.problems.append(
            WrongKeys(span=path.span, name=path.text, axes=names, found=keys)
        )

    def _of_whole(
        self, by_group: Mapping[str, Signature], group: str
    ) -> Signature | None:
        here = self.groups.get(group)
        while here is not None and here.part_of is not None:
            here = here.part_of
            if here.name in by_group:
                return by_group[here.name]
        return None


def fits(keys: Key, axes: tuple[Axis, ...]) -> bool:
    """Whether the keys are members of the axes, in order; rosters take any name."""
    return len(keys) == len(axes) and all(
        not axis.members or key in axis.members
        for key, axis in zip(keys, axes, strict=True)
    )
