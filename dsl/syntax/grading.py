"""Nodes: grades, and vetoes."""

import attrs

from guiju.dsl.syntax.expressions import Expr, Path
from guiju.dsl.syntax.trees import Label
from guiju.dsl.syntax.words import Node, Number, Quote, Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Quota(Node):
    """``最多 15% 舍去 同分 从严``: how many may have a grade, and who at the border."""

    most: Number
    mode: str
    border: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Grade(Node):
    """``优秀 90分 以上 最多 15% …``; the lowest grade has no bound."""

    name: Word
    bound: Label | None
    quota: Quota | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Grades(Node):
    """``等次 按 总分 { 优秀 90分 以上  …  其余 不合格 }``, the best first."""

    name: Word | None
    by: Path
    within: tuple[Word, ...]
    cite: Quote | None
    grades: tuple[Grade, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ForcedGrade(Node):
    """``等次 不合格``."""

    grade: Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BestGrade(Node):
    """``等次 不高于 良好``."""

    grade: Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FixedValue(Node):
    """``总分 59分``."""

    target: Path
    value: Number


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotRanked(Node):
    """``不参加排名``."""


Effect = ForcedGrade | BestGrade | FixedValue | NotRanked


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Veto(Node):
    """``否决 安全事故 当 死亡人数 >= 3人 { 等次 不合格  总分 59分 }``."""

    name: Word
    title: Quote | None
    condition: Expr
    groups: tuple[Word, ...]
    cite: Quote | None
    effects: tuple[Effect, ...]
