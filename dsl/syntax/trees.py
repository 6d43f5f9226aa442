"""Nodes: indicator trees and the rules of single items."""

import attrs

from guiju.dsl.syntax.expressions import Cap, Expr, Floor, Formula, Keep, Special
from guiju.dsl.syntax.scheme import Full
from guiju.dsl.syntax.words import Node, Number, Quote, Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class EachRow(Node):
    """``每项 未完成 扣 0.5分 最多 2分``."""

    event: Word
    measure: Word
    sign: "Special"
    amount: Expr
    at_most: Expr | None
    forfeit: Number | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ComputedRow(Node):
    """``每天 (逾期天数(报送日, 期限)) 扣 0.1分``: what is counted is computed."""

    measure: Word
    value: Expr
    sign: "Special"
    amount: Expr
    at_most: Expr | None
    forfeit: Number | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StepRow(Node):
    """``每超过 目标 满 3% 加 1分 最多 6分``: whole steps above or below a base."""

    side: "Special"
    base: Expr
    step: Expr
    sign: "Special"
    amount: Expr
    at_most: Expr | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ByLine(Node):
    """``按 增幅``: what the steps of this item are counted on."""

    value: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class UntilZero(Node):
    """``扣完为止``: the item never goes below zero."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Label(Node):
    """The left side of a band: bounds, or a ``special`` terminal (OTHERS …)."""

    low: Number | None = None
    high: Number | None = None
    low_included: bool = True
    high_included: bool = True
    special: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Band(Node):
    """``90% 以上: 36分``."""

    label: Label
    value: "Expr | Lower"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Bands(Node):
    """``分档 按 完成率 { … }`` (BANDS), or ``名次表 按 位次 { … }`` (RANK_TABLE)."""

    word: "Special"
    by: Expr
    bands: tuple[Band, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lower(Node):
    """``每低 1名 扣 3分``: behind the last row, so much less for each step."""

    step: Number
    sign: "Special"
    amount: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Point(Node):
    """``60: 60分``; the label may be WORST, BEST or OTHERS, the value CLAMPED."""

    label: "Number | Special"
    value: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Interpolation(Node):
    """``插值 按 实绩 { 最差: 60分  最好: 100分 }``: straight lines between points."""

    by: Expr
    points: tuple[Point, ...]


Rule = (
    EachRow
    | ComputedRow
    | StepRow
    | ByLine
    | UntilZero
    | Bands
    | Interpolation
    | Cap
    | Floor
    | Keep
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotApplicable(Node):
    """``不适用 折算``: what happens to the points of items that do not apply."""

    policy: str
    rate: Number | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Item(Node):
    """A block or an item of an indicator tree, with its points and rules."""

    name: Word
    title: Quote | None
    points: Number
    only_for: tuple[Word, ...]
    cite: Quote | None
    formula: Formula | None = None
    lines: tuple["Item | Rule", ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Indicators(Node):
    """``指标 县区指标 满分 100分 { … }``."""

    name: Word
    title: Quote | None
    full: Full
    cite: Quote | None
    lines: tuple[Item | NotApplicable, ...]
