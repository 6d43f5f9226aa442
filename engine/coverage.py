"""Whether the calendar that came with the facts covers what the plan asks it for."""

from guiju.engine.columnar.choose import auto
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import Days, Expr, children
from guiju.engine.facts import Facts
from guiju.engine.place import places
from guiju.engine.plan import Plan
from guiju.engine.rules import rules


def uncovered(plan: Plan, facts: Facts) -> tuple[int, ...]:
    """Return the years that working days are asked of and that were not published.

    ``plan`` is settled. Without a calendar no year was published; a rule that counts
    no working days asks for none.
    """
    if not any(counts_working_days(expr) for _, expr in rules(plan)):
        return ()
    asked = _asked(plan, facts)
    known = {} if facts.calendar is None else facts.calendar.years
    years = {y for first, last in asked for y in range(first, last + 1)}
    return tuple(sorted(years - known.keys()))


def counts_working_days(expr: Expr) -> bool:
    """Whether working days are counted anywhere in ``expr``."""
    if isinstance(expr, Days) and expr.working:
        return True
    return any(map(counts_working_days, children(expr)))


def _asked(plan: Plan, facts: Facts) -> set[tuple[int, int]]:
    """Return from which year to which working days were counted, in fact."""
    interpreter = Interpreter(plan, facts, auto(plan, facts).values)
    for within, expr in rules(plan):
        if counts_working_days(expr):
            for place in places(within.axes, facts):
                interpreter.value(expr, place)
    spans = (sorted((start.year, end.year)) for start, end in interpreter.asked)
    return {(first, last) for first, last in spans}
