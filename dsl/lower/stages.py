"""Stages in the core: marks, what folds them, layers and weights."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from guiju.dsl.lower.signatures import quantity
from guiju.dsl.lower.trees import tree
from guiju.dsl.model.model import Assessment, Layer, Model, Stage
from guiju.dsl.model.rule import Signature
from guiju.engine import expr as core
from guiju.engine.axis import LAYER, PERIOD, RATER, SUBUNIT, Axis
from guiju.engine.measure import base
from guiju.engine.plan import Constraint, Force, Input, Quantity
from guiju.engine.value import Absence

_NOTHING = core.Const(Absence.NOT_APPLICABLE)


def stages(model: Model) -> Iterator[Quantity]:
    """Yield the quantities of all stages and 环节加权, each after what it needs."""
    for stage in model.stages:
        for assessment in stage.assessments.values():
            yield from _assessment(assessment, table_of(stage, assessment))
    for group, signature in model.weighted.items():
        yield quantity(signature, _weighted(model.stages, group))


def table_of(stage: Stage, assessment: Assessment) -> str:
    """Return the name of the input table: the stage's, and the group's if several."""
    if len(stage.assessments) == 1:
        return stage.name
    return f"{stage.name}-{assessment.group.name}"


def single_bodies(stage: Stage) -> Iterator[Constraint]:
    """Yield 必须 for each layer that has no fold: it is one body, reported once."""
    for assessment in stage.assessments.values():
        for layer in assessment.layers:
            if layer.fold is None:
                yield _single(layer, assessment, stage)


def _assessment(assessment: Assessment, table: str) -> Iterator[Quantity]:
    if assessment.tree is not None:
        yield from (_kept(one, assessment) for one in tree(assessment, table))
    else:
        yield _mark(assessment, table)
    if assessment.ballots is not None:
        ballots = assessment.ballots
        yield quantity(ballots.signature, ballots.condition.expr)
    for layer in assessment.layers:
        yield quantity(layer.signature, _layer(layer, assessment))
    yield quantity(assessment.signature, _value(assessment))


def _kept(one: Quantity, assessment: Assessment) -> Quantity:
    """What is reported for a tree is as confidential (保密) as the whole line."""
    match one.definition:
        case Input() as reported if assessment.confidential:
            kept = attrs.evolve(reported, confidential=assessment.confidential)
            return attrs.evolve(one, definition=kept)
        case _:
            return one


def _mark(assessment: Assessment, table: str) -> Quantity:
    definition = Input(
        table=table,
        interval=assessment.interval,
        optional=assessment.optional,
        confidential=assessment.confidential,
    )
    return quantity(assessment.raw, definition)


def _value(assessment: Assessment) -> core.Expr:
    if not assessment.layers:
        return _folded(assessment)
    return core.Add(
        tuple(_share(layer.weight, layer.signature) for layer in assessment.layers)
    )


def _folded(assessment: Assessment) -> core.Expr:
    """Fold the marks over periods, then over raters."""
    value = _counted(assessment)
    for axis in reversed(assessment.axes):
        if axis.name == RATER:
            value = _trimmed(value, axis, assessment)
        elif axis.name == PERIOD:
            value = _over(value, axis, assessment)
    return value


def _counted(assessment: Assessment) -> core.Expr:
    """The mark, if the ballot that it stands on is valid."""
    mark = core.Ref(assessment.raw.id)
    if assessment.ballots is None:
        return mark
    return core.If(core.Ref(assessment.ballots.signature.id), _NOTHING, mark)


def _over(
    value: core.Expr, axis: Axis, assessment: Assessment, trim: tuple[int, int] = (0, 0)
) -> core.Expr:
    fold = assessment.fold or core.Fold.MEAN
    return core.Over(fold, axis, value, skip=_skipped(assessment), trim=trim)


def _trimmed(value: core.Expr, axis: Axis, assessment: Assessment) -> core.Expr:
    """The fold over raters, trimmed where enough of them gave a mark."""
    trim = assessment.trim
    trimmed = _over(value, axis, assessment, trim.ends)
    if not trim.reaching:
        return trimmed
    number = core.Over(core.Fold.COUNT, axis, value, skip=_skipped(assessment))
    enough = core.Const(Fraction(trim.reaching))
    reached = core.Compare(number, core.Comparison.AT_LEAST, enough)
    return core.If(reached, trimmed, _over(value, axis, assessment))


def _skipped(assessment: Assessment) -> frozenset[Absence]:
    """Marks that may be missing (可缺) and invalid ones are left out, nothing else."""
    missing = {Absence.NOT_REPORTED} if assessment.optional else set[Absence]()
    invalid = {Absence.NOT_APPLICABLE} if assessment.ballots else set[Absence]()
    return frozenset(missing | invalid)


def _layer(layer: Layer, assessment: Assessment) -> core.Expr:
    axis = next(axis for axis in assessment.axes if axis.name == SUBUNIT)
    return core.Over(
        layer.fold or core.Fold.MEAN,
        axis,
        _folded(assessment),
        at=((LAYER, layer.name),),
    )


def _single(layer: Layer, assessment: Assessment, stage: Stage) -> Constraint:
    axis = next(axis for axis in assessment.axes if axis.name == SUBUNIT)
    marks = _folded(assessment)
    count = core.Over(core.Fold.COUNT, axis, marks, at=((LAYER, layer.name),))
    return Constraint(
        name=f"{layer.signature.name}.只有一个",
        title=f"{layer.name}只有一个得分",
        force=Force.MUST,
        axes=layer.signature.axes,
        left=count,
        comparison=core.Comparison.EQUAL,
        right=core.Const(Fraction(1)),
        measure=base("个"),
        group=assessment.group.name,
        clause=stage.clause,
    )


def _weighted(stages_: tuple[Stage, ...], group: str) -> core.Expr:
    return core.Add(
        tuple(
            _share(stage.assessments[group].weight, stage.assessments[group].signature)
            for stage in stages_
            if group in stage.assessments
        )
    )


def _share(weight: Fraction, signature: Signature) -> core.Expr:
    return core.Mul((core.Const(weight), core.Ref(signature.id)))
