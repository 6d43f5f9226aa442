"""Nodes: indicator trees and the rules of single items."""

import attrs

from guiju.dsl.syntax.expressions import Expr, Formula, Special
from guiju.dsl.syntax.scheme import Full
from guiju.dsl.syntax.words import Node, Number, Quote, Word


@attrs.frozen(kw_only=True)
class EachRow(Node):
    """``每项 未完成 扣 0.5分 最多 2分``."""

    event: Word
    measure: Word
    sign: "Special"
    amount: Expr
    at_most: Expr | None


@attrs.frozen(kw_only=True)
class UntilZero(Node):
    """``扣完为止``: the item never goes below zero."""


@attrs.frozen(kw_only=True)
class Label(Node):
    """The left side of a band: bounds, or a ``special`` terminal (OTHERS …)."""

    low: Number | None = None
    high: Number | None = None
    low_included: bool = True
    high_included: bool = True
    special: str = ""


@attrs.frozen(kw_only=True)
class Band(Node):
    """``90% 以上: 36分``."""

    label: Label
    value: Expr


@attrs.frozen(kw_only=True)
class Bands(Node):
    """``分档 按 完成率 { … }``."""

    by: Expr
    bands: tuple[Band, ...]


Rule = EachRow | UntilZero | Bands


@attrs.frozen(kw_only=True)
class NotApplicable(Node):
    """``不适用 折算``: what happens to the points of items that do not apply."""

    policy: str
    rate: Number | None = None


@attrs.frozen(kw_only=True)
class Item(Node):
    """A block or an item of an indicator tree, with its points and rules."""

    name: Word
    title: Quote | None
    points: Number
    only_for: tuple[Word, ...]
    cite: Quote | None
    formula: Formula | None = None
    lines: tuple["Item | Rule", ...] = ()


@attrs.frozen(kw_only=True)
class Indicators(Node):
    """``指标 县区指标 满分 100分 { … }``."""

    name: Word
    title: Quote | None
    full: Full
    cite: Quote | None
    lines: tuple[Item | NotApplicable, ...]
