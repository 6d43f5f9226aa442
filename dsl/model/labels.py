"""The labels of grades in comparisons: ``档次 = 优秀``, ``档次 >= 良好``.

A label is no name of the rulebook. It means something only beside a quantity that has
a scale, and there it means that grade; a quantity with a scale keeps its own name.
"""

from guiju.dsl.model.rule import Typed
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.measure import Measure, Scale
from guiju.engine.value import Grade


def may_be_label(written: n.Expr, scope: Scope) -> bool:
    """Whether ``written`` is a bare word that names no quantity with a scale."""
    if not isinstance(written, n.Path) or written.keys or written.of_previous:
        return False
    known = scope.signatures.get(written.text, {}).values()
    return not any(isinstance(one.measure, Scale) for one in known)


def label(written: n.Expr, measure: Measure | None, scope: Scope) -> Typed | None:
    """Return the grade that ``written`` names on the scale ``measure``, if it can.

    A word that is neither a label of the scale nor a quantity is reported, with the
    labels that there are.
    """
    if not isinstance(measure, Scale) or not isinstance(written, n.Path):
        return None
    labels = measure.labels
    if written.text in labels:
        grade = Grade(labels.index(written.text), written.text)
        return Typed(expr=core.Const(grade), measure=measure, span=written.span)
    if written.text in scope.signatures:
        return None
    scope.unknown(written, "grade", labels)
    return Typed(expr=core.Const(Grade(0, labels[0])), measure=None, span=written.span)
