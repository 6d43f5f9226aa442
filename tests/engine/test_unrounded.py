"""A number beyond fractions that nobody rounds is found, wherever it stands."""

from fractions import Fraction as F

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
from guiju.engine.unrounded import is_endless
from tests.plans import COUNTY, number

LOG = Ln(Ref("甲"))
MEAN = Exp(Over(Fold.MEAN, COUNTY, LOG))


def rounded(expr: Expr) -> Round:
    """Return ``expr`` to two decimals."""
    return Round(expr, F("0.01"), Rounding.HALF_UP)


@pytest.mark.parametrize(
    ("rule", "endless"),
    [
        pytest.param(LOG, True, id="logarithm"),
        pytest.param(Add((LOG, number(1))), True, id="in-a-sum"),
        pytest.param(Add((rounded(LOG), LOG)), True, id="one-is-rounded"),
        pytest.param(MEAN, True, id="of-a-mean-of-them"),
        pytest.param(
            If(Among(UNIT, frozenset()), LOG, Power(Ref("甲"), F(1, 2))),
            True,
            id="in-both-branches",
        ),
        pytest.param(
            Rank(COUNTY, LOG, descending=True, ties=Ties.SKIP), True, id="ranked-by"
        ),
        pytest.param(rounded(MEAN), False, id="rounded"),
        pytest.param(rounded(Add((LOG, MEAN))), False, id="rounded-further-out"),
        pytest.param(Add((Ref("甲"), number(1))), False, id="no-real-at-all"),
    ],
)
def test_what_stands_in_no_rounding_is_endless(rule: Expr, endless: bool) -> None:  # noqa: FBT001 - parametrized
    assert is_endless(rule) is endless
