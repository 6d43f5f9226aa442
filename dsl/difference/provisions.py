"""What is another in constraints, lists of problems, views and interpretations."""

from collections.abc import Iterator, Mapping

import attrs

from guiju.dsl.difference.canonical import canonical
from guiju.dsl.difference.change import Aspect, Difference, Kind, Rule, Shown, Side
from guiju.dsl.difference.expressions import Piece
from guiju.dsl.difference.pieces import parted, texts, there
from guiju.dsl.difference.quantities import Book
from guiju.dsl.difference.sides import Sides
from guiju.dsl.model.model import Model
from guiju.engine.expr import Compare
from guiju.engine.plan import Constraint, Interpretation, Plan, View
from guiju.engine.source import Span


@attrs.frozen
class Provisions(Sides):
    """Two rulebooks, compared in what is asked and told."""

    def differences(self) -> Iterator[Difference]:
        """Yield every difference, in the order in which a notice tells such things."""
        yield from self._constraints()
        yield from self._rectifications()
        yield from self._views()
        yield from self._interpretations()

    def _constraints(self) -> Iterator[Difference]:
        ours = {
            (self._named(c.name), self.groups.get(c.group, c.group)): c
            for c in self.old.plan.constraints
        }
        theirs = {(c.name, c.group): c for c in self.new.plan.constraints}
        places = _condition_places(self.was), _condition_places(self.now)
        for key in dict.fromkeys((*ours, *theirs)):
            old, new = ours.get(key), theirs.get(key)
            first, second = (
                Side(
                    shown=_asked(book, one) if old is None or new is None else None,
                    clause=one.clause,
                    place=found.get(one.name),
                )
                if one
                else Side()
                for one, book, found in zip(
                    (old, new), (self.old, self.new), places, strict=True
                )
            )
            pieces = [Piece(Aspect.THERE, first.shown, second.shown)]
            if old is not None and new is not None:
                pieces = list(self._constraint(old, new))
            yield from parted(Kind.CONSTRAINT, key[0], pieces, first, second, key[1])

    def _named(self, name: str) -> str:
        """Return the new name of what is called by a quantity and more."""
        names = {
            self.old.plan.quantities[a].name: self.new.plan.quantities[b].name
            for a, b in self.ids.items()
        }
        head = name
        while head:
            if head in names:
                return names[head] + name[len(head) :]
            head = head.rpartition(".")[0]
        return name

    def _constraint(self, old: Constraint, new: Constraint) -> Iterator[Piece]:
        first = canonical(old, self.old.names)
        second = canonical(new, self.new.names)
        if first.force is not second.force:
            yield Piece(Aspect.FORCE, first.force, second.force)
        yield from texts(Aspect.TITLE, old.title, new.title)
        yield from texts(Aspect.GROUND, old.clause, new.clause)
        ours, theirs = (
            (c.axes, c.left, c.comparison, c.right) for c in (first, second)
        )
        if ours != theirs:
            sides = (_asked(b, c) for b, c in ((self.old, old), (self.new, new)))
            yield Piece(Aspect.RULE, *sides)

    def _rectifications(self) -> Iterator[Difference]:
        ours = {
            (r.name, self.groups.get(r.group, r.group)): r
            for r in self.old.plan.rectifications
        }
        theirs = {(r.name, r.group): r for r in self.new.plan.rectifications}
        places = tuple(
            {r.name: r.syntax.span for r in one.rectifications}
            for one in (self.was, self.now)
        )
        for key in dict.fromkeys((*ours, *theirs)):
            name, old, new = key[0], ours.get(key), theirs.get(key)
            first, second = (
                Side(clause=one.clause, place=found.get(name)) if one else Side()
                for one, found in zip((old, new), places, strict=True)
            )
            if old is None or new is None:
                pieces = [there(name, old, new)]
            else:
                pieces = list(
                    _problems(
                        {p.name: p.title for p in old.problems},
                        {p.name: p.title for p in new.problems},
                    )
                )
                pieces += texts(Aspect.TITLE, old.title, new.title)
                pieces += texts(Aspect.GROUND, old.clause, new.clause)
            yield from parted(Kind.RECTIFICATION, name, pieces, first, second, key[1])

    def _views(self) -> Iterator[Difference]:
        ours = {v.name: v for v in self.old.plan.views}
        theirs = {v.name: v for v in self.new.plan.views}
        places = tuple(
            {v.name: v.syntax.span for v in one.views} for one in (self.was, self.now)
        )
        for name in dict.fromkeys((*ours, *theirs)):
            old, new = ours.get(name), theirs.get(name)
            first, second = (
                Side(clause=one.clause, place=found.get(name)) if one else Side()
                for one, found in zip((old, new), places, strict=True)
            )
            if old is None or new is None:
                pieces = [there(name, old, new)]
            else:
                pieces = [
                    *_problems(
                        self._seen(old, self.ids), self._seen(new, {}), Aspect.SHOWN
                    ),
                    *texts(Aspect.TITLE, old.title, new.title),
                    *texts(Aspect.GROUND, old.clause, new.clause),
                ]
            yield from parted(Kind.VIEW, name, pieces, first, second)

    def _seen(self, view: View, ids: Mapping[str, str]) -> Mapping[str, str]:
        """Return what a view shows, with a mark for what each unit alone sees."""
        sets = (("", view.shown), ("=", view.own))
        return {
            f"{mark}{ids.get(id_, id_)}": ""
            for mark, by_group in sets
            for shown in by_group.values()
            for id_ in shown
        }

    def _interpretations(self) -> Iterator[Difference]:
        theirs = _interpretations(self.new.plan)
        ours = _same_reasons(_interpretations(self.old.plan), theirs)
        places = tuple(
            {i.subject: i.syntax.span for i in one.interpretations}
            for one in (self.was, self.now)
        )
        for subject in dict.fromkeys((*ours, *theirs)):
            old, new = ours.get(subject), theirs.get(subject)
            first, second = (
                Side(clause=one.clause, place=found.get(subject)) if one else Side()
                for one, found in zip((old, new), places, strict=True)
            )
            if old is None or new is None:
                reasons = [one.reason if one else None for one in (old, new)]
                pieces = [Piece(Aspect.THERE, reasons[0], reasons[1])]
            else:
                pieces = [
                    *texts(Aspect.REASON, old.reason, new.reason),
                    *texts(Aspect.GROUND, old.clause, new.clause),
                ]
            yield from parted(Kind.INTERPRETATION, subject, pieces, first, second)


def _problems(
    old: Mapping[str, str], new: Mapping[str, str], aspect: Aspect = Aspect.PROBLEM
) -> Iterator[Piece]:
    """Yield what is listed on one side only, and what has another title."""
    for name, title in old.items():
        if name not in new:
            yield Piece(aspect, name, None)
        elif title != new[name]:
            yield Piece(Aspect.TITLE, title, new[name], name)
    for name in new:
        if name not in old:
            yield Piece(aspect, None, name)


def _condition_places(model: Model) -> Mapping[str, Span]:
    staged = [c for stage in model.stages for c in stage.conditions]
    return {c.name: c.syntax.span for c in (*model.conditions, *staged)}


def _asked(book: Book, constraint: Constraint) -> Shown:
    one: Constraint = canonical(constraint, book.names)
    return Rule(Compare(one.left, one.comparison, one.right))


def _interpretations(plan: Plan) -> Mapping[str, Interpretation]:
    return {one.subject: one for one in plan.interpretations}


def _same_reasons(
    old: Mapping[str, Interpretation], new: Mapping[str, Interpretation]
) -> Mapping[str, Interpretation]:
    """Return the old ones, under the new name of what they speak of."""
    free: dict[tuple[str, str], list[str]] = {}
    for subject, one in new.items():
        if subject not in old:
            free.setdefault((one.reason, one.clause), []).append(subject)
    found = {}
    for subject, one in old.items():
        others = free.get((one.reason, one.clause), [])
        is_renamed = subject not in new and others
        found[others.pop(0) if is_renamed else subject] = one
    return found
