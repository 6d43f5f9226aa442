"""Nodes: stages, and what must hold in them."""

import attrs

from guiju.dsl.syntax.expressions import Expr
from guiju.dsl.syntax.words import Date, Node, Number, Quote, Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ByTree(Node):
    """``按 县区指标``."""

    tree: Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RatedBy(Node):
    """``由 互评单位``."""

    raters: Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Score(Node):
    """``评分 0分 至 100分``."""

    low: Number
    high: Number


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Periodic(Node):
    """``每季度``: QUARTERLY, MONTHLY or HALF_YEARLY."""

    word: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FoldBy(Node):
    """``取平均`` and its like."""

    word: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Layer(Node):
    """``乡镇 20% 取平均``."""

    name: Word
    weight: Number
    fold: FoldBy | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Layers(Node):
    """``分层 { … }``."""

    layers: tuple[Layer, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Optional(Node):
    """``可缺``: a value may be missing."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Trim(Node):
    """``去掉 最高 1个 最低 1个 达到 6个``: from so many marks on, or always."""

    highest: Number
    lowest: Number
    reaching: Number | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Invalid(Node):
    """``无效票 当 最高 - 最低 < 5分``: a rater's marks that do not count."""

    condition: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OwnWeight(Node):
    """``占 40%``: what the stage weighs for these groups."""

    weight: Number


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Confidential(Node):
    """``保密 至少 3个``: shown to nobody, unless so many are folded together."""

    at_least: Number | None = None


Clause = (
    ByTree
    | RatedBy
    | Score
    | Periodic
    | FoldBy
    | Layers
    | Optional
    | Trim
    | Invalid
    | OwnWeight
    | Confidential
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Window(Node):
    """``时间 2020-12-20 至 2021-02-20``."""

    start: Date
    end: Date


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Assessment(Node):
    """``县区 由 互评单位 评分 0分 至 100分 取平均``."""

    groups: tuple[Word, ...]
    clauses: tuple[Clause, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Constraint(Node):
    """``原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 10%``."""

    force: str
    name: Word | None
    title: Quote | None
    each: Word | None
    condition: Expr
    cite: Quote | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stage(Node):
    """``环节 双向互评 25% { … }``."""

    name: Word
    title: Quote | None
    weight: Number
    cite: Quote | None
    lines: tuple[Window | Assessment | Constraint, ...]
