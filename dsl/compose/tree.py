"""An indicator tree with one item put in, exchanged or taken out.

Trees are never written into: the way from the root to the item is built anew, and all
beside it is shared.
"""

from collections.abc import Callable
from typing import cast

import attrs

from guiju.dsl.compose.naming import BLOCK, SCORED
from guiju.dsl.compose.problem import (
    AnotherKind,
    CompositionProblem,
    NothingToChange,
    ThereAlready,
)
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import of

Holder = n.Indicators | n.Item
Lines = tuple[n.Item | n.Rule | n.NotApplicable, ...]
"""What stands in either; a change only ever adds and takes items."""
_Edit = Callable[[Holder], Lines]


class ChangeError(Exception):
    """Why a change cannot be made. Caught where the changes are gone through."""

    def __init__(self, found: CompositionProblem) -> None:
        super().__init__()
        self.found = found


def replaced(tree: n.Indicators, way: n.Path, item: n.Item) -> n.Indicators:
    """Return ``tree`` with ``item`` at the place of the one that has its name."""

    def edit(holder: Holder) -> Lines:
        old = child(holder, item.name)
        return tuple(item if line is old else line for line in holder.lines)

    return _at(tree, way.words[1:], edit)


def introduced(tree: n.Indicators, way: n.Path, item: n.Item) -> n.Indicators:
    """Return ``tree`` with ``item`` behind the other parts of the block."""

    def edit(holder: Holder) -> Lines:
        for line in of(holder.lines, n.Item):
            if line.name.text == item.name.text:
                first = line.name.span
                name = item.name
                raise ChangeError(
                    ThereAlready(span=name.span, name=name.text, first=first)
                )
        _check_open(holder, way)
        return (*holder.lines, item)

    return _at(tree, way.words[1:], edit)


def removed(tree: n.Indicators, target: n.Path) -> n.Indicators:
    """Return ``tree`` without the item that ``target`` names."""
    *way, last = target.words[1:]

    def edit(holder: Holder) -> Lines:
        old = child(holder, last)
        return tuple(line for line in holder.lines if line is not old)

    return _at(tree, tuple(way), edit)


def child(holder: Holder, name: n.Word) -> n.Item:
    """Return the part of ``holder`` that is called ``name``.

    Raises:
        ChangeError: it has none.
    """
    parts = tuple(of(holder.lines, n.Item))
    found = [part for part in parts if part.name.text == name.text]
    if len(found) == 1:
        return found[0]
    raise ChangeError(
        NothingToChange(
            span=name.span,
            name=name.text,
            kind="Item",
            found=len(found),
            candidates=tuple(part.name.text for part in parts),
            within=holder.name.text,
            place=holder.name.span,
        )
    )


def _at(tree: n.Indicators, way: tuple[n.Word, ...], edit: _Edit) -> n.Indicators:
    """Return ``tree`` with the lines at the end of ``way`` as ``edit`` has them."""
    lines = _lines(tree, way, edit)
    return attrs.evolve(tree, lines=cast("tuple[n.Item | n.NotApplicable, ...]", lines))


def _lines(holder: Holder, way: tuple[n.Word, ...], edit: _Edit) -> Lines:
    if not way:
        return edit(holder)
    part = child(holder, way[0])
    lines = _lines(part, way[1:], edit)
    inner = attrs.evolve(part, lines=cast("tuple[n.Item | n.Rule, ...]", lines))
    return tuple(inner if line is part else line for line in holder.lines)


def _check_open(holder: Holder, way: n.Path) -> None:
    """See to it that ``holder`` is no item that is scored by rules of its own."""
    if isinstance(holder, n.Indicators):
        return
    if holder.formula or any(not isinstance(line, n.Item) for line in holder.lines):
        raise ChangeError(
            AnotherKind(
                span=way.words[-1].span,
                name=holder.name.text,
                wanted=BLOCK,
                there=SCORED,
                first=holder.name.span,
            )
        )
