"""责任: which units answer for the problems of a list, and which groups it serves."""

from collections.abc import Iterator, Mapping

from guiju.dsl.model import problem as p
from guiju.dsl.model.model import Group
from guiju.dsl.model.scope import Scope
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import of

Owners = Mapping[str, tuple[str, ...]]
"""The units that answer for something, by the name of their group."""


def named(written: n.Rectification, scope: Scope) -> frozenset[str]:
    """Return the groups of the units that 责任 names."""
    return frozenset(group for word in _words(written) for group in _units(word, scope))


def served(
    written: n.Rectification, assessed: tuple[Group, ...], scope: Scope
) -> tuple[Group, ...]:
    """Return the groups in 用于, else those of 责任, else everybody."""
    if written.groups:
        found = map(_whole, scope.groups_named(written.groups))
        return tuple(dict.fromkeys(found))
    by_unit = named(written, scope)
    if by_unit:
        return tuple(group for name, group in scope.groups.items() if name in by_unit)
    return assessed or tuple(g for g in scope.groups.values() if g.part_of is None)


def owners(written: n.Rectification, scope: Scope) -> Mapping[str, Owners]:
    """Return who answers for each problem, by its name."""
    found: dict[str, Owners] = {}
    for problem in of(written.lines, n.Problem):
        units: dict[str, tuple[str, ...]] = {}
        for word in problem.responsible:
            for group, members in _units(word, scope).items():
                units[group] = tuple(dict.fromkeys((*units.get(group, ()), *members)))
        found.setdefault(problem.name.text, units)
    return found


def hold(written: n.Rectification, groups: tuple[Group, ...], scope: Scope) -> None:
    """Report names in 责任 that are nobody's, or nobody's whom the list serves."""
    names = {group.name for group in groups}
    for word in _words(written):
        units = _units(word, scope)
        if not units:
            scope.unknown(word, "unit", (*scope.groups, *scope.units))
        elif names.isdisjoint(units):
            list_ = written.name.text
            outside = p.OutsideList(span=word.span, name=word.text, list=list_)
            scope.problems.append(outside)


def _words(written: n.Rectification) -> Iterator[n.Word]:
    for problem in of(written.lines, n.Problem):
        yield from problem.responsible


def _units(word: n.Word, scope: Scope) -> Owners:
    """Return the units that a name means: those of a group, or the one of the name."""
    if word.text in scope.groups:
        group = scope.groups[word.text]
        return {_whole(group).name: group.members}
    unit = scope.units.get(word.text)
    if unit is None:
        return {}
    return {
        group.name: (unit,)
        for group in scope.groups.values()
        if group.part_of is None and unit in group.members
    }


def _whole(group: Group) -> Group:
    while group.part_of is not None:
        group = group.part_of
    return group
