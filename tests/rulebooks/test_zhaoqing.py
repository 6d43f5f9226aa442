"""Zhaoqing 2019: a veto, two gates, and two policies for what does not apply."""

from fractions import Fraction as F

import pytest

from guiju.engine.value import Absence, Grade, Value
from tests.conftest import Golden
from tests.rulebooks.shipped import FOLDER, outcome_of, result_of

ZHAOQING = "guangdong-zhaoqing-2019"
GROUPS = {
    "本市网站": ("扣分检查", "本市加分", "总分", "单项否决", "网站等次", "网站名次"),
    "国办网站": ("扣分检查", "国办加分", "总分", "单项否决", "网站等次", "网站名次"),
    "县区": ("账号检查", "总分", "账号否决", "新媒体等次", "新媒体名次"),
}


def _value(name: str, unit: str) -> Value:
    values = result_of(ZHAOQING).values
    found = (by for id_, by in values.items() if id_.partition("@")[0] == name)
    return next(by[unit,] for by in found if (unit,) in by)


def _grade(name: str, unit: str) -> str:
    grade = _value(name, unit)
    assert isinstance(grade, Grade)
    return grade.label


@pytest.mark.parametrize("group", GROUPS)
def test_the_outcome_is_the_committed_one(group: str, golden: Golden) -> None:
    outcome = outcome_of(result_of(ZHAOQING), group, *GROUPS[group])
    golden(outcome, FOLDER / ZHAOQING / "expected" / f"{group}.csv")


def test_the_city_spreads_the_points_that_do_not_apply_evenly() -> None:
    spread = F(60) * F(45, 50) + F(40) * F(20, 30)
    assert _value("扣分检查", "乙局网站") == spread
    assert spread > 80
    assert _value("本市加分", "乙局网站") == 10


def test_the_national_model_scales_what_is_left_by_four_thirds() -> None:
    scaled = F(60) * F(4, 3)
    assert _value("扣分检查", "庚局网站") == scaled == 80
    assert _value("国办加分", "庚局网站") == 0


def test_a_vetoed_website_has_no_rank_and_no_pass() -> None:
    assert _grade("网站等次", "戊县网站") == "不合格"
    assert _value("总分", "戊县网站") == 0
    assert _value("网站名次", "戊县网站") is Absence.NOT_APPLICABLE


def test_one_vetoed_account_fixes_the_county_at_59() -> None:
    assert _value("账号检查", "乙县") == F(195, 2)
    assert _value("总分", "乙县") == 59
    assert _grade("新媒体等次", "乙县") == "不合格"


@pytest.mark.parametrize(
    ("unit", "label"), [("辛县网站", "合格"), ("丁县网站", "不合格")]
)
def test_sixty_passes_and_less_does_not(unit: str, label: str) -> None:
    assert _grade("网站等次", unit) == label
