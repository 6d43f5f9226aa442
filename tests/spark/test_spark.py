"""Spark SQL against the reference interpreter. Started by ``make spark`` alone."""

import os
import shutil
from collections.abc import Iterator

import pytest

from guiju.plugins.sql.run import Engine
from tests.plugins.sql.agreed import agree, boundaries, shipped

pytestmark = pytest.mark.spark

SMALL = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    # What is computed here is so little that compiling it takes longest.
    "spark.sql.codegen.wholeStage": "false",
}


@pytest.fixture(scope="module")
def spark() -> Iterator[Engine]:
    if shutil.which("java") is None and "CI" not in os.environ:
        pytest.skip("there is no Java here: Spark needs one")
    from guiju.plugins.sql.on_spark import OnSpark  # noqa: PLC0415 - Spark is an extra

    engine = OnSpark(SMALL)
    yield engine
    engine.close()


@pytest.mark.parametrize("name", ["anhui-wuhu-2020", "yunnan-kaiyuan-2016"])
def test_rulebooks_have_the_same_result(name: str, spark: Engine) -> None:
    agree(*shipped(name), spark)


def test_halves_signs_ties_and_absences_are_the_interpreters(spark: Engine) -> None:
    agree(*boundaries(), spark)
