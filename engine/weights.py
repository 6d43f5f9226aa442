"""权重 as parameters: a plan whose stage and layer weights can be set like any other.

A weight is a constant inside a sum. ``lifted`` gives each of them a name
(``权重.环节``), so that whoever sets parameters, or draws them, needs to know nothing
of weights. The values of a lifted plan are those of the plan it was made from.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.engine.expr import Add, Const, Expr, Mul, Ref
from guiju.engine.measure import PERCENT
from guiju.engine.plan import Plan, Quantity, Role
from guiju.engine.record import Record
from guiju.engine.text import Language, Text

WEIGHT = "权重"
"""What the names of weights begin with. No rulebook can give such a name itself."""

SPELLINGS = Text(zh=f"{WEIGHT}.", en="weight.")
"""How the beginning is written in each language."""

_WEIGHED = {Role.WEIGHTED: Role.STAGE, Role.STAGE: Role.LAYER}
"""What is a weighted sum of what."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Weighing(Record):
    """The weights of one sum, by the ids of their parameters."""

    of: Quantity
    """The sum: all stages of a group, or the layers of one stage."""
    weights: Mapping[str, Fraction]

    @property
    def whole(self) -> Fraction:
        """What the weights add up to: 100%, unless the rulebook says otherwise."""
        return sum(self.weights.values(), start=Fraction(0))

    @property
    def is_of_stages(self) -> bool:
        """Whether stages are weighed, not the layers of one."""
        return self.of.role is Role.WEIGHTED


def weighings(plan: Plan) -> tuple[Weighing, ...]:
    """Return the weights of every sum of several stages, or of several layers."""
    found = (
        Weighing(
            of=quantity,
            weights={_id(stage): weight for stage, weight in _parts(plan, quantity)},
        )
        for quantity in plan.quantities.values()
    )
    return tuple(one for one in found if len(one.weights) > 1)


def lifted(plan: Plan) -> Plan:
    """Return ``plan`` with each of these weights as a parameter."""
    quantities = dict[str, Quantity]()
    known = {one.of.id: one for one in weighings(plan)}
    for name, quantity in plan.quantities.items():
        if name not in known:
            quantities[name] = quantity
            continue
        for stage, weight in _parts(plan, quantity):
            quantities[_id(stage)] = _parameter(stage, weight)
        quantities[name] = attrs.evolve(quantity, definition=_sum(plan, quantity))
    return attrs.evolve(plan, quantities=quantities)


def weighed(name: str) -> str | None:
    """Return the stage whose weight ``name`` is; None if it is that of no weight."""
    for beginning in (SPELLINGS.zh, SPELLINGS.en):
        if name.startswith(beginning):
            return name.removeprefix(beginning)
    return None


def spelled(name: str, language: Language) -> str:
    """Return the name of a parameter, that of a weight as ``language`` writes it."""
    stage = weighed(name)
    return name if stage is None else SPELLINGS.of(language) + stage


def rescaled(
    weighing: Weighing, given: Mapping[str, Fraction]
) -> Mapping[str, Fraction] | None:
    """Return all weights with the others than ``given`` brought to what is left.

    They keep their proportions. None if that cannot be: too much is given, or nothing
    is left that could take the rest up.
    """
    others = {name: w for name, w in weighing.weights.items() if name not in given}
    left = weighing.whole - sum(given.values(), start=Fraction(0))
    weight = sum(others.values(), start=Fraction(0))
    if left < 0 or (left and not weight):
        return None
    shares = {name: w * left / weight if weight else w for name, w in others.items()}
    known = {**shares, **given}
    return {name: known[name] for name in weighing.weights}


def _id(stage: Quantity) -> str:
    return f"{WEIGHT}.{stage.id}"


def _parameter(stage: Quantity, weight: Fraction) -> Quantity:
    return Quantity(
        id=_id(stage),
        name=f"{WEIGHT}.{stage.name}",
        title=f"{WEIGHT}.{stage.title}",
        role=Role.PARAMETER,
        measure=PERCENT,
        axes=(),
        definition=Const(weight),
        group=stage.group,
        clause=stage.clause,
    )


def _parts(plan: Plan, quantity: Quantity) -> Sequence[tuple[Quantity, Fraction]]:
    """Return what ``quantity`` weighs and how much; nothing if it is no such sum."""
    found = []
    definition = quantity.definition
    for term in definition.terms if isinstance(definition, Add) else ():
        match term:
            case Mul(factors=(Const(value=Fraction() as weight), Ref(at=()) as ref)):
                part = plan.quantities[ref.quantity]
            case _:
                return ()
        if part.role is not _WEIGHED.get(quantity.role):
            return ()
        found.append((part, weight))
    distinct = {part.id for part, _ in found}
    return found if len(distinct) == len(found) else ()


def _sum(plan: Plan, quantity: Quantity) -> Expr:
    return Add(
        tuple(Mul((Ref(_id(part)), Ref(part.id))) for part, _ in _parts(plan, quantity))
    )
