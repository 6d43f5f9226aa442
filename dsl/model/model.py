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
from guiju.dsl.model.rule import BandTable, CountRow, RuleSet, Signature, Typed
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.expr import Comparison, Fold, If, Ties
from guiju.engine.interval import Interval
from guiju.engine.number import Rounding
from guiju.engine.value import Grade, Value


@attrs.frozen(kw_only=True, eq=False)
class Unit:
    """One organisation, with its other names."""

    name: str
    title: str
    aliases: tuple[str, ...]
    syntax: n.Member


@attrs.frozen(kw_only=True, eq=False)
class Group:
    """Units that are assessed alike, or a part of such a group (the raters)."""

    name: str
    title: str
    units: tuple[Unit, ...]
    part_of: "Group | None"
    syntax: n.Group

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the units in the order of the text."""
        return tuple(unit.name for unit in self.units)

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The axes of a quantity that each unit has one of."""
        return (Axis(UNIT, self.members),)


@attrs.frozen(kw_only=True, eq=False)
class Item:
    """A block or an item of a tree, before it is used by a stage."""

    name: str
    title: str
    full: Fraction
    applies_to: frozenset[str] | None
    clause: str
    children: tuple["Item", ...]
    syntax: n.Item

    @property
    def leaves(self) -> tuple["Item", ...]:
        """The items under this one that have no items under them."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)


@attrs.frozen(kw_only=True, eq=False)
class Policy:
    """不适用: what happens to the points of items that do not apply."""

    word: str
    rate: Fraction | None
    syntax: n.NotApplicable


@attrs.frozen(kw_only=True, eq=False)
class Tree:
    """An indicator tree."""

    name: str
    title: str
    full: Fraction
    clause: str
    items: tuple[Item, ...]
    policy: Policy | None
    syntax: n.Indicators

    @property
    def leaves(self) -> tuple[Item, ...]:
        """All scored items, in the order of the text."""
        return tuple(leaf for item in self.items for leaf in item.leaves)


@attrs.frozen(kw_only=True, eq=False)
class ItemUse:
    """An item as one stage scores it for one group: where its value comes from."""

    item: Item
    signature: Signature
    children: tuple["ItemUse", ...]
    rules: RuleSet
    formula: Typed | None = None

    @property
    def counts(self) -> tuple[CountRow, ...]:
        """The rows 每项 … 扣 …."""
        return self.rules.counts

    @property
    def bands(self) -> BandTable | None:
        """分档."""
        return self.rules.bands

    @property
    def until_zero(self) -> bool:
        """Whether 扣完为止 is written."""
        return any(isinstance(one.syntax, n.UntilZero) for one in self.rules.limits)


@attrs.frozen(kw_only=True, eq=False)
class Layer:
    """One layer of a roll-up with its weight; ``fold`` is None for a single body."""

    name: str
    weight: Fraction
    fold: Fold | None
    signature: Signature
    syntax: n.Layer


@attrs.frozen(kw_only=True, eq=False)
class Trim:
    """去掉: how many marks are left out at each end, from how many marks on."""

    lowest: int = 0
    highest: int = 0
    reaching: int = 0

    @property
    def ends(self) -> tuple[int, int]:
        """The marks that are left out: of the lowest, of the highest."""
        return self.lowest, self.highest


@attrs.frozen(kw_only=True, eq=False)
class Ballots:
    """无效票: ``signature`` is whether the ballot of a rater does not count."""

    signature: Signature
    condition: Typed
    syntax: n.Invalid


@attrs.frozen(kw_only=True, eq=False)
class Assessment:
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
    syntax: n.Assessment
    ballots: "Ballots | None" = None

    @property
    def weight_syntax(self) -> n.Number | None:
        """Where a weight of its own is written."""
        own = first(self.syntax.clauses, n.OwnWeight)
        return own.weight if own else None


@attrs.frozen(kw_only=True, eq=False)
class Choice:
    """若 … 则 … 否则 … as it was read for one group, and where it is written."""

    expr: If
    group: str
    syntax: n.Choice


@attrs.frozen(kw_only=True, eq=False)
class Condition:
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


@attrs.frozen(kw_only=True, eq=False)
class Stage:
    """环节: a share of the total, scored for some groups."""

    name: str
    title: str
    weight: Fraction
    clause: str
    window: tuple[dt.date, dt.date] | None
    assessments: Mapping[str, Assessment]
    conditions: tuple[Condition, ...]
    syntax: n.Stage


@attrs.frozen(kw_only=True, eq=False)
class Reported:
    """输入 for one group (or for none)."""

    signature: Signature
    interval: Interval
    optional: bool
    syntax: n.Input


@attrs.frozen(kw_only=True, eq=False)
class Parameter:
    """参数: a value, or the reason why there is none yet."""

    signature: Signature
    value: Typed | None
    reason: str
    syntax: n.Parameter


@attrs.frozen(kw_only=True, eq=False)
class Adjustment:
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


@attrs.frozen(kw_only=True, eq=False)
class Definition:
    """A derived quantity for one group (or for none)."""

    signature: Signature
    value: Typed
    syntax: n.Definition


@attrs.frozen(kw_only=True, eq=False)
class RankingOf:
    """排名 of one group."""

    name: str
    group: Group
    by: Signature
    rank: Signature
    descending: bool
    ties: Ties
    tie_breaks: tuple[Signature, ...]
    syntax: n.Ranking


@attrs.frozen(kw_only=True, eq=False)
class GradeRow:
    """One grade: from which value on, and how many may have it.

    ``given`` is the quantity that says whether a unit has this grade; the lowest grade
    has neither bound nor quota, and everybody left has it.
    """

    grade: Grade
    interval: Interval | None
    given: Signature | None
    syntax: n.Grade


@attrs.frozen(kw_only=True, eq=False)
class GradesOf:
    """等次 of one group, the best grade first."""

    signature: Signature
    group: Group
    by: Signature
    rows: tuple[GradeRow, ...]
    syntax: n.Grades


@attrs.frozen(kw_only=True, eq=False)
class Veto:
    """否决 for one group: ``signature`` is whether it strikes a unit."""

    signature: Signature
    condition: Typed
    syntax: n.Veto


@attrs.frozen(kw_only=True, eq=False)
class ShownOf:
    """One line of 公开 for one group: a quantity that is seen of all its units."""

    group: str
    signature: Signature
    syntax: n.Path


@attrs.frozen(kw_only=True, eq=False)
class ViewOf:
    """公开 with what it shows, group by group."""

    name: str
    title: str
    clause: str
    groups: tuple[Group, ...]
    shown: tuple[ShownOf, ...]
    own_unit: n.OwnUnit | None
    """Where 本单位 全部 is written."""
    syntax: n.Publication


@attrs.frozen(kw_only=True, eq=False)
class Interpretation:
    """解释 with the diagnostics that it answers."""

    subject: str
    answers: tuple[str, ...]
    reason: str
    clause: str
    syntax: n.Interpretation


@attrs.frozen(kw_only=True, eq=False)
class Setting:
    """One line of 给定 or 期望: a quantity at a key, and a value known without data."""

    target: Signature
    key: Key
    value: Value
    syntax: n.Binding


@attrs.frozen(kw_only=True, eq=False)
class Judgement:
    """``满足`` or ``不满足`` in 期望: whether a constraint holds at one place."""

    constraint: str
    key: Key
    holds: bool
    syntax: n.Verdict


@attrs.frozen(kw_only=True, eq=False)
class Refusal:
    """``拒收`` in 期望: the data contract does not let in what is given here."""

    target: Signature
    key: Key
    syntax: n.Verdict


@attrs.frozen(kw_only=True, eq=False)
class Example:
    """例, or one row of its 情形: what is given and all that is expected of it."""

    title: str
    given: tuple[Setting, ...]
    expect: tuple[Setting, ...]
    judgements: tuple[Judgement, ...]
    refusals: tuple[Refusal, ...]
    syntax: n.Example


@attrs.frozen(kw_only=True, eq=False)
class Scheme:
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


@attrs.frozen(kw_only=True, eq=False)
class Model:
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
