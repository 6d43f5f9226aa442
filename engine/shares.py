"""How many points of a value come from which item, stage, bonus and deduction.

Sums, weights, means and what is re-scaled pass a value on in shares, so these add up
exactly. What does not pass on in shares (a cap that binds, rounding, a product of two
scores) is the rest: the value less all shares. A share is taken where it is settled:
at an item, at a stage without items, at a bonus, at a deduction.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from guiju.engine.axis import UNIT, Key
from guiju.engine.branch import branch
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Bands,
    Compare,
    Const,
    Days,
    Div,
    Every,
    Exp,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Ln,
    Mul,
    Not,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Some,
    WhenAbsent,
    children,
)
from guiju.engine.fold import taken
from guiju.engine.place import Place, names
from guiju.engine.plan import Input, Quantity, Role, Undetermined
from guiju.engine.result import Result

_SETTLED = frozenset({Role.ITEM, Role.BONUS, Role.DEDUCTION, Role.INPUT})
_NAMED = frozenset({Role.ITEM, Role.BONUS, Role.DEDUCTION, Role.STAGE})
_Passed = tuple[str, Key, Fraction]


@attrs.frozen(kw_only=True)
class Share:
    """What one quantity gives: ``weight`` times its (mean) score, in points."""

    weight: Fraction
    points: Fraction

    @property
    def score(self) -> Fraction | None:
        """The score itself; the mean, where layers or sub-units have one each."""
        return self.points / self.weight if self.weight else None


class Shares:
    """The shares in the values of one result."""

    def __init__(self, result: Result) -> None:
        """Find out which quantities are made of others that give shares."""
        self._values = result.values
        self._quantities = result.plan.quantities
        self._order = tuple(reversed([*result.plan.quantities.values()]))
        self._interpreter = Interpreter(result.plan, result.facts, result.values)
        self._made_of_named = self._find()

    def of(self, quantity: str, key: Key) -> Mapping[str, Share]:
        """Return by id what the quantities give to the value of ``quantity``.

        Quantities stand in the order of need, so going backwards each has all of its
        weight before it passes it on.
        """
        weights: dict[str, dict[Key, Fraction]] = {quantity: {key: Fraction(1)}}
        found: dict[str, Share] = {}
        for one in self._order:
            here = weights.pop(one.id, {})
            if here and one.id != quantity and self._is_settled(one):
                found[one.id] = self._share(one, here)
                continue
            for at, weight in here.items():
                for name, inner, passed in self._passes(one, at, weight):
                    inside = weights.setdefault(name, {})
                    inside[inner] = inside.get(inner, Fraction(0)) + passed
        return found

    def _find(self) -> frozenset[str]:
        found = set[str]()
        for one in self._quantities.values():
            for name in one.contents.references:
                inner = self._quantities[name]
                if inner.role in _NAMED or name in found:
                    found.add(one.id)
        return frozenset(found)

    def _is_settled(self, one: Quantity) -> bool:
        return one.role in _SETTLED or one.id not in self._made_of_named

    def _share(self, one: Quantity, weights: Mapping[Key, Fraction]) -> Share:
        values = self._values[one.id]
        if len(weights) == 1:
            ((key, weight),) = weights.items()
            value = values[key]
            points = value * weight if type(value) is Fraction else Fraction(0)
            return Share(weight=weight, points=points)
        numbers = ((values[key], weight) for key, weight in weights.items())
        points = sum(
            (value * weight for value, weight in numbers if type(value) is Fraction),
            start=Fraction(0),
        )
        return Share(weight=sum(weights.values(), start=Fraction(0)), points=points)

    def _passes(self, one: Quantity, key: Key, weight: Fraction) -> Iterator[_Passed]:
        match one.definition:
            case Input() | Undetermined():
                return
            case expr:
                place = dict(zip(names(one.axes), key, strict=True))
                yield from self._walk(expr, place, weight)

    def _walk(self, expr: Expr, place: Place, weight: Fraction) -> Iterator[_Passed]:
        """Yield what ``expr`` passes ``weight`` on to. What is left out is the rest."""
        match expr:
            case Ref():
                if self._quantities[expr.quantity].role is not Role.PARAMETER:
                    yield expr.quantity, self._interpreter.key(expr, place), weight
            case Add(terms=terms):
                for term in terms:
                    yield from self._walk(term, place, weight)
            case Mul(factors=factors):
                yield from self._product(factors, place, weight)
            case Div(dividend=dividend, divisor=divisor):
                by = self._number(divisor, place)
                if by and not self._varies(divisor):
                    yield from self._walk(dividend, place, weight / by)
            case Round(value=inner):
                yield from self._walk(inner, place, weight)
            case Least(values=values) | Greatest(values=values):
                varying = [one for one in values if self._varies(one)]
                if len(varying) == 1:
                    yield from self._walk(varying[0], place, weight)
            case If(condition=first) | Bands(subject=first) | WhenAbsent(value=first):
                chosen = branch(expr, self._interpreter.value(first, place))
                if chosen is None and isinstance(expr, WhenAbsent):
                    chosen = first
                if chosen is not None:
                    yield from self._walk(chosen, place, weight)
            case Over():
                yield from self._fold(expr, place, weight)
            case Const() | Ln() | Exp() | Power() | Days() | Rank():
                return
            case Compare() | Every() | Some() | Not() | Applies() | Among():
                return

    def _product(
        self, factors: tuple[Expr, ...], place: Place, weight: Fraction
    ) -> Iterator[_Passed]:
        """A product passes on if only one factor of it varies: the others weigh."""
        varying = [one for one in factors if self._varies(one)]
        if len(varying) != 1:
            return
        for one in factors:
            if one is not varying[0]:
                weight *= self._number(one, place)
        yield from self._walk(varying[0], place, weight)

    def _fold(self, over: Over, place: Place, weight: Fraction) -> Iterator[_Passed]:
        """A sum or a mean, with what it leaves out; other units are not followed."""
        if over.axis.name == UNIT or over.fold not in {Fold.SUM, Fold.MEAN}:
            return
        rows = self._interpreter.rows(over, place)
        members = tuple(rows)
        kept = taken(over, [row[0] for row in rows.values()])
        around = {**place, **dict(over.at)}
        for nth in kept:
            at = {**around, over.axis.name: members[nth]}
            each = weight / len(kept) if over.fold is Fold.MEAN else weight
            yield from self._walk(over.body, at, each)

    def _number(self, expr: Expr, place: Place) -> Fraction:
        value = self._interpreter.value(expr, place)
        return value if type(value) is Fraction else Fraction(0)

    def _varies(self, expr: Expr) -> bool:
        """Whether scores go into ``expr``; whether an item applies is no score."""
        match expr:
            case Ref(quantity=name):
                return self._quantities[name].role is not Role.PARAMETER
            case Applies() | Among() | Const():
                return False
            case If(condition=Applies() | Among(), then=then, otherwise=otherwise):
                return self._varies(then) or self._varies(otherwise)
            case _:
                return any(map(self._varies, children(expr)))
