"""Everything of one kind in a model, wherever it stands: what the checks walk over.

A rule written once is yielded for every stage and group that it serves, because what
it reads may differ from group to group.
"""

from collections.abc import Iterator, Mapping, Sequence

from guiju.dsl.model.model import (
    Assessment,
    Condition,
    Group,
    Item,
    ItemUse,
    Model,
    RankingOf,
    Stage,
    Tree,
)
from guiju.dsl.model.problem import UnknownName
from guiju.dsl.model.rule import (
    BandTable,
    CountRow,
    Interpolation,
    RuleSet,
    Signature,
)
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import of
from guiju.engine.measure import POINTS
from guiju.engine.plan import Constraint, Quantity
from guiju.engine.source import Span


def assessments(model: Model) -> Iterator[tuple[Stage, Assessment]]:
    """Yield each assessment with its stage."""
    for stage in model.stages:
        for assessment in stage.assessments.values():
            yield stage, assessment


def window_of(stage: Stage) -> n.Window:
    """Return where a stage says when it is; only of one that does."""
    return next(of(stage.syntax.lines, n.Window))


def both_days(line: n.Window | n.Period) -> Span:
    """Return where the two days of ``line`` are written."""
    return Span(line.span.file, line.start.span.start, line.end.span.end)


def items(model: Model) -> Iterator[tuple[Tree, Item]]:
    """Yield every block and item of every tree."""
    for tree in model.trees.values():
        yield from ((tree, item) for item in items_of(tree))


def items_of(tree: Tree) -> Iterator[Item]:
    """Yield every block and item of one tree."""
    for item in tree.items:
        yield from _with_children(item)


def assessed_by(model: Model) -> Mapping[Tree, Sequence[Group]]:
    """Return the groups that each tree is used for, once for each stage."""
    found: dict[Tree, list[Group]] = {}
    for _, assessment in assessments(model):
        if assessment.tree is not None:
            found.setdefault(assessment.tree, []).append(assessment.group)
    return found


def items_with_blocks(model: Model) -> Iterator[tuple[Tree, Item, tuple[Item, ...]]]:
    """Yield every block and item with the blocks it stands in, the outermost first."""
    for tree in model.trees.values():
        for item in tree.items:
            yield from ((tree, *one) for one in _with_blocks(item, ()))


def unknown_places(model: Model) -> frozenset[Span]:
    """Return where names stand that name nothing, which is reported there."""
    return frozenset(one.span for one in model.problems if isinstance(one, UnknownName))


def limit_span(item: Item) -> Span:
    """Return the place of the names behind 仅适用, which must be written."""
    first, *_, last = (*item.syntax.only_for, item.syntax.only_for[-1])
    return Span(first.span.file, first.span.start, last.span.end)


def uses(model: Model) -> Iterator[tuple[Tree, ItemUse]]:
    """Yield every block and item as the stages use them."""
    for _, assessment in assessments(model):
        for use in assessment.items:
            assert assessment.tree is not None
            yield from ((assessment.tree, one) for one in with_parts(use))


def band_tables(model: Model) -> Iterator[tuple[str, BandTable]]:
    """Yield every table of bands with the name of what it decides."""
    for tree, use in uses(model):
        if use.bands is not None:
            yield f"{tree.name}.{use.item.name}", use.bands
    for adjustment in model.adjustments:
        if adjustment.bands is not None:
            yield adjustment.signature.name, adjustment.bands


def interpolations(model: Model) -> Iterator[tuple[str, Interpolation]]:
    """Yield every line between points with the name of what it decides."""
    for tree, use in uses(model):
        if use.rules.interpolation is not None:
            yield f"{tree.name}.{use.item.name}", use.rules.interpolation
    for adjustment in model.adjustments:
        if adjustment.rules.interpolation is not None:
            yield adjustment.signature.name, adjustment.rules.interpolation


def count_rows(model: Model) -> Iterator[tuple[str, CountRow]]:
    """Yield every row 每项 … 扣 … with the name of what it changes."""
    for tree, use in uses(model):
        for row in use.counts:
            yield f"{tree.name}.{use.item.name}", row
    for adjustment in model.adjustments:
        for row in adjustment.counts:
            yield adjustment.signature.name, row
    for one in model.rectifications:
        for row in one.rules.counts:
            yield one.name, row


def rule_sets(model: Model) -> Iterator[tuple[str, RuleSet]]:
    """Yield the rules of every item, bonus, deduction and list of problems."""
    for tree, use in uses(model):
        yield f"{tree.name}.{use.item.name}", use.rules
    for adjustment in model.adjustments:
        yield adjustment.signature.name, adjustment.rules
    for one in model.rectifications:
        yield one.name, one.rules


def subjects(model: Model) -> Mapping[str, str]:
    """Return what an 解释 of an item speaks of, by the id of its quantity."""
    return {
        use.signature.id: f"{tree.name}.{use.item.name}" for tree, use in uses(model)
    }


def signatures(model: Model) -> Iterator[tuple[Signature, Span]]:
    """Yield every quantity that has a name of its own, with the place of the name."""
    for stage, assessment in assessments(model):
        yield assessment.signature, stage.syntax.name.span
        for layer in assessment.layers:
            yield layer.signature, layer.syntax.name.span
        if assessment.tree is not None:
            yield assessment.raw, assessment.tree.syntax.name.span
    for _, use in uses(model):
        yield use.signature, use.item.syntax.name.span
    for _, row in count_rows(model):
        yield row.event, row.syntax.event.span
    for kind in (model.inputs, model.parameters, model.adjustments, model.definitions):
        for one in kind:
            yield one.signature, one.syntax.name.span
    for rectification in model.rectifications:
        for signature in rectification.signatures:
            yield signature, rectification.syntax.name.span
    for ranking in model.rankings:
        yield ranking.rank, (ranking.syntax.name or ranking.syntax).span
    for last in model.previous:
        yield last.signature, last.span


def rankings_by_points(model: Model) -> Mapping[Span, list[RankingOf]]:
    """Return the rankings of points, by the place that names what they rank."""
    places = {one.signature.id: one.syntax.name for one in model.definitions}
    found: dict[Span, list[RankingOf]] = {}
    for ranking in model.rankings:
        if ranking.by.measure == POINTS:
            span = places.get(ranking.by.id, ranking.syntax.by).span
            found.setdefault(span, []).append(ranking)
    return found


def conditions(model: Model) -> Iterator[Condition]:
    """Yield what must hold, in the stages and in the whole scheme."""
    for stage in model.stages:
        yield from stage.conditions
    yield from model.conditions


def _with_children(item: Item) -> Iterator[Item]:
    yield item
    for child in item.children:
        yield from _with_children(child)


def _with_blocks(
    item: Item, blocks: tuple[Item, ...]
) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    yield item, blocks
    for child in item.children:
        yield from _with_blocks(child, (*blocks, item))


def with_parts(use: ItemUse) -> Iterator[ItemUse]:
    """Yield a block or item, and all that stands in it."""
    waiting = [use]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(one.children)


def formulas(model: Model) -> Mapping[str, n.Node]:
    """Return what is written for each rule of the plan that has a formula, by key."""
    return dict(_formulas(model))


def rule_key(rule: Quantity | Constraint | Condition) -> str:
    """Return what a quantity, or a constraint in one group, is known by."""
    return rule.id if isinstance(rule, Quantity) else f"{rule.name}@{rule.group}?"


def _formulas(model: Model) -> Iterator[tuple[str, n.Node]]:
    for kind in (model.definitions, model.parameters, model.adjustments, model.vetoes):
        for one in kind:
            yield one.signature.id, one.syntax
    for _, use in uses(model):
        if not use.children:
            yield use.signature.id, use.item.syntax
    for rectification in model.rectifications:
        for signature in rectification.signatures:
            yield signature.id, rectification.syntax
    for condition in conditions(model):
        yield rule_key(condition), condition.syntax.condition
