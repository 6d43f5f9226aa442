"""Huangshi, first half of 2022: units named, dates, deadlines, and no scores."""

from collections.abc import Mapping

import pytest

from guiju.engine.plan import Force, Undetermined
from guiju.engine.value import Absence, Value
from tests.cli.calls import guiju
from tests.conftest import Golden
from tests.rulebooks.shipped import FOLDER, outcome_of, plan_of, result_of

HUANGSHI = "hubei-huangshi-2022h1"
NAMED = ("点名较好", "点名进步", "通报问题.问题数")
BROKEN = {
    ("解读不早于文件", "市财政局"),
    ("三日内解读", "市发改委"),
    ("解读与文件关联", "市公安局"),
    ("演示三日内", "乙文件"),
}


def _values(name: str, group: str) -> Mapping[str, Value]:
    values = result_of(HUANGSHI).values[f"{name}@{group}"]
    return {key[0]: value for key, value in values.items()}


def _responsible(problem: str) -> set[str]:
    """Return the units that answer for a problem of the bulletin."""
    return {
        unit
        for group in ("县市区", "市直", "园区")
        if f"通报问题.{problem}@{group}" in result_of(HUANGSHI).values
        for unit, state in _values(f"通报问题.{problem}", group).items()
        if state is not Absence.NOT_APPLICABLE
    }


@pytest.mark.parametrize("group", ["县市区", "市直"])
def test_the_outcome_is_the_committed_one(group: str, golden: Golden) -> None:
    outcome = outcome_of(result_of(HUANGSHI), group, *NAMED)
    golden(outcome, FOLDER / HUANGSHI / "expected" / f"{group}.csv")


def test_6_counties_and_29_departments_of_which_7_are_placeholders() -> None:
    groups = plan_of(HUANGSHI).groups
    departments = groups["市直"].members
    assert len(groups["县市区"].members) == 6
    assert len(departments) == 29
    assert sum(unit.startswith("未列名单位") for unit in departments) == 7


def test_3_counties_and_7_departments_did_well_and_3_units_got_better() -> None:
    counties, departments = _values("点名较好", "县市区"), _values("点名较好", "市直")
    better = [
        *_values("点名进步", "县市区").values(),
        *_values("点名进步", "市直").values(),
    ]
    assert sum(value is True for value in counties.values()) == 3
    assert sum(value is True for value in departments.values()) == 7
    assert sum(value is True for value in better) == 3


@pytest.mark.parametrize(
    ("problem", "number"),
    [("互动功能", 7), ("留言统计", 4), ("迟交报告", 8), ("重点领域", 2)],
)
def test_as_many_units_answer_as_were_named(problem: str, number: int) -> None:
    assert len(_responsible(problem)) == number


def test_nothing_is_known_of_a_placeholder() -> None:
    for unit, number in _values("通报问题.问题数", "市直").items():
        assert not (unit.startswith("未列名单位") and number)


def test_there_is_no_score_and_no_place() -> None:
    assert {*_values("考评得分", "县市区").values()} == {Absence.NOT_REPORTED}
    assert {*_values("考评名次", "市直").values()} == {Absence.NOT_REPORTED}
    full = plan_of(HUANGSHI).quantities["考评满分"]
    assert isinstance(full.definition, Undetermined)


def test_what_was_found_is_broken_and_nothing_else() -> None:
    verdicts = result_of(HUANGSHI).verdicts
    broken = {(v.constraint.name, v.where[0]) for v in verdicts if v.holds is False}
    assert broken == BROKEN


def test_one_must_is_broken_and_a_run_ends_with_it() -> None:
    verdicts = result_of(HUANGSHI).verdicts
    musts = [v for v in verdicts if v.constraint.force is Force.MUST]
    assert [v.where for v in musts if v.holds is False] == [("市财政局",)]
    assert guiju("run", HUANGSHI, "--lang", "zh").code == 1


def test_who_did_well_cannot_be_held_to_scores_nobody_published() -> None:
    verdicts = result_of(HUANGSHI).verdicts
    open_ = [v.where[0] for v in verdicts if v.holds is None]
    named = {**_values("点名较好", "县市区"), **_values("点名较好", "市直")}
    assert {*open_} == {unit for unit, value in named.items() if value is True}


def test_what_was_open_before_is_rechecked() -> None:
    still_open = _values("前期问题.回头看未销号", "市直")
    assert {unit for unit, number in still_open.items() if number} == {
        "市教育局",
        "市民政局",
    }
