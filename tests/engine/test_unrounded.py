"""A number beyond fractions that nobody rounds is found, wherever it stands."""

from fractions import Fraction as F

import attrs
import pytest

from guiju.engine.axis import UNIT
from guiju.engine.expr import (
    Add,
    Among,
    Exp,
    Expr,
    Fold,
    If,
    Ln,
    Over,
    Power,
    Rank,
    Ref,
    Round,
    Ties,
)
from guiju.engine.number import Rounding
from guiju.engine.unrounded import unrounded_reals
from tests.plans import COUNTY, city, number, plan_of, quantity, reported_in, spread

X = quantity("甲", reported_in("表"), COUNTY)
LOG = Ln(Ref("甲"))
MEAN = Exp(Over(Fold.MEAN, COUNTY, LOG))


def rounded(expr: Expr) -> Round:
    """Return ``expr`` to two decimals."""
    return Round(expr, F("0.01"), Rounding.HALF_UP)


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        pytest.param(LOG, [LOG], id="logarithm"),
        pytest.param(Add((LOG, number(1))), [LOG], id="in-a-sum"),
        pytest.param(Add((rounded(LOG), LOG)), [LOG], id="one-is-rounded"),
        pytest.param(MEAN, [MEAN], id="the-outermost-is-told"),
        pytest.param(
            If(Among(UNIT, frozenset()), LOG, Power(Ref("甲"), F(1, 2))),
            [LOG, Power(Ref("甲"), F(1, 2))],
            id="in-both-branches",
        ),
        pytest.param(
            Rank(COUNTY, LOG, descending=True, ties=Ties.SKIP), [LOG], id="ranked-by"
        ),
        pytest.param(rounded(MEAN), [], id="rounded"),
        pytest.param(rounded(Add((LOG, MEAN))), [], id="rounded-further-out"),
        pytest.param(Add((Ref("甲"), number(1))), [], id="no-real-at-all"),
    ],
)
def test_reals_outside_of_a_rounding(rule: Expr, found: list[Expr]) -> None:
    plan = plan_of(X, quantity("乙", rule, COUNTY))
    assert [(f.within.name, f.operator) for f in unrounded_reals(plan)] == [
        ("乙", operator) for operator in found
    ]


def test_the_sides_of_a_constraint_are_looked_at() -> None:
    limit = attrs.evolve(spread(), left=number(1), right=LOG)
    (found,) = unrounded_reals(plan_of(X, constraints=(limit,)))
    assert found.within is limit


def test_a_city_without_logarithms_has_nothing_to_round() -> None:
    assert unrounded_reals(city()) == ()
