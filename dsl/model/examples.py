"""例: what is given and what is expected, as values known without data."""

from collections.abc import Iterable

from guiju.dsl.model import problem as p
from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.model import Example, Setting
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.scope import NO_GROUP, Scope
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import of
from guiju.engine.axis import Key
from guiju.engine.constant import constant
from guiju.engine.measure import Scale
from guiju.engine.value import Absence, Grade, Value

_ABSENCES = {
    "NOT_REPORTED": Absence.NOT_REPORTED,
    "NOT_APPLICABLE": Absence.NOT_APPLICABLE,
}


def examples(written: Iterable[n.Example], scope: Scope) -> tuple[Example, ...]:
    """Return the examples with every target found and every value computed."""
    return tuple(
        Example(
            title=one.title.text,
            given=_settings(one.given, scope),
            expect=_settings(of(one.expect, n.Binding), scope),
            syntax=one,
        )
        for one in written
    )


def _settings(bindings: Iterable[n.Binding], scope: Scope) -> tuple[Setting, ...]:
    found = (_setting(binding, scope) for binding in bindings)
    return tuple(setting for setting in found if setting is not None)


def _setting(written: n.Binding, scope: Scope) -> Setting | None:
    target = _target(written.target, scope)
    if target is None:
        return None
    signature, key = target
    value = _value(written.value, signature, scope)
    if value is None:
        return None
    return Setting(target=signature, key=key, value=value, syntax=written)


def _target(path: n.Path, scope: Scope) -> tuple[Signature, Key] | None:
    return scope.at(path)


def _value(written: n.Expr, target: Signature, scope: Scope) -> Value | None:
    if isinstance(written, n.Special) and written.word in _ABSENCES:
        return _ABSENCES[written.word]
    if isinstance(target.measure, Scale) and isinstance(written, n.Path):
        return _grade(written, target.measure, scope)
    expressions = Expressions(scope)
    typed = expressions.typed(written, Place(group=NO_GROUP, axes=()))
    if typed.measure is None:
        return None
    if target.measure is not None:
        expressions.wanted(typed, target.measure)
    value = constant(typed.expr)
    if value is None:
        scope.problems.append(p.NoConstant(span=written.span))
    return value


def _grade(written: n.Path, scale: Scale, scope: Scope) -> Grade | None:
    """Return the grade of a label. It is no name of a quantity, so no path leads on."""
    label, *more = (word.text for word in written.words)
    if more or written.keys or label not in scale.labels:
        scope.unknown(written.words[0], "grade", scale.labels)
        return None
    return Grade(scale.labels.index(label), label)
