"""What is another in what a plan holds beside its quantities: groups, grades, views."""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from guiju.dsl.difference.canonical import canonical
from guiju.dsl.difference.change import (
    Aspect,
    Difference,
    Kind,
    Names,
    Rule,
    Shown,
    Side,
)
from guiju.dsl.difference.expressions import Piece
from guiju.dsl.difference.quantities import Book
from guiju.dsl.format.rulebook import print_tree
from guiju.dsl.model.model import Model, Policy, Veto
from guiju.dsl.syntax import node as n
from guiju.engine.expr import Compare
from guiju.engine.number import show
from guiju.engine.plan import Constraint, Group, Interpretation, Plan, View
from guiju.engine.source import Span


@attrs.frozen
class Declarations:
    """Two rulebooks, each with its model, compared in all but their quantities."""

    old: Book
    new: Book
    was: Model
    now: Model
    ids: Mapping[str, str]
    groups: Mapping[str, str]

    def differences(self) -> Iterator[Difference]:
        """Yield every difference, in the order in which a notice tells such things."""
        yield from self._scheme()
        yield from self._groups()
        yield from self._grades()
        yield from self._vetoes()
        yield from self._trees()
        yield from self._rankings()
        yield from self._constraints()
        yield from self._rectifications()
        yield from self._views()
        yield from self._interpretations()

    def _scheme(self) -> Iterator[Difference]:
        old, new = self.old.plan.scheme, self.new.plan.scheme
        sides = (
            (one, _scheme_facts(plan))
            for one, plan in ((self.was, self.old.plan), (self.now, self.new.plan))
        )
        (before, ours), (after, theirs) = sides
        for aspect, was in ours.items():
            if was != theirs[aspect]:
                yield Difference(
                    kind=Kind.SCHEME,
                    aspect=aspect,
                    name=new.title or new.name,
                    old=Side(shown=was, place=_scheme_place(before)),
                    new=Side(shown=theirs[aspect], place=_scheme_place(after)),
                )
        if old.full_marks != new.full_marks:
            marks = (str(one.full_marks) for one in (old, new))
            places = map(_scheme_place, (before, after))
            first, second = (
                Side(shown=m, place=p) for m, p in zip(marks, places, strict=True)
            )
            yield Difference(
                kind=Kind.SCHEME,
                aspect=Aspect.FULL_MARKS,
                name=new.title or new.name,
                old=first,
                new=second,
            )

    def _groups(self) -> Iterator[Difference]:
        ours, theirs = self.old.plan.groups, self.new.plan.groups
        for was, now in self.groups.items():
            yield from self._members(ours[was], theirs[now])
        for name in ours:
            if name not in self.groups:
                group, place = ours[name], _group_place(self.was, name)
                side = Side(shown=_units(group), clause=group.clause, place=place)
                yield _about(Kind.GROUP, Aspect.THERE, name, side, Side())
        known = set(self.groups.values())
        for name in theirs:
            if name not in known:
                group, place = theirs[name], _group_place(self.now, name)
                side = Side(shown=_units(group), clause=group.clause, place=place)
                yield _about(Kind.GROUP, Aspect.THERE, name, Side(), side)

    def _members(self, old: Group, new: Group) -> Iterator[Difference]:
        first = Side(clause=old.clause, place=_group_place(self.was, old.name))
        second = Side(clause=new.clause, place=_group_place(self.now, new.name))
        yield from _parted(Kind.GROUP, new.name, _group_pieces(old, new), first, second)

    def _grades(self) -> Iterator[Difference]:
        ours = {
            (self.groups.get(g.group.name, ""), _name(g.syntax.name)): g
            for g in self.was.grades
        }
        theirs = {(g.group.name, _name(g.syntax.name)): g for g in self.now.grades}
        for key, old in ours.items():
            if key not in theirs:
                continue
            before, after = (
                {row.name.text: row for row in one.syntax.grades}
                for one in (old, theirs[key])
            )
            for label in dict.fromkeys((*before, *after)):
                rows = before.get(label), after.get(label)
                texts = [_row(old.syntax, r) for r in rows]
                if texts[0] != texts[1]:
                    sides = (
                        Side(
                            shown=text,
                            clause=one.signature.clause,
                            place=row.span if row else None,
                        )
                        for text, row, one in zip(
                            texts, rows, (old, theirs[key]), strict=True
                        )
                    )
                    first, second = sides
                    yield Difference(
                        kind=Kind.GRADES,
                        aspect=Aspect.GRADE,
                        name=label,
                        groups=(key[0],),
                        old=first,
                        new=second,
                    )

    def _vetoes(self) -> Iterator[Difference]:
        ours = {v.syntax.name.text: v for v in self.was.vetoes}
        theirs = {v.syntax.name.text: v for v in self.now.vetoes}
        for name, veto in ours.items():
            if name not in theirs:
                continue
            first, second = (
                Side(
                    shown=self._effects(one),
                    clause=one.signature.clause,
                    place=one.syntax.span,
                )
                for one in (veto, theirs[name])
            )
            if first.shown != second.shown:
                yield _about(Kind.GRADES, Aspect.RULE, name, first, second)

    def _effects(self, veto: Veto) -> str:
        """Return what a veto does, with the new names of what it does it to."""
        names = dict(self.groups)
        for was, now in self.ids.items():
            names[was.partition("@")[0]] = now.partition("@")[0]
        words = _inner(veto.syntax).split(" ")
        if veto not in self.was.vetoes:
            return " ".join(words)
        return " ".join(names.get(word, word) for word in words)

    def _trees(self) -> Iterator[Difference]:
        for name, old in self.was.trees.items():
            new = self.now.trees.get(name)
            if new is None:
                continue
            texts = (
                _policy(old.policy),
                _policy(new.policy),
            )
            if texts[0] != texts[1]:
                first, second = (
                    Side(
                        shown=text,
                        clause=one.clause,
                        place=(one.policy.syntax if one.policy else one.syntax).span,
                    )
                    for text, one in zip(texts, (old, new), strict=True)
                )
                yield _about(Kind.QUANTITY, Aspect.POLICY, name, first, second)

    def _rankings(self) -> Iterator[Difference]:
        """Yield what is ranked by something else; the rest is told of the places."""
        ours = {r.rank: r for r in self.old.plan.rankings}
        for ranking in self.new.plan.rankings:
            back = {now: was for was, now in self.ids.items()}
            old = ours.get(back.get(ranking.rank, ""))
            if old is None:
                continue
            before, after = self.ids.get(old.by, old.by), ranking.by
            if before != after:
                sides = (
                    book.side(book.plan.quantities[one.rank], one.by.partition("@")[0])
                    for book, one in ((self.old, old), (self.new, ranking))
                )
                first, second = sides
                yield Difference(
                    kind=Kind.RANKING,
                    aspect=Aspect.RULE,
                    name=ranking.name,
                    groups=(ranking.group,),
                    old=first,
                    new=second,
                )

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
            yield from _parted(Kind.CONSTRAINT, key[0], pieces, first, second, key[1])

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
        yield from _texts(Aspect.TITLE, old.title, new.title)
        yield from _texts(Aspect.GROUND, old.clause, new.clause)
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
                pieces = [_there(name, old, new)]
            else:
                pieces = list(
                    _problems(
                        {p.name: p.title for p in old.problems},
                        {p.name: p.title for p in new.problems},
                    )
                )
                pieces += _texts(Aspect.TITLE, old.title, new.title)
                pieces += _texts(Aspect.GROUND, old.clause, new.clause)
            yield from _parted(Kind.RECTIFICATION, name, pieces, first, second, key[1])

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
                pieces = [_there(name, old, new)]
            else:
                pieces = [
                    *_problems(
                        self._seen(old, self.ids), self._seen(new, {}), Aspect.SHOWN
                    ),
                    *_texts(Aspect.TITLE, old.title, new.title),
                    *_texts(Aspect.GROUND, old.clause, new.clause),
                ]
            yield from _parted(Kind.VIEW, name, pieces, first, second)

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
                    *_texts(Aspect.REASON, old.reason, new.reason),
                    *_texts(Aspect.GROUND, old.clause, new.clause),
                ]
            yield from _parted(Kind.INTERPRETATION, subject, pieces, first, second)


def _parted(  # noqa: PLR0913, PLR0917 - two sides and what they are about
    kind: Kind,
    name: str,
    pieces: list[Piece] | Iterator[Piece],
    old: Side,
    new: Side,
    group: str = "",
) -> Iterator[Difference]:
    """Yield a difference for each piece, with the places of both sides."""
    for piece in pieces:
        yield Difference(
            kind=kind,
            aspect=piece.aspect,
            name=name,
            groups=(group,) if group else (),
            about=piece.about,
            old=attrs.evolve(old, shown=piece.was),
            new=attrs.evolve(new, shown=piece.now),
        )


def _about(kind: Kind, aspect: Aspect, name: str, old: Side, new: Side) -> Difference:
    return Difference(kind=kind, aspect=aspect, name=name, old=old, new=new)


def _texts(aspect: Aspect, old: str, new: str) -> Iterator[Piece]:
    if old != new:
        yield Piece(aspect, old or None, new or None)


def _group_pieces(old: Group, new: Group) -> Iterator[Piece]:
    ours, theirs = ({u.name: u for u in one.units} for one in (old, new))
    if old.name == new.name or not {old.title, new.title} <= {"", old.name, new.name}:
        yield from _texts(Aspect.TITLE, old.title, new.title)
    yield from _texts(Aspect.GROUND, old.clause, new.clause)
    for name, unit in ours.items():
        if name not in theirs:
            yield Piece(Aspect.MEMBER, name, None)
            continue
        other = theirs[name]
        if unit.title != other.title:
            yield Piece(Aspect.TITLE, unit.title, other.title, name)
        if set(unit.aliases) != set(other.aliases):
            was, now = (Names(tuple(sorted(one.aliases))) for one in (unit, other))
            yield Piece(Aspect.NAME, was, now, name)
    for name in theirs:
        if name not in ours:
            yield Piece(Aspect.MEMBER, None, name)


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


def _scheme_facts(plan: Plan) -> Mapping[Aspect, str | None]:
    scheme = plan.scheme
    return {
        Aspect.NAME: scheme.name,
        Aspect.TITLE: scheme.title or None,
        Aspect.REGION: f"{scheme.region} {scheme.region_code}".strip() or None,
        Aspect.ISSUER: scheme.issuer or None,
        Aspect.ISSUED: _days(scheme.issued),
        Aspect.PERIOD: _days(*scheme.period or ()),
    }


def _days(*days: dt.date | None) -> str | None:
    return " — ".join(day.isoformat() for day in days if day) or None


def _scheme_place(model: Model) -> Span | None:
    return model.scheme.syntax.span if model.scheme else None


def _group_place(model: Model, name: str) -> Span | None:
    return model.groups[name].syntax.span if name in model.groups else None


def _condition_places(model: Model) -> Mapping[str, Span]:
    staged = [c for stage in model.stages for c in stage.conditions]
    return {c.name: c.syntax.span for c in (*model.conditions, *staged)}


def _units(group: Group) -> Names:
    return Names(group.members)


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


def _name(word: n.Word | None) -> str:
    return word.text if word else ""


def _policy(policy: Policy | None) -> str | None:
    if policy is None:
        return None
    if policy.rate is None:
        return policy.word
    return f"{policy.word} {show(policy.rate * 100)}%"


def _there(name: str, old: object | None, new: object | None) -> Piece:
    """Return that ``name`` is there on one side only."""
    return Piece(Aspect.THERE, name if old else None, name if new else None)


def _row(grades: n.Grades, row: n.Grade | None) -> str | None:
    return None if row is None else _inner(attrs.evolve(grades, grades=(row,)))


def _inner(node: n.Grades | n.Veto) -> str:
    """Return what stands between the braces of a declaration, in canonical form."""
    tree = n.Rulebook(span=node.span, declarations=(node,))
    text = print_tree(tree, "zh").partition("{")[2].rpartition("}")[0]
    return " ".join(text.split())
