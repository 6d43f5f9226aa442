"""Which reading computes a run: all give the same result, some of them sooner."""

from collections.abc import Mapping
from importlib.util import find_spec

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.keys import ByRow
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.run import Reading

COLUMNAR_FROM = 20_000
"""So many figures are computed sooner all at once than one by one; measured."""
ROWS_FROM = 10
"""Making a program takes as long as some eight rows of each input; measured."""
ARRAYS_FROM = 300_000
"""From so many on NumPy is worth its import, where it is installed."""


def auto(plan: Plan, facts: Facts) -> Result:
    """Return the result, computed in the way that suits the number of figures."""
    if _lies_in_columns(facts):
        return columnar(plan, facts)
    figures, inputs = _size(facts), len(facts.values)
    few = figures < COLUMNAR_FROM or figures < ROWS_FROM * inputs
    return evaluate(plan, facts) if few else columnar(plan, facts)


def columnar(plan: Plan, facts: Facts) -> Result:
    """Return the result, computed for all units at once.

    A rule that no columns can have rows for is left to the interpreter.
    """
    from guiju.engine.columnar.run import run  # noqa: PLC0415 - small runs do not need it
    from guiju.engine.scaled.refused import NotColumnarError  # noqa: PLC0415

    large = _size(facts) >= ARRAYS_FROM and find_spec("numpy") is not None
    try:
        return run(plan, facts, arrays=large or _lies_in_columns(facts))
    except NotColumnarError:
        return evaluate(plan, facts)


READINGS: Mapping[str, Reading] = {
    "auto": auto,
    "exact": evaluate,
    "columnar": columnar,
}


def _size(facts: Facts) -> int:
    return sum(map(len, facts.values.values()))


def _lies_in_columns(facts: Facts) -> bool:
    return any(isinstance(column, ByRow) for column in facts.values.values())
