"""对象: groups, their units, aliases and parts."""

from collections.abc import Iterable, Mapping

from guiju.dsl.model.model import Group, Unit
from guiju.dsl.model.problem import AliasTaken, UnitTwice
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n
from guiju.engine.source import Span


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
    names = _names_in(part_of)
    units: dict[str, Unit] = {}
    for member in written.members:
        name = names.get(member.name.text, member.name.text)
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


def _names_in(whole: Group | None) -> Mapping[str, str]:
    """Return the name that the whole uses for each alias; the first unit has it."""
    units = reversed(whole.units if whole else ())
    return {alias: unit.name for unit in units for alias in unit.aliases}


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
    places: dict[str, Span] = {}
    for unit in units.values():
        for alias in unit.syntax.aliases:
            if alias.text in scope.units:
                named = units.get(alias.text)
                first = named.syntax.name.span if named else places[alias.text]
                scope.problems.append(
                    AliasTaken(span=alias.span, name=alias.text, first=first)
                )
            scope.units.setdefault(alias.text, unit.name)
            places.setdefault(alias.text, alias.span)
