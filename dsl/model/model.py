"""The rulebook understood: names and measures resolved, numbers exact.

It is still arranged as the notice is (groups, trees, stages, adjustments), and every
part keeps its syntax node, so that a check can point at the words. Expressions are
already in the engine's core; nothing here knows data.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

import attrs

from guiju.dsl.model.previous import Previous
from guiju.dsl.model.problem import Problem
from guiju.dsl.model.problem_list import RectificationOf
from guiju.dsl.model.ranked import GradeRow, GradesOf, RankingOf, ShownOf, Veto, ViewOf
from guiju.dsl.model.rule import BandTable, CountRow, RuleSet, Signature, Typed
from guiju.dsl.model.scored import Item, ItemUse, Policy, Tree
from guiju.dsl.model.staged import (
    Assessment,
    Ballots,
    Choice,
    Condition,
    Layer,
    Stage,
    Trim,
)
from guiju.dsl.model.tried import Example, Judgement, Refusal, Setting
from guiju.dsl.model.units import Group, Unit
from guiju.dsl.syntax import node as n
from guiju.engine.interval import Interval
from guiju.engine.number import Rounding
from guiju.engine.plan import Confidential
from guiju.engine.record import Shown

__all__ = [
    "Adjustment",
    "Assessment",
    "Ballots",
    "Choice",
    "Condition",
    "Definition",
    "Example",
    "GradeRow",
    "GradesOf",
    "Group",
    "Interpretation",
    "Item",
    "ItemUse",
    "Judgement",
    "Layer",
    "Model",
    "Parameter",
    "Policy",
    "RankingOf",
    "Refusal",
    "Reported",
    "Scheme",
    "Setting",
    "ShownOf",
    "Stage",
    "Tree",
    "Trim",
    "Unit",
    "Veto",
    "ViewOf",
]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reported(Shown):
    """输入 for one group (or for none)."""

    signature: Signature
    interval: Interval
    optional: bool
    may_not_apply: bool
    confidential: Confidential | None
    syntax: n.Input


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Parameter(Shown):
    """参数: a value, or the reason why there is none yet."""

    signature: Signature
    value: Typed | None
    reason: str
    syntax: n.Parameter


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Adjustment(Shown):
    """加分 or 扣分 for one group."""

    signature: Signature
    is_bonus: bool
    rules: RuleSet
    syntax: n.Adjustment

    @property
    def counts(self) -> tuple[CountRow, ...]:
        """The rows 每项 … 扣 …."""
        return self.rules.counts

    @property
    def bands(self) -> BandTable | None:
        """The tiers."""
        return self.rules.bands


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Definition(Shown):
    """A derived quantity for one group (or for none)."""

    signature: Signature
    value: Typed
    syntax: n.Definition


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Interpretation(Shown):
    """解释 with the diagnostics that it answers."""

    subject: str
    answers: tuple[str, ...]
    reason: str
    clause: str
    syntax: n.Interpretation


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scheme(Shown):
    """方案, as the notice describes itself."""

    name: str
    title: str
    region: str
    region_code: str
    issuer: str
    issued: dt.date | None
    period: tuple[dt.date, dt.date] | None
    full: Fraction | None
    keep: tuple[Fraction, Rounding] | None
    syntax: n.Scheme


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Model(Shown):
    """A whole rulebook. ``tree`` is its syntax, ``problems`` what did not resolve."""

    tree: n.Rulebook
    scheme: Scheme | None
    groups: Mapping[str, Group]
    trees: Mapping[str, Tree]
    stages: tuple[Stage, ...]
    inputs: tuple[Reported, ...]
    parameters: tuple[Parameter, ...]
    adjustments: tuple[Adjustment, ...]
    definitions: tuple[Definition, ...]
    weighted: Mapping[str, Signature]
    """环节加权 by group."""
    rankings: tuple[RankingOf, ...]
    grades: tuple[GradesOf, ...]
    vetoes: tuple[Veto, ...]
    views: tuple[ViewOf, ...]
    conditions: tuple[Condition, ...]
    rectifications: tuple[RectificationOf, ...]
    interpretations: tuple[Interpretation, ...]
    examples: tuple[Example, ...]
    choices: tuple[Choice, ...]
    """Every 若, also those of requirements and vetoes."""
    previous: tuple[Previous, ...]
    """What the rules read of the last period's result."""
    problems: tuple[Problem, ...]

    @property
    def period(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the assessed period, where it is written."""
        return None if self.scheme is None else self.scheme.period
