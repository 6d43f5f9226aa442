"""What is another in the quantities of two plans: items, weights, tiers, parameters."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from guiju.dsl.difference.canonical import Names, canonical
from guiju.dsl.difference.change import (
    Aspect,
    Difference,
    Kind,
    Part,
    Range,
    Rule,
    Shown,
    Side,
)
from guiju.dsl.difference.change import Names as Listed
from guiju.dsl.difference.expressions import Piece, Reader
from guiju.dsl.difference.matching import is_untitled
from guiju.dsl.difference.places import place_of
from guiju.engine.axis import Axis
from guiju.engine.expr import Const, Ref
from guiju.engine.measure import Numeric
from guiju.engine.plan import Confidential, Input, Plan, Quantity, Role, Undetermined
from guiju.engine.source import Span

POINTS = Numeric((("分", 1),))
_TREES = (Role.TREE, Role.BLOCK)
_LEAVES = (Role.ITEM, Role.BLOCK)
_SHARED = (Role.LAYER, Role.STAGE, Role.WEIGHTED, *_TREES)


@attrs.frozen
class Book:
    """One of the two: its plan, under which names it is read, where things stand."""

    plan: Plan
    names: Names
    places: Mapping[str, Span]

    def read(self, quantity: Quantity) -> Quantity:
        """Return a quantity under the names that both have."""
        found: Quantity = canonical(quantity, self.names)
        return found

    def side(self, quantity: Quantity, shown: Shown | None) -> Side:
        """Return one side of a difference in ``quantity``."""
        place = place_of(self.places, quantity.id)
        return Side(shown=shown, clause=quantity.clause, place=place)


@attrs.frozen
class Quantities:
    """The quantities of two plans, compared; ``ids`` are the new ids of the old."""

    old: Book
    new: Book
    both: Plan
    ids: Mapping[str, str]

    def differences(self) -> Iterator[tuple[str, Difference]]:
        """Yield every difference with the id of the quantity that it is in."""
        both = parents(self.old.plan), parents(self.new.plan)
        touched = self._touched(*both)
        for was, now in self.ids.items():
            pieces = list(self._pieces(was, now))
            if now in touched:
                pieces = [one for one in pieces if one.aspect in _OF_ITSELF]
            pieces += self._moved(was, now, *both)
            for piece in _joined(_without_implied(pieces)):
                yield now, self._difference(was, now, piece)
        yield from self._one_sided()

    def _touched(
        self, ours: Mapping[str, str], theirs: Mapping[str, str]
    ) -> frozenset[str]:
        """Return the trees and blocks whose arithmetic follows from their items."""
        marked: set[str] = set()
        for was, now in self.ids.items():
            old, new = self.old.plan.quantities[was], self.new.plan.quantities[now]
            parent = self.ids.get(ours.get(was, ""), "")
            same = parent == theirs.get(now, "")
            if old.full_marks != new.full_marks or not same or _applied(old, new):
                marked.update(_above(was, ours, self.ids))
                marked.update(_above(now, theirs, {}))
        for id_ in self._gone():
            marked.update(_above(id_, ours, self.ids))
        for id_ in self._come():
            marked.update(_above(id_, theirs, {}))
        return frozenset(marked)

    def _gone(self) -> list[str]:
        return [id_ for id_ in self.old.plan.quantities if id_ not in self.ids]

    def _come(self) -> list[str]:
        known = set(self.ids.values())
        return [id_ for id_ in self.new.plan.quantities if id_ not in known]

    def _one_sided(self) -> Iterator[tuple[str, Difference]]:
        for id_ in self._gone():
            one = self.old.plan.quantities[id_]
            side = self.old.side(one, _whole(self.old.read(one)))
            yield id_, _there(one, old=side, new=Side())
        for id_ in self._come():
            one = self.new.plan.quantities[id_]
            side = self.new.side(one, _whole(self.new.read(one)))
            yield id_, _there(one, old=Side(), new=side)

    def _difference(self, was: str, now: str, piece: Piece) -> Difference:
        old, new = self.old.plan.quantities[was], self.new.plan.quantities[now]
        return Difference(
            kind=Kind.QUANTITY,
            aspect=piece.aspect,
            name=new.name,
            groups=(new.group,) if new.group else (),
            role=new.role,
            about=piece.about,
            old=self.old.side(self._term(self.old, piece, piece.was) or old, piece.was),
            new=self.new.side(self._term(self.new, piece, piece.now) or new, piece.now),
        )

    def _term(self, book: Book, piece: Piece, side: Shown | None) -> Quantity | None:
        """Return the term that a difference in a sum is about, for its place."""
        term = side if piece.aspect is Aspect.SHIFT else piece.about
        if not isinstance(term, Rule) or not isinstance(term.definition, Ref):
            return None
        id_ = term.definition.quantity
        if book is self.old:
            back = {now: was for was, now in self.ids.items()}
            id_ = back.get(id_, id_)
        return book.plan.quantities.get(id_)

    def _moved(
        self, was: str, now: str, ours: Mapping[str, str], theirs: Mapping[str, str]
    ) -> Iterator[Piece]:
        """Yield that an item stands under another head, if it does."""
        if was not in ours or now not in theirs:
            return
        before, after = self.ids.get(ours[was], ours[was]), theirs[now]
        if before != after:
            heads = (self.both.quantities[id_].name for id_ in (before, after))
            yield Piece(Aspect.PARENT, *heads)

    def _pieces(self, was: str, now: str) -> Iterator[Piece]:
        first, second = self.old.plan.quantities[was], self.new.plan.quantities[now]
        old, new = self.old.read(first), self.new.read(second)
        renamed = (first.name, first.group) != (second.name, second.group)
        if not (renamed and is_untitled(old) and is_untitled(new)):
            yield from _other(Aspect.TITLE, old.title, new.title)
        yield from _other(Aspect.GROUND, old.clause, new.clause)
        if old.role is not new.role:
            yield Piece(Aspect.ROLE, old.role, new.role)
        if old.measure != new.measure:
            sides = (Rule(Const(Fraction(1)), one.measure) for one in (old, new))
            yield Piece(Aspect.MEASURE, *sides)
        yield from _axes(old, new)
        if old.full_marks != new.full_marks:
            yield Piece(Aspect.FULL_MARKS, _marks(old), _marks(new))
        yield from self._definitions(old, new, renamed=renamed)

    def _definitions(
        self, old: Quantity, new: Quantity, *, renamed: bool
    ) -> Iterator[Piece]:
        match old.definition, new.definition:
            case Input() as before, Input() as after:
                yield from _inputs(before, after, new, renamed=renamed)
            case Undetermined(reason=before), Undetermined(reason=after):
                yield from _other(Aspect.REASON, before, after)
            case (Input() | Undetermined(), _) | (_, Input() | Undetermined()):
                yield Piece(Aspect.RULE, _whole(old), _whole(new))
            case before, after:
                shares = new.role in _SHARED
                reader = Reader(self.both, new.measure, shares=shares)
                found = list(reader.pieces(before, after))
                if not found and before != after:
                    found = [Piece(Aspect.RULE, _whole(old), _whole(new))]
                yield from _within_marks(found, old, new)


_OF_ITSELF = frozenset(
    {Aspect.TITLE, Aspect.GROUND, Aspect.FULL_MARKS, Aspect.ROLE, Aspect.KEYS}
)
"""What follows from nothing below a tree or a block."""


def _there(quantity: Quantity, *, old: Side, new: Side) -> Difference:
    return Difference(
        kind=Kind.QUANTITY,
        aspect=Aspect.THERE,
        name=quantity.name,
        groups=(quantity.group,) if quantity.group else (),
        role=quantity.role,
        old=old,
        new=new,
    )


def _whole(quantity: Quantity) -> Rule:
    """Return all of a quantity: its full marks if it is an item, else its rule."""
    if quantity.full_marks is not None and quantity.role in {*_LEAVES, Role.TREE}:
        return _marks(quantity)
    return Rule(quantity.definition, quantity.measure)


def _marks(quantity: Quantity) -> Rule:
    if quantity.full_marks is None:
        return Rule(quantity.definition, quantity.measure)
    return Rule(Const(quantity.full_marks), POINTS)


def _other(aspect: Aspect, old: str, new: str) -> Iterator[Piece]:
    if old != new:
        yield Piece(aspect, old or None, new or None)


def _axes(old: Quantity, new: Quantity) -> Iterator[Piece]:
    """Yield what a quantity is there for: other axes, or other members of one."""
    ours, theirs = ({a.name: a for a in one.axes} for one in (old, new))
    if list(ours) != list(theirs):
        sides = (Listed(tuple(one)) for one in (ours, theirs))
        yield Piece(Aspect.KEYS, *sides)
        return
    for name, axis in ours.items():
        yield from _members(axis, theirs[name])


def _members(old: Axis, new: Axis) -> Iterator[Piece]:
    if attrs.evolve(old, roster="") == attrs.evolve(new, roster=""):
        return
    for member in old.members:
        if member not in new.members:
            yield Piece(Aspect.MEMBER, member, None, old.name)
    for member in new.members:
        if member not in old.members:
            yield Piece(Aspect.MEMBER, None, member, new.name)
    if set(old.members) == set(new.members):
        sides = (Listed(one.within) for one in (old, new))
        yield Piece(Aspect.KEYS, *sides)


def _inputs(
    old: Input, new: Input, quantity: Quantity, *, renamed: bool
) -> Iterator[Piece]:
    if old.interval != new.interval:
        sides = (Range(one.interval, quantity.measure) for one in (old, new))
        yield Piece(Aspect.RANGE, *sides)
    if old.optional != new.optional:
        yield Piece(Aspect.OPTIONAL, old.optional, new.optional)
    if old.may_not_apply != new.may_not_apply:
        yield Piece(Aspect.MAY_NOT_APPLY, old.may_not_apply, new.may_not_apply)
    if old.confidential != new.confidential:
        was, now = _kept(old.confidential), _kept(new.confidential)
        yield Piece(Aspect.CONFIDENTIAL, was, now)
    if old.applies_to != new.applies_to:
        yield Piece(Aspect.APPLIES, _units(old), _units(new))
    if old.places != new.places:
        shown = ("" if n is None else str(n) for n in (old.places, new.places))
        yield Piece(Aspect.PLACES, *(text or None for text in shown))
    if old.table != new.table and not renamed:
        yield from _other(Aspect.TABLE, old.table, new.table)


def _kept(one: Confidential | None) -> bool | str:
    """Whether figures are kept from readers, or from how many on they are not."""
    if one is None or one.at_least is None:
        return one is not None
    return str(one.at_least)


def _units(one: Input) -> Listed | None:
    return None if one.applies_to is None else Listed(tuple(sorted(one.applies_to)))


def _applied(old: Quantity, new: Quantity) -> bool:
    """Whether an item is asked of others, or has another way with absence."""
    ours, theirs = old.definition, new.definition
    if not (isinstance(ours, Input) and isinstance(theirs, Input)):
        return False
    return (ours.applies_to is None) != (theirs.applies_to is None)


def _within_marks(pieces: list[Piece], old: Quantity, new: Quantity) -> Iterator[Piece]:
    """Yield the pieces that do not only repeat that the full marks are others."""
    marks = (old.full_marks, new.full_marks)
    for piece in pieces:
        figures = _figure(piece.was), _figure(piece.now)
        if None in figures or figures != marks:
            yield piece


def _figure(shown: Shown | None) -> Fraction | None:
    match shown:
        case Rule(definition=Const(value=Fraction() as value)):
            return value
        case Part(value=value):
            return value
        case _:
            return None


def _without_implied(pieces: list[Piece]) -> list[Piece]:
    """Leave out a range that only follows the full marks."""
    marks = [(p.was, p.now) for p in pieces if p.aspect is Aspect.FULL_MARKS]
    if not marks:
        return pieces
    before, after = (_figure(one) for one in marks[0])
    return [
        piece
        for piece in pieces
        if not (
            isinstance(piece.was, Range)
            and isinstance(piece.now, Range)
            and piece.aspect is Aspect.RANGE
            and (piece.was.interval.high, piece.now.interval.high) == (before, after)
            and piece.was.interval.low == piece.now.interval.low
        )
    ]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Say once that weight went from one term to another of the same sum."""
    weights = [one for one in pieces if one.aspect is Aspect.WEIGHT]
    if len(weights) != len((1, 2)):
        return pieces
    first, second = weights
    changes = [_change(one) for one in weights]
    if not changes[0] or changes[0] != -changes[1]:
        return pieces
    source, target = (first, second) if changes[0] < 0 else (second, first)
    share = isinstance(first.was, Part) and first.was.is_share
    moved = Piece(
        Aspect.SHIFT, source.about, target.about, Part(abs(changes[0]), share)
    )
    others = [one for one in pieces if one.aspect is not Aspect.WEIGHT]
    return [*others, moved]


def _change(piece: Piece) -> Fraction:
    before, after = _figure(piece.was), _figure(piece.now)
    return (after or Fraction(0)) - (before or Fraction(0))


def parents(plan: Plan) -> Mapping[str, str]:
    """Return under which head each item of a tree stands.

    A tree that scales what does not apply reads the items under its blocks, too. A plan
    has each block before its tree, so the block is looked at last, and counts.
    """
    heads = [q for q in plan.quantities.values() if q.role in _TREES]
    return {
        id_: head.id
        for head in reversed(heads)
        for id_ in sorted(head.contents.references)
        if plan.quantities[id_].role in _LEAVES
    }


def _above(
    id_: str, parents: Mapping[str, str], ids: Mapping[str, str]
) -> Iterator[str]:
    """Yield the heads of an item, up to its tree, under their new ids."""
    while id_ := parents.get(id_, ""):
        yield ids.get(id_, id_)
