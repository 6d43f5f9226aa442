"""The rules that items, bonuses and deductions share, read for one group."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.population import extreme
from guiju.dsl.model.problem import OutOfPlace
from guiju.dsl.model.quantities import exact, interval_of
from guiju.dsl.model.rule import (
    BandRow,
    BandTable,
    ComputedRow,
    CountRow,
    Interpolation,
    Limit,
    Point,
    RuleSet,
    Signature,
    StepRow,
    Typed,
)
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first, of
from guiju.engine import expr as core
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS, Measure, Numeric, base
from guiju.engine.number import Rounding
from guiju.engine.plan import Role
from guiju.engine.record import Record

Lines = tuple[n.Rule | n.AdjustmentLine, ...]
_LIMITS = (n.Cap, n.Floor, n.Keep, n.UntilZero)


@attrs.frozen(eq=False, repr=False)
class Rules(Record):
    """Reads rules at ``place``. ``by`` is what an adjustment says in its header."""

    scope: Scope
    place: Place
    by: n.Expr | None = None

    def declare(self, written: Lines, owner: str, clause: str) -> None:
        """Make the counted inputs known, before any expression is read."""
        for row in of(written, n.EachRow):
            name = f"{owner}.{row.event.text}"
            self.scope.add(
                Signature(
                    id=quantity_id(name, self.place.group),
                    name=name,
                    group=self.place.group,
                    role=Role.INPUT,
                    axes=self.place.axes,
                    measure=base(row.measure.text),
                    title=row.event.text,
                    clause=clause,
                    span=row.event.span,
                )
            )

    def of(self, written: Lines, owner: str) -> RuleSet:
        """Return the rules of ``owner``, whose counted inputs are declared."""
        table = first(written, n.Bands)
        line = first(written, n.Interpolation)
        return RuleSet(
            counts=tuple(self._count(row, owner) for row in of(written, n.EachRow)),
            computed=tuple(map(self._computed, of(written, n.ComputedRow))),
            steps=tuple(self._steps(written)),
            bands=self.bands(table, table.by) if table else None,
            interpolation=self._interpolation(line) if line else None,
            limits=tuple(
                self._limit(line) for line in written if isinstance(line, _LIMITS)
            ),
        )

    def bands(self, written: n.Bands | n.Adjustment, by: n.Expr) -> BandTable:
        """Return a table of bands; values are points."""
        subject = self._typed(by)
        rows = [line for line in _bands_of(written) if not line.label.special]
        special = {b.label.special: b for b in _bands_of(written) if b.label.special}
        last = rows[-1] if rows else None
        return BandTable(
            by=subject,
            bands=tuple(self._band(row, subject) for row in rows),
            others=self._special(special.get("OTHERS"), subject, last),
            not_reported=self._special(special.get("NOT_REPORTED"), subject, last),
            not_applicable=self._special(special.get("NOT_APPLICABLE"), subject, last),
            syntax=written,
        )

    # ---- rows

    def _count(self, row: n.EachRow, owner: str) -> CountRow:
        event = self.scope.signatures[f"{owner}.{row.event.text}"][self.place.group]
        return CountRow(
            event=event,
            amount=self._per(row.amount, base(row.measure.text)),
            sign=_sign(row.sign),
            at_most=self._points(row.at_most) if row.at_most else None,
            syntax=row,
        )

    def _computed(self, row: n.ComputedRow) -> ComputedRow:
        measure = base(row.measure.text)
        counted = Expressions(self.scope).wanted(self._typed(row.value), measure)
        return ComputedRow(
            counted=counted,
            amount=self._per(row.amount, measure),
            sign=_sign(row.sign),
            at_most=self._points(row.at_most) if row.at_most else None,
            syntax=row,
        )

    def _steps(self, written: Lines) -> Iterator[StepRow]:
        named = next((line.value for line in of(written, n.ByLine)), self.by)
        for row in of(written, n.StepRow):
            if named is None:
                word = row.side.word
                self.scope.problems.append(OutOfPlace(span=row.side.span, word=word))
                return
            yield self._step(row, self._typed(named))

    def _step(self, row: n.StepRow, by: Typed) -> StepRow:
        return StepRow(
            by=by,
            base=self._like(row.base, by.measure),
            step=self._like(row.step, by.measure),
            above=row.side.word == "EACH_ABOVE",
            amount=self._points(row.amount),
            sign=_sign(row.sign),
            at_most=self._points(row.at_most) if row.at_most else None,
            syntax=row,
        )

    def _limit(self, line: n.Cap | n.Floor | n.Keep | n.UntilZero) -> Limit:
        if isinstance(line, n.Cap | n.Floor):
            return Limit(bound=self._points(line.bound), syntax=line)
        return Limit(bound=None, syntax=line)

    # ---- bands and lines

    def _band(self, row: n.Band, subject: Typed) -> BandRow:
        label = row.label
        for number in (label.low, label.high):
            if number is not None:
                self._like(number, subject.measure)
        value = self._value(row.value)
        return BandRow(interval=interval_of(label), value=value, syntax=row)

    def _special(
        self, row: n.Band | None, subject: Typed, last: n.Band | None
    ) -> BandRow | None:
        if row is None:
            return None
        value = row.value
        typed = (
            self._lower(value, subject, last)
            if isinstance(value, n.Lower)
            else self._points(value)
        )
        return BandRow(interval=Interval(), value=typed, syntax=row)

    def _lower(self, row: n.Lower, subject: Typed, last: n.Band | None) -> Typed:
        """每低 1名 扣 3分: the last row's points, less for each whole step beyond."""
        end = last.label.high if last else None
        if last is None or end is None or isinstance(last.value, n.Lower):
            self.scope.problems.append(OutOfPlace(span=row.span, word="_EACH_LOWER"))
            return Typed(expr=core.Const(exact(row.step)), measure=None, span=row.span)
        step = self._like(row.step, subject.measure)
        beyond = core.Add((subject.expr, core.Const(-exact(end))))
        steps = whole(core.Div(beyond, step.expr))
        amount = core.Mul((steps, self._points(row.amount).expr))
        sign = core.Const(Fraction(_sign(row.sign)))
        value = core.Add((self._points(last.value).expr, core.Mul((sign, amount))))
        return Typed(expr=value, measure=POINTS, span=row.span)

    def _value(self, written: n.Expr | n.Lower) -> Typed:
        if isinstance(written, n.Lower):
            problem = OutOfPlace(span=written.span, word="_EACH_LOWER")
            self.scope.problems.append(problem)
            return self._points(written.amount)
        return self._points(written)

    def _interpolation(self, written: n.Interpolation) -> Interpolation:
        by = self._typed(written.by)
        corners = sorted((p for p in written.points if not _is_others(p)), key=_place)
        others = next((p.value for p in written.points if _is_others(p)), None)
        clamped = isinstance(others, n.Special) and others.word == "CLAMPED"
        return Interpolation(
            by=by,
            points=tuple(self._point(point, by) for point in corners),
            clamped=clamped,
            outside=self._points(others) if others and not clamped else None,
            syntax=written,
        )

    def _point(self, written: n.Point, by: Typed) -> Point:
        label = written.label
        if isinstance(label, n.Special):
            at = extreme(by, self.place, best=label.word == "BEST")
        else:
            at = self._like(label, by.measure)
        return Point(at=at, value=self._points(written.value), syntax=written)

    # ---- values

    def _typed(self, written: n.Expr) -> Typed:
        return Expressions(self.scope).typed(written, self.place)

    def _points(self, written: n.Expr) -> Typed:
        return Expressions(self.scope).wanted(self._typed(written), POINTS)

    def _like(self, written: n.Expr, measure: Measure | None) -> Typed:
        value = self._typed(written)
        if measure is None:
            return value
        return Expressions(self.scope).wanted(value, measure)

    def _per(self, written: n.Expr, measure: Numeric) -> Typed:
        """Hold an amount to 分, or to 分 per what is counted."""
        amount = self._typed(written)
        if amount.measure != POINTS:
            Expressions(self.scope).wanted(amount, POINTS / measure)
        return amount


def whole(expr: core.Expr) -> core.Expr:
    """Return the whole steps in ``expr``, the rest left away."""
    return core.Round(expr, Fraction(1), Rounding.DOWN)


def _place(point: n.Point) -> tuple[int, Fraction]:
    """Where a corner stands: the figures between 最差 and 最好, in any order."""
    label = point.label
    if isinstance(label, n.Special):
        return (1 if label.word == "BEST" else -1, Fraction(0))
    return (0, exact(label))


def _sign(written: n.Special) -> int:
    return 1 if written.word == "ADD" else -1


def _is_others(point: n.Point) -> bool:
    return isinstance(point.label, n.Special) and point.label.word == "OTHERS"


def _bands_of(written: n.Bands | n.Adjustment) -> tuple[n.Band, ...]:
    lines = written.bands if isinstance(written, n.Bands) else written.lines
    return tuple(line for line in lines if isinstance(line, n.Band))
