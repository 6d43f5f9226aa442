"""Numbers beyond fractions that nobody rounds.

A value of a result is a fraction, so every logarithm, exponential and power has to
stand inside a ``Round``. Between the two there may be anything.
"""

from guiju.engine.domain import Limited
from guiju.engine.expr import Expr, Round, children


def is_endless(expr: Expr) -> bool:
    """Whether a logarithm, an exponential or a power stands in no ``Round``.

    A name does not reach into the rule behind it, so each rule rounds for itself.
    """
    if isinstance(expr, Round):
        return False
    return isinstance(expr, Limited) or any(map(is_endless, children(expr)))
