"""Spark SQL against the reference interpreter. Started by ``make spark`` alone."""

import os
import shutil
from collections.abc import Iterator, Sequence
from fractions import Fraction as F

import pytest

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import measured
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.engine import Engine
from guiju.plugins.sql.held import TooLargeError
from guiju.plugins.sql.script import written
from guiju.plugins.sql.text import LOAD_HERE, text_of
from tests.plans import COUNTIES, COUNTY, plan_of, quantity, reported, reported_in
from tests.plugins.sql.agreed import agree, boundaries, drawn, shipped
from tests.plugins.sql.test_script import (
    HEADING,
    results_of,
    script_of,
    shown,
)
from tests.spark.together import together

pytestmark = pytest.mark.spark

SMALL = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    # What is computed here is so little that compiling it takes longest.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
AT_ONCE = 40
"""So many drawn plans make one: each table costs a tenth of a second, however small."""


@pytest.fixture(scope="module")
def spark() -> Iterator[Engine]:
    if shutil.which("java") is None and "CI" not in os.environ:
        pytest.skip("there is no Java here: Spark needs one")
    from guiju.plugins.sql.on_spark import OnSpark  # noqa: PLC0415 - Spark is an extra

    engine = OnSpark(SMALL)
    yield engine
    engine.close()


@pytest.mark.parametrize(
    "name", ["anhui-wuhu-2020", "yunnan-kaiyuan-2016", "world-hdi-2021"]
)
def test_rulebooks_have_the_same_result(name: str, spark: Engine) -> None:
    agree(*shipped(name), spark)


def test_halves_signs_ties_and_absences_are_the_interpreters(spark: Engine) -> None:
    agree(*boundaries(), spark)


def test_drawn_plans_have_the_same_result(spark: Engine) -> None:
    plans = drawn(200)
    computed = [case for case in plans if _fits(*case)]
    # Of some logarithms and powers nobody knows beforehand how large they become.
    assert len(plans) - len(computed) < 30
    for batch in _batches(computed):
        agree(*together(batch), spark)


def test_a_script_runs_from_its_beginning_to_its_end(spark: Engine) -> None:
    plan = plan_of(quantity("分", reported_in("表"), COUNTY), *results_of("分"))
    marks = enumerate(COUNTIES)
    facts = reported(plan, {("分", unit): F(nth, 3) for nth, unit in marks})
    script = script_of(plan, facts, Dialect.SPARK)
    rows = ", ".join(f"('{unit}', {nth})" for nth, unit in enumerate(COUNTIES))
    load = f"INSERT INTO facts_0 VALUES {rows};\n\n"  # noqa: S608 - names of its own
    text = text_of(script, HEADING, "en", {}).replace(f"-- {LOAD_HERE.en}\n", load)
    for statement in text.split(";\n"):
        if statement.strip():
            spark.execute(statement)
    assert spark.fetch("SELECT * FROM problems") == []
    found, expected = shown(spark, script), evaluate(plan, facts).values
    assert {key: value for key, (value, _) in found.items()} == {
        (name, key[0]): value
        for name, column in expected.items()
        for key, value in column.items()
    }


def _fits(plan: Plan, facts: Facts) -> bool:
    try:
        written(lower(plan, measured(plan, facts)), Dialect.SPARK)
    except TooLargeError:
        return False
    return True


def _batches(
    cases: Sequence[tuple[Plan, Facts]],
) -> Iterator[Sequence[tuple[Plan, Facts]]]:
    """Yield some plans at a time; those of one batch have one calendar."""
    by_calendar: dict[str, list[tuple[Plan, Facts]]] = {}
    for plan, facts in cases:
        by_calendar.setdefault(repr(facts.calendar), []).append((plan, facts))
    for alike in by_calendar.values():
        for first in range(0, len(alike), AT_ONCE):
            yield alike[first : first + AT_ONCE]
