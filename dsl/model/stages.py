"""环节: how each stage scores each of its groups."""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from guiju.dsl.model import problem as p
from guiju.dsl.model.items import Items
from guiju.dsl.model.model import (
    Assessment,
    Group,
    ItemUse,
    Layer,
    Stage,
    Tree,
    Trim,
)
from guiju.dsl.model.quantities import confidential, day, exact
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.dsl.terms import MARK, MARK_TERMS, PERIODS
from guiju.engine.axis import LAYER, PERIOD, RATER, SUBUNIT, UNIT, Axis
from guiju.engine.expr import Fold
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS
from guiju.engine.plan import Role

FOLDS = {
    "MEAN": Fold.MEAN,
    "LOWEST": Fold.LEAST,
    "HIGHEST": Fold.GREATEST,
    "MEDIAN": Fold.MEDIAN,
    "TOTAL": Fold.SUM,
}


def stages(
    written: Iterable[n.Stage], trees: Mapping[str, Tree], scope: Scope
) -> tuple[Stage, ...]:
    """Return the stages without items, and make all their quantities known."""
    found = tuple(
        _Reader(scope, trees, stage).stage()
        for stage in written
        if scope.declare(stage.name)
    )
    scope.weights.update({stage.name: _weights(stage) for stage in found})
    return found


def with_items(stage: Stage, scope: Scope) -> Stage:
    """Return ``stage`` with the rules of its items read."""
    return attrs.evolve(
        stage,
        assessments={
            group: attrs.evolve(assessment, items=_uses(stage, assessment, scope))
            for group, assessment in stage.assessments.items()
        },
    )


def _uses(stage: Stage, assessment: Assessment, scope: Scope) -> tuple[ItemUse, ...]:
    if assessment.tree is None:
        return ()
    items = Items(scope, stage.name, assessment.group, assessment.axes)
    return tuple(items.use(item) for item in assessment.tree.items)


class _Reader:
    """Reads one stage. Its parts all need the stage's name, clause and scope."""

    def __init__(
        self, scope: Scope, trees: Mapping[str, Tree], written: n.Stage
    ) -> None:
        self.scope = scope
        self.trees = trees
        self.written = written
        self.name = written.name.text
        self.clause = written.cite.text if written.cite else ""

    def stage(self) -> Stage:
        assessments: dict[str, Assessment] = {}
        for line in self.written.lines:
            if isinstance(line, n.Assessment):
                for word in line.groups:
                    self._assess(word, line, assessments)
        return Stage(
            name=self.name,
            title=self.written.title.text if self.written.title else self.name,
            weight=exact(self.written.weight),
            clause=self.clause,
            window=self._window(),
            assessments=assessments,
            conditions=(),
            syntax=self.written,
        )

    def _assess(
        self, word: n.Word, line: n.Assessment, assessments: dict[str, Assessment]
    ) -> None:
        group = self.scope.group(word)
        if group is None:
            return
        if group.name in assessments:
            first = assessments[group.name].syntax.span
            self.scope.problems.append(
                p.AssessedTwice(
                    span=word.span, group=group.name, stage=self.name, first=first
                )
            )
            return
        found = self._assessment(group, line)
        if found is not None:
            assessments[group.name] = found

    def _assessment(self, group: Group, line: n.Assessment) -> Assessment | None:
        self._hold_single(line)
        scored = self._scored(group, line)
        if scored is None:
            return None
        tree, score = scored
        axes = self._axes(group, line)
        fold = self._fold(group, line, axes)
        optional = first(line.clauses, n.Optional) is not None
        made = self._raw(group, axes, tree, score)
        raw = self.scope.add(attrs.evolve(made, optional=optional))
        trim = first(line.clauses, n.Trim)
        items = Items(self.scope, self.name, group, axes)
        for item in tree.items if tree else ():
            items.declare(item)
        rated_by = first(line.clauses, n.RatedBy)
        own_weight = first(line.clauses, n.OwnWeight)
        return Assessment(
            group=group,
            weight=exact(own_weight.weight if own_weight else self.written.weight),
            signature=self._value(group),
            raw=raw,
            interval=_interval(tree, score),
            tree=tree,
            items=(),
            raters=self.scope.groups.get(rated_by.raters.text) if rated_by else None,
            axes=axes,
            fold=FOLDS[fold.word] if fold else None,
            trim=_trim(trim),
            layers=self._layers(group, line),
            optional=optional,
            confidential=confidential(first(line.clauses, n.Confidential)),
            syntax=line,
        )

    def _scored(
        self, group: Group, line: n.Assessment
    ) -> tuple[Tree | None, n.Score | None] | None:
        """Return the tree or the mark that scores; None where it is not known."""
        tree_clause = first(line.clauses, n.ByTree)
        score = first(line.clauses, n.Score)
        if (tree_clause is None) == (score is None):
            missing = p.ClauseMissing(span=line.span, missing="score", group=group.name)
            twice = p.ClauseTwice(span=line.span)
            self.scope.problems.append(missing if score is None else twice)
            return None
        tree = self._tree(tree_clause) if tree_clause else None
        return None if tree_clause and tree is None else (tree, score)

    def _fold(
        self, group: Group, line: n.Assessment, axes: tuple[Axis, ...]
    ) -> n.FoldBy | None:
        fold = first(line.clauses, n.FoldBy)
        if fold is None and any(axis.name in {RATER, PERIOD} for axis in axes):
            self.scope.problems.append(
                p.ClauseMissing(span=line.span, missing="fold", group=group.name)
            )
        return fold

    def _tree(self, clause: n.ByTree) -> Tree | None:
        if clause.tree.text not in self.trees:
            self.scope.unknown(clause.tree, "tree", self.trees)
        return self.trees.get(clause.tree.text)

    def _hold_single(self, line: n.Assessment) -> None:
        kinds = [type(clause) for clause in line.clauses]
        for clause in line.clauses:
            if kinds.count(type(clause)) > 1:
                self.scope.problems.append(p.ClauseTwice(span=clause.span))
                return

    def _axes(self, group: Group, line: n.Assessment) -> tuple[Axis, ...]:
        axes = [*group.axes]
        layers = first(line.clauses, n.Layers)
        if layers:
            names = tuple(layer.name.text for layer in layers.layers)
            roster = quantity_id(self.name, group.name)
            axes.append(Axis(LAYER, names))
            axes.append(Axis(SUBUNIT, roster=roster, within=(UNIT, LAYER)))
        rated_by = first(line.clauses, n.RatedBy)
        raters = self.scope.group(rated_by.raters) if rated_by else None
        if raters:
            axes.append(Axis(RATER, raters.members))
        periodic = first(line.clauses, n.Periodic)
        if periodic:
            axes.append(Axis(PERIOD, tuple(PERIODS[periodic.word])))
        return tuple(axes)

    def _value(self, group: Group) -> Signature:
        return self.scope.add(
            Signature(
                id=quantity_id(self.name, group.name),
                name=self.name,
                group=group.name,
                role=Role.STAGE,
                axes=group.axes,
                measure=POINTS,
                title=self.written.title.text if self.written.title else self.name,
                clause=self.clause,
                span=self.written.span,
            )
        )

    def _raw(
        self,
        group: Group,
        axes: tuple[Axis, ...],
        tree: Tree | None,
        score: n.Score | None,
    ) -> Signature:
        """The score before it is folded: the tree's total, or the mark itself.

        A file that changes this stage may write the mark in English and cannot know.
        """
        name = f"{self.name}.{tree.name if tree else MARK}"
        full = tree.full if tree else exact(score.high) if score else None
        made = self.scope.add(
            Signature(
                id=quantity_id(name, group.name),
                name=name,
                group=group.name,
                role=Role.TREE if tree else Role.INPUT,
                axes=axes,
                measure=POINTS,
                title=tree.title if tree else MARK,
                clause=(tree.clause if tree else "") or self.clause,
                span=(tree.syntax if tree else score or self.written).span,
                full_marks=full,
            )
        )
        if tree is None:
            english = f"{self.name}.{MARK_TERMS[MARK]}"
            self.scope.signatures.setdefault(english, {})[group.name] = made
        return made

    def _layers(self, group: Group, line: n.Assessment) -> tuple[Layer, ...]:
        clause = first(line.clauses, n.Layers)
        return tuple(
            Layer(
                name=layer.name.text,
                weight=exact(layer.weight),
                fold=FOLDS[layer.fold.word] if layer.fold else None,
                signature=self._layer(layer, group),
                syntax=layer,
            )
            for layer in (clause.layers if clause else ())
        )

    def _layer(self, layer: n.Layer, group: Group) -> Signature:
        name = f"{self.name}.{layer.name.text}"
        return self.scope.add(
            Signature(
                id=quantity_id(name, group.name),
                name=name,
                group=group.name,
                role=Role.LAYER,
                axes=group.axes,
                measure=POINTS,
                title=layer.name.text,
                clause=self.clause,
                span=layer.span,
            )
        )

    def _window(self) -> tuple[dt.date, dt.date] | None:
        line = next((w for w in self.written.lines if isinstance(w, n.Window)), None)
        return window(line.start, line.end, self.scope) if line else None


def window(start: n.Date, end: n.Date, scope: Scope) -> tuple[dt.date, dt.date] | None:
    """Return two days, reporting those that the calendar does not have."""
    first, last = day(start), day(end)
    for written, found in ((start, first), (end, last)):
        if found is None:
            problem = p.ImpossibleDate(span=written.span, text=written.text)
            scope.problems.append(problem)
    return (first, last) if first and last else None


def _interval(tree: Tree | None, score: n.Score | None) -> Interval:
    if score is None:
        return Interval(Fraction(0), tree.full if tree else None)
    return Interval(exact(score.low), exact(score.high))


def _trim(clause: n.Trim | None) -> Trim:
    if clause is None:
        return Trim()
    return Trim(
        lowest=int(exact(clause.lowest)),
        highest=int(exact(clause.highest)),
        reaching=int(exact(clause.reaching)) if clause.reaching else 0,
    )


def _weights(stage: Stage) -> Mapping[str, Fraction]:
    """Return the weight of a stage for each of its groups."""
    return {name: one.weight for name, one in stage.assessments.items()}
