"""无效票: which raters' marks do not count in a stage."""

import attrs

from guiju.dsl.model import problem as p
from guiju.dsl.model.conditions import specials
from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.model import Assessment, Ballots, Stage
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.axis import RATER
from guiju.engine.measure import Truth
from guiju.engine.plan import Role

INVALID = ("无效票", "invalid_ballot")
"""What the quantity is called behind the stage's name, in both spellings."""


def with_ballots(stage: Stage, scope: Scope) -> Stage:
    """Return ``stage`` with its invalid ballots, which are known by name from now on.

    The marks they are told by have to be known before.
    """
    return attrs.evolve(
        stage,
        assessments={
            group: _with_ballots(stage, assessment, scope)
            for group, assessment in stage.assessments.items()
        },
    )


def _with_ballots(stage: Stage, assessment: Assessment, scope: Scope) -> Assessment:
    written = first(assessment.syntax.clauses, n.Invalid)
    if written is None:
        return assessment
    axes = tuple(axis for axis in assessment.axes if axis.name == RATER)
    if not axes:
        problem = p.OutOfPlace(span=written.span, word=INVALID[0])
        scope.problems.append(problem)
        return assessment
    place = Place(
        group=assessment.group.name,
        axes=axes,
        specials=specials(written, assessment, axes),
    )
    condition = Expressions(scope).truth(written.condition, place)
    signature = _signature(stage, assessment, written)
    for name in INVALID:
        known = scope.signatures.setdefault(f"{stage.name}.{name}", {})
        known[signature.group] = signature
    ballots = Ballots(signature=signature, condition=condition, syntax=written)
    return attrs.evolve(assessment, ballots=ballots)


def _signature(stage: Stage, assessment: Assessment, written: n.Invalid) -> Signature:
    name, group = f"{stage.name}.{INVALID[0]}", assessment.group.name
    return Signature(
        id=quantity_id(name, group),
        name=name,
        group=group,
        role=Role.DERIVED,
        axes=tuple(axis for axis in assessment.axes if axis.name == RATER),
        measure=Truth(),
        title=INVALID[0],
        clause=stage.clause,
        span=written.span,
    )
