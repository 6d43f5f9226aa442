"""Syntax tree to model: every name found, every measure known, or a problem noted.

First all names are made known, then the derived quantities are read in the order of
need, then everything else that holds expressions. So a rulebook may be written in any
order.
"""

from collections.abc import Mapping
from typing import TypeVar

import attrs

from guiju.dsl.method import Methods, no_methods
from guiju.dsl.model import conditions, declared, grading, rectification, responsible
from guiju.dsl.model.ballots import with_ballots
from guiju.dsl.model.examples import examples
from guiju.dsl.model.groups import groups
from guiju.dsl.model.interpretations import interpretations
from guiju.dsl.model.model import Group, Model, Reported, Stage
from guiju.dsl.model.rankings import rankings, with_measures
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.scheme import scheme
from guiju.dsl.model.scope import WEIGHTED, Scope, quantity_id
from guiju.dsl.model.stages import stages, with_items
from guiju.dsl.model.trees import trees
from guiju.dsl.model.views import views
from guiju.dsl.syntax import node as n
from guiju.engine.measure import POINTS
from guiju.engine.plan import Role
from guiju.engine.record import Record

Kind = TypeVar("Kind", bound=n.Declaration)
_Served = n.Adjustment | n.Definition | n.Veto | n.Rectification


def resolve(tree: n.Rulebook, methods: Methods = no_methods) -> Model:
    """Return the model of ``tree``. Never raises for a bad rulebook."""
    scope = Scope(methods=methods)
    scope.announce(tree)
    of = _Kinds(tree)
    described = scheme(of(n.Scheme), scope)
    if described is not None and described.period is not None:
        scope.first_day = described.period[0]
    groups(of(n.Group), scope)
    all_trees = trees(of(n.Indicators), scope)
    inputs = declared.inputs(of(n.Input), scope)
    parameters = declared.parameters(of(n.Parameter), scope)
    drafts = stages(of(n.Stage), all_trees, scope)
    weighted = _weighted(drafts, scope)
    served: tuple[_Served, ...]
    served = (*of(n.Adjustment), *of(n.Definition), *of(n.Veto), *of(n.Rectification))
    assessed = _assessed(drafts, inputs, served, scope)
    adjustments = declared.adjustments(of(n.Adjustment), assessed, scope)
    lists = rectification.declare(of(n.Rectification), assessed, scope)
    derived = declared.declare_definitions(of(n.Definition), assessed, scope)
    ranked = rankings(of(n.Ranking), assessed, scope)
    graded = grading.grades(of(n.Grades), assessed, scope)
    vetoes = grading.declare_vetoes(of(n.Veto), assessed, scope)
    definitions = declared.definitions(derived, scope)
    full_stages = tuple(_with_rules(stage, scope) for stage in drafts)
    general = conditions.of_scheme(of(n.Constraint), assessed, scope)
    inner = (condition for stage in full_stages for condition in stage.conditions)
    return Model(
        tree=tree,
        scheme=described,
        groups=scope.groups,
        trees=all_trees,
        stages=full_stages,
        inputs=inputs,
        parameters=tuple(declared.parameter(one, scope) for one in parameters),
        adjustments=tuple(
            declared.adjustment(one, signature, scope) for one, signature in adjustments
        ),
        definitions=definitions,
        weighted=weighted,
        rankings=tuple(with_measures(one, scope) for one in ranked),
        grades=tuple(grading.with_measures(one, scope) for one in graded),
        vetoes=tuple(grading.veto(one, sign, scope) for one, sign in vetoes),
        views=views(of(n.Publication), assessed, scope),
        rectifications=tuple(rectification.read(one, scope) for one in lists),
        conditions=general,
        interpretations=interpretations(of(n.Interpretation), tree, scope),
        examples=examples(of(n.Example), (*inner, *general), scope),
        previous=scope.previous(),
        choices=tuple(scope.choices),
        problems=tuple(scope.problems),
    )


@attrs.frozen(eq=False, repr=False)
class _Kinds(Record):
    """The declarations of one kind, in the order of the text."""

    tree: n.Rulebook

    def __call__(self, kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple(d for d in self.tree.declarations if isinstance(d, kind))


def _with_rules(stage: Stage, scope: Scope) -> Stage:
    full = with_ballots(with_items(stage, scope), scope)
    return attrs.evolve(full, conditions=conditions.of_stage(full, scope))


def _assessed(
    drafts: tuple[Stage, ...],
    inputs: tuple[Reported, ...],
    served: tuple[_Served, ...],
    scope: Scope,
) -> tuple[Group, ...]:
    """Return the groups that get a result.

    They are in a stage, reported for by an input, or named by 用于 or by 责任.
    """
    names = {group for stage in drafts for group in stage.assessments}
    names |= {one.signature.group for one in inputs}
    names |= {word.text for one in served for word in one.groups}
    for one in served:
        if isinstance(one, n.Rectification):
            names |= responsible.named(one, scope)
    return tuple(group for name, group in scope.groups.items() if name in names)


def _weighted(drafts: tuple[Stage, ...], scope: Scope) -> Mapping[str, Signature]:
    found: dict[str, Signature] = {}
    for stage in drafts:
        for name, assessment in stage.assessments.items():
            if name not in found:
                found[name] = _weighted_of(assessment.group, stage)
    for signature in found.values():
        for spelling in WEIGHTED:
            scope.signatures.setdefault(spelling, {})[signature.group] = signature
    return found


def _weighted_of(group: Group, stage: Stage) -> Signature:
    return Signature(
        id=quantity_id(WEIGHTED[0], group.name),
        name=WEIGHTED[0],
        group=group.name,
        role=Role.WEIGHTED,
        axes=group.axes,
        measure=POINTS,
        title=WEIGHTED[0],
        clause="",
        span=stage.syntax.span,
    )
