"""A quotient of sums, bounded by the quotients of the terms that belong together.

Where indicators that do not apply are scaled away, points stand over the full marks
that apply: ``(a + b) / (A + B)``. Taken one at a time the two sums can be anything;
taken together no quotient leaves the range of ``a / A`` and ``b / B`` (the mediant
lies between its terms). Terms belong together when they ask the same things about
applicability; each group is tried with every answer.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product

import attrs

from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Const,
    Div,
    Expr,
    Mul,
    Over,
    Rank,
    Ref,
    WhenAbsent,
    children,
)
from guiju.engine.interval import Interval, around, point, total
from guiju.engine.narrow import Assumed, together
from guiju.engine.reach import EITHER, NO, YES, Reach
from guiju.engine.record import Shown
from guiju.engine.value import Absence

_MOST_ASKED = 5
"""A group that asks about more is not tried: each doubles the answers."""

_MOST_NAMES = 500
"""So many names are looked into; those beyond stay names, which is sound as well."""

_ZERO = point(Fraction(0))
_NOT_NEGATIVE = Interval(Fraction(0))
_MEMBER_OR_NOT = (Reach(YES), Reach(NO))
_THERE_OR_NOT = (
    Reach(Interval(), frozenset({Absence.NOT_REPORTED})),
    Reach(None, frozenset({Absence.NOT_APPLICABLE})),
)


def ratio(
    quotient: Div,
    reach: Callable[[Expr, Assumed], Reach],
    assumed: Assumed,
    definition: Callable[[str], Expr | None],
) -> Interval | None:
    """Return bounds for ``quotient`` where it has a value; None if none are found.

    ``reach`` says what an expression can be where something is known, ``definition``
    gives the expression behind a name that may be looked into.
    """
    sums = _Sums(reach, assumed, definition)
    terms = (
        *sums.terms(quotient.dividend, above=True),
        *sums.terms(quotient.divisor, above=False),
    )
    bounds: list[Interval] = []
    for asked, group in sums.groups(terms):
        bound = sums.bounds(asked, group)
        if bound is None:
            return None
        bounds.extend(bound)
    return around(bounds)


@attrs.frozen(repr=False)
class _Term(Shown):
    """``factor`` times ``expr``, in the dividend (``above``) or in the divisor."""

    factor: Fraction
    expr: Expr
    above: bool


@attrs.frozen(repr=False)
class _Sums(Shown):
    """Two sums at one place, where ``assumed`` is known."""

    reach: Callable[[Expr, Assumed], Reach]
    assumed: Assumed
    definition: Callable[[str], Expr | None]

    def terms(self, whole: Expr, *, above: bool) -> Iterator[_Term]:
        """Yield the terms of a sum, constants multiplied out and names looked into."""
        waiting, names = [(whole, Fraction(1))], 0
        while waiting:
            expr, factor = waiting.pop()
            match expr:
                case Add(terms=inner):
                    waiting += ((each, factor) for each in reversed(inner))
                case Mul(factors=factors):
                    scale, rest = _split(factors)
                    if len(rest) == 1:
                        waiting.append((rest[0], factor * scale))
                    else:
                        yield _Term(factor * scale, Mul(rest), above)
                case Ref(quantity=name, at=()) if names < _MOST_NAMES and (
                    inside := self.definition(name)
                ):
                    names += 1
                    waiting.append((inside, factor))
                case WhenAbsent(value=value) if not self._now(value).absences:
                    waiting.append((value, factor))
                case _:
                    yield _Term(factor, expr, above)

    def groups(
        self, terms: Sequence[_Term]
    ) -> Sequence[tuple[frozenset[Expr], Sequence[_Term]]]:
        """Return the terms by what they ask; those that ask nothing are together."""
        groups: dict[int, tuple[set[Expr], list[_Term]]] = {}
        group_of: dict[Expr | None, int] = {}
        for nth, term in enumerate(terms):
            asked = set(filter(self._is_open, _asked(term.expr)))
            keys: set[Expr | None] = set(asked) or {None}
            places = sorted({group_of.get(key, nth) for key in keys})
            questions, joined = groups.setdefault(places[0], (set(), []))
            joined.append(term)
            for place in groups.keys() & places[1:]:
                further, more = groups.pop(place)
                keys |= further
                questions |= further
                joined += more
            questions |= asked
            group_of |= dict.fromkeys(keys, places[0])
        return [(frozenset(asked), joined) for asked, joined in groups.values()]

    def bounds(
        self, asked: frozenset[Expr], group: Sequence[_Term]
    ) -> Sequence[Interval] | None:
        """Return what the group's quotient is with each answer; None if anything."""
        if len(asked) > _MOST_ASKED:
            return None
        found = []
        for answers in product(*map(_answers, asked)):
            case = together(self.assumed, dict(zip(asked, answers, strict=True)))
            sums = self._sums(group, case)
            if sums is None or sums == (_ZERO, _ZERO):
                continue
            bound = _quotient(*sums)
            if bound is None:
                return None
            found.append(bound)
        return found

    def _sums(
        self, group: Sequence[_Term], case: Assumed
    ) -> tuple[Interval, Interval] | None:
        """Return what each side adds up to; None if something never has a value."""
        above, below = [_ZERO], [_ZERO]
        for term in group:
            interval = self.reach(term.expr, case).interval
            if interval is None:
                return None
            side = above if term.above else below
            side.append(interval.times(term.factor))
        return total(above), total(below)

    def _is_open(self, question: Expr) -> bool:
        now = self._now(question)
        if isinstance(question, Among):
            return now == Reach(EITHER)
        return Absence.NOT_APPLICABLE in now.absences

    def _now(self, expr: Expr) -> Reach:
        return self.reach(expr, self.assumed)


def _split(factors: Sequence[Expr]) -> tuple[Fraction, tuple[Expr, ...]]:
    """Return the product of the numbers that are written out, and what is left."""
    scale, rest = Fraction(1), list[Expr]()
    for factor in factors:
        match factor:
            case Const(value=Fraction() as value):
                scale *= value
            case _:
                rest.append(factor)
    return scale, tuple(rest)


def _asked(expr: Expr) -> Iterator[Expr]:
    """Yield the expressions whose applicability ``expr`` asks about, at this place."""
    match expr:
        case Applies(value=value) | WhenAbsent(value=value):
            yield value
        case Among():
            yield expr
        case Over() | Rank():
            return
        case _:
            pass
    for child in children(expr):
        yield from _asked(child)


def _answers(question: Expr) -> Sequence[Reach]:
    return _MEMBER_OR_NOT if isinstance(question, Among) else _THERE_OR_NOT


def _quotient(above: Interval, below: Interval) -> Interval | None:
    """Return the quotient, where the divisor may weigh: it is never below zero."""
    if not _NOT_NEGATIVE.covers(below):
        return None
    if above == _ZERO:
        return _ZERO
    inverse = below.inverse()
    return None if inverse is None or below.holds(Fraction(0)) else above * inverse
