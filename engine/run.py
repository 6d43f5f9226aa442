"""The one way from a plan to a result: settle what is open, then compute."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.settle import settle


def run(plan: Plan, facts: Facts, settings: Mapping[str, Fraction]) -> Result:
    """Return the result of ``plan`` for ``facts``, with ``settings`` noted in it.

    Raises:
        DiagnosticError: as ``settle`` does.
    """
    result = evaluate(settle(plan, settings), facts)
    return attrs.evolve(result, settings=dict(settings), left_open=plan.undetermined)
