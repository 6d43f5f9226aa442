"""GJ0407: a ranked figure that nothing rounds."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Definition, RankingOf
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import Measure, Numeric
from guiju.engine.plan import Role
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each ranking by a figure that no 保留 reaches."""
    model = subject.model
    keep = model.scheme.keep if model.scheme else None
    by_id = {one.signature.id: one for one in model.definitions}
    for ranking in model.rankings:
        by = ranking.by
        if by.role is Role.INPUT or not _is_divisible(by.measure):
            continue
        definition = by_id.get(by.id)
        if definition is not None and (keep or _rounds(definition)):
            continue
        yield _finding(ranking, is_defined=definition is not None)


def _is_divisible(measure: Measure | None) -> bool:
    return isinstance(measure, Numeric) and not measure.is_count


def _rounds(definition: Definition) -> bool:
    modifiers = definition.syntax.formula.modifiers
    return any(isinstance(modifier, n.Keep) for modifier in modifiers)


def _finding(ranking: RankingOf, *, is_defined: bool) -> Finding:
    name = ranking.by.name
    return Finding(
        span=ranking.syntax.by.span,
        about=ranking.name,
        message=Text(
            zh=f"按“{name}”排名，没有写明保留几位小数、怎样取舍",
            en=f"“{name}” is ranked; it is not said how it is rounded",
        ),
        help=_IN_SCHEME if is_defined else _BY_DEFINITION,
    )


_IN_SCHEME = Text(
    zh="在方案里写上，例如：保留 2位 四舍五入",
    en="write it in the scheme, for example: round 2 decimals half_up",
)
_BY_DEFINITION = Text(
    zh="先写出排名用的量，例如：总分 = 环节加权 保留 2位 四舍五入",
    en="define the ranked figure, for example: total = weighted_stages "
    "round 2 decimals half_up",
)


CHECK = Check(
    code="GJ0407",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="排名的数没有写明保留几位",
        en="ranked figure not rounded",
    ),
    why=Text(
        zh="公布的分数是取舍过的；按取舍前还是取舍后排名，并列的单位可能不同。",
        en="Published figures are rounded; ranking before or after rounding makes "
        "other ties.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 ⟦总分⟧ 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 保留 2位 四舍五入 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
