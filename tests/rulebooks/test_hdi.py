"""Human Development Index 2021: every published value and rank comes out."""

import csv
from collections.abc import Mapping
from fractions import Fraction as F
from functools import cache
from pathlib import Path

import pytest

from guiju.engine.number import parse_decimal
from guiju.engine.result import Result
from guiju.engine.run import run
from guiju.engine.value import Absence
from guiju.plugins.intake.load import load
from guiju.plugins.manager import load_plugins
from tests.conftest import Golden
from tests.rulebooks.shipped import FOLDER, ROOT, plan_of, ranking_of, result_of

HDI = "world-hdi-2021"
TABLE = ROOT.parent / "shared" / "conformance" / "hdi_2021.csv"
COLUMNS = {
    "预期寿命": "le_2021",
    "预期受教育": "eys_2021",
    "平均受教育": "mys_2021",
    "人均收入": "gnipc_2021",
}


@cache
def _published() -> tuple[Mapping[str, str], ...]:
    if not TABLE.exists():
        pytest.skip("the conformance tables do not lie beside this checkout")
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The result for the published indicators, read as a user would have them read."""
    folder = tmp_path_factory.mktemp("facts")
    for name, column in COLUMNS.items():
        _write(folder / f"{name}-国家.csv", name, column)
    taken = load(plan_of(HDI), [folder], load_plugins().read_sheets)
    assert taken.facts is not None, taken.diagnostics
    return run(plan_of(HDI), taken.facts, {})


def _write(file: Path, name: str, column: str) -> None:
    rows = [("单位", name), *((row["iso3"], row[column]) for row in _published())]
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows(rows)


def _values(result: Result, name: str) -> dict[str, F]:
    return {
        unit: value
        for (unit,), value in result.values[f"{name}@国家"].items()
        if isinstance(value, F)
    }


def _figures(column: str) -> dict[str, F]:
    figures = {row["iso3"]: parse_decimal(row[column]) for row in _published()}
    return {unit: figure for unit, figure in figures.items() if figure is not None}


def test_191_of_191_indices_are_the_published_ones(result: Result) -> None:
    published = _figures("hdi_2021")
    assert len(published) == 191
    assert _values(result, "人类发展指数") == published


def test_191_of_191_ranks_are_the_published_ones(result: Result) -> None:
    published = _figures("hdi_rank_2021")
    assert len(published) == 191
    assert _values(result, "世界位次") == published


def test_the_countries_of_the_rulebook_are_those_of_the_table() -> None:
    members = plan_of(HDI).groups["国家"].members
    assert sorted(members) == sorted(row["iso3"] for row in _published())


def test_a_country_without_an_indicator_has_no_index_and_no_rank(
    result: Result,
) -> None:
    without = {row["iso3"] for row in _published() if not row["hdi_2021"]}
    assert len(without) == 4
    for name in ("人类发展指数", "世界位次"):
        values = result.values[f"{name}@国家"]
        assert {values[unit,] for unit in without} == {Absence.NOT_REPORTED}


def test_the_invented_countries_rank_as_committed(golden: Golden) -> None:
    golden(ranking_of(result_of(HDI)), FOLDER / HDI / "expected" / "ranking.csv")
