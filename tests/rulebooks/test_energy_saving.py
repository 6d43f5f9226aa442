"""Energy saving: what each county gets, and what is wrong with the first printing."""

from fractions import Fraction as F

import pytest

from guiju.engine.diagnostic import DiagnosticError
from tests.conftest import Golden
from tests.rulebooks.shipped import (
    FOLDER,
    compiled,
    outcome_of,
    plan_of,
    result_of,
    transcript,
)

ENERGY = "national-energy-saving"
SETTINGS = {"其余措施计分": F(8)}
BLOCKS = {
    "组织领导": (2, (1, 1)),
    "目标分解": (3, (1, 1, 1)),
    "结构调整": (20, (4, 4, 4, 8)),
    "节能投入": (10, (3, 4, 3)),
    "技术推广": (9, (2, 3, 2, 2)),
    "重点企业": (8, ()),
    "其余措施": (8, ()),
}


def test_measures_have_the_points_of_the_model() -> None:
    target, measures = compiled(ENERGY).model.trees["节能指标"].items
    found: dict[str, object] = {
        block.name: (block.full, tuple(item.full for item in block.children))
        for block in measures.children
    }
    assert found == BLOCKS
    assert target.full == 40
    assert measures.full == 60


def test_the_outcome_is_the_committed_one(golden: Golden) -> None:
    names = ("年度考核", "超额完成加分", "总分", "目标未完成", "考核等次", "名次")
    outcome = outcome_of(result_of(ENERGY, SETTINGS), "县", *names)
    golden(outcome, FOLDER / ENERGY / "expected" / "outcome.csv")


def test_nothing_is_scored_while_the_points_cut_off_are_open() -> None:
    with pytest.raises(DiagnosticError, match="其余措施计分"):
        result_of(ENERGY)


def test_the_first_printing_has_a_gap_and_a_score_in_two_grades() -> None:
    found = {one.code: one.message.zh for one in transcript("energy_saving")}
    assert "超过 94 分 不满 95 分" in found["GJ0512"]
    assert "80 分 同属“完成”和“基本完成”" in found["GJ0511"]


def test_the_correction_is_written_down() -> None:
    subjects = {one.subject for one in plan_of(ENERGY).interpretations}
    assert {"考核等次", "节能指标.其余措施", "超额完成加分"} <= subjects
