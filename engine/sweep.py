"""One number runs from here to there: where exactly do places change on the way.

Weights and parameters go into totals by sums and products with what is fixed, by caps
and by floors, so a total is a broken line over that number, and rounding makes steps of
it. Everything that can change an order lies on a knot, on a crossing or on a step near
one; between two of these nothing changes. Where a rule does anything else with the
number (a band, a product with itself) there is no such line, and nothing is claimed.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from math import ceil, floor

import attrs

from guiju.engine.branch import branch
from guiju.engine.cohort import ranks
from guiju.engine.draws import Slice, downstream
from guiju.engine.evaluate import Interpreter, evaluate
from guiju.engine.expr import (
    Add,
    Bands,
    Const,
    Div,
    Expr,
    Fold,
    Greatest,
    If,
    Least,
    Mul,
    Over,
    Rank,
    Ref,
    Round,
    WhenAbsent,
    references,
)
from guiju.engine.number import Rounding, round_to
from guiju.engine.order import position
from guiju.engine.piecewise import (
    Line,
    added,
    crossing,
    flat,
    greatest,
    least,
    pieces,
)
from guiju.engine.place import Place, members, names
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.value import Absence

_0 = Fraction(0)
_MOST = 4_000
"""More places where something may change are not looked at one by one."""


class _UnfollowedError(Exception):
    """A rule does something with the number that no broken line is."""


@attrs.frozen
class Figure:
    """What units are ordered by: a broken line, rounded in the end or not."""

    line: Line
    step: Fraction | None = None
    mode: Rounding = Rounding.HALF_UP

    def at(self, where: Fraction) -> Fraction:
        """Return the figure at ``where``."""
        bare = self.line.at(where)
        return bare if self.step is None else round_to(bare, self.step, self.mode)


@attrs.frozen
class Stretch:
    """A stretch, or one point, on which all places are the same.

    The lower end belongs to it unless it belongs to the stretch before.
    """

    low: Fraction
    high: Fraction
    places: Mapping[str, int | None]
    has_high: bool
    """Whether the upper end belongs to it; a point belongs to itself."""


def stretches(
    one: Slice, levers: Mapping[str, Line], rank: str
) -> tuple[Stretch, ...] | None:
    """Return the places along the whole way, in order; None where no line was found.

    ``levers`` are what the parameters are along the way.
    """
    definition = one.plan.quantities[rank].definition
    assert isinstance(definition, Rank), "a rank is computed"
    try:
        rows = _Following(one, levers).rows(definition)
        changes = _all_changes([*rows.values()])
    except _UnfollowedError:
        return None
    low, high = next(iter(levers.values())).ends
    points = sorted({low, *changes, high})
    ways = [(low, low)]
    for first, last in pairwise(points):
        ways += [(first, last), (last, last)]
    found = [
        Stretch(
            first, last, _places(definition, rows, (first + last) / 2), first == last
        )
        for first, last in ways
    ]
    return tuple(_merged(found))


Row = tuple["Figure | Absence", ...]
"""What one unit is ordered by: the ranked figure, then each tie-break."""


def _all_changes(rows: Sequence[Row]) -> frozenset[Fraction]:
    """Return where the order of any two units changes by any of their figures."""
    found = set[Fraction]()
    for one, other in combinations(rows, 2):
        for first, second in zip(one, other, strict=True):
            if isinstance(first, Figure) and isinstance(second, Figure):
                found.update(_changes(first, second))
        if len(found) > _MOST:
            raise _UnfollowedError
    return frozenset(found)


def _places(
    rank: Rank, rows: Mapping[str, Row], where: Fraction
) -> Mapping[str, int | None]:
    there = {
        unit: [one.at(where) if isinstance(one, Figure) else one for one in row]
        for unit, row in rows.items()
    }
    found = ranks(rank, there)
    return {unit: _place(found[unit]) for unit in rows}


@attrs.frozen(eq=False)
class _Following:
    """Lines of expressions, one for each place."""

    one: Slice
    levers: Mapping[str, Line]
    moved: frozenset[str] = attrs.field(init=False)
    interpreter: Interpreter = attrs.field(init=False)
    known: dict[tuple[str, object], Line] = attrs.field(factory=dict, init=False)

    @moved.default
    def _downstream(self) -> frozenset[str]:
        return downstream(self.one.plan, self.levers)

    @interpreter.default
    def _over_what_is_fixed(self) -> Interpreter:
        result = evaluate(self.one.plan, self.one.facts)
        return Interpreter(result.plan, result.facts, result.values)

    def rows(self, rank: Rank) -> Mapping[str, Row]:
        """Return what the units are ordered by along the way."""
        exprs = (rank.value, *(tie.value for tie in rank.then))
        return {
            unit: tuple(self._figure(expr, {rank.axis.name: unit}) for expr in exprs)
            for unit in rank.axis.members
        }

    def _figure(self, expr: Expr, place: Place) -> Figure | Absence:
        if not self._moves(expr):
            value = self.interpreter.value(expr, place)
            if isinstance(value, Absence):
                return value
            return Figure(flat(position(value), self._ends))
        match expr:
            case Ref(at=()) if expr.quantity not in self.levers:
                return self._figure(_defined(self._quantity(expr)), place)
            case Round(value=inner, step=step, mode=mode):
                return Figure(self._line(inner, place), step, mode)
            case Least(values=values) | Greatest(values=values):
                return self._bounded(expr, values, place)
            case _:
                return Figure(self._line(expr, place))

    def _bounded(
        self, expr: Least | Greatest, values: Sequence[Expr], place: Place
    ) -> Figure | Absence:
        """A bound that lies on the lattice may be applied before rounding as well."""
        moving = [one for one in values if self._moves(one)]
        figure = self._figure(moving[0], place)
        if isinstance(figure, Absence) or figure.step is None or len(moving) > 1:
            return Figure(self._line(expr, place))
        line, choose = figure.line, least if isinstance(expr, Least) else greatest
        for bound in (one for one in values if one is not moving[0]):
            value = self.interpreter.value(bound, place)
            if not isinstance(value, Fraction) or value % figure.step:
                raise _UnfollowedError
            line = choose(line, flat(value, self._ends))
        return attrs.evolve(figure, line=line)

    def _line(self, expr: Expr, place: Place) -> Line:
        if not self._moves(expr):
            return self._fixed(expr, place)
        match expr:
            case Ref() if expr.quantity in self.levers:
                return self.levers[expr.quantity]
            case Ref():
                return self._named(expr, place)
            case Add(terms=terms):
                return added([self._line(term, place) for term in terms])
            case Mul(factors=factors):
                return self._product(factors, place)
            case Div(dividend=dividend, divisor=divisor) if not self._moves(divisor):
                by = self._number(divisor, place)
                if not by:
                    raise _UnfollowedError
                return self._line(dividend, place).times(1 / by)
            case Least(values=values) | Greatest(values=values):
                choose = least if isinstance(expr, Least) else greatest
                first, *rest = (self._line(one, place) for one in values)
                for other in rest:
                    first = choose(first, other)
                return first
            case If(condition=by) | Bands(subject=by) | WhenAbsent(value=by):
                return self._branch(expr, by, place)
            case Over():
                return self._folded(expr, place)
            case _:
                raise _UnfollowedError

    def _named(self, ref: Ref, place: Place) -> Line:
        quantity = self._quantity(ref)
        key = self.interpreter.key(ref, place)
        if (ref.quantity, key) not in self.known:
            there = dict(zip(names(quantity.axes), key, strict=True))
            line = self._line(_defined(quantity), there)
            self.known[ref.quantity, key] = line
        return self.known[ref.quantity, key]

    def _product(self, factors: Sequence[Expr], place: Place) -> Line:
        moving = [one for one in factors if self._moves(one)]
        if len(moving) > 1:
            raise _UnfollowedError
        line = self._line(moving[0], place)
        for factor in factors:
            if factor is not moving[0]:
                line = line.times(self._number(factor, place))
        return line

    def _branch(
        self, expr: If | Bands | WhenAbsent, deciding: Expr, place: Place
    ) -> Line:
        if isinstance(expr, WhenAbsent) and self._moves(deciding):
            return self._line(deciding, place)  # it has a line, so it is never absent
        if self._moves(deciding):
            raise _UnfollowedError
        chosen = branch(expr, self.interpreter.value(deciding, place))
        if chosen is None:
            raise _UnfollowedError
        return self._line(chosen, place)

    def _folded(self, over: Over, place: Place) -> Line:
        if over.fold not in {Fold.SUM, Fold.MEAN} or over.trim != (0, 0) or over.others:
            raise _UnfollowedError
        around = {**place, **dict(over.at)}
        each = [
            self._line(over.body, {**around, over.axis.name: member})
            for member in members(over.axis, around, self.one.facts)
        ]
        if not each:
            raise _UnfollowedError
        share = Fraction(1, len(each)) if over.fold is Fold.MEAN else Fraction(1)
        return added(each).times(share)

    def _fixed(self, expr: Expr, place: Place) -> Line:
        return flat(self._number(expr, place), self._ends)

    def _number(self, expr: Expr, place: Place) -> Fraction:
        value = self.interpreter.value(expr, place)
        if not isinstance(value, Fraction):
            raise _UnfollowedError
        return value

    def _moves(self, expr: Expr) -> bool:
        return not isinstance(expr, Const) and not self.moved.isdisjoint(
            references(expr)
        )

    def _quantity(self, ref: Ref) -> Quantity:
        return self.one.plan.quantities[ref.quantity]

    @property
    def _ends(self) -> tuple[Fraction, Fraction]:
        return next(iter(self.levers.values())).ends


def _defined(quantity: Quantity) -> Expr:
    match quantity.definition:
        case Input() | Undetermined():
            raise _UnfollowedError
        case expr:
            return expr


def _changes(one: Figure, other: Figure) -> Iterator[Fraction]:
    """Yield where the order of two figures changes."""
    points = sorted(_points(one, other))
    before = None
    for nth, point in enumerate(points):
        here = _order(one, other, point)
        after = here
        if point != points[-1]:
            after = _order(one, other, (point + points[nth + 1]) / 2)
        if here != after or before not in {None, here}:
            yield point
        before = after


def _points(one: Figure, other: Figure) -> set[Fraction]:
    """Return all points between which the order of two figures cannot change."""
    found = {*one.line.ends}
    step = max(one.step or _0, other.step or _0)
    if Rounding.DOWN in {one.mode, other.mode}:
        step *= 2  # between the steps around zero there are two
    for ends, values in pieces(one.line, other.line):
        near = _near(ends, values, step)
        if near is not None:
            found |= {*ends, *near, *_jumps(one, near), *_jumps(other, near)}
    return found


def _near(
    ends: tuple[Fraction, Fraction], values: tuple[Fraction, Fraction], step: Fraction
) -> tuple[Fraction, Fraction] | None:
    """Return where on a straight stretch two figures are at most a step apart."""
    found = [end for end, value in zip(ends, values, strict=True) if abs(value) <= step]
    for level in (-step, step):
        at = crossing(ends, values, level)
        found += [] if at is None else [at]
    return (min(found), max(found)) if found else None


def _jumps(figure: Figure, near: tuple[Fraction, Fraction]) -> Iterator[Fraction]:
    """Yield where a rounded figure takes a step: at halves, or at whole steps."""
    if figure.step is None:
        return
    half = figure.step / 2
    inner = [at for at, _ in figure.line.knots if near[0] < at < near[1]]
    for ends in pairwise([near[0], *inner, near[1]]):
        values = figure.line.at(ends[0]), figure.line.at(ends[1])
        low, high = ceil(min(values) / half), floor(max(values) / half)
        if high - low > _MOST:
            raise _UnfollowedError
        for level in range(low, high + 1):
            at = crossing(ends, values, level * half)
            yield from () if at is None else (at,)


def _order(one: Figure, other: Figure, where: Fraction) -> int:
    first, second = one.at(where), other.at(where)
    return (first > second) - (first < second)


def _place(value: object) -> int | None:
    return int(value) if isinstance(value, Fraction) else None


def _merged(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the same with neighbours of equal places as one."""
    ahead = found[0]
    for one in found[1:]:
        if one.places == ahead.places:
            ahead = Stretch(ahead.low, one.high, ahead.places, one.has_high)
        else:
            yield ahead
            ahead = one
    yield ahead
