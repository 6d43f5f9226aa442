"""Kaiyuan 2016: the floor of a weight, and what a report's own figures contradict."""

from fractions import Fraction as F

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.plan import Force
from guiju.engine.result import Verdict
from tests.cli.calls import guiju
from tests.conftest import Golden
from tests.rulebooks.shipped import FOLDER, ranking_of, result_of

KAIYUAN = "yunnan-kaiyuan-2016"
SCHEME = FOLDER / KAIYUAN / "scheme.guiju"
HOLDING = [
    "政务公开权重",
    "清单单位合计",
    "预算不超过单位数",
    "决算不超过单位数",
    "会审不超过初审",
    "补助不超过会审",
    "听证会一致",
    "发布会一致",
    "许可事项一致",
    "成功不超过总数",
]


def _verdict(name: str) -> Verdict:
    return next(v for v in result_of(KAIYUAN).verdicts if v.constraint.name == name)


@pytest.mark.parametrize("name", HOLDING)
def test_what_the_report_says_twice_alike_holds(name: str) -> None:
    assert _verdict(name).holds is True
    assert _verdict(name).constraint.force is Force.MUST


def test_the_units_add_up_to_37() -> None:
    verdict = _verdict("清单单位合计")
    assert (verdict.left, verdict.right) == (37, 37)


def test_337_of_551_calls_are_61_and_not_97_per_cent() -> None:
    verdict = _verdict("转接成功率")
    assert (verdict.left, verdict.right) == (F(61, 100), F(97, 100))
    assert verdict.holds is False
    assert verdict.constraint.force is Force.MUST


def test_68_of_70_budgets_are_97_1_per_cent_and_not_all() -> None:
    verdict = _verdict("预算全部公开")
    assert (verdict.left, verdict.holds) == (F(971, 1000), False)
    assert verdict.constraint.force is Force.SHOULD


def test_nothing_can_be_said_of_98_per_cent_without_a_base() -> None:
    assert _verdict("满意率").right == F(98, 100)
    assert _verdict("满意率").holds is None


@pytest.mark.parametrize("name", ["审批事项一致", "按时公布"])
def test_what_may_have_another_reason_only_warns(name: str) -> None:
    assert _verdict(name).holds is False
    assert _verdict(name).constraint.force is Force.SHOULD


def test_exactly_one_must_is_broken() -> None:
    broken = [
        verdict.constraint.name
        for verdict in result_of(KAIYUAN).verdicts
        if verdict.constraint.force is Force.MUST and verdict.holds is False
    ]
    assert broken == ["转接成功率"]


def test_a_run_ends_with_findings_because_of_it() -> None:
    said = guiju("run", str(FOLDER / KAIYUAN), "--lang", "zh")
    assert said.code == 1
    assert "转接成功率  全方案：实为 0.61，应等于 0.97，不满足" in said.out


def test_every_constraint_has_its_place_in_these_tests() -> None:
    named = {*HOLDING, "转接成功率", "预算全部公开", "满意率"}
    named |= {"审批事项一致", "按时公布"}
    assert {v.constraint.name for v in result_of(KAIYUAN).verdicts} == named


def test_a_weight_below_the_floor_does_not_pass_the_check() -> None:
    text = SCHEME.read_text("utf-8")
    lower = text.replace("环节 政务公开 4%", "环节 政务公开 3%")
    lower = lower.replace("96% 依据", "97% 依据")
    assert lower.count("3% 依据") == lower.count("97% 依据") == 1
    codes = [one.code for one in compile_text(lower, SCHEME.name).diagnostics]
    assert "GJ0704" in codes


def test_the_ranking_is_the_committed_one(golden: Golden) -> None:
    golden(
        ranking_of(result_of(KAIYUAN)), FOLDER / KAIYUAN / "expected" / "ranking.csv"
    )


def test_every_clause_of_the_report_is_checked_or_says_why_not() -> None:
    said = guiju("check", KAIYUAN, "--clauses")
    assert "正文：共 25 条，有规则 10，非计算 15\n" in said.out
