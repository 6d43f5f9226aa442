"""Nodes: expressions, and what is done to their values."""

import attrs

from guiju.dsl.keywords import PREVIOUS
from guiju.dsl.syntax.words import Date, Node, Number, Quote, Word

_PERIODS_BACK = 50
"""So often 上期 can stand before a name; what is behind more of it is no figure."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Path(Node):
    """``双向互评.拉开差距`` or ``全省排名[无为市]``."""

    words: tuple[Word, ...]
    keys: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The path without its keys, joined by dots."""
        return ".".join(word.text for word in self.words)

    @property
    def of_previous(self) -> "Path | None":
        """What stands behind ``上期``, where the path leads to the last result."""
        head, *others = self.words
        behind = 0 < len(others) <= _PERIODS_BACK and head.text == PREVIOUS
        return attrs.evolve(self, words=tuple(others)) if behind else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Call(Node):
    """``几何平均(甲, 乙)``: a function of the language or of an enabled plugin."""

    name: Word
    arguments: tuple["Expr | NamedArgument", ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NamedArgument(Node):
    """``去高 1`` inside a call."""

    name: Word
    value: Number


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Binary(Node):
    """Two operands. ``operator`` is a sign, or ``AND``, ``OR``."""

    operator: str
    left: "Expr"
    right: "Expr"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Unary(Node):
    """``-x`` or ``NOT x``."""

    operator: str
    operand: "Expr"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Share(Node):
    """``满分 的 10%``: a ratio with its base."""

    base: "Expr"
    ratio: "Expr"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Choice(Node):
    """``若 … 则 … 否则 …``."""

    condition: "Expr"
    then: "Expr"
    otherwise: "Expr"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Special(Node):
    """A reserved word that is a value: ``FULL``, ``TOP``, ``TRUE`` and their like.

    Of several spellings (未报, 未上榜) the one that was written is printed again.
    """

    word: str
    spelling: int = attrs.field(default=0, eq=False, repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cap(Node):
    """``封顶 10分``."""

    bound: "Expr"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Floor(Node):
    """``保底 0分``."""

    bound: "Expr"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Keep(Node):
    """``保留 2位 四舍五入``."""

    places: Number
    mode: str


Modifier = Cap | Floor | Keep


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Formula(Node):
    """``= 表达式`` and what is done to its value, in the order written."""

    value: "Expr"
    modifiers: tuple[Modifier, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Modified(Node):
    """``(转接成功 / 转接总数 保留 2位 四舍五入)``: a value inside an expression."""

    value: "Expr"
    modifiers: tuple[Modifier, ...]


Expr = (
    Number
    | Date
    | Quote
    | Path
    | Call
    | Binary
    | Unary
    | Share
    | Choice
    | Special
    | Modified
)
