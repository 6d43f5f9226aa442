"""What rules are once they have been read: rows, bands, lines and limits.

Items of trees, bonuses and deductions share them. Expressions are in the core already,
each with its measure.
"""

from fractions import Fraction

import attrs

from guiju.dsl.model.quantities import exact
from guiju.dsl.syntax import node as n
from guiju.engine.axis import Axis
from guiju.engine.expr import Expr
from guiju.engine.interval import Interval
from guiju.engine.measure import Measure
from guiju.engine.plan import Role
from guiju.engine.record import Shown
from guiju.engine.source import Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Signature(Shown):
    """What an expression must know of a quantity to use it; the plan's id is fixed."""

    id: str
    name: str
    group: str
    role: Role
    axes: tuple[Axis, ...]
    measure: Measure | None
    title: str
    clause: str
    span: Span
    full_marks: Fraction | None = None
    optional: bool = False
    """Whether figures may be missing (可缺), so that folds leave them out."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Typed(Shown):
    """An expression of the core with its measure; None where it is not known."""

    expr: Expr
    measure: Measure | None
    span: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CountRow(Shown):
    """``每项 未完成 扣 0.5分 最多 2分`` for one group."""

    event: Signature
    amount: Typed
    sign: int
    at_most: Typed | None
    syntax: n.EachRow

    @property
    def forfeit(self) -> Fraction | None:
        """The count from which nothing is left of the whole item."""
        return exact(self.syntax.forfeit) if self.syntax.forfeit else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ComputedRow(Shown):
    """``每天 (…) 扣 0.1分``: like a counted row, but what is counted is computed."""

    counted: Typed
    amount: Typed
    sign: int
    at_most: Typed | None
    syntax: n.ComputedRow

    @property
    def forfeit(self) -> Fraction | None:
        """The count from which nothing is left of the whole item."""
        return exact(self.syntax.forfeit) if self.syntax.forfeit else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StepRow(Shown):
    """``每超过 目标 满 3% 加 1分``: whole steps of ``by`` above or below a base."""

    by: Typed
    base: Typed
    step: Typed
    above: bool
    amount: Typed
    sign: int
    at_most: Typed | None
    syntax: n.StepRow


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BandRow(Shown):
    """One band with bounds; the value is typed."""

    interval: Interval
    value: Typed
    syntax: n.Band


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BandTable(Shown):
    """分档: bands with bounds, and the three special rows where they are written."""

    by: Typed
    bands: tuple[BandRow, ...]
    others: BandRow | None
    not_reported: BandRow | None
    not_applicable: BandRow | None
    syntax: n.Bands | n.Adjustment


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Point(Shown):
    """One corner of an interpolation."""

    at: Typed
    value: Typed
    syntax: n.Point


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Interpolation(Shown):
    """插值: corners in the order written; ``outside`` is what holds beyond the ends.

    Without ``outside`` there is nothing beyond; ``clamped`` keeps the nearest corner.
    """

    by: Typed
    points: tuple[Point, ...]
    clamped: bool
    outside: Typed | None
    syntax: n.Interpolation


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Limit(Shown):
    """封顶, 保底, 扣完为止 or 保留, applied in the order written."""

    bound: Typed | None
    syntax: n.Cap | n.Floor | n.Keep | n.UntilZero


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RuleSet(Shown):
    """All rules of one item, bonus or deduction."""

    counts: tuple[CountRow, ...] = ()
    computed: tuple[ComputedRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    bands: BandTable | None = None
    interpolation: Interpolation | None = None
    limits: tuple[Limit, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is computed, so that the value is reported."""
        rows = self.counts or self.computed or self.steps
        return not rows and self.bands is None and self.interpolation is None
