"""Every value of every unit, one after the other: what the rankings are made of.

A rater's own marks are left out. They are confidential, and only what is made of them
is shown.
"""

from collections.abc import Callable, Iterator, Mapping

import attrs

from guiju.engine.axis import RATER, UNIT
from guiju.engine.plan import Plan, Quantity, Undetermined
from guiju.engine.result import Result
from guiju.engine.source import Cell
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.plugins.outputs.problems import in_lists
from guiju.plugins.outputs.seen import boards_of_view
from guiju.plugins.prose.figure import (
    Digits,
    Figure,
    declared_places,
    figure,
    with_unit,
)

_OPEN = Text(zh="待定", en="undetermined")


@attrs.frozen(kw_only=True)
class Detail:
    """One value: of which quantity, at which place, read from which cell if reported.

    ``place`` maps the names of axes to members; ``places`` are the declared decimals.
    """

    quantity: Quantity
    place: Mapping[str, str]
    value: Value
    places: int | None
    cell: Cell | None

    def figure(self, language: Language, digits: Digits | None = None) -> Figure:
        """Return the value as it is shown; nobody has reported what is left open."""
        if isinstance(self.quantity.definition, Undetermined):
            word = _OPEN.of(language)
            return Figure(word, word, is_number=False)
        measure = self.quantity.measure
        return figure(self.value, measure, language, digits or self.digits)

    def words(self, language: Language) -> str:
        """Return the value as it is shown, with the name of its unit of measure."""
        if isinstance(self.quantity.definition, Undetermined):
            return _OPEN.of(language)
        return with_unit(self.value, self.quantity.measure, language, self.digits)

    @property
    def digits(self) -> Digits:
        """How many decimals the value shows."""
        return Digits(places=self.places)


def details(result: Result) -> tuple[Detail, ...]:
    """Return the values of all units, by group and unit, then in the plan's order.

    Of a view, only those that no board and no list of problems shows.
    """
    found = everything(result)
    if result.view is None:
        return found
    listed = in_lists(result)
    on_boards = {
        (id_, line.unit)
        for board in boards_of_view(result, result.view)
        for line in board.lines
        for id_ in line.values
    }
    return tuple(
        one
        for one in found
        if one.quantity.id not in listed
        if len(one.place) != 1
        or (one.quantity.id, one.place.get(UNIT)) not in on_boards
    )


def everything(result: Result) -> tuple[Detail, ...]:
    """Return also the values of a view that its boards show."""
    return tuple(sorted(_details(result), key=_unit_in_order(result.plan)))


def _details(result: Result) -> Iterator[Detail]:
    for quantity in result.plan.quantities.values():
        axes = [axis.name for axis in quantity.axes]
        if RATER in axes or (UNIT not in axes and result.view is None):
            continue
        places = declared_places(result.plan, quantity)
        facts = result.facts.values.get(quantity.id, {})
        for key, value in result.values[quantity.id].items():
            yield Detail(
                quantity=quantity,
                place=dict(zip(axes, key, strict=True)),
                value=value,
                places=places,
                cell=facts[key].cell if key in facts else None,
            )


def _unit_in_order(plan: Plan) -> Callable[[Detail], int]:
    units = [(g.name, unit) for g in plan.groups.values() for unit in g.members]
    place = {unit: at for at, unit in enumerate(units)}

    def order(detail: Detail) -> int:
        unit = (detail.quantity.group, detail.place.get(UNIT, ""))
        return place.get(unit, len(place))

    return order
