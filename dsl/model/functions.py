"""The functions of the language, each an expansion into the core.

What a call may contain (how many values, which named numbers) is declared here and
held by ``expressions``; the expansion is only asked when that fits.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

import attrs

from guiju.dsl.method import Argument, Given, Method, Parameter, difference
from guiju.dsl.model.rule import Typed
from guiju.engine import expr as core
from guiju.engine.axis import Axis
from guiju.engine.constant import constant
from guiju.engine.measure import DAYS, RATIO, Measure, Truth, base
from guiju.engine.number import Rounding
from guiju.engine.record import Record
from guiju.engine.value import Absence

_ONE = core.Const(Fraction(1))
_MINUS = core.Const(Fraction(-1))
_ZERO = core.Const(Fraction(0))
_YES = core.Const(value=True)
_NO = core.Const(value=False)
_INAPPLICABLE = frozenset({Absence.NOT_APPLICABLE})
_BOTH = frozenset(Absence)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Arguments(Record):
    """What a call gives: values, named numbers, and the axes that may be folded.

    ``free`` are the axes of the first value that are not bound where the call stands;
    ``skip`` is what folding them leaves out: marks that may be missing. ``unit`` is the
    axis of the group, where there is one.
    """

    values: tuple[Typed, ...]
    named: Mapping[str, Typed]
    free: tuple[Axis, ...]
    skip: frozenset[Absence]
    unit: Axis | None

    @property
    def first(self) -> core.Expr:
        """The first value."""
        return self.values[0].expr

    @property
    def measure(self) -> Measure | None:
        """The measure of the first value."""
        return self.values[0].measure

    @property
    def exprs(self) -> tuple[core.Expr, ...]:
        """All values."""
        return tuple(value.expr for value in self.values)

    def count(self, name: str) -> int:
        """Return a named number that counts something; 0 where it is not given."""
        value = constant(self.named[name].expr) if name in self.named else None
        return int(value) if isinstance(value, Fraction) else 0

    def by_name(self, parameters: tuple[Parameter, ...]) -> Mapping[str, Typed]:
        """Return everything by the English names of ``parameters``."""
        plain = (one.name.en for one in parameters if not one.is_named)
        return {**dict(zip(plain, self.values, strict=False)), **self.named}


Result = tuple[core.Expr, Measure | None]


@attrs.frozen(eq=False, repr=False)
class Function(Record):
    """One function: its name, how many values it takes, and its expansion.

    ``alike`` says that all values are of one measure. A function that ``folds`` may be
    given one value with axes that are not bound where it stands (raters, periods); one
    ``of_group`` needs the units of a group. ``named`` numbers are written behind their
    names, in either spelling. Where it is a method, ``parameters`` say what it wants.
    """

    name: str
    least: int
    most: int
    expand: Callable[[Arguments], Result | None]
    alike: bool = attrs.field(default=True, kw_only=True)
    folds: bool = attrs.field(default=False, kw_only=True)
    of_group: bool = attrs.field(default=False, kw_only=True)
    named: Mapping[str, str] = attrs.field(factory=dict, kw_only=True)
    parameters: tuple[Parameter, ...] = attrs.field(default=(), kw_only=True)


def of_method(method: Method) -> Function:
    """Return the function that a plugin's method is."""
    plain = [one for one in method.parameters if not one.is_named]
    named = [one.name for one in method.parameters if one.is_named]
    return Function(
        method.name.zh,
        len(plain),
        len(plain),
        lambda given: method.expand(_given(given, method)),
        alike=False,
        of_group=method.of_group,
        named={word: name.en for name in named for word in (name.zh, name.en)},
        parameters=method.parameters,
    )


def _given(arguments: Arguments, method: Method) -> Given:
    by_name = arguments.by_name(method.parameters)
    return Given(
        arguments={
            name: Argument(expr=value.expr, measure=value.measure)
            for name, value in by_name.items()
            if value.measure is not None
        },
        group=arguments.unit if method.of_group else None,
    )


def _same(expr: Callable[[Arguments], core.Expr]) -> Callable[[Arguments], Result]:
    return lambda given: (expr(given), given.measure)


_APART = {
    (core.Fold.LEAST, core.Fold.GREATEST): core.Comparison.MORE,
    (core.Fold.GREATEST, core.Fold.LEAST): core.Comparison.LESS,
}


def _normalised(given: Arguments) -> Result:
    """归一: where a value lies between two goalposts, 0 to 1.

    Where the goalposts are the group's own worst and best (极差法) and all units are
    equal, each of them is the best: 1. Nobody says what goalposts mean otherwise that
    meet, so that is a divisor to be found.
    """
    value, low, high = given.exprs
    run = difference(high, low)
    way: core.Expr = core.Div(difference(value, low), run)
    apart = _apart(value, low, high)
    if apart is not None:
        way = core.If(core.Compare(run, apart, _ZERO), way, _ONE)
    return way, RATIO


def _apart(value: core.Expr, low: core.Expr, high: core.Expr) -> core.Comparison | None:
    """Return how far goalposts of the group stand from zero, unless all are equal.

    They may be turned round, where less is better.
    """
    match low, high:
        case core.Over(fold=one, body=first), core.Over(fold=other, body=last):
            return _APART.get((one, other)) if first == last == value else None
        case _:
            return None


def _power(given: Arguments) -> Result | None:
    """乘方: the exponent is a number of the rulebook, and not a huge one."""
    exponent = constant(given.values[1].expr)
    if not isinstance(exponent, Fraction) or not _is_small(exponent):
        return None
    return core.Power(given.first, exponent), RATIO


def _is_small(exponent: Fraction) -> bool:
    largest = max(abs(exponent.numerator), exponent.denominator)
    return largest <= core.LARGEST_POWER


def _geometric(given: Arguments) -> Result:
    root = core.Power(core.Mul(given.exprs), Fraction(1, len(given.values)))
    return root, given.measure


def _folded(kind: core.Fold) -> Callable[[Arguments], Result]:
    """Fold one value over its free axes, or several values that stand side by side."""

    def expand(given: Arguments) -> Result:
        if len(given.values) > 1:
            return _side_by_side(kind, given.exprs), given.measure
        expr = given.first
        trim = (given.count("drop_low"), given.count("drop_high"))
        for axis in reversed(given.free):
            expr = core.Over(kind, axis, expr, skip=given.skip, trim=trim)
        return expr, given.measure

    return expand


def _side_by_side(kind: core.Fold, values: tuple[core.Expr, ...]) -> core.Expr:
    match kind:
        case core.Fold.LEAST:
            return core.Least(values)
        case core.Fold.GREATEST:
            return core.Greatest(values)
        case core.Fold.SUM:
            return core.Add(values)
        case _:
            total = core.Add(values)
            return core.Div(total, core.Const(Fraction(len(values))))


def _group(kind: core.Fold, *, others: bool = False) -> Callable[[Arguments], Result]:
    def expand(given: Arguments) -> Result:
        assert given.unit is not None
        over = core.Over(
            kind, given.unit, given.first, skip=_INAPPLICABLE, others=others
        )
        return over, given.measure

    return expand


def _number_of(given: Arguments) -> Result:
    """家数: how many units of the group a condition holds for."""
    assert given.unit is not None
    counted = core.If(given.first, _ONE, _ZERO)
    over = core.Over(core.Fold.SUM, given.unit, counted, skip=_BOTH)
    return over, base("家")


def _reported(given: Arguments) -> Result:
    itself = core.Compare(given.first, core.Comparison.EQUAL, given.first)
    return core.WhenAbsent(itself, _NO, _YES), Truth()


def _days(*, working: bool, late: bool) -> Callable[[Arguments], Result]:
    def expand(given: Arguments) -> Result:
        start, end = given.exprs if not late else given.exprs[::-1]
        days: core.Expr = core.Days(start, end, working)
        measure = base("工作日") if working else DAYS
        return (core.Greatest((days, _ZERO)) if late else days), measure

    return expand


def _whole(given: Arguments) -> Result:
    return core.Round(given.first, Fraction(1), Rounding.DOWN), given.measure


def _absolute(given: Arguments) -> core.Expr:
    return core.Greatest((given.first, core.Mul((_MINUS, given.first))))


def _real(operator: type[core.Ln | core.Exp]) -> Callable[[Arguments], Result]:
    return lambda given: (operator(given.first), RATIO)


def _applies(given: Arguments) -> Result:
    return core.Applies(given.first), Truth()


NAMED_ARGUMENTS: Mapping[str, str] = {"去高": "drop_high", "去低": "drop_low"}
"""What each named argument is called inside an expansion."""

_F = core.Fold
_MANY = 50
_ALL = (
    # of several values
    Function("最小", 1, _MANY, _folded(_F.LEAST)),
    Function("最大", 1, _MANY, _folded(_F.GREATEST)),
    Function("几何平均", 2, _MANY, _geometric),
    # of one value
    Function("绝对值", 1, 1, _same(_absolute)),
    Function("取整", 1, 1, _whole),
    Function("归一", 3, 3, _normalised),
    Function("对数", 1, 1, _real(core.Ln)),
    Function("指数", 1, 1, _real(core.Exp)),
    Function("乘方", 2, 2, _power, alike=False),
    Function("适用", 1, 1, _applies),
    Function("已报", 1, 1, _reported),
    # over raters, periods and sub-units, or of several values
    Function("平均", 1, _MANY, _folded(_F.MEAN), folds=True, named=NAMED_ARGUMENTS),
    Function("去极值平均", 1, 1, _folded(_F.MEAN), folds=True, named=NAMED_ARGUMENTS),
    Function("合计", 1, _MANY, _folded(_F.SUM), folds=True),
    Function("中位", 1, 1, _folded(_F.MEDIAN), folds=True),
    Function("最高值", 1, _MANY, _folded(_F.GREATEST), folds=True),
    Function("最低值", 1, _MANY, _folded(_F.LEAST), folds=True),
    # of the whole group
    Function("组内最高", 1, 1, _group(_F.GREATEST), of_group=True),
    Function("组内最低", 1, 1, _group(_F.LEAST), of_group=True),
    Function("组内平均", 1, 1, _group(_F.MEAN), of_group=True),
    Function("其他平均", 1, 1, _group(_F.MEAN, others=True), of_group=True),
    Function("组内合计", 1, 1, _group(_F.SUM), of_group=True),
    Function("家数", 1, 1, _number_of, of_group=True),
    # of days
    Function("天数", 2, 2, _days(working=False, late=False)),
    Function("工作日数", 2, 2, _days(working=True, late=False)),
    Function("逾期天数", 2, 2, _days(working=False, late=True)),
    Function("逾期工作日", 2, 2, _days(working=True, late=True)),
)

FUNCTIONS: Mapping[str, Function] = {function.name: function for function in _ALL}
"""Every function by its name; the parser turns English names into Chinese ones."""

WEIGHT = "权重"
"""``权重(环节)`` is no expansion: it reads what the rulebook says of a stage."""
