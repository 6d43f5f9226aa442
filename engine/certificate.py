"""How firm every place of a ranking is: margins, what decides, what would change it.

A certificate tells of neighbours, pair by pair. It is a reading of a finished result
and changes nothing in it. Nearly all of its time goes into what would turn two units
round; the margins alone are had at once.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from guiju.engine.axis import UNIT
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import Add, Const, Expr, Greatest, Least, Mul, Rank, Ref, Round
from guiju.engine.flip import Flips, Search
from guiju.engine.order import position
from guiju.engine.plan import Input, Plan, Ranking, Role, Undetermined
from guiju.engine.result import Result, Standing
from guiju.engine.value import Absence, Value

_USUAL_STEP = Fraction(1, 100)
"""Where nothing is rounded and nothing says how many decimals a figure has."""


@attrs.frozen(kw_only=True)
class Part:
    """One term of the deciding figure, for the unit above and the one below."""

    quantity: str
    above: Fraction
    below: Fraction

    @property
    def difference(self) -> Fraction:
        """How much more the upper unit has of it."""
        return self.above - self.below


@attrs.frozen(kw_only=True)
class Gap:
    """Two neighbours of a ranking, and what sets them apart."""

    above: Standing
    below: Standing
    level: int | None
    """What decides: 0 the ranked value, 1 the first tie-break; None: they are tied."""
    values: tuple[Value, Value]
    """The deciding figures; of tied units, the ranked ones."""
    parts: tuple[Part, ...]
    rounded_away: Fraction | None
    """How far apart they were before rounding, where that is less than its step."""

    @property
    def difference(self) -> Fraction | None:
        """How much more the deciding figure of the upper unit is; None if one lacks."""
        above, below = self.values
        if isinstance(above, Absence) or isinstance(below, Absence):
            return None
        return position(above) - position(below)

    @property
    def rest(self) -> Fraction | None:
        """What of the difference is in no part: rounding, caps and floors."""
        if not self.parts or self.difference is None:
            return None
        return self.difference - sum(part.difference for part in self.parts)


@attrs.frozen(kw_only=True)
class Pair(Gap):
    """Two neighbours, and also what would turn them round."""

    flips: Flips


@attrs.frozen(kw_only=True)
class Margins:
    """How far apart the neighbours of one ranking are."""

    ranking: Ranking
    levels: tuple[Expr, ...]
    """What units are ordered by: the ranked value, then each tie-break."""
    step: Fraction | None
    """What the ranked value is rounded to, if it is."""
    pairs: tuple[Gap, ...]
    groups: tuple[tuple[str, ...], ...]
    """Neighbours that were less than a step apart before rounding."""


@attrs.frozen(kw_only=True)
class Certificate(Margins):
    """Everything that is certified of one ranking."""

    pairs: tuple[Pair, ...]


def margins(result: Result) -> tuple[Margins, ...]:
    """Return the margins of every ranking that a rank stands behind."""
    return tuple(_margins(result, *one) for one in _ranked(result))


def certificates(result: Result) -> tuple[Certificate, ...]:
    """Return the certificate of every ranking that a rank stands behind."""
    return tuple(_certificate(result, *one) for one in _ranked(result))


def certificates_of(result: Result, unit: str) -> tuple[Certificate, ...]:
    """Return what is certified of ``unit``: its neighbours, and cells of its own.

    It takes as long as two neighbours do, however many units are ranked.
    """
    return tuple(_certificate(result, *one, only=unit) for one in _ranked(result))


def _ranked(result: Result) -> Iterator[tuple[Ranking, Rank]]:
    for ranking in result.plan.rankings:
        rank = result.plan.quantities[ranking.rank].definition
        if isinstance(rank, Rank):
            yield ranking, rank


def _margins(result: Result, ranking: Ranking, rank: Rank) -> Margins:
    step = _step(result.plan, rank.value)
    making = _Making(result, rank, step)
    lines = [line for line in result.standings(ranking) if line.rank is not None]
    gaps = tuple(making.gap(*two) for two in pairwise(lines))
    return Margins(
        ranking=ranking,
        levels=(rank.value, *(tie.value for tie in rank.then)),
        step=step,
        pairs=gaps,
        groups=tuple(_groups(gaps)),
    )


def _certificate(
    result: Result, ranking: Ranking, rank: Rank, only: str = ""
) -> Certificate:
    found = _margins(result, ranking, rank)
    search = Search(result, rank, found.step or _USUAL_STEP)
    told = (gap for gap in found.pairs if only in {"", gap.above.unit, gap.below.unit})
    return Certificate(
        ranking=ranking,
        levels=found.levels,
        step=found.step,
        pairs=tuple(_pair(gap, search, only) for gap in told),
        groups=found.groups,
    )


def _pair(gap: Gap, search: Search, only: str) -> Pair:
    return Pair(
        above=gap.above,
        below=gap.below,
        level=gap.level,
        values=gap.values,
        parts=gap.parts,
        rounded_away=gap.rounded_away,
        flips=search.flips(gap.above.unit, gap.below.unit, only),
    )


@attrs.frozen(eq=False)
class _Making:
    result: Result
    rank: Rank
    step: Fraction | None
    interpreter: Interpreter = attrs.field(init=False)

    @interpreter.default
    def _over_the_result(self) -> Interpreter:
        result = self.result
        return Interpreter(result.plan, result.facts, result.values)

    def gap(self, above: Standing, below: Standing) -> Gap:
        levels = (self.rank.value, *(tie.value for tie in self.rank.then))
        rows = [self._both(level, above, below) for level in levels]
        level = next((nth for nth, (a, b) in enumerate(rows) if a != b), None)
        return Gap(
            above=above,
            below=below,
            level=level,
            values=rows[level or 0],
            parts=tuple(self._parts(levels[level or 0], above, below)),
            rounded_away=self._rounded_away(above, below),
        )

    def _both(
        self, expr: Expr, above: Standing, below: Standing
    ) -> tuple[Value, Value]:
        first, second = (
            self.interpreter.value(expr, {UNIT: one.unit}) for one in (above, below)
        )
        return first, second

    def _parts(self, expr: Expr, above: Standing, below: Standing) -> Iterator[Part]:
        """Yield the terms, or nothing where one of them has no value."""
        plan = self.result.plan
        terms = _terms(plan, expr)
        both = [self._both(term, above, below) for term in terms]
        if all(isinstance(v, Fraction) for pair in both for v in pair):
            for term, (first, second) in zip(terms, both, strict=True):
                assert isinstance(first, Fraction)
                assert isinstance(second, Fraction)
                yield Part(quantity=_named(term), above=first, below=second)

    def _rounded_away(self, above: Standing, below: Standing) -> Fraction | None:
        if self.step is None:
            return None
        bare = _bare(self.result.plan, self.rank.value)
        first, second = self._both(bare, above, below)
        if not isinstance(first, Fraction) or not isinstance(second, Fraction):
            return None
        return first - second if 0 < abs(first - second) < self.step else None


def _groups(pairs: Sequence[Gap]) -> Iterator[tuple[str, ...]]:
    group: list[str] = []
    for pair in pairs:
        if pair.rounded_away is not None:
            group = group or [pair.above.unit]
            group.append(pair.below.unit)
        elif group:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _definition(plan: Plan, expr: Expr) -> Expr | None:
    """Return how what ``expr`` names is computed; None where it is not a name."""
    if not isinstance(expr, Ref) or expr.at:
        return None
    match plan.quantities[expr.quantity].definition:
        case Input() | Undetermined():
            return None
        case definition:
            return definition


def _inner(plan: Plan, expr: Expr) -> Expr | None:
    """Return what ``expr`` rounds, bounds or names; None where it does neither."""
    match expr:
        case Round(value=value):
            return value
        case Least(values=values) | Greatest(values=values):
            others = [one for one in values if not isinstance(one, Const)]
            return others[0] if len(others) == 1 else None
        case _:
            return _definition(plan, expr)


def _terms(plan: Plan, expr: Expr) -> list[Expr]:
    """Return the terms that ``expr`` is a sum of, the weighted stages one by one."""
    ahead: Expr | None = expr
    while ahead is not None and not isinstance(ahead, Add):
        ahead = _inner(plan, ahead)
    if ahead is None:
        return []
    found: list[Expr] = []
    for term in ahead.terms:
        definition = _definition(plan, term)
        is_weighted = (
            isinstance(term, Ref)
            and plan.quantities[term.quantity].role is Role.WEIGHTED
        )
        if is_weighted and isinstance(definition, Add):
            found += definition.terms
        else:
            found.append(term)
    return found


def _named(term: Expr) -> str:
    """Return the id of the one quantity that a term is a multiple of, or nothing."""
    match term:
        case Ref(quantity=name):
            return name
        case Mul(factors=factors):
            named = [one for one in factors if not isinstance(one, Const)]
            return _named(named[0]) if len(named) == 1 else ""
        case _:
            return ""


def _step(plan: Plan, expr: Expr) -> Fraction | None:
    """Return what ``expr`` is rounded to at last, if it is."""
    ahead: Expr | None = expr
    while ahead is not None and not isinstance(ahead, Round | Add):
        ahead = _inner(plan, ahead)
    return ahead.step if isinstance(ahead, Round) else None


def _bare(plan: Plan, expr: Expr) -> Expr:
    """Return ``expr`` without its last rounding."""
    match expr:
        case Round(value=value):
            return value
        case Least(values=values):
            return Least(tuple(_bare(plan, one) for one in values))
        case Greatest(values=values):
            return Greatest(tuple(_bare(plan, one) for one in values))
        case _:
            definition = _definition(plan, expr)
            is_rounded = definition is not None and _step(plan, definition) is not None
            return _bare(plan, definition) if definition and is_rounded else expr
