"""Traces: every value follows from its children, down to the cells."""

from collections.abc import Iterator
from fractions import Fraction as F

import pytest

from guiju.engine.axis import RATER
from guiju.engine.expr import (
    Applies,
    Bands,
    Const,
    Expr,
    Greatest,
    If,
    Least,
    Over,
    Rank,
    WhenAbsent,
)
from guiju.engine.plan import Input
from guiju.engine.result import Result
from guiju.engine.run import run
from guiju.engine.trace import Step, explain, explain_verdict
from guiju.engine.value import Absence, Value
from tests.laws.recompute import Checker
from tests.plans import BUREAUS, city, reported


def below(step: Step) -> Iterator[Step]:
    """Yield ``step`` and everything below it."""
    yield step
    for child in step.children:
        yield from below(child)


def uppermost(step: Step, operator: type[Expr]) -> Step:
    """Return the first step of ``operator`` on the way down."""
    return next(found for found in below(step) if isinstance(found.expr, operator))


@pytest.fixture(name="result", scope="module")
def _result() -> Result:
    plan = city()
    changes: dict[tuple[str, ...], Value] = {
        ("互评分", "甲县", "工局"): F(50),
        ("互评分", "甲县", "农局"): Absence.NOT_REPORTED,
        ("未完成", "乙县"): F(0),
        ("全省名次", "丙区"): F(11),
        ("全省名次", "甲县"): Absence.NOT_REPORTED,
    }
    return run(plan, reported(plan, changes), {"每项扣分": F(1)})


def test_a_trace_of_the_whole_city_can_be_recomputed(result: Result) -> None:
    Checker(result).check(explain(result, "离同类", ("甲县",)), {})


def test_a_trace_ends_at_cells_and_at_numbers_of_the_rulebook(result: Result) -> None:
    ends = [s for s in below(explain(result, "加权", ("甲县",))) if not s.children]
    assert all(isinstance(s.expr, Const) or s.cell is not None for s in ends)
    assert {s.quantity.id for s in ends if s.quantity is not None} == {
        "公开",
        "解读",
        "平台",
        "互评分",
        "日常分",
    }


def test_a_quantity_brings_its_key_and_its_clause(result: Result) -> None:
    step = explain(result, "指标", ("甲县", "乡镇", "东镇"))
    assert step.quantity is result.plan.quantities["指标"]
    assert step.key == ("甲县", "乡镇", "东镇")
    assert step.clause == "条款·指标"
    assert all(child.clause == "" for child in step.children if not child.quantity)


def test_each_share_says_whose_it_is(result: Result) -> None:
    raters = explain(result, "互评", ("甲县",))
    assert tuple(share.member for share in raters.children) == BUREAUS
    assert [share.value for share in raters.children] == [
        50,
        Absence.NOT_REPORTED,
        100,
        100,
    ]


def test_a_fold_stresses_the_shares_that_took_part(result: Result) -> None:
    assert explain(result, "互评", ("甲县",)).decisive == (0, 2, 3)


def test_the_cap_that_bound_is_stressed(result: Result) -> None:
    capped = uppermost(explain(result, "扣分", ("甲县",)), Least)
    assert [child.value for child in capped.children] == [20, 5]
    assert capped.decisive == (1,)
    uncapped = uppermost(explain(result, "扣分", ("乙县",)), Least)
    assert uncapped.decisive == (0,)


def test_a_floor_that_does_not_bind_is_not_stressed(result: Result) -> None:
    assert uppermost(explain(result, "总分", ("甲县",)), Greatest).decisive == (0,)


@pytest.mark.parametrize(("county", "band", "points"), [("乙县", 0, 5), ("丙区", 1, 3)])
def test_the_band_that_was_hit_is_told(
    result: Result, county: str, band: int, points: int
) -> None:
    bands = uppermost(explain(result, "加分", (county,)), Bands)
    assert bands.band == band
    assert bands.children[-1].value == points
    assert bands.decisive == (1,)


def test_a_policy_is_shown_after_the_absence_that_it_replaces(result: Result) -> None:
    step = uppermost(explain(result, "加分", ("甲县",)), WhenAbsent)
    assert [child.value for child in step.children] == [Absence.NOT_REPORTED, 0]
    assert step.decisive == (1,)


def test_only_the_branch_that_was_taken_is_shown(result: Result) -> None:
    choice = uppermost(explain(result, "指标", ("丙区", "本级", "机关")), If)
    assert len(choice.children) == 2
    assert isinstance(choice.children[0].expr, Applies)


def test_a_rank_names_the_others_and_explains_its_own_unit(result: Result) -> None:
    rank = explain(result, "排名", ("乙县",))
    assert isinstance(rank.expr, Rank)
    totals = [c for c in rank.children if c.quantity and c.quantity.id == "总分"]
    assert [total.member for total in totals] == ["甲县", "乙县", "丙区"]
    assert [bool(total.children) for total in totals] == [False, True, False]


def test_depth_says_how_many_quantities_deep_a_trace_goes(result: Result) -> None:
    named = {
        s.quantity.id
        for s in below(explain(result, "总分", ("甲县",), 1))
        if s.quantity
    }
    assert named == {"总分", "加权", "加分", "扣分"}
    assert explain(result, "总分", ("甲县",), 0).children == ()
    deeper = explain(result, "总分", ("甲县",), 2)
    assert "测评" in {s.quantity.id for s in below(deeper) if s.quantity}
    assert "指标" not in {s.quantity.id for s in below(deeper) if s.quantity}


def test_a_verdict_is_explained_on_both_sides(result: Result) -> None:
    (verdict, *_) = result.verdicts
    assert verdict.where == ("工局",)
    left, right = explain_verdict(result, verdict)
    assert left.value == verdict.left == 50
    assert right.value == verdict.right == 10
    shares = [c for s in below(left) for c in s.children if isinstance(s.expr, Over)]
    assert {share.key for share in shares} == {
        (county, "工局") for county in ("甲县", "乙县", "丙区")
    }


def test_every_reported_figure_is_found_at_its_own_cell(result: Result) -> None:
    rating = explain(result, "互评", ("甲县",)).children[0]
    assert rating.quantity is not None
    assert isinstance(rating.quantity.definition, Input)
    assert str(rating.cell) == "互评分.csv!B2"
    assert rating.quantity.axes[1].name == RATER
