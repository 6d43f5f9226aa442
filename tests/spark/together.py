"""Many drawn plans as one: an engine that starts slowly computes them all at once."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import attrs

from guiju.engine.axis import Axis, Key
from guiju.engine.expr import Ref
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Constraint, Plan, Quantity

_Named = TypeVar("_Named")


def together(cases: Sequence[tuple[Plan, Facts]]) -> tuple[Plan, Facts]:
    """Return one plan with the quantities and constraints of all, and their facts."""
    quantities: dict[str, Quantity] = {}
    constraints: list[Constraint] = []
    (plan, facts), *_ = cases
    values: dict[str, Mapping[Key, Fact]] = {}
    rosters: dict[str, Mapping[Key, tuple[str, ...]]] = {}
    for nth, (one, reported) in enumerate(cases):
        assert reported.calendar == facts.calendar, "one run has one calendar"
        mark = f"{nth}："
        for quantity in one.quantities.values():
            marked: Quantity = _marked(quantity, mark)
            quantities[mark + quantity.id] = attrs.evolve(marked, id=mark + quantity.id)
        constraints += [_marked(constraint, mark) for constraint in one.constraints]
        values |= _keyed(reported.values, mark)
        rosters |= _keyed(reported.rosters, mark)
    whole = Plan(
        scheme=plan.scheme,
        groups={},
        quantities=quantities,
        constraints=tuple(constraints),
    )
    return whole, Facts(values=values, rosters=rosters, calendar=facts.calendar)


def _keyed(found: Mapping[str, _Named], mark: str) -> Mapping[str, _Named]:
    return {mark + name: one for name, one in found.items()}


def _marked(part: Any, mark: str) -> Any:  # noqa: ANN401 - whatever plans are made of
    """Return a part of a plan with ``mark`` before each quantity and roster in it."""
    match part:
        case Ref(quantity=quantity):
            return attrs.evolve(part, quantity=mark + quantity)
        case Axis(roster=roster) if roster:
            return attrs.evolve(part, roster=mark + roster)
        case tuple():
            return type(part)(_marked(one, mark) for one in part)
        case _ if attrs.has(type(part)):
            inner = {
                field.name: _marked(getattr(part, field.name), mark)
                for field in attrs.fields(type(part))
                if field.init
            }
            return attrs.evolve(part, **inner)
        case _:
            return part
