"""Open parameters: a run either knows all of them or says which ones it lacks."""

from fractions import Fraction as F

import pytest

from guiju.engine.diagnostic import Diagnostic, DiagnosticError
from guiju.engine.expr import Const, Ref
from guiju.engine.measure import POINTS, Truth
from guiju.engine.plan import Plan, Role, Undetermined
from guiju.engine.run import run
from guiju.engine.settle import settle
from tests.plans import COUNTY, city, number, plan_of, quantity, reported

OPEN = Undetermined(reason="方案未写明")


def diagnostics(plan: Plan, **settings: int) -> list[Diagnostic]:
    """Return what is wrong with ``settings``."""
    with pytest.raises(DiagnosticError) as caught:
        settle(plan, {name: F(value) for name, value in settings.items()})
    return list(caught.value.diagnostics)


def test_an_open_parameter_that_is_needed_stops_the_run_and_says_what_to_do() -> None:
    (missing,) = diagnostics(city())
    assert missing.code == "GJ1101"
    assert "每项扣分" in missing.message.zh
    assert "方案未写明每项扣多少分" in missing.message.zh
    assert missing.help is not None
    assert "--set 每项扣分=" in missing.help.zh
    assert "--set 每项扣分=" in missing.help.en


def test_everything_that_is_missing_or_unknown_is_told_at_once() -> None:
    plan = plan_of(
        quantity("甲", OPEN, role=Role.PARAMETER),
        quantity("乙", OPEN, role=Role.PARAMETER),
        quantity("丙", Ref("甲"), COUNTY),
        quantity("丁", Ref("乙"), COUNTY),
    )
    assert [found.code for found in diagnostics(plan, 戊=1)] == [
        "GJ1102",
        "GJ1101",
        "GJ1101",
    ]


def test_an_open_parameter_that_nothing_reads_does_no_harm() -> None:
    plan = plan_of(quantity("甲", OPEN), quantity("乙", number(1), COUNTY))
    assert settle(plan, {}) == plan
    assert run(plan, reported(plan), {}).values["乙"]["甲县",] == 1


def test_a_mistyped_name_is_answered_by_the_nearest_one() -> None:
    unknown = diagnostics(city(), 每项口分=1)[0]
    assert unknown.code == "GJ1102"
    assert "每项口分" in unknown.message.zh
    assert unknown.help is not None
    assert "每项扣分" in unknown.help.zh


def test_without_a_near_name_all_names_are_listed() -> None:
    unknown = diagnostics(city(), xyz=1)[0]
    assert unknown.help is not None
    assert "每项扣分" in unknown.help.en


def test_without_any_parameter_the_setting_is_to_be_left_out() -> None:
    (unknown,) = diagnostics(plan_of(quantity("甲", number(1))), 乙=1)
    assert unknown.help is not None
    assert "没有参数" in unknown.help.zh


def test_what_is_computed_cannot_be_set() -> None:
    assert "GJ1102" in {found.code for found in diagnostics(city(), 总分=100)}


def test_a_parameter_that_is_not_a_number_cannot_be_set() -> None:
    truth = quantity("甲", OPEN, role=Role.PARAMETER, measure=Truth())
    assert [found.code for found in diagnostics(plan_of(truth), 甲=1)] == ["GJ1102"]


def test_a_parameter_with_a_value_can_be_set_too() -> None:
    written = quantity("甲", number(1), role=Role.PARAMETER, measure=POINTS)
    settled = settle(plan_of(written), {"甲": F(3)})
    assert settled.quantities["甲"].definition == Const(F(3))


def test_a_result_says_what_was_set() -> None:
    result = run(city(), reported(city()), {"每项扣分": F("0.1")})
    assert result.settings == {"每项扣分": F("0.1")}
    assert result.values["扣分"]["甲县",] == 2
