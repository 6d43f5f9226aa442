"""公开: which quantities one circle of readers gets to see, group by group."""

from collections.abc import Iterable, Iterator

from guiju.dsl.model.model import Group, ShownOf, ViewOf
from guiju.dsl.model.problem import ClauseTwice, WrongKeys
from guiju.dsl.model.scope import NO_GROUP, Scope
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first, of


def views(
    written: Iterable[n.Publication], assessed: tuple[Group, ...], scope: Scope
) -> tuple[ViewOf, ...]:
    """Return the views. Without 用于 they serve every whole group that is assessed."""
    whole = tuple(group for group in assessed if group.part_of is None)
    return tuple(_view(one, whole, scope) for one in written if scope.declare(one.name))


def _view(written: n.Publication, whole: tuple[Group, ...], scope: Scope) -> ViewOf:
    groups = scope.serving(written.groups, whole)
    return ViewOf(
        name=written.name.text,
        title=written.title.text if written.title else written.name.text,
        clause=written.cite.text if written.cite else "",
        groups=groups,
        shown=tuple(_shown(written, groups, scope)),
        own_unit=first(written.shown, n.OwnUnit),
        syntax=written,
    )


def _shown(
    written: n.Publication, groups: tuple[Group, ...], scope: Scope
) -> Iterator[ShownOf]:
    said: set[str] = set()
    for path in of(written.shown, n.Path):
        if path.text in said:
            scope.problems.append(ClauseTwice(span=path.span))
            continue
        said.add(path.text)
        yield from _of_each(path, groups, scope)


def _of_each(
    path: n.Path, groups: tuple[Group, ...], scope: Scope
) -> Iterator[ShownOf]:
    """Yield the path for each group that has such a quantity; one of them must."""
    known = scope.signatures.get(path.text, {})
    having = [group for group in groups if _has(group, known)] or groups[:1]
    if path.keys:
        keys = tuple(key.text for key in path.keys)
        problem = WrongKeys(span=path.span, name=path.text, axes=(), found=keys)
        scope.problems.append(problem)
        return
    for group in having:
        signature = scope.quantity(path, group.name)
        if signature is None:
            return
        yield ShownOf(group=group.name, signature=signature, syntax=path)


def _has(group: Group, known: Iterable[str]) -> bool:
    """Whether the group, or the whole that it is a part of, is among ``known``."""
    here: Group | None = group
    while here is not None:
        if here.name in known:
            return True
        here = here.part_of
    return NO_GROUP in known
