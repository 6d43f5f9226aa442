"""The changes of a 继承, one after the other, on the declarations of the base."""

from collections.abc import Iterable, Iterator
from typing import assert_never

import attrs

from guiju.dsl.compose import tree as trees
from guiju.dsl.compose.naming import Handle, called, handle, kind_of, place
from guiju.dsl.compose.problem import (
    AnotherKind,
    CompositionProblem,
    Nameless,
    NothingToChange,
    ThereAlready,
)
from guiju.dsl.compose.tree import ChangeError
from guiju.dsl.syntax import node as n
from guiju.engine.source import Span

Declared = tuple[n.Plain, ...]


@attrs.frozen
class Changed:
    """What the changes made of a base, and those that could not be made.

    A tree in which a change failed is left out: nobody knows what was meant to be in
    it, so nothing shall be said of what is.
    """

    declarations: Declared
    problems: tuple[CompositionProblem, ...]


def changed(base: Declared, changes: Iterable[n.Change]) -> Changed:
    """Return ``base`` after ``changes``."""
    problems: list[CompositionProblem] = []
    spoiled: set[str] = set()
    for change in changes:
        try:
            base = _after(base, change)
        except ChangeError as problem:
            problems.append(problem.found)
            spoiled.update(_trees_of(change))
    left = (
        one
        for one in base
        if not (isinstance(one, n.Indicators) and one.name.text in spoiled)
    )
    return Changed(tuple(left), tuple(problems))


def _after(base: Declared, change: n.Change) -> Declared:
    match change:
        case n.Replace():
            old = _counterpart(base, change.declaration)
            return _with(base, old, change.declaration)
        case n.Introduce():
            _check_free(base, change.declaration)
            return (*base, change.declaration)
        case n.ReplaceInside():
            tree = _tree(base, change.tree)
            new = trees.replaced(tree, change.tree, change.item)
            return _with(base, tree, new)
        case n.IntroduceInside():
            tree = _tree(base, change.tree)
            new = trees.introduced(tree, change.tree, change.item)
            return _with(base, tree, new)
        case n.Remove():
            return _without(base, change.target)
        case _:
            assert_never(change)


def _with(base: Declared, old: n.Plain, new: n.Plain) -> Declared:
    return tuple(new if one is old else one for one in base)


def _without(
    base: Declared,
    target: n.Path | n.ExampleOf | n.InterpretationOf | n.ClausesOf,
) -> Declared:
    match target:
        case n.Path() if len(target.words) > 1:
            tree = _tree(base, target)
            return _with(base, tree, trees.removed(tree, target))
        case n.Path():
            old = _only(
                (one for one in base if target.text in called(one)), target, base
            )
        case n.ExampleOf():
            old = _told(base, Handle("Example", target.title.text), target.title.span)
        case n.InterpretationOf():
            subject = target.subject
            old = _told(base, Handle("Interpretation", subject.text), subject.span)
        case n.ClausesOf(title=title):
            named = Handle("Clauses", title.text if title else "")
            old = _told(base, named, (title or target).span)
        case _:
            assert_never(target)
    return tuple(one for one in base if one is not old)


def _counterpart(base: Declared, new: n.Plain) -> n.Plain:
    """Return what ``new`` stands in for: what has its kind and its name."""
    wanted, kind = handle(new), kind_of(new)
    if wanted is None:
        raise ChangeError(Nameless(span=new.span))
    named = [one for one in base if _is_named(one, wanted)]
    found = [one for one in named if kind_of(one) == kind]
    if len(found) > 1:
        found = [one for one in found if handle(one) == wanted] or found
    if len(found) == 1:
        return found[0]
    if named and not found:
        there = named[0]
        raise ChangeError(
            AnotherKind(
                span=place(new),
                name=wanted.name,
                wanted=kind,
                there=kind_of(there),
                first=place(there),
            )
        )
    raise ChangeError(_nothing(base, wanted, kind, place(new), len(found)))


def _told(base: Declared, wanted: Handle, span: Span) -> n.Plain:
    found = [one for one in base if _is_named(one, wanted)]
    if len(found) == 1:
        return found[0]
    raise ChangeError(_nothing(base, wanted, wanted.space, span, len(found)))


def _only(found: Iterator[n.Plain], target: n.Path, base: Declared) -> n.Plain:
    matches = () if target.keys else tuple(found)
    if len(matches) == 1:
        return matches[0]
    raise ChangeError(
        NothingToChange(
            span=target.span,
            name=_shown(target),
            kind="",
            found=len(matches),
            candidates=tuple(name for one in base for name in called(one)),
        )
    )


def _nothing(
    base: Declared, wanted: Handle, kind: str, span: Span, found: int
) -> NothingToChange:
    handles = (handle(one) for one in base if kind_of(one) == kind)
    names = (one.name for one in handles if one is not None)
    return NothingToChange(
        span=span,
        name=wanted.name,
        kind=kind,
        found=found,
        candidates=tuple(names),
    )


def _tree(base: Declared, path: n.Path) -> n.Indicators:
    """Return the tree in which ``path`` begins."""
    root = path.words[0]
    found = [one for one in base if root.text in called(one) and not path.keys]
    for one in found:
        if isinstance(one, n.Indicators):
            return one
    if not found:
        known = (one for one in base if isinstance(one, n.Indicators))
        raise ChangeError(
            NothingToChange(
                span=path.span if path.keys else root.span,
                name=_shown(path) if path.keys else root.text,
                kind="Indicators",
                candidates=tuple(one.name.text for one in known),
            )
        )
    raise ChangeError(
        AnotherKind(
            span=root.span,
            name=root.text,
            wanted="Indicators",
            there=kind_of(found[0]),
            first=place(found[0]),
        )
    )


def _check_free(base: Declared, new: n.Plain) -> None:
    """See to it that nothing in ``base`` is called as ``new`` is."""
    wanted = handle(new)
    for one in base:
        if wanted is not None and handle(one) == wanted:
            raise ChangeError(
                ThereAlready(span=place(new), name=wanted.name, first=place(one))
            )


def _is_named(one: n.Plain, wanted: Handle) -> bool:
    found = handle(one)
    return found is not None and (found.space, found.name) == (
        wanted.space,
        wanted.name,
    )


def _trees_of(change: n.Change) -> tuple[str, ...]:
    match change:
        case n.ReplaceInside() | n.IntroduceInside():
            return (change.tree.words[0].text,)
        case n.Remove(target=n.Path() as target):
            return (target.words[0].text,)
        case n.Replace() | n.Introduce() | n.Remove():
            return ()
        case _:
            assert_never(change)


def _shown(path: n.Path) -> str:
    keys = "、".join(word.text for word in path.keys)
    return f"{path.text}[{keys}]" if keys else path.text
