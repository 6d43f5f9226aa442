"""What is another in the scheme itself, its groups, grades, vetoes and orders."""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from guiju.dsl.difference.change import (
    Aspect,
    Difference,
    Kind,
    Names,
    Side,
)
from guiju.dsl.difference.expressions import Piece
from guiju.dsl.difference.pieces import about_one, parted, texts
from guiju.dsl.difference.sides import Sides
from guiju.dsl.format.rulebook import print_tree
from guiju.dsl.model.model import Model, Policy, Veto
from guiju.dsl.syntax import node as n
from guiju.engine.number import show
from guiju.engine.plan import Group, Plan, Role
from guiju.engine.source import Span


@attrs.frozen
class Declarations(Sides):
    """Two rulebooks, compared in all but their quantities."""

    def differences(self) -> Iterator[Difference]:
        """Yield every difference, in the order in which a notice tells such things."""
        yield from self._scheme()
        yield from self._groups()
        yield from self._grades()
        yield from self._vetoes()
        yield from self._trees()
        yield from self._rankings()

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
                    name=new.called,
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
                name=new.called,
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
                yield about_one(Kind.GROUP, Aspect.THERE, name, side, Side())
        known = set(self.groups.values())
        for name in theirs:
            if name not in known:
                group, place = theirs[name], _group_place(self.now, name)
                side = Side(shown=_units(group), clause=group.clause, place=place)
                yield about_one(Kind.GROUP, Aspect.THERE, name, Side(), side)

    def _members(self, old: Group, new: Group) -> Iterator[Difference]:
        first = Side(clause=old.clause, place=_group_place(self.was, old.name))
        second = Side(clause=new.clause, place=_group_place(self.now, new.name))
        yield from parted(Kind.GROUP, new.name, _group_pieces(old, new), first, second)

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
                        role=Role.GRADE,
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
                found = about_one(Kind.GRADES, Aspect.RULE, name, first, second)
                yield attrs.evolve(found, role=Role.VETO)

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
                yield about_one(Kind.QUANTITY, Aspect.POLICY, name, first, second)

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


def _group_pieces(old: Group, new: Group) -> Iterator[Piece]:
    ours, theirs = ({u.name: u for u in one.units} for one in (old, new))
    if old.name == new.name or not {old.title, new.title} <= {"", old.name, new.name}:
        yield from texts(Aspect.TITLE, old.title, new.title)
    yield from texts(Aspect.GROUND, old.clause, new.clause)
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


def _units(group: Group) -> Names:
    return Names(group.members)


def _name(word: n.Word | None) -> str:
    return word.text if word else ""


def _policy(policy: Policy | None) -> str | None:
    if policy is None:
        return None
    if policy.rate is None:
        return policy.word
    return f"{policy.word} {show(policy.rate * 100)}%"


def _row(grades: n.Grades, row: n.Grade | None) -> str | None:
    return None if row is None else _inner(attrs.evolve(grades, grades=(row,)))


def _inner(node: n.Grades | n.Veto) -> str:
    """Return what stands between the braces of a declaration, in canonical form."""
    tree = n.Rulebook(span=node.span, declarations=(node,))
    text = print_tree(tree, "zh").partition("{")[2].rpartition("}")[0]
    return " ".join(text.split())
