"""GJ0904: a figure that may be missing and then leaves no total."""

from collections.abc import Iterator, Mapping, Sequence

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import ItemUse, Model
from guiju.dsl.model.parts import assessments, band_tables
from guiju.dsl.syntax import node as n
from guiju.engine import expr as core
from guiju.engine.diagnostic import Severity
from guiju.engine.graph import needs, reachable
from guiju.engine.ranges import Ranges
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.engine.value import Absence


def run(subject: Subject) -> Iterator[Finding]:
    """Report each 可缺 from which an absence reaches a ranked figure."""
    places = dict(_optional(subject.model))
    if not places:
        return
    missing = _passed_on(subject.ranges)
    for ranking in subject.model.rankings:
        for source in sorted(_sources(ranking.by.id, missing, subject.ranges)):
            if source in places:
                name, span = places[source]
                yield _finding(name, span, ranking.by.name)


def _optional(model: Model) -> Iterator[tuple[str, tuple[str, Span]]]:
    """Yield the optional inputs with the place of their 可缺.

    Bands without a row for 未报 have a check of their own.
    """
    banded = {table.by.expr for _, table in band_tables(model)}
    for one in model.inputs:
        for line in one.syntax.attributes:
            free = core.Ref(one.signature.id) not in banded
            if isinstance(line, n.Optional) and free:
                yield one.signature.id, (one.signature.name, line.span)
    for stage, assessment in assessments(model):
        for clause in assessment.syntax.clauses:
            if isinstance(clause, n.Optional):
                for id_ in (assessment.raw.id, *_leaves(assessment.items)):
                    yield id_, (stage.name, clause.span)


def _leaves(found: tuple[ItemUse, ...]) -> Iterator[str]:
    for use in found:
        yield use.signature.id
        yield from _leaves(use.children)


def _passed_on(known: Ranges) -> Mapping[str, Sequence[str]]:
    """Return what each quantity needs that may be absent."""
    return {
        id_: [need for need in needs(one) if _may_be_absent(need, known)]
        for id_, one in known.plan.quantities.items()
    }


def _sources(
    start: str, missing: Mapping[str, Sequence[str]], known: Ranges
) -> frozenset[str]:
    """Return the inputs whose absence passes on, step by step, to ``start``."""
    is_absent = _may_be_absent(start, known)
    return reachable(missing, [start]) if is_absent else frozenset()


def _may_be_absent(name: str, known: Ranges) -> bool:
    return Absence.NOT_REPORTED in known.quantities[name].absences


def _finding(name: str, span: Span, total: str) -> Finding:
    return Finding(
        span=span,
        about=name,
        message=Text(
            zh=f"“{name}”可缺，缺的单位“{total}”也没有结果",
            en=f"“{name}” may be missing, and “{total}” is then missing too",
        ),
        help=Text(
            zh="写明缺了怎样计分，或者删去“可缺”；确实不排名的，用“解释”答复本条",
            en="say what a missing figure counts for, or remove “optional”; if the "
            "unit "
            "is not to be ranked, answer this code in an interpretation",
        ),
    )


CHECK = Check(
    code="GJ0904",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="缺一个数就没有总分",
        en="absence reaches the total",
    ),
    why=Text(
        zh="写了“可缺”，又没有写缺了怎么办，缺的单位就没有总分和名次。",
        en="It may be missing, nothing says what then, and the unit ends without a "
        "total.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 60% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 40% 依据 "二" { 县区 评分 0分 至 100分 ⟦可缺⟧ }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 测评 60% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 40% 依据 "二" { 县区 由 市直 评分 0分 至 100分 取平均 可缺 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
