"""How long the figures of a plan can get: of how many factors each is a product.

Figures are exact, so a product of products of products gets longer with each step, and
forty squares in a row have more digits than there is paper. This reading bounds that
from above without computing anything: sums are as long as their longest term, but for
divisors that differ. What is said about length is rough, and far from any score.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

import attrs

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
from guiju.engine.record import Record

_FACTOR = 10
"""Digits that count as one factor."""
_MEMBERS = 100
"""So many members have an axis that the data lists."""


@attrs.frozen(eq=False, repr=False)
class Length(Record):
    """Of so many factors a figure is a product above the line, and so many below it.

    Below, divisors that the rulebook writes do not count: they repeat themselves.
    """

    above: int = 1
    below: int = 0

    @property
    def total(self) -> int:
        """All factors together."""
        return self.above + self.below

    def times(self, count: int) -> "Length":
        """Return the length of a product of so many figures of this length."""
        return Length(self.above * count, self.below * count)


Lengths = Mapping[str, Length]
"""What is known of the quantities that were computed before, by id."""


def length(expr: Expr, known: Lengths) -> Length:
    """Return how long the value of ``expr`` can be."""
    match expr:
        case Const():
            return Length(_of_constant(expr))
        case Ref(quantity=name):
            return known.get(name, Length())
        case Add(terms=terms):
            return _of_sum([length(term, known) for term in terms])
        case Mul(factors=factors):
            return _of_product(length(factor, known) for factor in factors)
        case Div(dividend=dividend, divisor=Const() as divisor):
            over = length(dividend, known)
            return Length(over.above + _of_constant(divisor), over.below)
        case Div(dividend=dividend, divisor=divisor):
            over, under = length(dividend, known), length(divisor, known)
            return Length(over.above + under.below, over.below + under.above)
        case Power(base=base, exponent=exponent):
            return length(base, known).times(max(ceil(abs(exponent)), 1))
        case Round(value=value):
            return Length(length(value, known).total)
        case Over(body=body, axis=axis):
            inner = length(body, known)
            return Length(inner.above, inner.below * (len(axis.members) or _MEMBERS))
        case Least() | Greatest() | If() | Bands() | WhenAbsent() | Applies():
            return _longest(length(child, known) for child in children(expr))
        case Ln() | Exp() | Days() | Rank() | Among():
            return Length()
        case Compare() | Every() | Some() | Not():
            return Length()


def _of_constant(constant: Const) -> int:
    return 1 + len(str(constant.value)) // _FACTOR


def _of_sum(terms: Sequence[Length]) -> Length:
    below = sum(term.below for term in terms)
    return Length(max((term.above for term in terms), default=1) + below, below)


def _of_product(factors: Iterable[Length]) -> Length:
    found = list(factors)
    return Length(sum(f.above for f in found), sum(f.below for f in found))


def _longest(found: Iterable[Length]) -> Length:
    lengths = list(found)
    return Length(
        max((one.above for one in lengths), default=1),
        max((one.below for one in lengths), default=0),
    )
