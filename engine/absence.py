"""How absence spreads: what an operator gives when some operands have no value.

Two rules serve all operators. *Strict*: no value without all operands. *Kleene*, for
conditions: an operand that decides alone decides, whatever the others are. Either
way 未报 outweighs 不适用, since a missing report is somebody's to repair.
"""

from collections.abc import Iterable, Sequence

from guiju.engine.real import Computed, Real
from guiju.engine.value import Absence, Present, Value


def absence_among(values: Iterable[Computed]) -> Absence | None:
    """Return 未报 if a value is not reported, else 不适用 if one is, else None."""
    found = None
    for value in values:
        if value is Absence.NOT_REPORTED:
            return Absence.NOT_REPORTED
        if value is Absence.NOT_APPLICABLE:
            found = Absence.NOT_APPLICABLE
    return found


def present(values: Iterable[Computed]) -> list[Present | Real]:
    """Return the values that are there, in their order."""
    return [value for value in values if not isinstance(value, Absence)]


def kleene(conditions: Sequence[Computed], *, decisive: bool) -> Value:
    """Return ``decisive`` if a condition is that, else an absence, else its opposite.

    不合格 follows from one failed condition even when another is 未报.
    """
    if any(condition is decisive for condition in conditions):
        return decisive
    absence = absence_among(conditions)
    return (not decisive) if absence is None else absence
