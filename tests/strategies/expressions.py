"""Expressions over the whole closed core, as no rulebook would write them.

They are drawn by type (number, truth, day, grade) and by what they may read at their
place, so that each is one that the checks could have let through: every reference has
its key, and no sub-unit is looked for under a unit or layer that it is not of.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.engine import expr as core
from guiju.engine.axis import LAYER, SUBUNIT, UNIT, Axis
from guiju.engine.interval import Interval
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
from guiju.engine.number import Rounding
from guiju.engine.plan import Quantity
from guiju.engine.value import Absence, Grade
from tests.strategies.choosing import Choose, part, some
from tests.strategies.values import DAYS, FIRST_DAY, SAMPLED

NUMBER, TRUTH, DAY, GRADE = "number", "truth", "day", "grade"
GRADES = Scale(("不合格", "合格", "优秀"))
NUMBERS = tuple(Fraction(n, 4) for n in (0, 4, 8, -4, 2, 1, 12, 20, 40, -6))
EXPONENTS = tuple(Fraction(n) for n in ("1/2", "2", "1/3", "-1", "3/2", "-2/3", "0"))
FARTHEST = core.Const(Fraction(5))
"""Exponentials are taken of numbers up to this, or of one too large by far."""
TOO_FAR = core.Const(Fraction(1001))
STEPS = (Fraction(1), Fraction(1, 2), Fraction(1, 10), Fraction(5))
BANDS = (
    Interval(Fraction(0), Fraction(2)),
    Interval(Fraction(2), Fraction(5), low_included=False, high_included=False),
    Interval(Fraction(1), Fraction(1)),
    Interval(high=Fraction(0), high_included=False),
    Interval(Fraction(5)),
)
SKIPS = (
    frozenset(Absence),
    frozenset[Absence](),
    frozenset({Absence.NOT_REPORTED}),
    frozenset({Absence.NOT_APPLICABLE}),
)
TRIMS = ((0, 0), (0, 0), (1, 0), (0, 1), (1, 1))

Maker = Callable[[int], core.Expr]


def kind_of(measure: Measure) -> str:
    """Return the type of the values that ``measure`` measures."""
    match measure:
        case Truth():
            return TRUTH
        case Day():
            return DAY
        case Scale():
            return GRADE
        case Numeric():
            return NUMBER


@attrs.frozen(eq=False)
class Writer:
    """Writes expressions at a place where the axes ``bound`` have a current member.

    ``known`` are the quantities that may be read, ``around`` the axes of populations,
    and ``parents`` those of them that sub-units stand under.
    """

    pick: Choose
    known: Sequence[Quantity]
    around: Sequence[Axis]
    parents: Sequence[Axis]
    bound: tuple[Axis, ...] = ()

    def write(self, kind: str, depth: int) -> core.Expr:
        """Draw an expression of type ``kind`` that is at most so deep."""
        if depth <= 0:
            return self._leaf(kind)
        makers: Mapping[str, Sequence[Maker]] = {
            NUMBER: (*self._arithmetic, *self._choices(kind), *self._populations),
            TRUTH: (*self._conditions, *self._choices(kind)),
            DAY: (self._leaf_of(kind), *self._choices(kind), *self._ends(kind)),
            GRADE: (self._leaf_of(kind), *self._choices(kind), *self._ends(kind)),
        }
        return self.pick(makers[kind])(depth - 1)

    def one_of(self, *exprs: core.Expr) -> core.Expr:
        """Draw one of ``exprs``."""
        return self.pick(exprs)

    def at(self, *axes: Axis) -> "Writer":
        """Return the writer inside a population, or where axes have been fixed.

        Who moves to another unit or layer loses the sub-unit, which is not of there.
        """
        bound = {axis.name: axis for axis in self.bound}
        for axis in axes:
            bound[axis.name] = axis
            if axis.name in {UNIT, LAYER}:
                bound.pop(SUBUNIT, None)
        return attrs.evolve(self, bound=tuple(bound.values()))

    def read(self, quantity: Quantity) -> core.Expr:
        """Return ``quantity`` as it is here; missing axes are fixed or folded."""
        free = [axis for axis in quantity.axes if axis not in self.bound]
        if not free:
            return core.Ref(quantity.id)
        fold = self._fold_of(quantity)
        if not any(axis.roster for axis in quantity.axes):
            if self.pick((True, False)):
                fixed = tuple((axis.name, self.pick(axis.members)) for axis in free)
                return core.Ref(quantity.id, fixed)
        elif free[0].name == LAYER and self.pick((True, False)):
            at = ((LAYER, self.pick(free[0].members)),)
            inner = self.at(*free).read(quantity)
            return self._over(free[1], inner, fold, at)
        return self._over(free[0], self.at(free[0]).read(quantity), fold)

    def rank(self, axis: Axis, depth: int = 1) -> core.Rank:
        """Draw a rank among the members of ``axis``."""
        inside = self.at(axis)
        then = tuple(
            core.TieBreak(inside.write(NUMBER, 0), self.pick((True, False)))
            for _ in range(self.pick((0, 1, 2)))
        )
        return core.Rank(
            axis=axis,
            value=inside.write(self.pick((NUMBER, NUMBER, GRADE)), min(depth, 1)),
            descending=self.pick((True, False)),
            ties=self.pick(tuple(core.Ties)),
            then=then,
        )

    def _leaf(self, kind: str) -> core.Expr:
        readable = [q for q in self.known if kind_of(q.measure) == kind]
        if not readable or self.pick((False, False, False, True)):
            return self._const(kind)
        return self.read(self.pick(readable))

    def _leaf_of(self, kind: str) -> Maker:
        return lambda _depth: self._leaf(kind)

    def _const(self, kind: str) -> core.Const:
        match kind:
            case "truth":
                return core.Const(self.pick((True, False)))
            case "day":
                return core.Const(FIRST_DAY + dt.timedelta(self.pick(DAYS)))
            case "grade":
                level = self.pick((0, 1, 2))
                return core.Const(Grade(level, GRADES.labels[level]))
            case _:
                return core.Const(self.pick(NUMBERS))

    def _few(self, kind: str, depth: int) -> tuple[core.Expr, ...]:
        size = self.pick((2, 1, 3))
        return tuple(self.write(kind, depth) for _ in range(size))

    @property
    def _arithmetic(self) -> Sequence[Maker]:
        return (
            lambda depth: core.Add(self._few(NUMBER, depth)),
            self._difference,
            lambda depth: core.Mul(self._few(NUMBER, depth)),
            self._quotient,
            self._round,
            self._round,
            self._round_real,
            self._round_real,
            self._days,
            *self._ends(NUMBER),
        )

    def _ends(self, kind: str) -> Sequence[Maker]:
        return (
            lambda depth: core.Least(self._few(kind, depth)),
            lambda depth: core.Greatest(self._few(kind, depth)),
        )

    def _difference(self, depth: int) -> core.Expr:
        less = core.Mul((core.Const(Fraction(-1)), self.write(NUMBER, depth)))
        return core.Add((self.write(NUMBER, depth), less))

    def _quotient(self, depth: int) -> core.Expr:
        """Divide by what is kept off zero, by what is asked before, or by anything."""
        above, below = self.write(NUMBER, depth), self.write(NUMBER, depth)
        one, zero = core.Const(Fraction(1)), core.Const(Fraction(0))
        there = core.Compare(below, core.Comparison.NOT_EQUAL, zero)
        return self.one_of(
            core.Div(above, core.Greatest((below, one))),
            core.If(there, core.Div(above, below), zero),
            core.Div(above, below),
        )

    def _round(self, depth: int) -> core.Expr:
        modes = tuple(Rounding)
        return core.Round(self.write(NUMBER, depth), self.pick(STEPS), self.pick(modes))

    def _round_real(self, depth: int) -> core.Expr:
        """Round what may be a number beyond fractions: nothing else may hold one."""
        modes = tuple(Rounding)
        return core.Round(self._real(depth), self.pick(STEPS), self.pick(modes))

    def _real(self, depth: int) -> core.Expr:
        value = self.write(NUMBER, depth - 1)
        if depth > 0 and self.pick((True, False)):
            return self._of_reals(self._real(depth - 1), value)
        near = core.Greatest((core.Least((value, FARTHEST)), core.Const(Fraction(-5))))
        return self.one_of(
            core.Ln(value),
            core.Exp(near),
            core.Power(value, self.pick(EXPONENTS)),
            core.Exp(self.one_of(near, TOO_FAR)),
        )

    def _of_reals(self, real: core.Expr, other: core.Expr) -> core.Expr:
        """Combine a real with what may be none, or take a geometric mean."""
        capped = core.Least((real, FARTHEST))
        log = self.at(*self.around[:1]).write(NUMBER, 0)
        mean = self._over(self.around[0], core.Ln(log), core.Fold.MEAN)
        return self.one_of(
            core.Add((real, other)),
            core.Mul((other, real)),
            core.Div(other, real),
            core.Greatest((real, other)),
            core.Power(capped, self.pick(EXPONENTS)),
            core.Exp(core.Least((mean, FARTHEST))),
            core.Ln(real),
        )

    def _days(self, depth: int) -> core.Expr:
        working = self.pick((True, False))
        return core.Days(self.write(DAY, depth), self.write(DAY, depth), working)

    def _choices(self, kind: str) -> Sequence[Maker]:
        return (
            lambda depth: core.If(
                self.write(TRUTH, max(depth, 1)),
                self.write(kind, depth),
                self._leaf(kind),
            ),
            lambda depth: self._when_absent(kind, depth),
            lambda depth: core.If(
                self._condition(depth),
                self.write(kind, depth),
                core.Const(self.pick(tuple(Absence))),
            ),
            lambda depth: self._bands(kind, depth),
        )

    def _when_absent(self, kind: str, depth: int) -> core.Expr:
        policies = [
            self._leaf(kind) if self.pick((True, False)) else None for _ in "ab"
        ]
        return core.WhenAbsent(self.write(kind, depth), *policies)

    def _bands(self, kind: str, depth: int) -> core.Expr:
        rows = some(self.pick, BANDS, 1, 3)
        bands = tuple(core.Band(row, self._leaf(kind)) for row in rows)
        otherwise = self.write(kind, depth) if self.pick((True, False)) else None
        return core.Bands(self.write(NUMBER, depth), bands, otherwise)

    @property
    def _conditions(self) -> Sequence[Maker]:
        return (
            self._compare,
            lambda depth: core.Every(self._few(TRUTH, depth)),
            lambda depth: core.Some(self._few(TRUTH, depth)),
            lambda depth: core.Not(self.write(TRUTH, depth)),
            self._condition,
        )

    def _condition(self, depth: int) -> core.Expr:
        """Ask who is concerned: a member of an axis, or one to whom a value applies."""
        if not self.bound or self.pick((False, True)):
            kinds = (NUMBER, TRUTH, DAY, GRADE)
            return core.Applies(self.write(self.pick(kinds), depth))
        axis = self.pick(self.bound)
        members = part(self.pick, axis.members or SAMPLED)
        return core.Among(axis.name, members)

    def _compare(self, depth: int) -> core.Expr:
        kind = self.pick((NUMBER, NUMBER, DAY, GRADE, TRUTH))
        comparison = self.pick(tuple(core.Comparison))
        return core.Compare(
            self.write(kind, depth), comparison, self.write(kind, depth)
        )

    @property
    def _populations(self) -> Sequence[Maker]:
        ranked: tuple[Maker, ...] = ()
        if self.bound:
            ranked = (lambda depth: self.rank(self.pick(self.bound), depth),)
        return (*(4 * [self._population]), *(2 * ranked))

    def _population(self, depth: int) -> core.Expr:
        """Draw a fold over members, other axes perhaps fixed meanwhile."""
        axis = self.pick([axis for axis in self.around if self._can_list(axis)])
        others = [a for a in self.bound if a.members and a.name != axis.name]
        if axis.roster and self.parents[-1] not in self.bound:
            others.append(self.parents[-1])
        must = [a for a in others if a not in self.bound]
        moved = [a for a in others if a in must or self.pick((False, False, True))]
        at = tuple((a.name, self.pick(a.members)) for a in moved)
        inside, fold = self.at(*moved, axis), self.pick(tuple(core.Fold))
        kinds = (NUMBER, TRUTH, DAY) if fold is core.Fold.COUNT else (NUMBER,)
        return self._over(axis, inside.write(self.pick(kinds), depth), fold, at)

    def _can_list(self, axis: Axis) -> bool:
        """Whether the members of ``axis`` are known here, a layer perhaps fixed."""
        return not axis.roster or self.parents[0] in self.bound

    def _fold_of(self, quantity: Quantity) -> core.Fold:
        if kind_of(quantity.measure) == NUMBER:
            return self.pick(tuple(core.Fold))
        return self.pick((core.Fold.LEAST, core.Fold.GREATEST))

    def _over(
        self, axis: Axis, body: core.Expr, fold: core.Fold, at: core.Bindings = ()
    ) -> core.Over:
        return core.Over(
            fold,
            axis,
            body,
            at=at,
            skip=self.pick(SKIPS),
            trim=self.pick(TRIMS),
            others=self.pick((True, False)),
        )
