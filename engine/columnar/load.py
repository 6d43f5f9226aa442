"""Facts as columns of whole numbers, on the lattices that a profile gives."""

from collections.abc import Sequence

from guiju.engine.columnar.lists import Loaded
from guiju.engine.facts import Facts
from guiju.engine.order import position
from guiju.engine.plan import Input, Plan
from guiju.engine.scaled.figure import ABSENCES
from guiju.engine.scaled.operation import Lane
from guiju.engine.scaled.profile import Profile, reported
from guiju.engine.value import Absence, Value


def load(plan: Plan, facts: Facts, profile: Profile) -> Loaded:
    """Return every input of ``plan``; ``profile`` was measured of these facts."""
    loaded = {}
    for quantity in plan.quantities.values():
        if isinstance(quantity.definition, Input):
            values = reported(quantity, facts)
            denominator = profile.inputs[quantity.id].denominator
            loaded[quantity.id, Lane.VALUE] = _scaled(values, denominator)
            loaded[quantity.id, Lane.ABSENCE] = [
                ABSENCES[value] if isinstance(value, Absence) else 0 for value in values
            ]
    return loaded


def _scaled(values: Sequence[Value], denominator: int) -> Sequence[int]:
    return [
        0 if isinstance(value, Absence) else int(position(value) * denominator)
        for value in values
    ]
