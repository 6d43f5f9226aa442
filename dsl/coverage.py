"""Which rules, tiers and branches the examples of a rulebook (例) never came past.

A rule counts as tried when an expected value was computed by it; a tier or a branch of
若, when its value was the one taken. The trace of every expected value says so.
"""

from collections.abc import Iterable, Iterator

import attrs

from guiju.dsl.examples import Outcome
from guiju.dsl.model.model import ItemUse, Model
from guiju.dsl.model.rule import BandTable, Signature
from guiju.dsl.syntax import node as n
from guiju.engine.axis import Key
from guiju.engine.expr import Bands, Const, If, Ref, WhenAbsent
from guiju.engine.plan import Input, Plan, Undetermined
from guiju.engine.source import Span
from guiju.engine.trace import Step, explain
from guiju.engine.value import Absence

_Row = tuple[str, int, int]
"""A tier: the id of its quantity, and where its row stands in the text."""


@attrs.frozen(kw_only=True)
class Untried:
    """A rule without an example, or a part of it: a tier, or a branch of 若.

    ``span`` is where it is written.
    """

    rule: str
    group: str
    span: Span
    is_part: bool


def untried(
    model: Model, plan: Plan, outcomes: Iterable[Outcome]
) -> tuple[Untried, ...]:
    """Return what no example tried, in the order of the text."""
    seen = _Seen({signature.id: table for signature, table in _tables(model)})
    for outcome in outcomes:
        walked: set[tuple[str, Key]] = set()
        for expected in outcome.example.expect:
            values = outcome.result.values[expected.target.id]
            if expected.key in values:
                step = explain(outcome.result, expected.target.id, expected.key)
                seen.walk(step, walked)
    found = (*_rules(model, plan, seen), *_tiers(model, seen), *_ways(model, seen))
    return tuple(sorted(found, key=_order))


def _order(one: Untried) -> tuple[str, int, str]:
    return (one.span.file, one.span.start, one.group)


@attrs.frozen(eq=False)
class _Seen:
    """What the traces came past."""

    tables: dict[str, BandTable]
    rules: set[str] = attrs.field(factory=set)
    tiers: set[_Row] = attrs.field(factory=set)
    ways: set[tuple[If, bool]] = attrs.field(factory=set)
    """The conditions that were asked, with what they came to."""

    def walk(self, step: Step, walked: set[tuple[str, Key]], owner: str = "") -> None:
        """Take in ``step`` and all below it; ``owner`` is whose expression it is in."""
        if step.quantity is not None:
            if (step.quantity.id, step.key) in walked:
                return
            walked.add((step.quantity.id, step.key))
            owner = step.quantity.id
            if step.expr is not None and step.value is not Absence.NOT_REPORTED:
                self.rules.add(owner)
        if owner in self.tables:
            self._tier(step, owner, self.tables[owner])
        if isinstance(step.expr, If) and isinstance(step.children[0].value, bool):
            self.ways.add((step.expr, step.children[0].value))
        for child in step.children:
            self.walk(child, walked, owner)

    def _tier(self, step: Step, owner: str, table: BandTable) -> None:
        row = None
        if isinstance(step.expr, Bands) and len(step.children) > 1:
            row = table.others if step.band is None else table.bands[step.band]
        elif isinstance(step.expr, WhenAbsent) and len(step.children) > 1:
            absent = step.children[0].value is Absence.NOT_REPORTED
            row = table.not_reported if absent else table.not_applicable
        if row is not None:
            span = row.syntax.span
            self.tiers.add((owner, span.start, span.end))


def _rules(model: Model, plan: Plan, seen: _Seen) -> Iterator[Untried]:
    for signature in _computed(model):
        quantity = plan.quantities.get(signature.id)
        if quantity is None or signature.id in seen.rules:
            continue
        if not isinstance(quantity.definition, Input | Undetermined | Const | Ref):
            yield Untried(
                rule=signature.name,
                group=signature.group,
                span=signature.span,
                is_part=False,
            )


def _tiers(model: Model, seen: _Seen) -> Iterator[Untried]:
    for signature, table in _tables(model):
        special = (table.others, table.not_reported, table.not_applicable)
        for row in (*table.bands, *(row for row in special if row is not None)):
            span = row.syntax.span
            if (signature.id, span.start, span.end) not in seen.tiers:
                yield Untried(
                    rule=signature.name,
                    group=signature.group,
                    span=span,
                    is_part=True,
                )


def _ways(model: Model, seen: _Seen) -> Iterator[Untried]:
    """Yield each branch of 若 that was never taken."""
    for choice in model.choices:
        written = choice.syntax
        rule = _rule_at(written.span, model)
        if rule is None:
            continue
        for truth, branch in ((True, written.then), (False, written.otherwise)):
            if (choice.expr, truth) not in seen.ways:
                yield Untried(
                    rule=rule,
                    group=choice.group,
                    span=branch.span,
                    is_part=True,
                )


def _rule_at(span: Span, model: Model) -> str | None:
    """Return the name of the rule that ``span`` lies in; a requirement is none."""
    return next(
        (
            one.name.text
            for one in model.tree.declarations
            if isinstance(one, n.Indicators | n.Definition | n.Adjustment)
            and one.span.file == span.file
            and one.span.start <= span.start < one.span.end
        ),
        None,
    )


def _computed(model: Model) -> Iterator[Signature]:
    """Yield what has a rule of its own; what a report merely adds up is left out."""
    for stage in model.stages:
        yield from (one.signature for one in stage.assessments.values())
    yield from (use.signature for use in _items(model))
    yield from (one.signature for one in model.adjustments)
    for one in model.rectifications:
        yield from (problem.state for problem in one.problems)
        yield from (one.points,) if one.points else ()
    yield from (one.signature for one in model.definitions)
    yield from (one.rank for one in model.rankings)
    yield from (one.signature for one in model.vetoes)
    yield from (one.signature for one in model.grades)


def _tables(model: Model) -> Iterator[tuple[Signature, BandTable]]:
    for use in _items(model):
        if use.bands is not None:
            yield use.signature, use.bands
    for adjustment in model.adjustments:
        if adjustment.bands is not None:
            yield adjustment.signature, adjustment.bands


def _items(model: Model) -> Iterator[ItemUse]:
    """Yield the items that are scored by a rule and not by a rater."""
    for stage in model.stages:
        for assessment in stage.assessments.values():
            yield from _with_rules(assessment.items)


def _with_rules(uses: Iterable[ItemUse]) -> Iterator[ItemUse]:
    for use in uses:
        if use.formula or not use.rules.is_empty:
            yield use
        yield from _with_rules(use.children)
