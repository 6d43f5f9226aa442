"""Nodes: problems to put right (整改), and what is published (公开)."""

import attrs

from guiju.dsl.syntax.expressions import Cap, Expr, Floor, Keep, Path
from guiju.dsl.syntax.trees import EachRow
from guiju.dsl.syntax.words import Date, Node, Quote, Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Deadline(Node):
    """``期限 2018-05-20``."""

    day: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lasting(Node):
    """``持续 至 2020-12-31``; without a day it has no end."""

    until: Date | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Problem(Node):
    """``问题 机构职能 "…" 期限 2020-06-30 持续 责任 区直部门 依据 "一"``."""

    name: Word
    title: Quote | None
    deadline: Deadline
    lasting: Lasting | None
    responsible: tuple[Word, ...]
    cite: Quote | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AsOf(Node):
    """``截至 2018-06-30``: the day on which the state of every problem is taken."""

    day: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Recheck(Node):
    """``回头看``: what the previous period left open is on this list too."""


RectificationLine = Problem | Deadline | AsOf | Recheck | EachRow | Cap | Floor | Keep


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rectification(Node):
    """``整改 网上测评整改 用于 县区 { 期限 …  截至 …  每项 未销号 扣 0.5分 }``."""

    name: Word
    title: Quote | None
    groups: tuple[Word, ...]
    cite: Quote | None
    lines: tuple[RectificationLine, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OwnUnit(Node):
    """``本单位 全部``: all that is known of the unit which reads it, of nobody else."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Publication(Node):
    """``公开 通报 { 排名、等次 }``: what one circle of readers gets to see."""

    name: Word
    title: Quote | None
    groups: tuple[Word, ...]
    cite: Quote | None
    shown: tuple[Path | OwnUnit, ...]
