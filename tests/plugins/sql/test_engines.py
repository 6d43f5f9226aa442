"""DuckDB and a real PostgreSQL against the reference interpreter: equal, not nearly."""

import pytest

from guiju.engine.columnar.reported import Reported
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.engine import Engine
from tests.blocks import in_blocks, with_cells
from tests.plugins.sql.agreed import agree, agree_on, boundaries, drawn, shipped
from tests.rulebooks.shipped import NAMES

SMALL = "yunnan-kaiyuan-2016"


@pytest.mark.parametrize("name", NAMES)
def test_shipped_rulebooks_have_the_same_result(name: str, engine: Engine) -> None:
    agree(*shipped(name), engine)


def test_facts_in_columns_have_the_same_result(engine: Engine) -> None:
    plan, facts = shipped(SMALL)
    laid = in_blocks(plan, with_cells(facts))
    assert any(isinstance(column, Reported) for column in laid.values.values())
    agree(plan, laid, engine)


def test_halves_signs_ties_and_absences_are_the_interpreters(engine: Engine) -> None:
    agree(*boundaries(), engine)


def test_drawn_plans_have_the_same_result(engine: Engine) -> None:
    # Each engine takes every other one of two hundred: the suite has to end some time.
    half = drawn(200)[engine.dialect is Dialect.POSTGRES :: 2]
    # Of some logarithms and powers nobody knows beforehand how large they become.
    assert agree_on(half, engine) < (1 if engine.dialect is Dialect.POSTGRES else 20)
