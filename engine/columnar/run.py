"""The ways in: a plan and facts to the same result as the reference interpreter's."""

from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.lists import Lists
from guiju.engine.columnar.load import lanes_of
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import loaded, profile_of


def run(plan: Plan, facts: Facts, *, arrays: bool = False) -> Result:
    """Return what ``evaluate(plan, facts)`` returns, computed for all units at once.

    With ``arrays`` by NumPy, which pays from some thousands of units on: then no value
    is made before somebody asks for it.

    Raises:
        NotColumnarError: as ``lower`` does.
    """
    if arrays:
        from guiju.engine.columnar.compiled import columns  # noqa: PLC0415 - needs NumPy

        return columns(plan, rest=facts).result()
    inputs = loaded(plan, facts)
    program = lower(plan, profile_of(facts, inputs))
    layout = Layout(program.axes, facts)
    lists = Lists(program, layout, lanes_of(inputs))
    return ColumnarResult(program, layout, lists).result()
