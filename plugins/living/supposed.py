"""What is supposed of figures before they are known: how large, how fine, for whom.

The rulebook says most of it. Where it sets no limit, a proof needs one; what is taken
stands on the first pages of the workbook.
"""

from fractions import Fraction

from guiju.engine.axis import UNIT
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Const,
    Expr,
    Mul,
    Not,
    Ref,
    WhenAbsent,
    children,
)
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import Numeric
from guiju.engine.number import show
from guiju.engine.place import Place, fixed
from guiju.engine.plan import Input, Quantity, Undetermined
from guiju.engine.ranges import Ranges
from guiju.engine.value import Absence

PLACES = 2
"""So many decimals are expected of a figure, where neither rule nor data say more."""
MOST, FEW = 1_000_000, 100
"""So large a figure, or a count, is expected to be, where nothing says more."""


def expected(
    quantity: Quantity, definition: Input, facts: Facts
) -> tuple[Fraction, int]:
    """Return how large a figure is expected to be, and with how many decimals.

    As the rulebook says; else ten times what the data has, or what is usual.
    """
    reported = (fact.value for fact in facts.values.get(quantity.id, {}).values())
    given = [value for value in reported if isinstance(value, Fraction)]
    counts = isinstance(quantity.measure, Numeric) and quantity.measure.is_count
    most = farthest(definition.interval)
    if most is None and given:
        most = Fraction(10 ** len(str(int(max(map(abs, given))))) * 10)
    if most is None:
        most = Fraction(FEW if counts else MOST)
    if definition.places is not None:
        return most, definition.places
    return most, max([0 if counts else PLACES, *map(_decimals, given)])


def farthest(interval: Interval) -> Fraction | None:
    """Return how far from zero an interval goes, None where it has no end."""
    if interval.low is None or interval.high is None:
        return None
    return max(abs(interval.low), abs(interval.high))


def truth(condition: Expr, place: Place, ranges: Ranges) -> bool | None:
    """Return what a condition is whatever is reported, None if that depends."""
    match condition:
        case Among(axis=name, members=among):
            return place[name] in among
        case Applies(value=value):
            return _applies(value, place, ranges)
        case Not(condition=inner):
            found = truth(inner, place, ranges)
            return None if found is None else not found
        case Const(value=bool() as value):
            return value
        case _:
            return None


def _applies(expr: Expr, place: Place, ranges: Ranges) -> bool | None:
    match expr:
        case Const(value=value):
            return value is not Absence.NOT_APPLICABLE
        case Ref(quantity=name, at=at):
            return _is_asked(ranges.plan.quantities[name], fixed(place, at), ranges)
        case WhenAbsent(value=value, not_reported=None, not_applicable=None):
            return _applies(value, place, ranges)
        case Add() | Mul():
            found = {_applies(inner, place, ranges) for inner in children(expr)}
            return found.pop() if len(found) == 1 else None
        case _:
            known = ranges.of(expr).absences
            return None if Absence.NOT_APPLICABLE in known else True


def _is_asked(quantity: Quantity, place: Place, ranges: Ranges) -> bool | None:
    match quantity.definition:
        case Input() as definition:
            only = definition.applies_to
            if only is not None and place.get(UNIT) not in only:
                return False
            return None if definition.may_not_apply else True
        case Undetermined():
            return True
        case rule:
            known = ranges.quantities[quantity.id].absences
            never = Absence.NOT_APPLICABLE not in known
            return True if never else _applies(rule, place, ranges)


def _decimals(value: Fraction) -> int:
    shown = show(value)
    return 0 if "/" in shown else len(shown.partition(".")[2])
