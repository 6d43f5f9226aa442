"""What holds of each rulebook that is shipped."""

import pytest

from guiju.cli.workdays import calendar_for
from guiju.dsl.examples import run_examples
from guiju.dsl.format import format_text
from guiju.engine.diagnostic import Severity
from guiju.engine.plan import Role
from guiju.plugins.manager import load_plugins
from tests.rulebooks.shipped import (
    FOLDER,
    NAMES,
    compiled,
    configured,
    plan_of,
    taken,
)

every_rulebook = pytest.mark.parametrize("name", NAMES)

PUBLISHED = frozenset({"anhui-luan-2018q1", "csip-2014", "sichuan-land-2011"})
"""Rulebooks whose facts were all published. All others say what is invented."""

INVENTED = [name for name in NAMES if name not in PUBLISHED]

GROUNDED = {
    *(Role.ITEM, Role.BLOCK, Role.STAGE, Role.TOTAL),
    *(Role.BONUS, Role.DEDUCTION, Role.PARAMETER),
}
"""What a notice says, so that a clause of it can be cited."""


def test_there_are_rulebooks_to_look_at() -> None:
    assert "anhui-wuhu-2020" in NAMES
    assert "sichuan-land-2011" in NAMES
    assert set(NAMES) >= PUBLISHED


@every_rulebook
def test_only_who_invents_facts_has_a_notice_of_it(name: str) -> None:
    invents = (FOLDER / name / "make_facts.py").exists()
    assert not (invents and name in PUBLISHED)


@every_rulebook
def test_every_finding_on_the_scheme_is_answered(name: str) -> None:
    found = compiled(name).diagnostics
    assert [d for d in found if d.severity is not Severity.NOTE] == []


@every_rulebook
def test_the_facts_are_without_a_fault(name: str) -> None:
    faults = [d for d in taken(name).diagnostics if d.severity is not Severity.NOTE]
    assert faults == []


@every_rulebook
def test_every_example_comes_out_as_written(name: str) -> None:
    calendar = calendar_for(plan_of(name), load_plugins)
    outcomes = run_examples(compiled(name).model, plan_of(name), calendar)
    assert outcomes
    wrong = [outcome for outcome in outcomes if not outcome.holds]
    assert wrong == []


@every_rulebook
def test_a_scheme_is_written_as_the_formatter_writes_it(name: str) -> None:
    text = (FOLDER / name / "scheme.guiju").read_text("utf-8")
    assert format_text(text) == text


@every_rulebook
def test_every_rule_cites_its_clause(name: str) -> None:
    silent = [
        quantity.id
        for quantity in plan_of(name).quantities.values()
        if quantity.role in GROUNDED and not quantity.clause
    ]
    assert silent == []


@every_rulebook
def test_every_interpretation_gives_reason_and_clause(name: str) -> None:
    interpretations = plan_of(name).interpretations
    assert interpretations
    assert all(one.reason and one.clause for one in interpretations)


@every_rulebook
def test_titles_and_notices_are_in_both_languages(name: str) -> None:
    texts = [
        configured(name)["rulebook"]["title"],
        *configured(name).get("notices", ()),
    ]
    assert all(text["zh"] and text["en"] for text in texts)


@pytest.mark.parametrize("name", INVENTED)
def test_invented_facts_say_so_in_the_readme_and_in_every_output(name: str) -> None:
    notices = configured(name)["notices"]
    assert any("虚构" in one["zh"] and "invented" in one["en"] for one in notices)
    readme = (FOLDER / name / "README.md").read_text("utf-8")
    assert "虚构" in readme
    assert "invented" in readme
