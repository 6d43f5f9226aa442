"""Nodes: inputs, parameters, adjustments, derived quantities, decisions, examples."""

import attrs

from guiju.dsl.syntax.expressions import Cap, Expr, Floor, Formula, Keep, Path
from guiju.dsl.syntax.stages import Confidential, Optional, Periodic
from guiju.dsl.syntax.trees import Band, ComputedRow, EachRow, Interpolation, StepRow
from guiju.dsl.syntax.words import Date, Measure, Node, Number, Quote, Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Per(Node):
    """``每 县区``."""

    groups: tuple[Word, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Bounds(Node):
    """``0分 至 100分``."""

    low: Number
    high: Number


@attrs.frozen(kw_only=True, eq=False, repr=False)
class MayNotApply(Node):
    """``可不适用``: who reports may write 不适用 instead of a figure."""


InputAttribute = Per | Optional | MayNotApply | Confidential | Bounds | Periodic


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Input(Node):
    """``输入 全省排名: 名次 每 县区 可缺``."""

    name: Word
    title: Quote | None
    measure: Measure
    attributes: tuple[InputAttribute, ...]
    cite: Quote | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Undetermined(Node):
    """``待定 "理由"``."""

    reason: Quote


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SinceDay(Node):
    """``2016-01-01 起 4%``."""

    day: Date
    value: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Since(Node):
    """``{ 2016-01-01 起 4%  2020-01-01 起 5% }``: values with their first day."""

    rows: tuple[SinceDay, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Parameter(Node):
    """``参数 专项扣分: 分/项 待定 "…"``."""

    name: Word
    title: Quote | None
    measure: Measure
    value: Expr | Undetermined | Since
    cite: Quote | None


AdjustmentLine = (
    Band | EachRow | ComputedRow | StepRow | Interpolation | Cap | Floor | Keep
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Adjustment(Node):
    """``加分`` (BONUS) or ``扣分`` (DEDUCTION), after the stages."""

    kind: str
    name: Word
    title: Quote | None
    groups: tuple[Word, ...]
    by: Expr | None
    cite: Quote | None
    lines: tuple[AdjustmentLine, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Definition(Node):
    """``总分 = …``."""

    name: Word
    title: Quote | None
    groups: tuple[Word, ...]
    formula: Formula
    cite: Quote | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ranking(Node):
    """``排名 按 总分 从高到低 分 县区 并列 占位``."""

    name: Word | None
    by: Path
    direction: str
    within: tuple[Word, ...]
    tie_breaks: tuple[Path, ...]
    ties: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Interpretation(Node):
    """``解释 县区指标.不适用 "…"``."""

    subject: Path
    answers: tuple[Word, ...]
    reason: Quote
    cite: Quote | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Binding(Node):
    """``全省排名[无为市] = 11名``; the value may be an absence."""

    target: Path
    value: Expr


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Verdict(Node):
    """``不满足 双向互评.拉开差距[市教育局]``: HELD, VIOLATED, or REFUSED.

    REFUSED is said of a figure that the data contract does not let in.
    """

    word: str
    target: Path


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Case(Node):
    """``11名: 3分``: one value for each of the paths at the head of the table."""

    given: tuple[Expr, ...]
    expect: tuple[Expr, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cases(Node):
    """``情形 给定 全省排名[无为市] 期望 省级先进[无为市] { 11名: 3分 … }``."""

    given: tuple[Path, ...]
    expect: tuple[Path, ...]
    rows: tuple[Case, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Example(Node):
    """``例 "…" { 给定 … 期望 … 情形 … }``."""

    title: Quote
    given: tuple[Binding, ...]
    expect: tuple[Binding | Verdict, ...]
    cases: tuple[Cases, ...] = ()
