"""GJ0105: quantities that need each other in a circle."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.parts import signatures
from guiju.dsl.model.problem import Cycle
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.graph import CycleError, in_order, needs
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report a circle of definitions, or else one through items and adjustments."""
    found = [
        _finding(problem.span, problem.names, problem.places)
        for problem in problems(subject, Cycle)
    ]
    yield from found
    if not subject.model.problems:
        yield from _through_rules(subject)


def _through_rules(subject: Subject) -> Iterator[Finding]:
    edges = {one.id: needs(one) for one in subject.quantities}
    try:
        in_order(edges)
    except CycleError as error:
        known = {one.id: (one.name, place) for one, place in signatures(subject.model)}
        circle = [known[id_] for id_ in error.cycle if id_ in known]
        names = tuple(name for name, _ in circle)
        places = tuple(place for _, place in circle)
        yield _finding(places[0], names, places)


def _finding(span: Span, names: tuple[str, ...], places: tuple[Span, ...]) -> Finding:
    circle = (*names, names[0])
    steps = zip(names, circle[1:], places, strict=True)
    return Finding(
        span=span,
        about=names[0],
        message=Text(
            zh=f"循环引用：{' → '.join(circle)}",
            en=f"these need each other: “{' → '.join(circle)}”",
        ),
        help=Text(
            zh="删去其中一处引用；要用上一期的结果，请作为输入",
            en="remove one of the references; a result of the last period is an input",
        ),
        related=tuple(_edge(*step) for step in steps),
    )


def _edge(name: str, needed: str, place: Span) -> Related:
    words = Text(zh=f"“{name}”要用“{needed}”", en=f"“{name}” needs “{needed}”")
    return Related(place=place, message=words)


CHECK = Check(
    code="GJ0105",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="循环引用",
        en="quantities need each other",
    ),
    why=Text(
        zh="互相引用的量没有一个可以先算出来。",
        en="None of the quantities in a circle can be computed first.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        ⟦总分⟧ = 环节加权 + 调整 依据 "二"
        调整 = 总分 的 1% 依据 "三"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 - 调整 保底 0分 依据 "二"
        调整 = 环节加权 的 1% 依据 "三"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
