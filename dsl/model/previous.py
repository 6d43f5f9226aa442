"""上期: figures of the result before this one, as inputs.

``上期.总分`` is what the last period published as 总分: the same quantity of the same
unit. Nothing of this period is needed for it, so it closes no circle. Sampled members
(下级) were others then, so they have a roster of their own.
"""

from collections.abc import Iterator

import attrs

from guiju.dsl.keywords import PREVIOUS
from guiju.dsl.model.problem import PreviousDiffers
from guiju.dsl.model.rule import Signature
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine.axis import Axis
from guiju.engine.measure import POINTS
from guiju.engine.plan import Role
from guiju.engine.record import Shown
from guiju.engine.source import Span

_REPORTED = "已报"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Previous(Shown):
    """One quantity of the last result that the rules read, for one group (or for none).

    ``now`` is the quantity itself, as this period computes it. ``table`` names the
    input table where it is not the usual one; ``span`` is where it is read first.
    """

    signature: Signature
    now: Signature
    table: str
    span: Span


def before(now: Signature, *, optional: bool, same_roster: bool = False) -> Signature:
    """Return ``now`` as the last period had it.

    The measure of a derived quantity is not known before its formula is read, which may
    be made of its own last value: then points are taken, see ``differences``.
    """
    name = f"{PREVIOUS}.{now.name}"
    return attrs.evolve(
        now,
        id=f"{PREVIOUS}.{now.id}",
        name=name,
        title=f"{PREVIOUS}{now.title}",
        role=Role.INPUT,
        axes=now.axes if same_roster else tuple(map(_before, now.axes)),
        measure=now.measure or POINTS,
        clause="",
        full_marks=None,
        optional=optional,
    )


def asked(tree: n.Rulebook) -> frozenset[str]:
    """Return the names behind 上期 that may be 未报: the rules say what then.

    They ask 已报(上期.总分), or have a row 未报 in bands by it.
    """
    return frozenset(path.text for path in _asked(tree) if path.of_previous)


def differences(previous: Previous, now: Signature) -> Iterator[PreviousDiffers]:
    """Yield a problem where ``now``, fully read, is of another measure."""
    taken = previous.signature.measure
    if now.measure is not None and taken is not None and now.measure != taken:
        yield PreviousDiffers(
            span=previous.span, name=now.name, taken=taken, found=now.measure
        )


def _before(axis: Axis) -> Axis:
    roster = f"{PREVIOUS}.{axis.roster}" if axis.roster else ""
    return attrs.evolve(axis, roster=roster)


def _asked(tree: n.Rulebook) -> Iterator[n.Path]:
    for node in nodes(tree):
        match node:
            case n.Call(name=n.Word(text=text), arguments=(n.Path() as path,)):
                if text == _REPORTED:
                    yield path
            case n.Bands(by=n.Path() as path, bands=rows):
                if _has_row(rows):
                    yield path
            case n.Adjustment(by=n.Path() as path, lines=rows):
                if _has_row(rows):
                    yield path
            case _:
                pass


def _has_row(rows: tuple[object, ...]) -> bool:
    return any(
        isinstance(row, n.Band) and row.label.special == "NOT_REPORTED" for row in rows
    )
