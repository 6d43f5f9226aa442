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


def run(plan: Plan, facts: Facts, *, arrays: bool = False) -> Result:
    """Return what ``evaluate(plan, facts)`` returns, computed for all units at once.

    With ``arrays`` by NumPy, which pays from some thousands of units on.

    Raises:
        NotColumnarError: as ``lower`` does.
    """
    profile = measured(plan, facts)
    program = lower(plan, profile)
    layout = Layout(program.axes, facts)
    loaded = load(plan, facts, profile)
    if not arrays:
        return ColumnarResult(program, layout, Lists(program, layout, loaded)).result()
    from guiju.engine.columnar.arrays import Arrays  # noqa: PLC0415 - needs NumPy
    from guiju.engine.columnar.grid import Grid  # noqa: PLC0415
    from guiju.engine.columnar.table import of_lists  # noqa: PLC0415

    columns = Arrays(program, Grid(layout), of_lists(loaded))
    return ColumnarResult(program, layout, columns).result()
