"""必须 and 原则上: relations that have to hold, in a stage or in the whole scheme."""

from collections.abc import Iterable

from guiju.dsl.model.expressions import Expressions, Place, paths
from guiju.dsl.model.model import Assessment, Condition, Group, Stage
from guiju.dsl.model.rule import Typed
from guiju.dsl.model.scope import NO_GROUP, Scope
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.axis import LAYER, PERIOD, RATER, SUBUNIT, UNIT, Axis
from guiju.engine.measure import POINTS
from guiju.engine.value import Absence

AXIS_WORDS = {axis: axis for axis in (UNIT, RATER, LAYER, SUBUNIT, PERIOD)}
"""What 每个 may go through; the English words are turned by the parser."""
_UNIT_WORDS = tuple(word for word, axis in AXIS_WORDS.items() if axis == UNIT)
"""What a rule of the whole scheme can be asked for each of."""
_COMPARISONS = {comparison.value: comparison for comparison in core.Comparison}
_TRUE = core.Const(value=True)


def of_stage(stage: Stage, scope: Scope) -> tuple[Condition, ...]:
    """Return the constraints written inside ``stage``, for each group they fit."""
    return tuple(
        condition
        for written in stage.syntax.lines
        if isinstance(written, n.Constraint)
        for condition in _of_stage(written, stage, scope)
    )


def _of_stage(written: n.Constraint, stage: Stage, scope: Scope) -> Iterable[Condition]:
    each = _axis_name(written, scope)
    if written.each is not None and each is None:
        return
    for assessment in stage.assessments.values():
        axes = _bound(assessment, each)
        if each is not None and not axes:
            continue
        place = Place(
            group=assessment.group.name,
            axes=axes,
            specials=specials(written, assessment, axes),
        )
        yield _condition(written, f"{stage.name}.", place, stage.clause, scope)


def _bound(assessment: Assessment, each: str | None) -> tuple[Axis, ...]:
    """Return the axis that the rule is read along, after those that it lies within."""
    axes = assessment.raw.axes
    own = next((axis for axis in axes if axis.name == each), None)
    if own is None:
        return ()
    return tuple(axis for axis in axes if axis.name in {own.name, *own.within})


def specials(
    written: n.Node, assessment: Assessment, bound: tuple[Axis, ...]
) -> dict[str, Typed]:
    """满分; 最高 and 最低 of all marks that one rater gave, or that one unit got."""
    found = {}
    if assessment.interval.high is not None:
        found["FULL"] = _points(core.Const(assessment.interval.high), written)
    along = [axis for axis in assessment.raw.axes if axis not in bound]
    if along:
        for word, fold in (("TOP", core.Fold.GREATEST), ("BOTTOM", core.Fold.LEAST)):
            found[word] = _points(_end_of(fold, assessment, along), written)
    return found


def _end_of(fold: core.Fold, assessment: Assessment, along: list[Axis]) -> core.Expr:
    """Return the end of the marks along all of the axes; absent marks do not count."""
    marks: core.Expr = core.Ref(assessment.raw.id)
    for axis in reversed(along):
        marks = core.Over(fold, axis, marks, skip=frozenset(Absence))
    return marks


def of_scheme(
    written: Iterable[n.Constraint], assessed: tuple[Group, ...], scope: Scope
) -> tuple[Condition, ...]:
    """Return the constraints on the whole scheme."""
    return tuple(
        condition for one in written for condition in _of_scheme(one, assessed, scope)
    )


def _of_scheme(
    written: n.Constraint, assessed: tuple[Group, ...], scope: Scope
) -> Iterable[Condition]:
    clause = written.cite.text if written.cite else ""
    if written.each is None:
        yield _condition(written, "", Place(group=NO_GROUP, axes=()), clause, scope)
        return
    if AXIS_WORDS.get(written.each.text) != UNIT:
        scope.unknown(written.each, "axis", _UNIT_WORDS)
        return
    fitting = [group for group in assessed if _fits(written, group, scope)]
    for group in fitting or assessed[:1]:
        place = Place(group=group.name, axes=group.axes)
        yield _condition(written, "", place, clause, scope)


def _fits(written: n.Constraint, group: Group, scope: Scope) -> bool:
    read = (path.of_previous or path for path in paths(written.condition))
    known = (scope.signatures.get(path.text) for path in read)
    return all(
        by_group is None or group.name in by_group or NO_GROUP in by_group
        for by_group in known
    )


def _condition(
    written: n.Constraint, prefix: str, place: Place, clause: str, scope: Scope
) -> Condition:
    left, comparison, right = _sides(written.condition, place, scope)
    name = written.name.text if written.name else written.force
    title = written.title.text if written.title else name
    return Condition(
        name=f"{prefix}{name}",
        title=title,
        group=place.group,
        axes=place.axes,
        left=left,
        comparison=comparison,
        right=right,
        syntax=written,
        clause=written.cite.text if written.cite else clause,
    )


def _sides(
    written: n.Expr, place: Place, scope: Scope
) -> tuple[Typed, core.Comparison, Typed]:
    expressions = Expressions(scope)
    if isinstance(written, n.Binary) and written.operator in _COMPARISONS:
        left, right = expressions.compared(written, place)
        return left, _COMPARISONS[written.operator], right
    truth = expressions.truth(written, place)
    yes = Typed(expr=_TRUE, measure=truth.measure, span=written.span)
    return truth, core.Comparison.EQUAL, yes


def _axis_name(written: n.Constraint, scope: Scope) -> str | None:
    if written.each is None:
        return None
    if written.each.text not in AXIS_WORDS:
        scope.unknown(written.each, "axis", AXIS_WORDS)
    return AXIS_WORDS.get(written.each.text)


def _points(expr: core.Expr, written: n.Node) -> Typed:
    return Typed(expr=expr, measure=POINTS, span=written.span)
