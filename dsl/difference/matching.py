"""Which quantity of the new plan is which of the old one: by name, then by use.

What has another name and is otherwise the same, in the same place of the same rules, on
the same ground and under the same title, has only been renamed.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from guiju.dsl.difference.canonical import Groups, Names, canonical, spelled
from guiju.engine.expr import Expr, Ref, children
from guiju.engine.plan import Group, Input, Plan, Quantity, Undetermined

_UNKNOWN = "?"


def groups_of(old: Plan, new: Plan) -> Mapping[str, str]:
    """Return the new name of each old group that is still there."""
    found = {name: name for name in old.groups if name in new.groups}
    free = [group for name, group in new.groups.items() if name not in found]
    for group in old.groups.values():
        best = _nearest(group, free) if group.name not in found else None
        if best is not None:
            found[group.name] = best.name
            free.remove(best)
    return found


def _nearest(group: Group, others: Sequence[Group]) -> Group | None:
    """Return the group that most units of both are in."""
    ours = set(group.members)
    for other in others:
        theirs = set(other.members)
        if 2 * len(ours & theirs) > max(len(ours), len(theirs)):
            return other
    return None


def named(plan: Plan, names: Mapping[str, str]) -> Groups:
    """Return the groups of ``plan`` by their members, under their new names."""
    named_so = ((names.get(name, name), group) for name, group in plan.groups.items())
    ordered = sorted(named_so, key=lambda pair: pair[0], reverse=True)
    return {frozenset(group.members): name for name, group in ordered}


@attrs.frozen
class Matching:
    """Two plans on the way to being matched. ``ids`` grows until nothing more fits."""

    old: Plan
    new: Plan
    groups: Mapping[str, str]
    ids: dict[str, str] = attrs.field(factory=dict)

    def matched(self) -> Mapping[str, str]:
        """Return the new id of each old quantity that is still there."""
        self.ids.update(self._by_name())
        while self._left_old() and self._left_new():
            found = dict(self._by_place()) or dict(self._by_meaning())
            if not found:
                break
            self.ids.update(found)
        return self.ids

    def old_names(self) -> Names:
        """Return under which names the old plan is read."""
        return Names(self.ids, named(self.old, self.groups), self.groups)

    def new_names(self) -> Names:
        """Return under which names the new plan is read: its own."""
        return Names({}, named(self.new, {}))

    def _by_name(self) -> Iterator[tuple[str, str]]:
        there = {(q.name, q.group): q.id for q in self.new.quantities.values()}
        for quantity in self.old.quantities.values():
            group = self.groups.get(quantity.group, quantity.group)
            if (quantity.name, group) in there:
                yield quantity.id, there[quantity.name, group]

    def _left_old(self) -> list[Quantity]:
        return [q for q in self.old.quantities.values() if q.id not in self.ids]

    def _left_new(self) -> list[Quantity]:
        taken = set(self.ids.values())
        return [q for q in self.new.quantities.values() if q.id not in taken]

    def _by_place(self) -> Iterator[tuple[str, str]]:
        """Yield what stands at the same place of rules that are otherwise the same."""
        free = {q.id for q in self._left_new()}
        for was, now in list(self.ids.items()):
            old, new = self.old.quantities[was], self.new.quantities[now]
            if self._shell(old, self._here()) != self._shell(new, self._there()):
                continue
            for one, other in zip(_read(old), _read(new), strict=False):
                if one not in self.ids and other in free and self._alike(one, other):
                    free.remove(other)
                    yield one, other

    def _by_meaning(self) -> Iterator[tuple[str, str]]:
        """Yield what means the same, where as many mean it on both sides."""
        ours = self._by_shell(self._left_old(), self._here())
        theirs = self._by_shell(self._left_new(), self._there())
        for shell, ids in ours.items():
            if len(ids) == len(theirs.get(shell, ())):
                yield from zip(ids, theirs[shell], strict=True)

    def _by_shell(
        self, quantities: Sequence[Quantity], names: Names
    ) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for quantity in quantities:
            shell = self._shell(quantity, names)
            found.setdefault(shell, []).append(quantity.id)
        return found

    def _alike(self, one: str, other: str) -> bool:
        old, new = self.old.quantities[one], self.new.quantities[other]
        return self._shell(old, self._here()) == self._shell(new, self._there())

    def _here(self) -> Names:
        unknown = {q.id: _UNKNOWN for q in self._left_old()}
        return attrs.evolve(self.old_names(), ids={**unknown, **self.ids})

    def _there(self) -> Names:
        unknown = {q.id: _UNKNOWN for q in self._left_new()}
        return attrs.evolve(self.new_names(), ids=unknown)

    def _shell(self, quantity: Quantity, names: Names) -> str:
        """Return all that a quantity is beside its name and unmatched names in it."""
        definition = quantity.definition
        if isinstance(definition, Input):
            definition = attrs.evolve(definition, table="")
        title = "" if is_untitled(quantity) else quantity.title
        group = self.groups.get(quantity.group, quantity.group)
        facts = (quantity.role, quantity.measure, quantity.axes, quantity.full_marks)
        whole = (*facts, title, quantity.clause, group, definition)
        return spelled(canonical(whole, names))


def is_untitled(quantity: Quantity) -> bool:
    """Whether nothing but the name stands for the title."""
    last = quantity.name.rpartition(".")[2]
    return quantity.title in {"", quantity.name, last}


def _read(quantity: Quantity) -> list[str]:
    """Return the ids that a definition reads, in the order of writing."""
    match quantity.definition:
        case Input() | Undetermined():
            return []
        case expr:
            return list(_references(expr))


def _references(expr: Expr) -> Iterator[str]:
    if isinstance(expr, Ref):
        yield expr.quantity
    for child in children(expr):
        yield from _references(child)
