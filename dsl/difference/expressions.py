"""Where two rules for the same thing part: in a tier, a weight, a cap, the rounding.

Both are canonical. What can be named on its own is told on its own; where the two are
not built alike, the whole of what differs is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.dsl.difference.canonical import spelled
from guiju.dsl.difference.change import Aspect, Kept, Part, Range, Rule, Shown
from guiju.engine.expr import (
    Add,
    Band,
    Bands,
    Const,
    Expr,
    Greatest,
    Least,
    Mul,
    Rank,
    Ref,
    Round,
    WhenAbsent,
    children,
)
from guiju.engine.measure import Measure
from guiju.engine.plan import Plan

ONE = Fraction(1)


@attrs.frozen
class Piece:
    """One place where two rules part."""

    aspect: Aspect
    was: Shown | None
    now: Shown | None
    about: Shown | None = None


@attrs.frozen
class Reader:
    """Two rules of one quantity, compared. ``plan`` knows the measures of what is read.

    ``shares`` says that what stands before a term is its weight.
    """

    plan: Plan
    measure: Measure | None
    shares: bool

    def pieces(self, old: Expr, new: Expr) -> Iterator[Piece]:
        """Yield every place where ``old`` and ``new`` part; none if they are equal."""
        if old == new:
            return
        if isinstance(old, Round) or isinstance(new, Round):
            yield from self._rounded(old, new)
            return
        for bound, aspect in ((Least, Aspect.CAP), (Greatest, Aspect.FLOOR)):
            if isinstance(old, bound) or isinstance(new, bound):
                yield from self._bounded(old, new, bound, aspect)
                return
        match old, new:
            case Const(), Const():
                yield Piece(Aspect.VALUE, self._rule(old), self._rule(new))
            case Bands(), Bands():
                yield from self._banded(old, new)
            case Rank(), Rank():
                yield from self._ranked(old, new)
            case WhenAbsent(), WhenAbsent() if old.value == new.value:
                yield Piece(Aspect.ABSENCE, self._rule(old), self._rule(new))
            case WhenAbsent(), WhenAbsent():
                yield from self.pieces(old.value, new.value)
                if _policies(old) != _policies(new):
                    yield Piece(Aspect.ABSENCE, self._rule(old), self._rule(new))
            case _ if isinstance(old, Add | Mul) or isinstance(new, Add | Mul):
                yield from self._summed(old, new)
            case _:
                yield from self._alike(old, new)

    def _alike(self, old: Expr, new: Expr) -> Iterator[Piece]:
        """Yield what differs inside two expressions of the same make, or the whole."""
        ours, theirs = children(old), children(new)
        parted = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
        same_make = type(old) is type(new) and len(ours) == len(theirs)
        if same_make and len(parted) == 1 and _blank(old) == _blank(new):
            inner = list(attrs.evolve(self, measure=None).pieces(*parted[0]))
            if all(isinstance(one.about, Rule | Range) for one in inner):
                yield from inner
                return
        yield Piece(Aspect.RULE, self._rule(old), self._rule(new))

    def _rounded(self, old: Expr, new: Expr) -> Iterator[Piece]:
        was, now = _kept(old), _kept(new)
        if was != now:
            yield Piece(Aspect.ROUNDING, was, now)
        yield from self.pieces(_unrounded(old), _unrounded(new))

    def _bounded(
        self, old: Expr, new: Expr, bound: type[Least | Greatest], aspect: Aspect
    ) -> Iterator[Piece]:
        """Yield how a cap or a floor and what it bounds differ."""
        (was, within), (now, inside) = _limits(old, bound), _limits(new, bound)
        if within is None or inside is None:
            yield Piece(Aspect.RULE, self._rule(old), self._rule(new))
            return
        if was != now:
            sides = (None if one is None else self._rule(one) for one in (was, now))
            yield Piece(aspect, *sides)
        yield from self.pieces(within, inside)

    def _banded(self, old: Bands, new: Bands) -> Iterator[Piece]:
        measure = self._measure(old.subject)
        if old.subject != new.subject:
            yield Piece(Aspect.RULE, self._rule(old), self._rule(new))
            return
        yield from self._tiers(old.bands, new.bands, measure)
        if old.otherwise != new.otherwise:
            sides = (
                None if one is None else self._rule(one)
                for one in (old.otherwise, new.otherwise)
            )
            yield Piece(Aspect.OTHERWISE, *sides)

    def _tiers(
        self, old: Sequence[Band], new: Sequence[Band], measure: Measure | None
    ) -> Iterator[Piece]:
        """Yield tiers with other points, with other bounds, and those on one side."""
        ours, theirs = _by_interval(old), _by_interval(new)
        gone = [ours[one] for one in ours if one not in theirs]
        come = [theirs[one] for one in theirs if one not in ours]
        for interval in ours:
            if interval in theirs and ours[interval].value != theirs[interval].value:
                sides = (self._rule(one[interval].value) for one in (ours, theirs))
                about = Range(ours[interval].interval, measure)
                first, second = sides
                yield Piece(Aspect.TIER, first, second, about)
        for was in list(gone):
            same = [now for now in come if now.value == was.value]
            if len(same) == 1 and sum(one.value == was.value for one in gone) == 1:
                gone.remove(was)
                come.remove(same[0])
                before, after = (Range(one.interval, measure) for one in (was, same[0]))
                yield Piece(Aspect.BOUNDS, before, after, self._rule(was.value))
        for was in gone:
            about = Range(was.interval, measure)
            yield Piece(Aspect.TIER, self._rule(was.value), None, about)
        for now in come:
            about = Range(now.interval, measure)
            yield Piece(Aspect.TIER, None, self._rule(now.value), about)

    def _ranked(self, old: Rank, new: Rank) -> Iterator[Piece]:
        if (old.value, old.descending) != (new.value, new.descending):
            sides = (Rule(attrs.evolve(one, then=())) for one in (old, new))
            yield Piece(Aspect.ORDER, *sides)
        if old.ties != new.ties:
            yield Piece(Aspect.TIES, old.ties, new.ties)
        if old.then != new.then or old.axis != new.axis:
            yield Piece(Aspect.TIE_BREAKS, Rule(old), Rule(new))

    def _summed(self, old: Expr, new: Expr) -> Iterator[Piece]:
        """Yield terms with another weight, and those on one side only."""
        ours, theirs = _terms(old), _terms(new)
        if ours is None or theirs is None:
            yield Piece(Aspect.RULE, self._rule(old), self._rule(new))
            return
        gone = [one for one in ours if one not in theirs]
        come = [one for one in theirs if one not in ours]
        if len(gone) == len(come) == 1 and ours[gone[0]][1] == theirs[come[0]][1]:
            first, second = ours[gone[0]][0], theirs[come[0]][0]
            if not (isinstance(first, Ref) or isinstance(second, Ref)) and (
                first != old or second != new
            ):
                yield from attrs.evolve(self, measure=self.measure).pieces(
                    first, second
                )
                gone, come = [], []
        for one in ours:
            if one in theirs and ours[one][1] != theirs[one][1]:
                sides = (Part(s[one][1], self.shares) for s in (ours, theirs))
                first_part, second_part = sides
                yield Piece(Aspect.WEIGHT, first_part, second_part, Rule(ours[one][0]))
        for one in gone:
            body, factor = ours[one]
            part = Part(factor, self.shares)
            yield Piece(Aspect.TERM, part, None, self._rule(body))
        for one in come:
            body, factor = theirs[one]
            part = Part(factor, self.shares)
            yield Piece(Aspect.TERM, None, part, self._rule(body))

    def _rule(self, expr: Expr) -> Rule:
        return Rule(expr, self.measure)

    def _measure(self, subject: Expr) -> Measure | None:
        if isinstance(subject, Ref) and subject.quantity in self.plan.quantities:
            return self.plan.quantities[subject.quantity].measure
        return None


def _kept(expr: Expr) -> Kept | None:
    return Kept(expr.step, expr.mode) if isinstance(expr, Round) else None


def _unrounded(expr: Expr) -> Expr:
    return expr.value if isinstance(expr, Round) else expr


def _limits(
    expr: Expr, bound: type[Least | Greatest]
) -> tuple[Expr | None, Expr | None]:
    """Return the bound and what it bounds; no second where that is not one thing."""
    if not isinstance(expr, bound):
        return None, expr
    limits = [one for one in expr.values if isinstance(one, Const)]
    others = [one for one in expr.values if not isinstance(one, Const)]
    if len(limits) != 1 or len(others) != 1:
        return None, None
    return limits[0], others[0]


def _policies(expr: WhenAbsent) -> tuple[Expr | None, Expr | None]:
    return expr.not_reported, expr.not_applicable


def _by_interval(bands: Sequence[Band]) -> Mapping[str, Band]:
    return {spelled(band.interval): band for band in bands}


def _terms(expr: Expr) -> Mapping[str, tuple[Expr, Fraction]] | None:
    """Return the terms of a sum with their factors; None where one stands twice."""
    terms = expr.terms if isinstance(expr, Add) else (expr,)
    parted = [_parted(term) for term in terms]
    found = {spelled(body): (body, factor) for body, factor in parted}
    return found if len(found) == len(parted) else None


def _parted(term: Expr) -> tuple[Expr, Fraction]:
    """Return what a term is about and the number that it is multiplied by."""
    if not isinstance(term, Mul):
        return term, ONE
    factor, rest = ONE, list[Expr]()
    for one in term.factors:
        if isinstance(one, Const) and isinstance(one.value, Fraction):
            factor *= one.value
        else:
            rest.append(one)
    if not rest:
        return Const(factor), ONE
    return (rest[0] if len(rest) == 1 else Mul(tuple(rest))), factor


def _blank(expr: Expr) -> object:
    """Return what an expression is beside the expressions inside it."""
    inner = {spelled(child) for child in children(expr)}
    return tuple(
        value
        for field in attrs.fields(type(expr))
        if spelled(value := getattr(expr, field.name)) not in inner
        and not isinstance(value, tuple)
    )
