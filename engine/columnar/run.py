"""The ways in: a plan and facts to the same result as the reference interpreter's."""

from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.lists import Lists
from guiju.engine.columnar.load import load
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import measured


def run(plan: Plan, facts: Facts) -> Result:
    """Return what ``evaluate(plan, facts)`` returns, computed for all units at once."""
    profile = measured(plan, facts)
    program = lower(plan, profile)
    layout = Layout(program.axes, facts)
    columns = Lists(program, layout, load(plan, facts, profile))
    return ColumnarResult(program, layout, columns).result()
