"""CSIP 2014: the published ranks come out of the published totals, without weights."""

import csv
from collections.abc import Mapping
from fractions import Fraction as F

import pytest

from guiju.engine.plan import Undetermined
from tests.rulebooks.shipped import BOM, FOLDER, ROOT, plan_of, ranking_of, result_of

CSIP = "csip-2014"
TABLE = ROOT.parent / "shared" / "conformance" / "csip2014_ministries.csv"
INDICES = (
    "信息公开指数",
    "办事服务指数",
    "互动交流指数",
    "舆论引导指数",
    "功能与管理指数",
)


def _published() -> list[dict[str, str]]:
    if not TABLE.exists():
        pytest.skip("the conformance tables do not lie beside this checkout")
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _computed(name: str) -> Mapping[str, object]:
    values = result_of(CSIP).values[f"{name}@部委"]
    return {unit: value for (unit,), value in values.items()}


def test_every_rank_is_the_one_kept_with_the_rulebook() -> None:
    text = (FOLDER / CSIP / "expected" / "ranking.csv").read_bytes().decode("utf-8")
    assert text.startswith(BOM)
    assert ranking_of(result_of(CSIP)) == text


def test_21_of_21_ranks_are_the_published_ones() -> None:
    published = {row["unit"]: int(row["rank"]) for row in _published()}
    assert len(published) == 21
    assert _computed("名次") == published


@pytest.mark.parametrize("name", [*INDICES, "总分"])
def test_every_figure_is_the_published_one(name: str) -> None:
    assert _computed(name) == {row["unit"]: F(row[name]) for row in _published()}


def test_the_two_ties_take_up_the_places_behind_them() -> None:
    ranks = _computed("名次")
    assert [ranks[u] for u in ("工商总局", "食品药品监管总局", "水利部")] == [9, 9, 11]
    assert [ranks[u] for u in ("财政部", "科技部", "安全监管总局")] == [14, 14, 16]


def test_no_weight_is_guessed() -> None:
    weights = [q for q in plan_of(CSIP).quantities.values() if "权重" in q.name]
    assert len(weights) == 5
    assert all(isinstance(weight.definition, Undetermined) for weight in weights)


def test_every_total_lies_between_the_lowest_and_the_highest_index() -> None:
    verdicts = result_of(CSIP).verdicts
    assert len(verdicts) == 2 * 21
    assert all(verdict.holds for verdict in verdicts)
