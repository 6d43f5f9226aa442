"""What the words of a rule came to: the figure under each name that it reads.

``guiju test`` writes them under the rule where an example differs, so that the author
sees at once which part is not what they had in mind.
"""

from collections.abc import Iterator

import attrs

from guiju.dsl.model.model import ItemUse, Model
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine.axis import Key
from guiju.engine.plan import Plan, Quantity
from guiju.engine.result import Result
from guiju.engine.source import Span
from guiju.engine.value import Value


@attrs.frozen(kw_only=True)
class Operand:
    """A name in the text of a rule, and what it stood for at one place."""

    span: Span
    quantity: Quantity
    value: Value


def operands(
    model: Model, result: Result, quantity: str, key: Key
) -> tuple[Operand, ...]:
    """Return what stands in the rule of ``quantity``, with the values for ``key``.

    An input has no rule. What needs more keys than the rule gives is left out.
    """
    rule = _rules(model).get(quantity)
    if rule is None:
        return ()
    target = result.plan.quantities[quantity]
    place = dict(zip((axis.name for axis in target.axes), key, strict=True))
    return tuple(_operands(rule, target, place, result))


def _operands(
    rule: n.Node, target: Quantity, place: dict[str, str], result: Result
) -> Iterator[Operand]:
    for name, span, keys in _names(rule, target):
        for quantity in _called(name, target.group, result.plan):
            at = keys or tuple(place.get(axis.name, "") for axis in quantity.axes)
            values = result.values[quantity.id]
            if at in values:
                yield Operand(span=span, quantity=quantity, value=values[at])
                break


def _names(rule: n.Node, target: Quantity) -> Iterator[tuple[str, Span, Key]]:
    """Yield every name that ``rule`` reads, with the keys behind it."""
    for node in nodes(rule):
        match node:
            case n.Path():
                yield node.text, node.span, tuple(key.text for key in node.keys)
            case n.EachRow():
                yield f"{target.name}.{node.event.text}", node.event.span, ()
            case _:
                pass


def _called(name: str, group: str, plan: Plan) -> list[Quantity]:
    """Return what ``name`` may mean, what belongs to ``group`` first."""
    alike = [q for q in plan.quantities.values() if q.name == name]
    return sorted(alike, key=lambda q: (q.group != group, q.group != ""))


def _rules(model: Model) -> dict[str, n.Node]:
    """Return the syntax of every rule by the id of the quantity that it gives."""
    found: dict[str, n.Node] = {
        one.signature.id: one.syntax.formula for one in model.definitions
    }
    for adjustment in model.adjustments:
        found[adjustment.signature.id] = adjustment.syntax
    for one in model.rectifications:
        if one.points is not None:
            found[one.points.id] = one.syntax
    for stage in model.stages:
        for assessment in stage.assessments.values():
            for use in assessment.items:
                found.update(_items(use))
    return found


def _items(use: ItemUse) -> Iterator[tuple[str, n.Node]]:
    if not use.children:
        yield use.signature.id, use.item.syntax
    for child in use.children:
        yield from _items(child)
