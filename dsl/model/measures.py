"""Where measures must agree: what does not is noted, and its measure is not known."""

from fractions import Fraction

from guiju.dsl.model import problem as p
from guiju.dsl.model.rule import Typed
from guiju.dsl.model.scope import Scope
from guiju.engine import expr as core
from guiju.engine.measure import POINTS, Measure, Numeric
from guiju.engine.number import show
from guiju.engine.source import Span


def same(
    scope: Scope, left: Typed, right: Typed, span: Span, operator: str
) -> Measure | None:
    """Return the measure that two values share, reporting when they differ."""
    if left.measure is None or right.measure is None:
        return left.measure or right.measure
    if left.measure != right.measure:
        scope.problems.append(_difference(left, right, span, operator))
        return None
    return left.measure


def wanted(scope: Scope, value: Typed, measure: Measure) -> Typed:
    """Return ``value``, reporting when it is not of ``measure``."""
    if value.measure is not None and value.measure != measure:
        scope.problems.append(
            p.WrongMeasure(span=value.span, wanted=measure, found=value.measure)
        )
    return value


def _difference(left: Typed, right: Typed, span: Span, operator: str) -> p.Problem:
    for one, other in ((left, right), (right, left)):
        percent = isinstance(one.measure, Numeric) and one.measure.percent
        if percent and other.measure == POINTS and isinstance(one.expr, core.Const):
            assert isinstance(one.expr.value, Fraction)
            figure = f"{show(one.expr.value * 100)}%"
            return p.BarePercent(span=one.span, percent=figure)
    assert left.measure is not None
    assert right.measure is not None
    return p.MeasuresDiffer(
        span=span, operator=operator, left=left.measure, right=right.measure
    )
