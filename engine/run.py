"""The one way from a plan to a result: settle what is open, then compute."""

from collections.abc import Callable

import attrs

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.settle import Settings, settle

Reading = Callable[[Plan, Facts], Result]
"""What computes a settled plan: the reference interpreter, or its equal."""


def run(
    plan: Plan,
    facts: Facts,
    settings: Settings,
    *,
    leave_open: bool = False,
    reading: Reading = evaluate,
) -> Result:
    """Return the result of ``plan`` for ``facts``, with ``settings`` noted in it.

    With ``leave_open`` what is undetermined stays so: all that is computed from it has
    no value, and everything else can still be explained.

    Raises:
        DiagnosticError: as ``settle`` does.
    """
    result = reading(settle(plan, settings, leave_open=leave_open), facts)
    return attrs.evolve(result, settings=dict(settings), left_open=plan.undetermined)
