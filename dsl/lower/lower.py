"""Model to plan. The checks have proved what a plan needs; nothing fails here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from guiju.dsl.lower.grading import fixed, grades, taking_part, vetoes
from guiju.dsl.lower.inline import with_endless_written_out
from guiju.dsl.lower.previous import previous
from guiju.dsl.lower.rectification import problems, rectifications
from guiju.dsl.lower.rules import counted, points
from guiju.dsl.lower.signatures import quantity
from guiju.dsl.lower.stages import single_bodies, stages
from guiju.dsl.lower.views import views
from guiju.dsl.model.model import (
    Adjustment,
    Condition,
    Definition,
    Model,
    Parameter,
    RankingOf,
    Reported,
)
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.along import Axes, along, still_needed
from guiju.engine.axis import UNIT
from guiju.engine.graph import in_order, needs
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, RATIO, Numeric
from guiju.engine.plan import (
    Constraint,
    Force,
    Group,
    Input,
    Interpretation,
    Plan,
    Quantity,
    Ranking,
    Role,
    Scheme,
    Undetermined,
    Unit,
)

_FORCES = {"MUST": Force.MUST, "SHOULD": Force.SHOULD}


def lower(model: Model, made: Iterable[Quantity] | None = None) -> Plan:
    """Return the plan of a model that is free of errors.

    ``made`` are its quantities, where somebody has asked for them before.
    """
    by_id = {one.id: one for one in (quantities(model) if made is None else made)}
    order = in_order({id_: needs(one) for id_, one in by_id.items()})
    ordered, _ = with_endless_written_out({id_: by_id[id_] for id_ in order})
    return Plan(
        scheme=_scheme(model),
        groups=_groups(model),
        quantities=ordered,
        rankings=tuple(map(_ranking, model.rankings)),
        constraints=tuple(_constraints(model, by_id)),
        interpretations=tuple(
            Interpretation(subject=one.subject, reason=one.reason, clause=one.clause)
            for one in model.interpretations
        ),
        views=tuple(views(model, ordered)),
        rectifications=tuple(rectifications(model)),
    )


def quantities(model: Model) -> Iterator[Quantity]:
    """Yield all quantities of ``model``, in the order of the rulebook."""
    yield from map(_input, model.inputs)
    yield from previous(model)
    yield from map(_parameter, model.parameters)
    yield from stages(model)
    named = Counter(one.signature.name for one in model.adjustments)
    for adjustment in model.adjustments:
        alone = named[adjustment.signature.name] == 1
        yield from _adjustment(adjustment, alone=alone)
    yield from problems(model)
    ranked = {ranking.by.id for ranking in model.rankings}
    for definition in model.definitions:
        yield _definition(definition, model, ranked)
    yield from vetoes(model)
    for ranking in model.rankings:
        yield quantity(ranking.rank, _rank(ranking, model))
    yield from grades(model)


def _input(reported: Reported) -> Quantity:
    name = reported.signature.name
    several = len([line for line in reported.syntax.attributes if _is_several(line)])
    table = f"{name}-{reported.signature.group}" if several else name
    measure = reported.signature.measure
    whole = isinstance(measure, Numeric) and measure.is_count
    natural = Interval(Fraction(1 if measure == PLACE else 0)) if whole else Interval()
    said = reported.interval != Interval()
    definition = Input(
        table=table,
        interval=reported.interval if said else natural,
        optional=reported.optional,
        may_not_apply=reported.may_not_apply,
        confidential=reported.confidential,
        places=0 if whole else None,
    )
    return quantity(reported.signature, definition)


def _is_several(line: n.InputAttribute) -> bool:
    return isinstance(line, n.Per) and len(line.groups) > 1


def _parameter(parameter: Parameter) -> Quantity:
    if parameter.value is None:
        return quantity(parameter.signature, Undetermined(reason=parameter.reason))
    return quantity(parameter.signature, parameter.value.expr)


def _adjustment(adjustment: Adjustment, *, alone: bool) -> Iterator[Quantity]:
    name, group = adjustment.signature.name, adjustment.signature.group
    table = name if alone else f"{name}-{group}"
    for row in adjustment.counts:
        yield counted(row, table)
    yield quantity(
        adjustment.signature, points(adjustment.rules, adds=adjustment.is_bonus)
    )


def _definition(definition: Definition, model: Model, ranked: set[str]) -> Quantity:
    """A ranked figure is rounded as 方案 says, unless it says so itself."""
    value = definition.value.expr
    keep = model.scheme.keep if model.scheme else None
    own = any(isinstance(m, n.Keep) for m in definition.syntax.formula.modifiers)
    if keep and not own and definition.signature.id in ranked:
        value = core.Round(value, *keep)
    value = fixed(definition.signature, value, model)
    made = quantity(definition.signature, value)
    is_total = definition.signature.id in ranked
    return attrs.evolve(made, role=Role.TOTAL) if is_total else made


def _rank(ranking: RankingOf, model: Model) -> core.Rank:
    axis = next(axis for axis in ranking.rank.axes if axis.name == UNIT)
    return core.Rank(
        axis=axis,
        value=taking_part(core.Ref(ranking.by.id), ranking.group.name, model),
        descending=ranking.descending,
        ties=ranking.ties,
        then=tuple(
            core.TieBreak(core.Ref(one.id), ranking.descending)
            for one in ranking.tie_breaks
        ),
    )


def _ranking(ranking: RankingOf) -> Ranking:
    return Ranking(
        name=ranking.name,
        group=ranking.group.name,
        by=ranking.by.id,
        rank=ranking.rank.id,
    )


def _constraints(model: Model, by_id: Mapping[str, Quantity]) -> Iterator[Constraint]:
    axes_of = {id_: one.axes for id_, one in by_id.items()}
    for stage in model.stages:
        yield from single_bodies(stage)
        yield from (_constraint(one, axes_of) for one in stage.conditions)
    yield from (_constraint(one, axes_of) for one in model.conditions)


def _constraint(condition: Condition, axes_of: Axes) -> Constraint:
    """What says the same for every unit is asked once: 家数(档次 = 优秀) <= 3家."""
    wanted = along(condition.left.expr, axes_of) | along(condition.right.expr, axes_of)
    return Constraint(
        name=condition.name,
        title=condition.title,
        force=_FORCES[condition.syntax.force],
        axes=still_needed(condition.axes, wanted),
        left=condition.left.expr,
        comparison=condition.comparison,
        right=condition.right.expr,
        measure=condition.left.measure or RATIO,
        group=condition.group,
        clause=condition.clause,
    )


def _groups(model: Model) -> Mapping[str, Group]:
    return {
        group.name: Group(
            name=group.name,
            title=group.title,
            units=tuple(
                Unit(name=unit.name, title=unit.title, aliases=unit.aliases)
                for unit in group.units
            ),
            clause=group.syntax.cite.text if group.syntax.cite else "",
        )
        for group in model.groups.values()
    }


def _scheme(model: Model) -> Scheme:
    written = model.scheme
    assert written is not None
    return Scheme(
        name=written.name,
        title=written.title,
        region=written.region,
        region_code=written.region_code,
        issuer=written.issuer,
        issued=written.issued,
        period=written.period,
        full_marks=written.full or Fraction(100),
    )
