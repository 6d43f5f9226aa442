"""What a method returned, held to its promise: core alone, given figures, its measure.

Measures are derived anew. A number that the method itself writes, a count and a place
take whatever measure is wanted of them, and none as a factor.
"""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from functools import reduce
from typing import Final

import attrs

from guiju.dsl.figure import kind
from guiju.dsl.method import Argument, Expanded, Given
from guiju.engine import expr as core
from guiju.engine.axis import Axis
from guiju.engine.measure import DAYS, RATIO, Day, Measure, Numeric, Truth, base
from guiju.engine.text import Text
from guiju.engine.value import Absence

_PAIR: Final = 2


class NotHeldError(Exception):
    """An expansion that breaks its promise; ``what`` says how."""

    def __init__(self, what: Text) -> None:
        super().__init__(what.en)
        self.what = what


def hold(returned: object, given: Given) -> Expanded:
    """Return what a method returned for ``given``, if it keeps the promise.

    Raises:
        NotHeldError: it does not.
    """
    pair = returned if isinstance(returned, tuple) else ()
    expanded, measure = pair if len(pair) == _PAIR else (None, None)
    if not isinstance(measure, Measure):
        raise NotHeldError(
            Text(
                zh="没有返回一个式子和它的单位",
                en="it returned no expression with a measure",
            )
        )
    reading = _Reading.of(given)
    expr = reading.held(expanded)
    found = reading.measure(expr)
    if found is not None and found != measure:
        said, is_so = kind(measure), kind(found)
        raise NotHeldError(
            Text(
                zh=f"说结果的单位是{said.zh}，展开后是{is_so.zh}",
                en=f"its result is said to be {said.en} and expands to {is_so.en}",
            )
        )
    return expr, measure


@attrs.frozen(eq=False)
class _Reading:
    """The reading of one expansion; a measure of None is that of any number."""

    itself: dict[int, Argument]
    """The arguments by the identity of their expressions."""
    alike: dict[core.Expr, Argument]
    """Those that are more than a number, by what they are made of."""
    group: Axis | None

    @classmethod
    def of(cls, given: Given) -> "_Reading":
        arguments = given.arguments.values()
        return cls(
            {id(one.expr): one for one in arguments},
            {a.expr: a for a in arguments if not isinstance(a.expr, core.Const)},
            given.group,
        )

    def held(self, expr: object) -> core.Expr:
        """Return ``expr``, every node of it held to the core and to what was given."""
        if not isinstance(expr, core.Expr):
            name = type(expr).__name__
            raise NotHeldError(
                Text(
                    zh=f"用了核心以外的东西：{name}",
                    en=f"it uses something beyond the core: {name}",
                )
            )
        if self._given(expr) is None:
            self._hold_alone(expr)
            for child in core.children(expr):
                self.held(child)
        return expr

    def _given(self, expr: core.Expr) -> Argument | None:
        found = self.itself.get(id(expr))
        if found is None and not isinstance(expr, core.Const):
            return self.alike.get(expr)
        return found

    def _hold_alone(self, expr: core.Expr) -> None:
        match expr:
            case core.Ref(quantity=name) | core.Among(axis=name):
                raise NotHeldError(
                    Text(
                        zh=f"读了没有交给它的“{name}”",
                        en=f"it reads “{name}”, which it was not given",
                    )
                )
            case core.Over(axis=axis) | core.Rank(axis=axis) if axis != self.group:
                raise NotHeldError(
                    Text(
                        zh=f"用了没有交给它的维度“{axis.name}”",
                        en=f"it was not given the dimension “{axis.name}”",
                    )
                )
            case core.Over(at=at) if at:
                raise NotHeldError(
                    Text(
                        zh="固定了某个单位或成员", en="it picks out one unit or member"
                    )
                )
            case core.Const(value=number):
                _hold_exact(number, Fraction, bool, dt.date, Absence)
            case core.Power(exponent=number) | core.Round(step=number):
                _hold_exact(number, Fraction)
            case _:
                pass

    def measure(self, expr: core.Expr) -> Measure | None:
        """Return the measure of ``expr``."""
        argument = self._given(expr)
        return self._derived(expr) if argument is None else argument.measure

    def _each(self, exprs: Iterable[core.Expr]) -> list[Measure | None]:
        return [self.measure(expr) for expr in exprs]

    def _derived(self, expr: core.Expr) -> Measure | None:
        children = core.children(expr)
        match expr:
            case core.Const(value=value):
                return _written(value)
            case core.Ref() | core.Among():
                return None  # has been refused
            case core.Add():
                return _numeric(_same(self._each(children)))
            case core.Least() | core.Greatest():
                return _same(self._each(children))
            case core.Mul() | core.Div():
                return _product(expr, [_numeric(m) for m in self._each(children)])
            case core.Round(value=value):
                return _numeric(self.measure(value))
            case core.Ln(value=value) | core.Exp(value=value):
                return _wanted(self.measure(value), RATIO)
            case core.Power(base=value, exponent=exponent):
                return _power(_numeric(self.measure(value)), exponent)
            case core.Days(working=working):
                self._want(children, Day())
                return base("工作日") if working else DAYS
            case core.Compare():
                _same(self._each(children))
                return Truth()
            case core.Every() | core.Some() | core.Not():
                self._want(children, Truth())
                return Truth()
            case core.If(condition=condition):
                self._want([condition], Truth())
                return _same(self._each(children[1:]))
            case core.Bands(subject=subject):
                _numeric(self.measure(subject))
                return _same(self._each(children[1:]))
            case core.WhenAbsent():
                return _same(self._each(children))
            case core.Applies(value=value):
                self.measure(value)
                return Truth()
            case core.Over(fold=fold, body=body):
                measure = self.measure(body)
                return None if fold is core.Fold.COUNT else _numeric(measure)
            case core.Rank():
                self._each(children)
                return None

    def _want(self, exprs: Iterable[core.Expr], measure: Measure) -> None:
        for found in self._each(exprs):
            _wanted(found, measure)


def _hold_exact(number: object, *kinds: type) -> None:
    if not isinstance(number, kinds):
        raise NotHeldError(
            Text(
                zh=f"写了不精确的数：{number!r}",
                en=f"it writes a number that is not exact: {number!r}",
            )
        )


def _written(value: object) -> Measure | None:
    if isinstance(value, bool):
        return Truth()
    return Day() if isinstance(value, dt.date) else None


def _same(measures: Iterable[Measure | None]) -> Measure | None:
    known = [measure for measure in measures if measure is not None]
    return reduce(_wanted, known) if known else None


def _wanted(found: Measure | None, measure: Measure) -> Measure:
    if found is not None and found != measure:
        one, other = kind(found), kind(measure)
        raise NotHeldError(
            Text(
                zh=f"把{one.zh}和{other.zh}放在一起算",
                en=f"it puts {one.en} together with {other.en}",
            )
        )
    return measure


def _numeric(measure: Measure | None) -> Numeric | None:
    if isinstance(measure, Numeric | None):
        return measure
    what = kind(measure)
    raise NotHeldError(
        Text(zh=f"拿{what.zh}当数来算", en=f"it computes with {what.en}")
    )


def _product(
    expr: core.Mul | core.Div, factors: list[Numeric | None]
) -> Numeric | None:
    if not any(factors):
        return None
    first, *others = (factor or RATIO for factor in factors)
    if isinstance(expr, core.Div):
        return first / others[0]
    return reduce(Numeric.__mul__, others, first)


def _power(measure: Numeric | None, exponent: Fraction) -> Numeric | None:
    if measure is None:
        return None
    powers = {base: n * exponent for base, n in measure.powers}
    if any(n.denominator != 1 for n in powers.values()):
        what = kind(measure)
        raise NotHeldError(
            Text(
                zh=f"对{what.zh}开方，得不出一个单位",
                en=f"a root of {what.en} has no measure",
            )
        )
    return Numeric(tuple((base, int(n)) for base, n in powers.items() if n))
