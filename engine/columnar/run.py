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

    With ``arrays`` by NumPy, which pays from some thousands of units on.

    Raises:
        NotColumnarError: as ``lower`` does.
    """
    inputs = loaded(plan, facts)
    program = lower(plan, profile_of(facts, inputs))
    layout, lanes = Layout(program.axes, facts), lanes_of(inputs)
    if not arrays:
        return ColumnarResult(program, layout, Lists(program, layout, lanes)).result()
    from guiju.engine.columnar.arrays import Arrays  # noqa: PLC0415 - needs NumPy
    from guiju.engine.columnar.grid import Grid  # noqa: PLC0415
    from guiju.engine.columnar.table import of_lists  # noqa: PLC0415

    columns = Arrays(program, Grid(layout), of_lists(lanes))
    return ColumnarResult(program, layout, columns).result()
