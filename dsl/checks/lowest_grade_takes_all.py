"""GJ0518: nothing is said of those who do not qualify for the lowest grade."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.grade_spans import scales
from guiju.dsl.model.model import GradesOf
from guiju.dsl.model.quotas import quotas_of
from guiju.engine.diagnostic import Severity
from guiju.engine.interval import Interval
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report a last grade with a bound that not all reach, or with a full quota."""
    for graded in scales(subject.model):
        last = graded.rows[-1]
        if last.interval is None:
            continue
        reach = subject.ranges.quantities[graded.by.id].interval
        under = _under(reach, last.interval)
        if under is not None:
            yield _finding(graded, _too_low(under, graded))
        elif last.syntax.quota is not None and _places(graded) < _units(graded):
            yield _finding(graded, _too_few(graded))


def _under(reach: Interval | None, bound: Interval) -> Interval | None:
    """Return what can be scored below the bound of the lowest grade."""
    if reach is None or bound.low is None:
        return None
    below = Interval(None, bound.low, high_included=not bound.low_included)
    return below.meet(reach)


def _units(graded: GradesOf) -> int:
    return len(graded.group.members)


def _places(graded: GradesOf) -> int:
    """Return how many units the quotas have room for, at most all."""
    limited = {one.grade: one.most for one in quotas_of(graded)}
    return sum(limited.get(row.grade.label, _units(graded)) for row in graded.rows)


def _too_low(under: Interval, graded: GradesOf) -> Text:
    by, shown = graded.by.name, span_of_values(under, graded.by.measure)
    return Text(
        zh=f"“{by}”{shown.zh}的单位哪一等都不够",
        en=f"no grade claims a “{by}” of {shown.en}",
    )


def _too_few(graded: GradesOf) -> Text:
    name, units, places = graded.group.name, _units(graded), _places(graded)
    return Text(
        zh=f"“{name}”有 {units} 家，各等名额一共 {places} 家",
        en=f"“{name}” has {units} units, the quotas have room for {places}",
    )


def _finding(graded: GradesOf, why: Text) -> Finding:
    last = graded.rows[-1]
    return Finding(
        span=last.syntax.name.span,
        about=graded.signature.name,
        message=Text(
            zh=f"{why.zh}，没有写“其余”，就会算作“{last.grade.label}”",
            en=f"{why.en}, and no line is for the others: they would be "
            f"“{last.grade.label}”",
        ),
        help=Text(
            zh="在最后写一行“其余”，写明其余的单位是什么等次",
            en="end with a line that says which grade all others have",
        ),
    )


CHECK = Check(
    code="GJ0518",
    since="0.2",
    severity=Severity.ERROR,
    title=Text(zh="最低一等接住了不该有的单位", en="lowest grade takes everybody"),
    why=Text(
        zh="最后一等写了界限或名额又没有“其余”时，够不上的单位也会算作这一等。",
        en="Without a grade for the others, those who do not qualify for "
        "the lowest grade would get it all the same.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            优秀 90分 以上
            ⟦合格⟧ 60分 以上
        }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            优秀 90分 以上
            合格 60分 以上
            其余 不合格
        }
    """,
    run=run,
    on_plan=True,
    computable=True,
)
