"""GJ0612: a row that adds or deducts from a figure on that is never reached."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.parts import rule_sets
from guiju.dsl.model.rule import ComputedRow, StepRow
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import Measure
from guiju.engine.ranges import Ranges
from guiju.engine.source import Span
from guiju.engine.text import Text

_Row = ComputedRow | StepRow


@attrs.frozen
class _Short:
    """How far a figure comes at most, and how far it would have to come."""

    nearest: Fraction
    wanted: Fraction
    measure: Measure | None
    from_above: bool


def run(subject: Subject) -> Iterator[Finding]:
    """Report the rows that count nothing, whichever group is asked."""
    alike: dict[Span, list[tuple[str, _Row, _Short | None]]] = {}
    for about, rules in rule_sets(subject.model):
        rows: list[_Row] = [*rules.computed, *rules.steps]
        for row in rows:
            short = _short(row, subject.ranges)
            alike.setdefault(row.syntax.span, []).append((about, row, short))
    for found in alike.values():
        about, row, short = found[0]
        if short is not None and all(one for _, _, one in found):
            yield _finding(about, row, short)


def _short(row: _Row, known: Ranges) -> _Short | None:
    """Return by how much the row is missed; None if it can apply."""
    if isinstance(row, ComputedRow):
        reach = known.of(row.counted.expr).interval
        if reach is None or reach.high is None or reach.high > 0:
            return None
        return _Short(reach.high, Fraction(0), row.counted.measure, from_above=True)
    return _missed(row, known)


def _missed(row: StepRow, known: Ranges) -> _Short | None:
    by, start, step = (known.of(t.expr).interval for t in (row.by, row.base, row.step))
    if by is None or start is None or step is None or step.low is None:
        return None
    nearest = by.high if row.above else by.low
    begins = start.low if row.above else start.high
    if nearest is None or begins is None:
        return None
    wanted = begins + step.low if row.above else begins - step.low
    is_missed = nearest < wanted if row.above else nearest > wanted
    if not is_missed:
        return None
    return _Short(nearest, wanted, row.by.measure, from_above=row.above)


def _finding(about: str, row: _Row, short: _Short) -> Finding:
    nearest, wanted = (figure(v, short.measure) for v in (short.nearest, short.wanted))
    verb = Text(zh="加分", en="add") if row.sign > 0 else Text(zh="扣分", en="deduct")
    ends = ("最多", "most") if short.from_above else ("最少", "least")
    if isinstance(row, ComputedRow):
        needs = Text(zh="大于 0 才", en="more than 0")
    else:
        needs = Text(zh=f"到 {wanted.zh}才", en=wanted.en)
    return Finding(
        span=row.syntax.span,
        about=about,
        message=Text(
            zh=f"计数{ends[0]}是 {nearest.zh}，{needs.zh}{verb.zh}，这一行永远用不上",
            en=f"the figure is at {ends[1]} {nearest.en} and takes {needs.en} to "
            f"{verb.en}: this row never applies",
        ),
        help=Text(
            zh="核对起算的数和输入的范围；确实用不到就删去这一行",
            en="compare where the row begins with the range of the input; if it is not "
            "needed, delete it",
        ),
    )


CHECK = Check(
    code="GJ0612",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="加分扣分永远用不上", en="row that never applies"),
    why=Text(
        zh="输入的范围够不到起算的数，这一行永远不加也不扣，多半是数写错。",
        en="The input never comes to where the row begins, so that it "
        "never adds or deducts; most often a figure is wrong.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 件数: 件 每 县区 0件 至 10件 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        加分 奖 用于 县区 按 件数 依据 "三" { ⟦每超过 20件 满 3件 加 1分⟧ }
        总分 = 环节加权 + 奖 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 件数: 件 每 县区 0件 至 10件 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        加分 奖 用于 县区 按 件数 依据 "三" { 每超过 2件 满 3件 加 1分 }
        总分 = 环节加权 + 奖 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
