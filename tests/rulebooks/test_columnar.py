"""Every shipped rulebook gives the same result when all units are computed at once."""

import pytest

from guiju.cli.workdays import on_calendar
from guiju.engine.columnar.run import run
from guiju.engine.evaluate import evaluate
from guiju.engine.settle import settle
from guiju.plugins.manager import load_plugins
from tests.rulebooks.shipped import NAMES, plan_of, taken


@pytest.mark.parametrize("name", NAMES)
def test_all_units_at_once_give_the_published_result(name: str) -> None:
    plan, facts = settle(plan_of(name), {}, leave_open=True), taken(name).facts
    assert facts is not None
    dated = on_calendar(plan, facts, load_plugins())
    expected = evaluate(plan, dated)
    for arrays in (False, True):
        found = run(plan, dated, arrays=arrays)
        assert found == expected
        # The same bytes come of it too: keys stand in the same order.
        assert [*found.values] == [*expected.values]
        for quantity, column in expected.values.items():
            assert [*found.values[quantity]] == [*column]
