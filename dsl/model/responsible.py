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
    units = (_units(word, scope) for word in _words(written))
    found = (scope.groups[name] for served in units for name in served)
    return frozenset(group.name for group in found if group.part_of is None)


def served(
    written: n.Rectification, assessed: tuple[Group, ...], scope: Scope
) -> tuple[Group, ...]:
    """Return the groups in 用于, else those of 责任, else everybody."""
    if written.groups:
        return tuple(dict.fromkeys(scope.groups_named(written.groups)))
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
    """Return the units that a name means: those of a group, or the one of the name.

    They are told for each list that they stand in, also where that is part of another.
    """
    meant = _meant(word, scope)
    found = {
        group.name: tuple(unit for unit in group.members if unit in meant)
        for group in scope.groups.values()
        if word.text not in scope.groups
        or _whole(group) == _whole(scope.groups[word.text])
    }
    return {name: units for name, units in found.items() if units}


def _meant(word: n.Word, scope: Scope) -> tuple[str, ...]:
    if word.text in scope.groups:
        return scope.groups[word.text].members
    unit = scope.units.get(word.text)
    return (unit,) if unit else ()


def _whole(group: Group) -> Group:
    while group.part_of is not None:
        group = group.part_of
    return group
