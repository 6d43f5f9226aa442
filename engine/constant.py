"""Values of expressions that read no quantity: what the rulebook itself fixes."""

from guiju.engine.coverage import counts_working_days
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import Expr, Over, Rank, children, references
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan, Scheme
from guiju.engine.value import Value

_NOTHING = Interpreter(
    Plan(scheme=Scheme(name="", title=""), groups={}, quantities={}),
    Facts(values={}),
    {},
)


def constant(expr: Expr) -> Value | None:
    """Return the value of ``expr``, or None when it needs data."""
    if references(expr) or _is_of_a_population(expr) or counts_working_days(expr):
        return None
    return _NOTHING.value(expr, {})


def _is_of_a_population(expr: Expr) -> bool:
    if isinstance(expr, Over | Rank):
        return True
    return any(_is_of_a_population(child) for child in children(expr))
