"""Sichuan 2011: the published totals and ranks come out of the published components."""

import csv
from collections.abc import Mapping
from fractions import Fraction as F

import pytest

from guiju.engine.axis import UNIT
from tests.rulebooks.shipped import BOM, FOLDER, ROOT, ranking_of, result_of

SICHUAN = "sichuan-land-2011"
PUBLISHED = ROOT.parent / "shared" / "conformance" / "sichuan_2011_land_openness.csv"
MAXIMA = {"政务公开": 77, "在线服务": 9, "公众参与": 7, "网站设计": 4, "公开率": 3}


def _published() -> list[dict[str, str]]:
    if not PUBLISHED.exists():
        pytest.skip("the conformance tables do not lie beside this checkout")
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _standings() -> Mapping[str, tuple[F, int]]:
    result = result_of(SICHUAN)
    (ranking,) = result.plan.rankings
    return {
        line.unit: (line.value, line.rank)
        for line in result.standings(ranking)
        if isinstance(line.value, F) and line.rank is not None
    }


def test_every_total_and_rank_is_the_one_kept_with_the_rulebook() -> None:
    expected = FOLDER / SICHUAN / "expected" / "ranking.csv"
    text = expected.read_bytes().decode("utf-8")
    assert text.startswith(BOM)
    assert ranking_of(result_of(SICHUAN)) == text


def test_21_of_21_totals_are_the_published_ones() -> None:
    published = {row["unit"]: F(row["总得分(100)"]) for row in _published()}
    assert len(published) == 21
    assert {unit: total for unit, (total, _) in _standings().items()} == published


def test_21_of_21_ranks_are_the_published_ones() -> None:
    published = {row["unit"]: int(row["rank"]) for row in _published()}
    assert {unit: rank for unit, (_, rank) in _standings().items()} == published


@pytest.mark.parametrize("name", MAXIMA)
def test_every_component_is_the_published_one(name: str) -> None:
    quantity = next(
        quantity
        for quantity in result_of(SICHUAN).plan.quantities.values()
        if quantity.name == f"网站测评.{name}"
    )
    header = f"{quantity.title}({MAXIMA[name]})"
    published = {(row["unit"],): F(row[header]) for row in _published()}
    assert [axis.name for axis in quantity.axes] == [UNIT]
    assert quantity.full_marks == MAXIMA[name]
    assert result_of(SICHUAN).values[quantity.id] == published


def test_the_two_with_67_points_are_ninth_and_the_next_is_eleventh() -> None:
    ranks = {unit: rank for unit, (_, rank) in _standings().items()}
    assert (ranks["阿坝州"], ranks["泸州市"], ranks["遂宁市"]) == (9, 9, 11)
