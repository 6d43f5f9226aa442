"""Operators that look at one operand and then choose among the others.

What was not chosen is never looked at, so its absence does no harm.
"""

from guiju.engine.expr import Bands, Const, Expr, If, WhenAbsent
from guiju.engine.fold import number
from guiju.engine.real import Computed
from guiju.engine.value import Absence

Branching = If | Bands | WhenAbsent
"""The operators that choose. Their first operand is the one that decides."""


def branch(operator: Branching, deciding: Computed) -> Expr | None:
    """Return the operand chosen; None where the deciding value is itself the result.

    A subject in no band, with nothing said for the others, gives 不适用.
    """
    match operator:
        case WhenAbsent(not_reported=policy) if deciding is Absence.NOT_REPORTED:
            return policy
        case WhenAbsent(not_applicable=policy) if deciding is Absence.NOT_APPLICABLE:
            return policy
        case WhenAbsent():
            return None
        case _ if isinstance(deciding, Absence):
            return None
        case If(then=then, otherwise=otherwise):
            return then if deciding else otherwise
        case Bands():
            return _banded(operator, deciding)


def band_of(bands: Bands, subject: Computed) -> int | None:
    """Return which band holds ``subject``, counting from 0, or None."""
    if isinstance(subject, Absence):
        return None
    numbered = enumerate(bands.bands)
    return next((n for n, b in numbered if b.interval.holds(number(subject))), None)


def _banded(bands: Bands, subject: Computed) -> Expr:
    nth = band_of(bands, subject)
    if nth is not None:
        return bands.bands[nth].value
    return bands.otherwise or Const(Absence.NOT_APPLICABLE)
