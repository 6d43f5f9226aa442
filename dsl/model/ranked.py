"""The model of places, grades, vetoes and what is published."""

import attrs

from guiju.dsl.model.rule import Signature, Typed
from guiju.dsl.model.units import Group
from guiju.dsl.syntax import node as n
from guiju.engine.expr import Ties
from guiju.engine.interval import Interval
from guiju.engine.record import Shown
from guiju.engine.value import Grade


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RankingOf(Shown):
    """排名 of one group."""

    name: str
    group: Group
    by: Signature
    rank: Signature
    descending: bool
    ties: Ties
    tie_breaks: tuple[Signature, ...]
    syntax: n.Ranking


@attrs.frozen(kw_only=True, eq=False, repr=False)
class GradeRow(Shown):
    """One grade: from which value on, and how many may have it.

    ``given`` is the quantity that says whether a unit has this grade; the lowest grade
    has neither bound nor quota, and everybody left has it.
    """

    grade: Grade
    interval: Interval | None
    given: Signature | None
    syntax: n.Grade


@attrs.frozen(kw_only=True, eq=False, repr=False)
class GradesOf(Shown):
    """等次 of one group, the best grade first."""

    signature: Signature
    group: Group
    by: Signature
    rows: tuple[GradeRow, ...]
    syntax: n.Grades


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Veto(Shown):
    """否决 for one group: ``signature`` is whether it strikes a unit."""

    signature: Signature
    condition: Typed
    syntax: n.Veto


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ShownOf(Shown):
    """One line of 公开 for one group: a quantity that is seen of all its units."""

    group: str
    signature: Signature
    syntax: n.Path


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ViewOf(Shown):
    """公开 with what it shows, group by group."""

    name: str
    title: str
    clause: str
    groups: tuple[Group, ...]
    shown: tuple[ShownOf, ...]
    own_unit: n.OwnUnit | None
    """Where 本单位 全部 is written."""
    syntax: n.Publication
