"""The model of stages: how each scores each of its groups."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

import attrs

from guiju.dsl.model.rule import Signature, Typed
from guiju.dsl.model.scored import ItemUse, Tree
from guiju.dsl.model.units import Group
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.axis import Axis
from guiju.engine.expr import Comparison, Fold, If
from guiju.engine.interval import Interval
from guiju.engine.plan import Confidential
from guiju.engine.record import Shown


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Layer(Shown):
    """One layer of a roll-up with its weight; ``fold`` is None for a single body."""

    name: str
    weight: Fraction
    fold: Fold | None
    signature: Signature
    syntax: n.Layer


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Trim(Shown):
    """去掉: how many marks are left out at each end, from how many marks on."""

    lowest: int = 0
    highest: int = 0
    reaching: int = 0

    @property
    def ends(self) -> tuple[int, int]:
        """The marks that are left out: of the lowest, of the highest."""
        return self.lowest, self.highest


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ballots(Shown):
    """无效票: ``signature`` is whether the ballot of a rater does not count."""

    signature: Signature
    condition: Typed
    syntax: n.Invalid


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Assessment(Shown):
    """How one stage scores one group, and what that weighs in the group's total."""

    group: Group
    weight: Fraction
    signature: Signature
    raw: Signature
    interval: Interval
    tree: Tree | None
    items: tuple[ItemUse, ...]
    raters: Group | None
    axes: tuple[Axis, ...]
    fold: Fold | None
    trim: Trim
    layers: tuple[Layer, ...]
    optional: bool
    confidential: Confidential | None
    syntax: n.Assessment
    ballots: "Ballots | None" = None

    @property
    def weight_syntax(self) -> n.Number | None:
        """Where a weight of its own is written."""
        own = first(self.syntax.clauses, n.OwnWeight)
        return own.weight if own else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Choice(Shown):
    """若 … 则 … 否则 … as it was read for one group, and where it is written."""

    expr: If
    group: str
    syntax: n.Choice


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Condition(Shown):
    """必须 or 原则上, for one group (or for none): two sides of a comparison."""

    name: str
    title: str
    group: str
    axes: tuple[Axis, ...]
    left: Typed
    comparison: Comparison
    right: Typed
    clause: str
    syntax: n.Constraint


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stage(Shown):
    """环节: a share of the total, scored for some groups."""

    name: str
    title: str
    weight: Fraction
    clause: str
    window: tuple[dt.date, dt.date] | None
    assessments: Mapping[str, Assessment]
    conditions: tuple[Condition, ...]
    syntax: n.Stage
