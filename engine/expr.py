"""The closed core: every operator that a rule is made of, and nothing else.

Richer forms (trees, stages, tiers, 扣完为止, a plugin's method) expand to these. Each
reading of the core is one exhaustive ``match`` over ``Expr``: an operator that a
reading forgot is a type error. What each operator promises (absence, monotonicity,
words) stands in ``operators.py``.

What is known of expressions is kept in mappings from them, so each remembers its hash:
to hash an expression is to go through all of it.
"""

from enum import Enum
from fractions import Fraction

import attrs

from guiju.engine.axis import Axis
from guiju.engine.interval import Interval
from guiju.engine.number import Rounding
from guiju.engine.record import Keyed, Record
from guiju.engine.value import Absence, Value


class Comparison(Enum):
    """How two values are compared."""

    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    NOT_EQUAL = "!="
    AT_LEAST = ">="
    MORE = ">"


class Fold(Enum):
    """How the values along an axis become one."""

    SUM = "sum"
    MEAN = "mean"
    LEAST = "least"
    GREATEST = "greatest"
    MEDIAN = "median"
    COUNT = "count"


class Ties(Enum):
    """Which place two equal units share: 1,2,2,4 or 1,2,2,3 or 1,3,3,4."""

    SKIP = "skip"
    """并列占位: the first of their places; the others stay empty."""
    DENSE = "dense"
    """并列不占位: the first of their places; the next unit gets the next one."""
    LAST = "last"
    """并列取末位: the last of their places; the others stay empty."""


Bindings = tuple[tuple[str, str], ...]
"""Axes fixed to one member: ``(("层级", "乡镇"),)``."""


@attrs.frozen(eq=False, repr=False)
class Const(Keyed):
    """A value written in the rulebook."""

    value: Value


@attrs.frozen(eq=False, repr=False)
class Ref(Keyed):
    """The value of another quantity at the current key, some axes fixed by ``at``."""

    quantity: str
    at: Bindings = ()


@attrs.frozen(eq=False, repr=False)
class Add(Keyed):
    """The sum of the terms."""

    terms: tuple["Expr", ...]


@attrs.frozen(eq=False, repr=False)
class Mul(Keyed):
    """The product of the factors."""

    factors: tuple["Expr", ...]


@attrs.frozen(eq=False, repr=False)
class Div(Keyed):
    """A quotient. The checks prove that the divisor cannot be zero."""

    dividend: "Expr"
    divisor: "Expr"


@attrs.frozen(eq=False, repr=False)
class Least(Keyed):
    """The smallest of the values: a cap (封顶) is the least of value and bound."""

    values: tuple["Expr", ...]


@attrs.frozen(eq=False, repr=False)
class Greatest(Keyed):
    """The largest of the values: a floor (保底) is the greatest of value and bound."""

    values: tuple["Expr", ...]


@attrs.frozen(eq=False, repr=False)
class Round(Keyed):
    """``value`` brought to a multiple of ``step``."""

    value: "Expr"
    step: Fraction
    mode: Rounding


@attrs.frozen(eq=False, repr=False)
class Ln(Keyed):
    """对数: the natural logarithm. No answer unless ``value`` is above zero."""

    value: "Expr"


@attrs.frozen(eq=False, repr=False)
class Exp(Keyed):
    """指数: e to the power of ``value``. No answer beyond a thousand."""

    value: "Expr"


LARGEST_POWER = 1000
"""Numerator and denominator of an exponent go this far: the tenth root is 1/10."""


@attrs.frozen(eq=False, repr=False)
class Power(Keyed):
    """乘方: ``base`` to a power that the rulebook writes; a root is a power of 1/n.

    No answer: an even root of a negative number, zero to a negative power. Anything to
    the power of zero is one. Fractions are in lowest terms, so 2/6 is a cube root.
    """

    base: "Expr"
    exponent: Fraction = attrs.field()

    @exponent.validator
    def _is_within_reason(self, _: object, exponent: Fraction) -> None:
        if max(abs(exponent.numerator), exponent.denominator) > LARGEST_POWER:
            raise ValueError(exponent)


@attrs.frozen(eq=False, repr=False)
class Days(Keyed):
    """天数: how many days ``end`` lies after ``start``, below zero if before it.

    The first day does not count (Civil Code, art. 201): from Friday to Monday there are
    three days and one working day. ``working`` days (工作日) follow the published
    calendar that comes with the facts; where it has not been published the number is
    未报.
    """

    start: "Expr"
    end: "Expr"
    working: bool = False


@attrs.frozen(eq=False, repr=False)
class Compare(Keyed):
    """A comparison of two values of one measure."""

    left: "Expr"
    comparison: Comparison
    right: "Expr"


@attrs.frozen(eq=False, repr=False)
class Every(Keyed):
    """True when all conditions are true."""

    conditions: tuple["Expr", ...]


@attrs.frozen(eq=False, repr=False)
class Some(Keyed):
    """True when at least one condition is true."""

    conditions: tuple["Expr", ...]


@attrs.frozen(eq=False, repr=False)
class Not(Keyed):
    """True when the condition is false."""

    condition: "Expr"


@attrs.frozen(eq=False, repr=False)
class If(Keyed):
    """若…则…否则: one of two values; the other is not looked at."""

    condition: "Expr"
    then: "Expr"
    otherwise: "Expr"


@attrs.frozen(eq=False, repr=False)
class Band(Keyed):
    """One row of a banded rule."""

    interval: Interval
    value: "Expr"


@attrs.frozen(eq=False, repr=False)
class Bands(Keyed):
    """分档: the value of the first band that holds the subject, else ``otherwise``.

    The checks prove that the bands are apart and, without ``otherwise``, that they
    leave no gap.
    """

    subject: "Expr"
    bands: tuple[Band, ...]
    otherwise: "Expr | None" = None


@attrs.frozen(eq=False, repr=False)
class WhenAbsent(Keyed):
    """``value``, or what the rulebook declares where it is absent.

    A policy that is ``None`` leaves that kind of absence as it is.
    """

    value: "Expr"
    not_reported: "Expr | None" = None
    not_applicable: "Expr | None" = None


@attrs.frozen(eq=False, repr=False)
class Applies(Keyed):
    """Whether ``value`` is anything but 不适用."""

    value: "Expr"


@attrs.frozen(eq=False, repr=False)
class Among(Keyed):
    """Whether the current member of the axis named ``axis`` is one of ``members``."""

    axis: str
    members: frozenset[str]


@attrs.frozen(eq=False, repr=False)
class Over(Keyed):
    """The values of ``body`` along ``axis``, folded into one.

    ``at`` fixes other axes while the members are listed and the body is computed.
    Absent values of a kind in ``skip`` are left out; any other absence is the result.
    ``trim`` leaves out so many of the lowest and of the highest values (去掉最高最低).
    ``others`` leaves out the unit itself. No value at all gives 不适用, except that a
    sum and a count are zero.
    """

    fold: Fold
    axis: Axis
    body: "Expr"
    at: Bindings = ()
    skip: frozenset[Absence] = frozenset()
    trim: tuple[int, int] = (0, 0)
    others: bool = False


@attrs.frozen(eq=False, repr=False)
class TieBreak(Keyed):
    """What is compared next between equal units."""

    value: "Expr"
    descending: bool = True


@attrs.frozen(eq=False, repr=False)
class Rank(Keyed):
    """The place of the current member of ``axis`` among all members, from 1.

    Members without a value get no place and take none up.
    """

    axis: Axis
    value: "Expr"
    descending: bool
    ties: Ties
    then: tuple[TieBreak, ...] = ()


Expr = (
    Const
    | Ref
    | Add
    | Mul
    | Div
    | Least
    | Greatest
    | Round
    | Ln
    | Exp
    | Power
    | Days
    | Compare
    | Every
    | Some
    | Not
    | If
    | Bands
    | WhenAbsent
    | Applies
    | Among
    | Over
    | Rank
)


def children(expr: Expr) -> tuple[Expr, ...]:
    """Return the expressions directly inside ``expr``, in the order of writing."""
    match expr:
        case Const() | Ref() | Among():
            return ()
        case Add(terms=inner) | Mul(factors=inner):
            return inner
        case Least(values=inner) | Greatest(values=inner):
            return inner
        case Every(conditions=inner) | Some(conditions=inner):
            return inner
        case Div(dividend=left, divisor=right) | Compare(left=left, right=right):
            return (left, right)
        case Round(value=value) | Applies(value=value) | Not(condition=value):
            return (value,)
        case Ln(value=value) | Exp(value=value) | Power(base=value):
            return (value,)
        case Days(start=start, end=end):
            return (start, end)
        case If(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Bands(subject=subject, bands=bands, otherwise=other):
            rows = tuple(band.value for band in bands)
            return (subject, *rows, *_given(other))
        case WhenAbsent(value=value, not_reported=first, not_applicable=second):
            return (value, *_given(first), *_given(second))
        case Over(body=body):
            return (body,)
        case Rank(value=value, then=then):
            return (value, *(tie.value for tie in then))


@attrs.frozen(eq=False, repr=False)
class Contents(Record):
    """What stands inside an expression, at any depth."""

    references: frozenset[str]
    """The ids of the quantities that it reads."""
    operators: frozenset[type]
    """The operators, constants and references, by their classes."""


def contents(expr: Expr) -> Contents:
    """Return what ``expr`` is made of, itself among it."""
    references, operators = set[str](), set[type]()
    ahead: list[Expr] = [expr]
    while ahead:
        one = ahead.pop()
        operators.add(type(one))
        if isinstance(one, Ref):
            references.add(one.quantity)
        else:
            ahead.extend(children(one))
    return Contents(frozenset(references), frozenset(operators))


def references(expr: Expr) -> frozenset[str]:
    """Return the ids of the quantities that ``expr`` reads."""
    return contents(expr).references


def _given(expr: Expr | None) -> tuple[Expr, ...]:
    return () if expr is None else (expr,)
