"""A view as a result of its own, which holds what the view shows and nothing else.

Whatever writes a result can write this one, and cannot tell what is not in it: no
hidden figure, no cell, no verdict, no setting, no finding. What a rule says is kept
only where it speaks of nothing but figures that the reader sees of itself.
"""

from collections.abc import Collection, Iterator, Mapping

import attrs

from guiju.engine.axis import RATER, UNIT, Key
from guiju.engine.expr import Expr, Over, Rank, Ref, children
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.place import names
from guiju.engine.plan import (
    Input,
    Plan,
    Quantity,
    Rectification,
    Role,
    Undetermined,
    View,
)
from guiju.engine.ranges import ranges
from guiju.engine.reach import Reach
from guiju.engine.result import Result
from guiju.engine.value import Value
from guiju.plugins.prose.figure import declared_places
from guiju.plugins.withheld import WITHHELD, withheld

_Values = dict[str, dict[Key, Value]]
_OF_OTHERS = (UNIT, RATER)
"""Along these axes lies what is known of other units, and of each rater."""


def disclosed(result: Result, view: View, reader: str = "") -> Result:
    """Return what ``view`` shows of ``result``, to the unit ``reader`` if one reads.

    It is ordered as the rulebook is, and its figures are final: nothing is computed.
    """
    own = _own(result.plan, view, reader)
    values = _values(result, view, reader)
    return Result(
        plan=_plan(result.plan, view, values, own),
        facts=Facts(values={}, rosters=_rosters(result, values)),
        values=values,
        view=view,
        reader=reader,
    )


def readers(plan: Plan, view: View) -> tuple[str, ...]:
    """Return the units that each see something of themselves, in their order."""
    return tuple(
        dict.fromkeys(unit for name in view.own for unit in plan.groups[name].members)
    )


def _values(result: Result, view: View, reader: str) -> _Values:
    found: _Values = {}
    for name, ids in view.shown.items():
        members = frozenset(result.plan.groups[name].members)
        for id_ in ids:
            found.setdefault(id_, {}).update(_of(result, id_, members))
    for id_ in _own(result.plan, view, reader):
        found.setdefault(id_, {}).update(_of(result, id_, frozenset({reader})))
    hidden = withheld(result, found)
    return {
        id_: {
            key: WITHHELD if key in hidden[id_] else value
            for key, value in found[id_].items()
        }
        for id_ in result.plan.quantities
        if id_ in found
    }


def _of(result: Result, id_: str, units: frozenset[str]) -> Iterator[tuple[Key, Value]]:
    """Yield the values of ``units``; what is no unit's is everybody's."""
    axes = names(result.plan.quantities[id_].axes)
    at = axes.index(UNIT) if UNIT in axes else None
    for key, value in result.values[id_].items():
        if at is None or key[at] in units:
            yield key, value


def _own(plan: Plan, view: View, reader: str) -> frozenset[str]:
    """Return what the reader sees of itself, and the parameters of the scheme."""
    seen = {
        id_
        for name, ids in view.own.items()
        if reader in plan.groups[name].members
        for id_ in ids
    }
    if not seen:
        return frozenset()
    given = (q for q in plan.quantities.values() if q.role is Role.PARAMETER)
    as_of = {one.as_of for one in plan.rectifications if _sees(one, seen)}
    return frozenset(seen | as_of | {q.id for q in given if not q.axes})


def _sees(one: Rectification, seen: Collection[str]) -> bool:
    """Whether all counts of a list are seen, and so the list itself."""
    return all(count in seen for count in one.counts.values())


def _rosters(
    result: Result, values: _Values
) -> Mapping[str, Mapping[Key, tuple[str, ...]]]:
    """Return which sub-units were looked at, as far as a figure of them is seen."""
    found: dict[str, dict[Key, tuple[str, ...]]] = {}
    for id_, of in values.items():
        axes = result.plan.quantities[id_].axes
        for axis in axes:
            known = result.facts.rosters.get(axis.roster, {})
            places = (dict(zip(names(axes), key, strict=True)) for key in of)
            for place in places if axis.roster else ():
                within = tuple(place[name] for name in axis.within)
                found.setdefault(axis.roster, {})[within] = known.get(within, ())
    return found


def _plan(plan: Plan, view: View, values: _Values, own: frozenset[str]) -> Plan:
    """Return the plan of what is seen; where a rule tells more, it is left out."""
    told = {id_ for id_ in own if WITHHELD not in values[id_].values()}
    reaches = ranges(plan).quantities if told else {}
    quantities = {
        id_: one
        if _stays_within(one, told)
        else _given(plan, one, reaches.get(id_) if id_ in told else None)
        for id_, one in plan.quantities.items()
        if id_ in values
    }
    return Plan(
        scheme=plan.scheme,
        groups={name: plan.groups[name] for name in plan.groups if name in view.groups},
        quantities=quantities,
        rectifications=tuple(one for one in plan.rectifications if _sees(one, own)),
        views=(view,),
    )


def _given(plan: Plan, quantity: Quantity, reach: Reach | None) -> Quantity:
    """Return the quantity as a published figure, with the decimals that it keeps.

    Of a stage of its own a reader knows how much it can give: that is the rule's, and
    without it nobody could see what was lost there.
    """
    bounds = reach.interval if reach and quantity.role is Role.STAGE else None
    places = declared_places(plan, quantity)
    given = Input(table="", places=places, interval=bounds or Interval())
    return attrs.evolve(quantity, definition=given)


def _stays_within(quantity: Quantity, own: Collection[str]) -> bool:
    if quantity.id not in own:
        return False
    match quantity.definition:
        case Input():
            return False
        case Undetermined():
            return True
        case expr:
            return all(_is_own(part, own) for part in _all(expr))


def _is_own(part: Expr, own: Collection[str]) -> bool:
    match part:
        case Ref(quantity=name, at=at):
            return name in own and not set(_OF_OTHERS) & dict(at).keys()
        case Over(axis=axis) | Rank(axis=axis):
            return axis.name not in _OF_OTHERS
        case _:
            return True


def _all(expr: Expr) -> Iterator[Expr]:
    yield expr
    for child in children(expr):
        yield from _all(child)
