"""输入, 参数, 加分, 扣分 and derived quantities."""

from collections.abc import Iterable, Mapping

import attrs

from guiju.dsl.model import problem as p
from guiju.dsl.model.expressions import Expressions, Place, paths
from guiju.dsl.model.model import Adjustment, Definition, Group, Parameter, Reported
from guiju.dsl.model.quantities import confidential, day, declared_measure, exact
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.rules import Rules
from guiju.dsl.model.scope import NO_GROUP, Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.dsl.terms import PERIODS
from guiju.engine.axis import PERIOD, RATER, Axis
from guiju.engine.graph import CycleError, in_order, reachable
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS, Measure
from guiju.engine.plan import Role

Declared = n.Input | n.Parameter | n.Adjustment | n.Definition


def inputs(written: Iterable[n.Input], scope: Scope) -> tuple[Reported, ...]:
    """Return the inputs, one for each group that they are reported for."""
    return tuple(
        reported
        for declared in written
        if scope.declare(declared.name)
        for reported in _input(declared, scope)
    )


def _input(written: n.Input, scope: Scope) -> Iterable[Reported]:
    pers = [line for line in written.attributes if isinstance(line, n.Per)]
    units = scope.groups_named(pers[0].groups) if pers else ()
    more = [_further_axis(per, scope) for per in pers[1:]]
    periodic = first(written.attributes, n.Periodic)
    if periodic:
        more.append(Axis(PERIOD, tuple(PERIODS[periodic.word])))
    bounds = first(written.attributes, n.Bounds)
    measure = declared_measure(written.measure)
    optional = first(written.attributes, n.Optional) is not None
    for group in units or (None,):
        own = group.axes if group else ()
        axes = (*own, *more)
        made = _add(scope, written, group, Role.INPUT, measure, axes=axes)
        yield Reported(
            signature=scope.add(attrs.evolve(made, optional=optional)),
            interval=Interval(exact(bounds.low), exact(bounds.high))
            if bounds
            else Interval(),
            optional=optional,
            may_not_apply=first(written.attributes, n.MayNotApply) is not None,
            confidential=confidential(first(written.attributes, n.Confidential)),
            syntax=written,
        )


def _further_axis(per: n.Per, scope: Scope) -> Axis:
    members = (m for group in scope.groups_named(per.groups) for m in group.members)
    return Axis(RATER, tuple(members))


def parameters(written: Iterable[n.Parameter], scope: Scope) -> tuple[n.Parameter, ...]:
    """Make the parameters known and return them; their values are read later."""
    declared = tuple(one for one in written if scope.declare(one.name))
    for parameter in declared:
        measure = declared_measure(parameter.measure)
        _add(scope, parameter, None, Role.PARAMETER, measure)
    return declared


def parameter(written: n.Parameter, scope: Scope) -> Parameter:
    """Return a declared parameter with its value."""
    signature = scope.signatures[written.name.text][NO_GROUP]
    if isinstance(written.value, n.Undetermined):
        reason = written.value.reason.text
        return Parameter(signature=signature, value=None, reason=reason, syntax=written)
    expressions = Expressions(scope)
    chosen = written.value
    if isinstance(chosen, n.Since):
        found = _in_force(chosen, scope)
        if found is None:
            return Parameter(signature=signature, value=None, reason="", syntax=written)
        chosen = found
    value = expressions.typed(chosen, Place(group=NO_GROUP, axes=()))
    if signature.measure is not None:
        expressions.wanted(value, signature.measure)
    return Parameter(signature=signature, value=value, reason="", syntax=written)


def _in_force(since: n.Since, scope: Scope) -> n.Expr | None:
    """Return the value in force on the first day of the period, or report why none."""
    rows = [(day(row.day), row) for row in since.rows]
    for found, row in rows:
        if found is None:
            problem = p.ImpossibleDate(span=row.day.span, text=row.day.text)
            scope.problems.append(problem)
    known = sorted(
        ((found, row) for found, row in rows if found is not None),
        key=lambda pair: pair[0],
    )
    first_day = scope.first_day
    if first_day is None or not known or known[0][0] > first_day:
        scope.problems.append(p.NotInForce(span=since.span, day=first_day))
        return None
    return [row.value for found, row in known if found <= first_day][-1]


def adjustments(
    written: Iterable[n.Adjustment], assessed: tuple[Group, ...], scope: Scope
) -> tuple[tuple[n.Adjustment, Signature], ...]:
    """Make bonuses and deductions known; without 用于 they serve every group."""
    found: list[tuple[n.Adjustment, Signature]] = []
    for one in written:
        if not scope.declare(one.name):
            continue
        role = Role.BONUS if one.kind == "BONUS" else Role.DEDUCTION
        for group in scope.serving(one.groups, assessed):
            signature = _add(scope, one, group, role, POINTS)
            rules = _rules(one, signature, scope)
            rules.declare(one.lines, signature.name, signature.clause)
            found.append((one, signature))
    return tuple(found)


def adjustment(written: n.Adjustment, signature: Signature, scope: Scope) -> Adjustment:
    """Return a declared bonus or deduction with its rules."""
    rules = _rules(written, signature, scope)
    _hold_forfeits(written, scope)
    found = rules.of(written.lines, signature.name)
    has_bands = any(isinstance(line, n.Band) for line in written.lines)
    if written.by and has_bands:
        found = attrs.evolve(found, bands=rules.bands(written, written.by))
    return Adjustment(
        signature=signature,
        is_bonus=written.kind == "BONUS",
        rules=found,
        syntax=written,
    )


def _hold_forfeits(written: n.Adjustment, scope: Scope) -> None:
    """A deduction is forfeited at its cap; without one there is nothing to lose."""
    if written.kind == "BONUS" or first(written.lines, n.Cap) is not None:
        return
    for row in written.lines:
        if isinstance(row, n.EachRow | n.ComputedRow) and row.forfeit is not None:
            out = p.OutOfPlace(span=row.forfeit.span, word="_FORFEIT")
            scope.problems.append(out)


def _rules(written: n.Adjustment, signature: Signature, scope: Scope) -> Rules:
    place = Place(group=signature.group, axes=signature.axes)
    return Rules(scope, place, written.by)


def declare_definitions(
    written: Iterable[n.Definition], assessed: tuple[Group, ...], scope: Scope
) -> Mapping[str, n.Definition]:
    """Make derived quantities known; without 用于 they serve every group."""
    declared = {one.name.text: one for one in written if scope.declare(one.name)}
    for one in declared.values():
        for group in scope.serving(one.groups, assessed):
            _add(scope, one, group, Role.DERIVED, None)
        if not assessed and not one.groups:
            _add(scope, one, None, Role.DERIVED, None)
    return declared


def definitions(
    declared: Mapping[str, n.Definition], scope: Scope
) -> tuple[Definition, ...]:
    """Return declared quantities with their values, for every group that they serve.

    A measure is known once those that it is made of are, so they are read in the
    order of need.
    """
    served = (_served(one, scope) for one in declared.values())
    groups = {group for pairs in served for group, _ in pairs}
    absent = {group: _absent(group, scope) for group in groups}
    return tuple(
        definition
        for name in _order(declared, scope)
        for definition in _definition(declared[name], absent, scope)
    )


def _definition(
    written: n.Definition, absent: Mapping[str, frozenset[str]], scope: Scope
) -> Iterable[Definition]:
    expressions = Expressions(scope)
    for group, signature in _served(written, scope):
        place = Place(group=group, axes=signature.axes, absent=absent[group])
        value = expressions.formula(written.formula, place)
        known = attrs.evolve(signature, measure=value.measure)
        yield Definition(signature=scope.add(known), value=value, syntax=written)


def _served(written: n.Definition, scope: Scope) -> tuple[tuple[str, Signature], ...]:
    """Return the groups that a quantity serves; none where no named group is known."""
    return tuple(scope.signatures.get(written.name.text, {}).items())


def _absent(group: str, scope: Scope) -> frozenset[str]:
    """Return the bonuses and deductions that do not serve ``group``."""
    return frozenset(
        name
        for name, by_group in scope.signatures.items()
        if group not in by_group
        and all(s.role in {Role.BONUS, Role.DEDUCTION} for s in by_group.values())
    )


def _order(declared: Mapping[str, n.Definition], scope: Scope) -> tuple[str, ...]:
    uses = {name: list(paths(one.formula)) for name, one in declared.items()}
    edges = {
        name: tuple(path.text for path in used if path.text in declared)
        for name, used in uses.items()
    }
    try:
        return in_order(_known_first(edges, uses))
    except CycleError as error:
        scope.problems.append(_cycle(error.cycle, declared, uses))
        return tuple(name for name in declared if name not in error.cycle)


def _known_first(
    edges: Mapping[str, tuple[str, ...]], uses: Mapping[str, list[n.Path]]
) -> Mapping[str, tuple[str, ...]]:
    """Let what is read of the last period be known first, where that is no circle."""
    found = dict(edges)
    for name, used in uses.items():
        for path in used:
            now = path.of_previous
            if now and now.text in found and name not in reachable(found, [now.text]):
                found[name] = (*found[name], now.text)
    return found


def _cycle(
    names: tuple[str, ...],
    declared: Mapping[str, n.Definition],
    uses: Mapping[str, list[n.Path]],
) -> p.Cycle:
    following = (*names[1:], names[0])
    places = tuple(
        next(path.span for path in uses[name] if path.text == after)
        for name, after in zip(names, following, strict=True)
    )
    return p.Cycle(span=declared[names[0]].name.span, names=names, places=places)


def _add(  # noqa: PLR0913 - the parts of a signature
    scope: Scope,
    written: Declared,
    group: Group | None,
    role: Role,
    measure: Measure | None,
    *,
    axes: tuple[Axis, ...] | None = None,
) -> Signature:
    name = written.name.text
    group_name = group.name if group else NO_GROUP
    own = group.axes if group else ()
    return scope.add(
        Signature(
            id=quantity_id(name, group_name),
            name=name,
            group=group_name,
            role=role,
            axes=own if axes is None else axes,
            measure=measure,
            title=written.title.text if written.title else name,
            clause=written.cite.text if written.cite else "",
            span=written.span,
        )
    )
