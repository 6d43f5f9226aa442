"""对象: groups, their units, aliases and parts."""

from collections.abc import Iterable

from guiju.dsl.model.model import Group, Unit
from guiju.dsl.model.problem import AliasTaken, UnitTwice
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n


def groups(written: Iterable[n.Group], scope: Scope) -> None:
    """Put all groups into the scope. A part may stand before its whole."""
    pending = [group for group in written if scope.declare(group.name)]
    names = {group.name.text for group in pending}
    while pending:
        ready = [g for g in pending if _is_ready(g, names, scope)]
        for group in ready or pending[:1]:
            scope.groups[group.name.text] = _group(group, scope)
            pending.remove(group)
    _name_units(scope)


def _is_ready(group: n.Group, names: set[str], scope: Scope) -> bool:
    whole = group.part_of
    return whole is None or whole.text not in names or whole.text in scope.groups


def _group(written: n.Group, scope: Scope) -> Group:
    part_of = scope.group(written.part_of) if written.part_of else None
    known = {u.name: u for u in part_of.units} if part_of else {}
    units: dict[str, Unit] = {}
    for member in written.members:
        name = _in_whole(member.name.text, part_of)
        if name in units:
            first = units[name].syntax.name.span
            scope.problems.append(
                UnitTwice(
                    span=member.name.span,
                    name=name,
                    group=written.name.text,
                    first=first,
                )
            )
            continue
        units[name] = known.get(name) or _unit(member)
    return Group(
        name=written.name.text,
        title=written.title.text if written.title else written.name.text,
        units=tuple(units.values()),
        part_of=part_of,
        syntax=written,
    )


def _in_whole(name: str, whole: Group | None) -> str:
    """Return the name that the whole uses, where ``name`` is one of its aliases."""
    for unit in whole.units if whole else ():
        if name in unit.aliases:
            return unit.name
    return name


def _unit(written: n.Member) -> Unit:
    return Unit(
        name=written.name.text,
        title=written.title.text if written.title else "",
        aliases=tuple(alias.text for alias in written.aliases),
        syntax=written,
    )


def _name_units(scope: Scope) -> None:
    """Make names and aliases known, and report aliases that mean two units."""
    units = {u.name: u for group in scope.groups.values() for u in group.units}
    scope.units.update({name: name for name in units})
    places = {name: unit.syntax.name.span for name, unit in units.items()}
    for unit in units.values():
        for alias in unit.syntax.aliases:
            if alias.text in scope.units:
                first = places[alias.text]
                scope.problems.append(
                    AliasTaken(span=alias.span, name=alias.text, first=first)
                )
            scope.units.setdefault(alias.text, unit.name)
            places.setdefault(alias.text, alias.span)
