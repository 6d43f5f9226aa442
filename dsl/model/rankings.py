"""排名: which quantity is ranked in which groups, and what decides between equals."""

from collections.abc import Iterable

import attrs

from guiju.dsl.model.model import Group, RankingOf
from guiju.dsl.model.problem import NotForGroup
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.dsl.terms import canonical_quantity
from guiju.engine.axis import UNIT, Axis
from guiju.engine.expr import Ties
from guiju.engine.measure import PLACE
from guiju.engine.plan import Role

RANK = "排名"
_TIES = {"SKIP": Ties.SKIP, "DENSE": Ties.DENSE}


def rankings(
    written: Iterable[n.Ranking], assessed: tuple[Group, ...], scope: Scope
) -> tuple[RankingOf, ...]:
    """Return one ranking for each group of each 排名, and make the ranks known.

    They are known before derived quantities are read, which may count with places.
    """
    return tuple(
        ranking
        for one in written
        for group in scope.serving(one.within, assessed)
        if (ranking := _ranking(one, group, scope)) is not None
    )


def with_measures(ranking: RankingOf, scope: Scope) -> RankingOf:
    """Return ``ranking`` once the derived quantities are read that it is made of."""
    return attrs.evolve(
        ranking,
        by=scope.current(ranking.by),
        tie_breaks=tuple(map(scope.current, ranking.tie_breaks)),
    )


def _ranking(written: n.Ranking, group: Group, scope: Scope) -> RankingOf | None:
    name = canonical_quantity(written.name.text) if written.name else RANK
    by = _of_units(written.by, group, scope)
    breaks = [_of_units(path, group, scope) for path in written.tie_breaks]
    if by is None:
        return None
    known = scope.signatures.get(name, {}).get(group.name)
    if known is not None:
        scope.repeat(written.name or written.by.words[0], known.span)
    return RankingOf(
        name=name,
        group=group,
        by=by,
        rank=scope.add(_rank(name, by, group, written)),
        descending=written.direction == "DESCENDING",
        ties=_TIES[written.ties],
        tie_breaks=tuple(found for found in breaks if found is not None),
        syntax=written,
    )


def _of_units(path: n.Path, group: Group, scope: Scope) -> Signature | None:
    """Return what ``path`` means, if each unit of ``group`` has its own."""
    found = scope.quantity(path, group.name)
    if found is None or any(axis.name == UNIT for axis in found.axes):
        return found
    scope.problems.append(
        NotForGroup(span=path.span, name=path.text, group=group.name, available=())
    )
    return None


def _rank(name: str, by: Signature, group: Group, written: n.Ranking) -> Signature:
    return Signature(
        id=quantity_id(name, group.name),
        name=name,
        group=group.name,
        role=Role.RANK,
        axes=_among(by, group),
        measure=PLACE,
        title=name,
        clause="",
        span=written.span,
    )


def _among(by: Signature, group: Group) -> tuple[Axis, ...]:
    """Return the axes of ``by``, narrowed where ``group`` is a part of its units."""
    here = {axis.name: axis for axis in group.axes}
    return tuple(here.get(axis.name, axis) for axis in by.axes)
