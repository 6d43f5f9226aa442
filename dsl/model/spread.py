"""拉开差距: a rule on the distance between the highest and the lowest mark.

In the core it is a difference of two folds of the same marks. Intervals alone would
take the two for independent, so the pattern is recognised here.
"""

from fractions import Fraction
from math import prod

import attrs

from guiju.dsl.model.model import Condition
from guiju.engine.constant import constant
from guiju.engine.expr import Add, Comparison, Const, Expr, Fold, Mul, Over
from guiju.engine.ranges import Ranges
from guiju.engine.record import Record

_MINUS = Const(Fraction(-1))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Spread(Record):
    """What is wanted, and what the marks allow: ``units`` is None for a roster."""

    wanted: Fraction
    width: Fraction
    units: int | None


def spread_of(condition: Condition, known: Ranges) -> Spread | None:
    """Return the spread that ``condition`` wants; None if it is another relation."""
    if condition.comparison not in {Comparison.AT_LEAST, Comparison.MORE}:
        return None
    wanted = constant(condition.right.expr)
    folds = _folds(condition.left.expr)
    if not isinstance(wanted, Fraction) or not folds:
        return None
    marks = known.of(folds[-1].body).interval
    if marks is None or marks.low is None or marks.high is None:
        return None
    rosters = any(one.axis.roster for one in folds)
    return Spread(
        wanted=wanted,
        width=marks.high - marks.low,
        units=None if rosters else prod(len(one.axis.members) for one in folds),
    )


def _folds(difference: Expr) -> tuple[Over, ...]:
    """Return the folds to the highest mark, if their lowest is subtracted."""
    match difference:
        case Add(terms=(top, Mul(factors=(factor, bottom)))) if factor == _MINUS:
            highest, lowest = _chain(top, Fold.GREATEST), _chain(bottom, Fold.LEAST)
            turned = tuple(attrs.evolve(one, fold=Fold.LEAST) for one in highest)
            same = len(turned) == len(lowest) and _alike(turned, lowest)
            return highest if same else ()
        case _:
            return ()


def _chain(expr: Expr, fold: Fold) -> tuple[Over, ...]:
    if isinstance(expr, Over) and expr.fold is fold:
        return (expr, *_chain(expr.body, fold))
    return ()


def _alike(some: tuple[Over, ...], others: tuple[Over, ...]) -> bool:
    axes = [one.axis for one in some] == [other.axis for other in others]
    return axes and bool(some) and some[-1].body == others[-1].body
