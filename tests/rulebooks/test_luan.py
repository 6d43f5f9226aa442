"""Lu'an, first quarter of 2018: five published orders, and problems to put right."""

from collections import Counter
from fractions import Fraction as F

import pytest

from guiju.engine.measure import PLACE
from guiju.engine.plan import Undetermined
from guiju.engine.value import Absence, Value
from tests.conftest import Golden
from tests.rulebooks.shipped import FOLDER, outcome_of, plan_of, result_of

LUAN = "anhui-luan-2018q1"
PLACES = {
    "县区": ("县区名次", "县区本级名次", "抽查影响", "重点事项.问题数"),
    "管委": ("管委名次",),
    "县区管委": ("本级名次", "平台和目录.问题数"),
    "乡镇": ("乡镇名次",),
    "部门": ("部门名次", "平台和目录.问题数"),
}


def _values(name: str, group: str) -> dict[str, Value]:
    values = result_of(LUAN).values[f"{name}@{group}"]
    return {key[0]: value for key, value in values.items()}


@pytest.mark.parametrize("group", PLACES)
def test_the_outcome_is_the_committed_one(group: str, golden: Golden) -> None:
    outcome = outcome_of(result_of(LUAN), group, *PLACES[group])
    golden(outcome, FOLDER / LUAN / "expected" / f"{group}.csv")


@pytest.mark.parametrize(
    ("group", "number"),
    [("县区", 7), ("管委", 2), ("县区管委", 9), ("乡镇", 26), ("部门", 54)],
)
def test_places_run_from_first_to_last_without_a_gap(group: str, number: int) -> None:
    places = _values(PLACES[group][0], group).values()
    assert sorted(map(int, map(str, places))) == list(range(1, number + 1))


def test_every_published_order_is_held_to_itself_and_holds() -> None:
    verdicts = result_of(LUAN).verdicts
    assert len({verdict.constraint.name for verdict in verdicts}) == 11
    assert all(verdict.holds for verdict in verdicts)


def test_three_counties_change_places_through_their_townships() -> None:
    assert _values("抽查影响", "县区") == {
        "金安区": -2,
        "裕安区": 0,
        "叶集区": -1,
        "霍邱县": 3,
        "舒城县": 0,
        "金寨县": 0,
        "霍山县": 0,
    }


def test_the_county_that_fell_most_has_townships_far_behind() -> None:
    places = _values("乡镇名次", "乡镇")
    mean = {
        county: F(sum(map(int, map(str, found))), len(found))
        for county in _values("县区名次", "县区")
        if (found := [p for town, p in places.items() if town.startswith(county)])
    }
    assert {county: round(float(value), 1) for county, value in mean.items()} == {
        "金安区": 9.0,
        "裕安区": 11.5,
        "叶集区": 4.0,
        "霍邱县": 16.8,
        "舒城县": 21.2,
        "金寨县": 13.2,
        "霍山县": 8.7,
    }


def test_no_score_is_made_up() -> None:
    plan = plan_of(LUAN)
    assert {plan.quantities[one.by].measure for one in plan.rankings} == {PLACE}
    extra = plan.quantities["整改扣分"]
    assert isinstance(extra.definition, Undetermined)


def test_65_problems_are_listed_and_none_is_due_on_the_day_of_the_bulletin() -> None:
    assert _values("重点事项.问题数", "县区") == {
        "金安区": 8,
        "裕安区": 11,
        "叶集区": 9,
        "霍邱县": 10,
        "舒城县": 13,
        "金寨县": 8,
        "霍山县": 6,
    }
    assert _values("重点事项.未到期", "县区") == _values("重点事项.问题数", "县区")
    assert "重点事项.问题数@县区管委" not in result_of(LUAN).values


def test_problems_named_in_the_text_stand_against_those_named() -> None:
    bank = _values("平台和目录.栏目整改", "部门")
    assert Counter(value is Absence.NOT_APPLICABLE for value in bank.values()) == {
        True: 51,
        False: 3,
    }
