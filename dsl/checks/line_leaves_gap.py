"""GJ0513: values beyond the ends of a line between points, and no 其他."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.parts import interpolations
from guiju.dsl.model.rule import Interpolation, Point
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Severity
from guiju.engine.interval import Interval
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare what the subject can be with the two end points."""
    for about, line in interpolations(subject.model):
        reach = subject.ranges.of(line.by.expr).interval
        if line.clamped or line.outside is not None or reach is None:
            continue
        held = Interval(_end(line.points[0]), _end(line.points[-1]))
        missed = next(iter(reach.minus(held)), None)
        if missed is not None:
            yield _finding(line, span_of_values(missed, line.by.measure), about)


def _end(point: Point) -> Fraction | None:
    """Return where an end point stands; nobody is beyond 最差 and 最好."""
    value = constant(point.at.expr)
    return value if isinstance(value, Fraction) else None


def _finding(line: Interpolation, missed: Text, about: str) -> Finding:
    return Finding(
        span=line.syntax.by.span,
        about=about,
        message=Text(
            zh=f"{missed.zh} 在两端之外，没有写怎样计分",
            en=f"{missed.en}: beyond the end points nothing is said",
        ),
        help=Text(
            zh="写“其他: 取端点”按最近的一端计，或者“其他: 0分”",
            en="write “others: clamped” for the nearest end, or “others: 0 points”",
        ),
    )


CHECK = Check(
    code="GJ0513",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="插值两端之外没有规定", en="line ends too early"),
    why=Text(
        zh="落在两端之外的单位没有得分。",
        en="A unit beyond the end points gets no points at all.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 120% 依据 "三"
        指标 体系 满分 100分 依据 "附件1" {
            公开 60分
            完成 40分 { 插值 按 ⟦完成率⟧ { 60%: 24分  100%: 40分 } }
        }
        环节 测评 100% 依据 "一" { 县区 按 体系 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 120% 依据 "三"
        指标 体系 满分 100分 依据 "附件1" {
            公开 60分
            完成 40分 { 插值 按 完成率 { 60%: 24分  100%: 40分  其他: 取端点 } }
        }
        环节 测评 100% 依据 "一" { 县区 按 体系 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
