"""Syntax tree nodes: exactly what was written, and where.

Numbers and dates are still text here, names are unresolved. Whether ``60`` is a legal
mark is the model's question, not the parser's. Keywords are the names of their
terminals (``HALF_UP``), so both spellings give the same tree.
"""

import attrs

from guiju.engine.source import Span

node = attrs.frozen(kw_only=True)


@node
class Node:
    """A piece of the source. Equality ignores position, so trees can be compared."""

    span: Span = attrs.field(eq=False, repr=False)


# ---- words


@node
class Word(Node):
    """A name, as written."""

    text: str


@node
class Quote(Node):
    """Text in quotation marks, without the marks."""

    text: str


@node
class Number(Node):
    """``2.5分``: digits as written, and the canonical measure, empty for none."""

    text: str
    measure: str


@node
class Date(Node):
    """A calendar day in ISO form; it may still be one that does not exist."""

    text: str


@node
class Measure(Node):
    """``分/项``: canonical measure words, the first over the others."""

    words: tuple[str, ...]


# ---- expressions


@node
class Path(Node):
    """``双向互评.拉开差距`` or ``全省排名[无为市]``."""

    words: tuple[Word, ...]
    keys: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The path without its keys, joined by dots."""
        return ".".join(word.text for word in self.words)


@node
class Call(Node):
    """``几何平均(甲, 乙)``: a function of the language or of an enabled plugin."""

    name: Word
    arguments: tuple["Expr | NamedArgument", ...]


@node
class NamedArgument(Node):
    """``去高 1`` inside a call."""

    name: Word
    value: Number


@node
class Binary(Node):
    """Two operands. ``operator`` is a sign, or ``AND``, ``OR``."""

    operator: str
    left: "Expr"
    right: "Expr"


@node
class Unary(Node):
    """``-x`` or ``NOT x``."""

    operator: str
    operand: "Expr"


@node
class Share(Node):
    """``满分 的 10%``: a ratio with its base."""

    base: "Expr"
    ratio: "Expr"


@node
class Choice(Node):
    """``若 … 则 … 否则 …``."""

    condition: "Expr"
    then: "Expr"
    otherwise: "Expr"


@node
class Special(Node):
    """A reserved word that is a value: ``FULL``, ``TOP``, ``BOTTOM``, ``TRUE`` …"""

    word: str


Expr = Number | Date | Quote | Path | Call | Binary | Unary | Share | Choice | Special


@node
class Cap(Node):
    """``封顶 10分``."""

    bound: Expr


@node
class Floor(Node):
    """``保底 0分``."""

    bound: Expr


@node
class Keep(Node):
    """``保留 2位 四舍五入``."""

    places: Number
    mode: str


Modifier = Cap | Floor | Keep


@node
class Formula(Node):
    """``= 表达式`` and what is done to its value, in the order written."""

    value: Expr
    modifiers: tuple[Modifier, ...] = ()


# ---- the scheme itself


@node
class Region(Node):
    """``地区 340200 "安徽省芜湖市"``."""

    code: str
    name: Quote


@node
class Issued(Node):
    """``发文 "机关" 2020-09-29``."""

    issuer: Quote
    date: Date


@node
class Period(Node):
    """``考评期 2020-01-01 至 2020-12-31``."""

    start: Date
    end: Date


@node
class Source(Node):
    """``来源 "文号或网址"``."""

    text: Quote


@node
class Full(Node):
    """``满分 100分``."""

    number: Number


SchemeLine = Region | Issued | Period | Source | Full | Keep


@node
class Scheme(Node):
    """``方案 名称 "标题" { … }``."""

    name: Word
    title: Quote | None
    lines: tuple[SchemeLine, ...]


# ---- who is assessed


@node
class Member(Node):
    """One unit of a group, with its aliases."""

    name: Word
    title: Quote | None
    aliases: tuple[Word, ...]


@node
class Group(Node):
    """``对象 县区 "标题" 属于 全体 共 7家 { … }``."""

    name: Word
    title: Quote | None
    part_of: Word | None
    count: Number | None
    cite: Quote | None
    members: tuple[Member, ...]


# ---- indicator trees


@node
class EachRow(Node):
    """``每项 未完成 扣 0.5分 最多 2分``."""

    event: Word
    measure: Word
    sign: "Special"
    amount: Expr
    at_most: Expr | None


@node
class UntilZero(Node):
    """``扣完为止``: the item never goes below zero."""


@node
class Label(Node):
    """The left side of a band: bounds, or a ``special`` terminal (OTHERS …)."""

    low: Number | None = None
    high: Number | None = None
    low_included: bool = True
    high_included: bool = True
    special: str = ""


@node
class Band(Node):
    """``90% 以上: 36分``."""

    label: Label
    value: Expr


@node
class Bands(Node):
    """``分档 按 完成率 { … }``."""

    by: Expr
    bands: tuple[Band, ...]


Rule = EachRow | UntilZero | Bands


@node
class NotApplicable(Node):
    """``不适用 折算``: what happens to the points of items that do not apply."""

    policy: str
    rate: Number | None = None


@node
class Item(Node):
    """A block or an item of an indicator tree, with its points and rules."""

    name: Word
    title: Quote | None
    points: Number
    only_for: tuple[Word, ...]
    cite: Quote | None
    formula: Formula | None = None
    lines: tuple["Item | Rule", ...] = ()


@node
class Indicators(Node):
    """``指标 县区指标 满分 100分 { … }``."""

    name: Word
    title: Quote | None
    full: Full
    cite: Quote | None
    lines: tuple[Item | NotApplicable, ...]


# ---- stages


@node
class ByTree(Node):
    """``按 县区指标``."""

    tree: Word


@node
class RatedBy(Node):
    """``由 互评单位``."""

    raters: Word


@node
class Score(Node):
    """``评分 0分 至 100分``."""

    low: Number
    high: Number


@node
class Periodic(Node):
    """``每季度``: QUARTERLY, MONTHLY or HALF_YEARLY."""

    word: str


@node
class FoldBy(Node):
    """``取平均`` and its like."""

    word: str


@node
class Layer(Node):
    """``乡镇 20% 取平均``."""

    name: Word
    weight: Number
    fold: FoldBy | None


@node
class Layers(Node):
    """``分层 { … }``."""

    layers: tuple[Layer, ...]


@node
class Optional(Node):
    """``可缺``: a value may be missing."""


@node
class Trim(Node):
    """``去掉 最高 1个 最低 1个``."""

    highest: Number
    lowest: Number


Clause = ByTree | RatedBy | Score | Periodic | FoldBy | Layers | Optional | Trim


@node
class Window(Node):
    """``时间 2020-12-20 至 2021-02-20``."""

    start: Date
    end: Date


@node
class Assessment(Node):
    """``县区 由 互评单位 评分 0分 至 100分 取平均``."""

    groups: tuple[Word, ...]
    clauses: tuple[Clause, ...]


@node
class Constraint(Node):
    """``原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 10%``."""

    force: str
    name: Word | None
    title: Quote | None
    each: Word | None
    condition: Expr
    cite: Quote | None


@node
class Stage(Node):
    """``环节 双向互评 25% { … }``."""

    name: Word
    title: Quote | None
    weight: Number
    cite: Quote | None
    lines: tuple[Window | Assessment | Constraint, ...]


# ---- inputs, parameters, adjustments, derived quantities


@node
class Per(Node):
    """``每 县区``."""

    groups: tuple[Word, ...]


@node
class Bounds(Node):
    """``0分 至 100分``."""

    low: Number
    high: Number


InputAttribute = Per | Optional | Bounds | Periodic


@node
class Input(Node):
    """``输入 全省排名: 名次 每 县区 可缺``."""

    name: Word
    title: Quote | None
    measure: Measure
    attributes: tuple[InputAttribute, ...]
    cite: Quote | None


@node
class Undetermined(Node):
    """``待定 "理由"``."""

    reason: Quote


@node
class Parameter(Node):
    """``参数 专项扣分: 分/项 待定 "…"``."""

    name: Word
    title: Quote | None
    measure: Measure
    value: Expr | Undetermined
    cite: Quote | None


@node
class Adjustment(Node):
    """``加分`` (BONUS) or ``扣分`` (DEDUCTION), after the stages."""

    kind: str
    name: Word
    title: Quote | None
    groups: tuple[Word, ...]
    by: Expr | None
    cite: Quote | None
    lines: tuple[Band | EachRow, ...]


@node
class Definition(Node):
    """``总分 = …``."""

    name: Word
    title: Quote | None
    groups: tuple[Word, ...]
    formula: Formula
    cite: Quote | None


@node
class Ranking(Node):
    """``排名 按 总分 从高到低 分 县区 并列 占位``."""

    name: Word | None
    by: Path
    direction: str
    within: tuple[Word, ...]
    tie_breaks: tuple[Path, ...]
    ties: str


# ---- what was decided, what is expected


@node
class Interpretation(Node):
    """``解释 县区指标.不适用 "…"``."""

    subject: Path
    answers: tuple[Word, ...]
    reason: Quote
    cite: Quote | None


@node
class Binding(Node):
    """``全省排名[无为市] = 11名``; the value may be an absence."""

    target: Path
    value: Expr


@node
class Example(Node):
    """``例 "…" { 给定 … 期望 … }``."""

    title: Quote
    given: tuple[Binding, ...]
    expect: tuple[Binding, ...]


Declaration = (
    Scheme
    | Group
    | Indicators
    | Stage
    | Input
    | Parameter
    | Adjustment
    | Definition
    | Ranking
    | Constraint
    | Interpretation
    | Example
)


@node
class Rulebook(Node):
    """A whole file."""

    declarations: tuple[Declaration, ...]
