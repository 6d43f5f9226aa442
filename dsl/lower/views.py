"""Views in the plan: which figures each circle of readers sees, group by group."""

from collections.abc import Iterable, Iterator, Mapping

from guiju.dsl.model.model import Model, ViewOf
from guiju.engine.axis import RATER, UNIT, Axis
from guiju.engine.expr import (
    Add,
    Const,
    Div,
    Expr,
    Fold,
    Greatest,
    Least,
    Mul,
    Over,
    Ref,
    Round,
    children,
)
from guiju.engine.plan import Input, Quantity, Undetermined, View
from guiju.engine.secrecy import flows

_RECKONED = (Add, Const, Div, Greatest, Least, Mul, Ref, Round)
"""What makes of one figure another that tells it."""


def views(model: Model, quantities: Mapping[str, Quantity]) -> Iterator[View]:
    """Yield the views, each figure once and in the order of the text."""
    for view in model.views:
        shown = {
            group.name: tuple(
                dict.fromkeys(
                    one.signature.id for one in view.shown if one.group == group.name
                )
            )
            for group in view.groups
        }
        yield View(
            name=view.name,
            title=view.title,
            shown={group: ids for group, ids in shown.items() if ids},
            own=_own(view, model, quantities),
            clause=view.clause,
        )


def _own(
    view: ViewOf, model: Model, quantities: Mapping[str, Quantity]
) -> Mapping[str, tuple[str, ...]]:
    """Return what 本单位 全部 shows: everything of the unit but a single rater's mark.

    What is confidential (保密) is left out, and what too few such figures make.

    What a part of the group is asked for belongs to its units as well.
    """
    if view.own_unit is None:
        return {}
    kept = flows(quantities.values())
    own: dict[str, tuple[str, ...]] = {}
    for group in view.groups:
        parts = {group.name} | {
            name for name, one in model.groups.items() if one.part_of is group
        }
        own[group.name] = tuple(
            one.id
            for one in quantities.values()
            if one.group in parts and _is_of_unit(one) and not _is_mark(one, quantities)
            if all(flow.is_enough for flow in kept.get(one.id, {}).values())
        )
    return own


def _is_of_unit(quantity: Quantity) -> bool:
    return UNIT in {axis.name for axis in quantity.axes}


def _is_mark(quantity: Quantity, quantities: Mapping[str, Quantity]) -> bool:
    return has_raters(quantity.axes) or tells_one_mark(quantity, quantities)


def has_raters(axes: Iterable[Axis]) -> bool:
    """Whether there is a figure for each rater."""
    return RATER in {axis.name for axis in axes}


def tells_one_mark(quantity: Quantity, quantities: Mapping[str, Quantity]) -> bool:
    """Whether a figure is made of the mark of one rater alone.

    There is a single rater, or one is named, or all other marks are trimmed; or the
    figure is reckoned from nothing else than such figures.
    """
    match quantity.definition:
        case Input() | Undetermined():
            return False
        case expr:
            parts = list(_all(expr))
    if any(map(_leaves_one, parts)):
        return True
    read = [quantities[one.quantity] for one in parts if isinstance(one, Ref)]
    read = [one for one in read if _is_of_unit(one)]
    reckoned = all(isinstance(part, _RECKONED) for part in parts)
    return reckoned and bool(read) and all(tells_one_mark(o, quantities) for o in read)


def _leaves_one(part: Expr) -> bool:
    match part:
        case Ref(at=at):
            return RATER in dict(at)
        case Over(fold=fold, axis=axis, trim=trim) if axis.name == RATER:
            return fold is not Fold.COUNT and len(axis.members) - sum(trim) <= 1
        case _:
            return False


def _all(expr: Expr) -> Iterator[Expr]:
    yield expr
    for child in children(expr):
        yield from _all(child)
