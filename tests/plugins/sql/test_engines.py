"""DuckDB and a real PostgreSQL against the reference interpreter: equal, not nearly."""

import pytest

from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.held import BeyondFractionsError
from guiju.plugins.sql.run import Engine, run
from tests.plugins.sql.agreed import agree, agree_on, boundaries, drawn, shipped
from tests.rulebooks.shipped import NAMES

REALS = "world-hdi-2021"
"""Its index of income is a logarithm."""


@pytest.mark.parametrize("name", [name for name in NAMES if name != REALS])
def test_shipped_rulebooks_have_the_same_result(name: str, engine: Engine) -> None:
    agree(*shipped(name), engine)


def test_logarithms_are_refused_by_the_name_of_what_needs_them(engine: Engine) -> None:
    with pytest.raises(BeyondFractionsError) as refused:
        run(*shipped(REALS), engine)
    assert refused.value.name == "收入指数@国家"


def test_halves_signs_ties_and_absences_are_the_interpreters(engine: Engine) -> None:
    agree(*boundaries(), engine)


def test_drawn_plans_have_the_same_result(engine: Engine) -> None:
    # Each engine takes every other one of two hundred: the suite has to end some time.
    half = drawn(200)[engine.dialect is Dialect.POSTGRES :: 2]
    assert agree_on(half, engine) < 60
