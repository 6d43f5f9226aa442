"""Expressions: from what was written to the core, with measures held together."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from guiju.dsl.keywords import TERMS
from guiju.dsl.model import problem as p
from guiju.dsl.model.arguments import fit, named, number
from guiju.dsl.model.functions import (
    FUNCTIONS,
    WEIGHT,
    Arguments,
    Function,
    of_method,
)
from guiju.dsl.model.labels import label, may_be_label
from guiju.dsl.model.measures import same, wanted
from guiju.dsl.model.model import Choice
from guiju.dsl.model.quantities import ROUNDINGS, day, step
from guiju.dsl.model.rule import Signature, Typed
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine import expr as core
from guiju.engine.axis import UNIT, Axis
from guiju.engine.measure import PERCENT, RATIO, Day, Measure, Numeric, Truth
from guiju.engine.record import Record
from guiju.engine.value import Absence

_COMPARISONS = {comparison.value: comparison for comparison in core.Comparison}
_ZERO = core.Const(Fraction(0))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Place(Record):
    """Where an expression stands: whose value it is, and what its words mean there.

    ``axes`` are bound; a quantity may be read when they cover its own. ``specials``
    gives 满分, 最高 and 最低 their meaning. Names in ``absent`` are adjustments that do
    not serve this group, so that their term in a sum falls away.
    """

    group: str
    axes: tuple[Axis, ...]
    specials: Mapping[str, Typed] = attrs.field(factory=dict)
    absent: frozenset[str] = frozenset()


@attrs.frozen(eq=False, repr=False)
class Expressions(Record):
    """The reading of expressions in one scope."""

    scope: Scope

    def typed(self, written: n.Expr, place: Place) -> Typed:
        """Return ``written`` in the core. Problems are reported, never raised."""
        match written:
            case n.Number():
                return number(written)
            case n.Date():
                return self._date(written)
            case n.Path():
                return self._path(written, place)
            case n.Binary(operator="+" | "-"):
                return self._sum(written, place)
            case n.Binary(operator="*" | "/"):
                return self._product(written, place)
            case n.Binary(operator="AND" | "OR"):
                return self._logic(written, place)
            case n.Binary():
                return self._comparison(written, place)
            case n.Unary():
                return self._unary(written, place)
            case n.Share():
                return self._share(written, place)
            case n.Choice():
                return self._choice(written, place)
            case n.Special():
                return self._special(written, place)
            case n.Call():
                return self._call(written, place)
            case n.Modified():
                value = self.typed(written.value, place)
                return self._all_modified(value, written.modifiers, place)
            case n.Quote():
                self.scope.problems.append(p.OutOfPlace(span=written.span, word="“”"))
                return _unknown(written)

    def formula(self, written: n.Formula, place: Place) -> Typed:
        """Return a formula with its caps, floors and rounding, in the order written."""
        value = self.typed(written.value, place)
        return self._all_modified(value, written.modifiers, place)

    def wanted(self, value: Typed, measure: Measure) -> Typed:
        """Return ``value``, reporting when it is not of ``measure``."""
        return wanted(self.scope, value, measure)

    def _all_modified(
        self, value: Typed, modifiers: tuple[n.Modifier, ...], place: Place
    ) -> Typed:
        for modifier in modifiers:
            value = self._modified(value, modifier, place)
        return value

    def _modified(self, value: Typed, modifier: n.Modifier, place: Place) -> Typed:
        if isinstance(modifier, n.Keep):
            size = step(modifier, value.measure)
            mode = ROUNDINGS[modifier.mode]
            return attrs.evolve(value, expr=core.Round(value.expr, size, mode))
        kind = core.Least if isinstance(modifier, n.Cap) else core.Greatest
        bound = self.typed(modifier.bound, place)
        same(self.scope, value, bound, modifier.span, "封顶")
        return attrs.evolve(value, expr=kind((value.expr, bound.expr)))

    def _date(self, written: n.Date) -> Typed:
        value = day(written)
        if value is None:
            problem = p.ImpossibleDate(span=written.span, text=written.text)
            self.scope.problems.append(problem)
            return _unknown(written)
        return Typed(expr=core.Const(value), measure=Day(), span=written.span)

    def _path(self, written: n.Path, place: Place) -> Typed:
        if written.keys:
            found = self.scope.at(written)
            if found is None:
                return _unknown(written)
            signature, key = found
            names = (axis.name for axis in signature.axes)
            at = tuple(zip(names, key, strict=True))
        else:
            free = self.scope.quantity(written, place.group)
            if free is None or not self._is_covered(written, free, place):
                return _unknown(written)
            signature, at = free, ()
        ref = core.Ref(signature.id, at)
        return Typed(expr=ref, measure=signature.measure, span=written.span)

    def _is_covered(self, written: n.Path, found: Signature, place: Place) -> bool:
        bound = {axis.name: axis.roster for axis in place.axes}
        free = tuple(a.name for a in found.axes if bound.get(a.name) != a.roster)
        if free:
            self.scope.problems.append(
                p.KeyNeeded(span=written.span, name=written.text, axes=free)
            )
        return not free

    def _sum(self, written: n.Binary, place: Place) -> Typed:
        if _is_absent(written.right, place):
            return self.typed(written.left, place)
        left = self.typed(written.left, place)
        right = self.typed(written.right, place)
        if _is_absent(written.left, place):
            left = attrs.evolve(left, expr=_ZERO)
        measure = same(self.scope, left, right, written.span, written.operator)
        last = right.expr if written.operator == "+" else negative(right.expr)
        first = left.expr.terms if isinstance(left.expr, core.Add) else (left.expr,)
        return Typed(expr=core.Add((*first, last)), measure=measure, span=written.span)

    def _product(self, written: n.Binary, place: Place) -> Typed:
        left = self.typed(written.left, place)
        right = self.typed(written.right, place)
        times = written.operator == "*"
        expr = (
            core.Mul((left.expr, right.expr))
            if times
            else core.Div(left.expr, right.expr)
        )
        measure = None
        if isinstance(left.measure, Numeric) and isinstance(right.measure, Numeric):
            both = (left.measure, right.measure)
            measure = both[0] * both[1] if times else both[0] / both[1]
        return Typed(expr=expr, measure=measure, span=written.span)

    def _logic(self, written: n.Binary, place: Place) -> Typed:
        sides = (self.truth(written.left, place), self.truth(written.right, place))
        kind = core.Every if written.operator == "AND" else core.Some
        inner = tuple(side.expr for side in sides)
        return Typed(expr=kind(inner), measure=Truth(), span=written.span)

    def truth(self, written: n.Expr, place: Place) -> Typed:
        """Return a condition, reporting what is not one."""
        value = self.typed(written, place)
        if value.measure is not None and not isinstance(value.measure, Truth):
            self.scope.problems.append(p.NoTruth(span=written.span))
        return value

    def compared(self, written: n.Binary, place: Place) -> tuple[Typed, Typed]:
        """Return the two sides of a comparison, held to one measure."""
        left, right = self._sides(written, place)
        same(self.scope, left, right, written.span, written.operator)
        return left, right

    def _sides(self, written: n.Binary, place: Place) -> tuple[Typed, Typed]:
        """Read the side first that says what a label on the other one means."""
        if may_be_label(written.left, self.scope):
            right = self.typed(written.right, place)
            named = label(written.left, right.measure, self.scope)
            return named or self.typed(written.left, place), right
        left = self.typed(written.left, place)
        named = label(written.right, left.measure, self.scope)
        return left, named or self.typed(written.right, place)

    def _comparison(self, written: n.Binary, place: Place) -> Typed:
        left, right = self.compared(written, place)
        comparison = _COMPARISONS[written.operator]
        expr = core.Compare(left.expr, comparison, right.expr)
        return Typed(expr=expr, measure=Truth(), span=written.span)

    def _unary(self, written: n.Unary, place: Place) -> Typed:
        if written.operator == "NOT":
            inner = self.truth(written.operand, place)
            return attrs.evolve(inner, expr=core.Not(inner.expr), span=written.span)
        inner = self.typed(written.operand, place)
        return attrs.evolve(inner, expr=negative(inner.expr), span=written.span)

    def _share(self, written: n.Share, place: Place) -> Typed:
        base = self.typed(written.base, place)
        ratio = self.wanted(self.typed(written.ratio, place), RATIO)
        expr = core.Mul((base.expr, ratio.expr))
        return Typed(expr=expr, measure=base.measure, span=written.span)

    def _choice(self, written: n.Choice, place: Place) -> Typed:
        condition = self.truth(written.condition, place)
        then = self.typed(written.then, place)
        otherwise = self.typed(written.otherwise, place)
        measure = same(self.scope, then, otherwise, written.span, "否则")
        expr = core.If(condition.expr, then.expr, otherwise.expr)
        choice = Choice(expr=expr, group=place.group, syntax=written)
        self.scope.choices.append(choice)
        return Typed(expr=expr, measure=measure, span=written.span)

    def _special(self, written: n.Special, place: Place) -> Typed:
        if written.word in {"TRUE", "FALSE"}:
            value = core.Const(written.word == "TRUE")
            return Typed(expr=value, measure=Truth(), span=written.span)
        if written.word not in place.specials:
            problem = p.OutOfPlace(span=written.span, word=written.word)
            self.scope.problems.append(problem)
            return _unknown(written)
        return attrs.evolve(place.specials[written.word], span=written.span)

    def _call(self, written: n.Call, place: Place) -> Typed:
        if written.name.text == WEIGHT:
            return self._weight(written, place)
        function = self._function(written.name)
        if function is None:
            return _unknown(written)
        given = self._arguments(written, function, place)
        if given is None:
            return _unknown(written)
        expanded = function.expand(given)
        if expanded is None:
            self.scope.problems.append(p.NoConstant(span=written.span))
            return _unknown(written)
        expr, measure = expanded
        return Typed(expr=expr, measure=measure, span=written.span)

    def _function(self, word: n.Word) -> Function | None:
        """Return the function of the language, or else the method, of this name."""
        if word.text in FUNCTIONS:
            return FUNCTIONS[word.text]
        methods = self.scope.methods()
        if word.text in methods:
            return of_method(methods[word.text])
        known = (*FUNCTIONS, WEIGHT)
        english = (TERMS[name] for name in known)
        self.scope.unknown(word, "function", (*known, *english, *methods))
        return None

    def _arguments(
        self, written: n.Call, function: Function, place: Place
    ) -> Arguments | None:
        plain = [a for a in written.arguments if not isinstance(a, n.NamedArgument)]
        if not function.least <= len(plain) <= function.most:
            self.scope.problems.append(
                p.ArgumentsWrong(
                    span=written.span,
                    name=written.name.text,
                    least=function.least,
                    most=function.most,
                    found=len(plain),
                )
            )
            return None
        unit = next((axis for axis in place.axes if axis.name == UNIT), None)
        if function.of_group and unit is None:
            word = written.name.text
            self.scope.problems.append(p.OutOfPlace(span=written.span, word=word))
            return None
        folding = function.folds and len(plain) == 1
        along = self._along(plain[0], place) if folding else ()
        free = _unbound(along, place)
        inner = attrs.evolve(place, axes=(*place.axes, *free))
        values = tuple(self.typed(argument, inner) for argument in plain)
        for value in values[1:] if function.alike else ():
            same(self.scope, values[0], value, written.span, written.name.text)
        given = Arguments(
            values=values,
            named=named(self.scope, written, function),
            free=free,
            skip=_skipped(along),
            unit=unit,
        )
        by_name = given.by_name(function.parameters)
        return given if fit(self.scope, written, function, by_name) else None

    def _along(self, written: n.Expr, place: Place) -> tuple[Signature, ...]:
        """Return what is read in ``written`` along axes that are not bound here."""
        found = (self.scope.found(path, place.group) for path in _open(written))
        return tuple(one for one in found if one and _unbound((one,), place))

    def _weight(self, written: n.Call, place: Place) -> Typed:
        """权重(环节): the share of a stage in the total of this group."""
        stage = next(iter(written.arguments), None)
        if not isinstance(stage, n.Path) or stage.text not in self.scope.weights:
            word = stage if isinstance(stage, n.Path) else written.name
            self.scope.unknown(word, "stage", self.scope.weights)
            return _unknown(written)
        weights = self.scope.weights[stage.text]
        found = (
            {weights[place.group]} if place.group in weights else {*weights.values()}
        )
        if len(found) != 1:  # it differs from group to group
            needed = p.KeyNeeded(span=stage.span, name=stage.text, axes=(UNIT,))
            self.scope.problems.append(needed)
            return _unknown(written)
        weight = core.Const(found.pop())
        return Typed(expr=weight, measure=PERCENT, span=written.span)


def negative(expr: core.Expr) -> core.Expr:
    """Return ``-expr``; the core has no sign of its own."""
    if isinstance(expr, core.Const) and isinstance(expr.value, Fraction):
        return core.Const(-expr.value)
    return core.Mul((core.Const(Fraction(-1)), expr))


def _open(written: n.Node) -> Iterator[n.Path]:
    return (path for path in paths(written) if not path.keys)


def _unbound(read: tuple[Signature, ...], place: Place) -> tuple[Axis, ...]:
    bound = {axis.name for axis in place.axes}
    axes = (axis for one in read for axis in one.axes)
    return tuple({a.name: a for a in axes if a.name not in bound}.values())


def _skipped(read: tuple[Signature, ...]) -> frozenset[Absence]:
    """Marks that may be missing are left out; nothing else ever is."""
    optional = any(one.optional for one in read)
    return frozenset({Absence.NOT_REPORTED} if optional else ())


def _is_absent(written: n.Expr, place: Place) -> bool:
    return isinstance(written, n.Path) and written.text in place.absent


def _unknown(written: n.Node) -> Typed:
    return Typed(expr=_ZERO, measure=None, span=written.span)


def paths(written: n.Node) -> Iterator[n.Path]:
    """Yield every path inside a piece of syntax."""
    return (node for node in nodes(written) if isinstance(node, n.Path))
