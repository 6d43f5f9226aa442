"""The named numbers of a call, and arguments held to what a method declares."""

from collections.abc import Mapping

from guiju.dsl.method import Like, Parameter
from guiju.dsl.model import problem as p
from guiju.dsl.model.functions import Function
from guiju.dsl.model.measures import same, wanted
from guiju.dsl.model.quantities import exact, measure_of
from guiju.dsl.model.rule import Typed
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.measure import RATIO, Numeric


def named(scope: Scope, written: n.Call, function: Function) -> Mapping[str, Typed]:
    """Return the named numbers by the names that the expansion calls them by.

    What a method declares and the call leaves out has its default, or is missed.
    """
    found: dict[str, Typed] = {}
    for argument in written.arguments:
        if isinstance(argument, n.NamedArgument):
            name = function.named.get(argument.name.text, "")
            if not name or name in found:
                word = argument.name.text
                scope.problems.append(p.OutOfPlace(span=argument.span, word=word))
            else:
                found[name] = number(argument.value)
    for parameter in function.parameters:
        if parameter.is_named and parameter.name.en not in found:
            found |= _left_out(scope, written, parameter)
    return found


def number(written: n.Number) -> Typed:
    """Return a written number in the core."""
    value = core.Const(exact(written))
    return Typed(expr=value, measure=measure_of(written), span=written.span)


def _left_out(
    scope: Scope, written: n.Call, parameter: Parameter
) -> Mapping[str, Typed]:
    if parameter.default is None:
        scope.problems.append(
            p.ArgumentMissing(
                span=written.span,
                name=written.name.text,
                missing=parameter.name,
                title=parameter.title,
            )
        )
        return {}
    value = core.Const(parameter.default)
    typed = Typed(expr=value, measure=RATIO, span=written.span)
    return {parameter.name.en: typed}


def fit(
    scope: Scope, written: n.Call, function: Function, given: Mapping[str, Typed]
) -> bool:
    """Whether all that a method wants is ``given``, in the measures that it wants."""
    held = [
        parameter.name.en in given and _fits(scope, written, parameter, given)
        for parameter in function.parameters
    ]
    return all(held)


def _fits(
    scope: Scope, written: n.Call, parameter: Parameter, given: Mapping[str, Typed]
) -> bool:
    value = given[parameter.name.en]
    match parameter.measure:
        case Like(parameter=other):
            if other not in given or given[other].measure is None:
                return False
            name = written.name.text
            return same(scope, given[other], value, value.span, name) is not None
        case None:
            if not isinstance(value.measure, Numeric | None):
                wanted(scope, value, RATIO)
            return isinstance(value.measure, Numeric)
        case measure:
            return wanted(scope, value, measure).measure == measure
