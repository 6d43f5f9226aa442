"""GJ0406: points, a weight, bounds or the like written in another unit."""

from collections.abc import Iterator

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import kind
from guiju.dsl.model.quantities import exact, measure_of
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.number import show
from guiju.engine.text import Text

_POINTS = ("分",)
_SHARE = ("%", "‰")
_HEADS = ("", "个", "家", "名", "人")
_UNITS = ("家", "%", *_HEADS)
_POINTS_OR_SHARE = (*_POINTS, *_SHARE)
_WITH_FIGURES: tuple[type[n.Node], ...] = (
    n.Full,
    n.Item,
    n.Stage,
    n.Layer,
    n.NotApplicable,
    n.Score,
    n.Keep,
    n.OwnWeight,
    n.Trim,
    n.Confidential,
    n.Quota,
    n.Input,
)


def run(subject: Subject) -> Iterator[Finding]:
    """Compare the unit of each figure with those that its place allows."""
    for kind_ in _WITH_FIGURES:
        for node in subject.nodes_of(kind_):
            for number, allowed in _figures(node):
                if number.measure not in allowed:
                    yield _finding(number, allowed)
    for row in subject.nodes_of(n.EachRow):
        if row.measure.text in _POINTS:
            yield _counted(row)


def _figures(node: n.Node) -> Iterator[tuple[n.Number, tuple[str, ...]]]:
    match node:
        case n.Full(number=number):
            yield number, _POINTS
        case n.Item(points=number):
            yield number, _POINTS_OR_SHARE
        case (
            n.Stage(weight=number) | n.Layer(weight=number) | n.OwnWeight(weight=number)
        ):
            yield number, _SHARE
        case n.NotApplicable(rate=n.Number() as number):
            yield number, _SHARE
        case n.Score(low=low, high=high):
            yield from ((low, _POINTS), (high, _POINTS))
        case n.Keep(places=number):
            yield number, ("位", "")
        case n.Trim(highest=highest, lowest=lowest):
            yield from ((highest, _HEADS), (lowest, _HEADS))
        case n.Confidential(at_least=n.Number() as number):
            yield number, _HEADS
        case n.Quota(most=number):
            yield number, _UNITS
        case n.Input(measure=measure, attributes=attributes):
            for line in attributes:
                if isinstance(line, n.Bounds):
                    yield from _bounds(line, measure)
        case _:
            pass


def _bounds(
    line: n.Bounds, measure: n.Measure
) -> Iterator[tuple[n.Number, tuple[str, ...]]]:
    declared = "/".join(measure.words)
    allowed = ("", "数") if declared in {"数", "number"} else (declared,)
    yield from ((line.low, allowed), (line.high, allowed))


def _finding(number: n.Number, allowed: tuple[str, ...]) -> Finding:
    wanted = kind(measure_of(attrs.evolve(number, measure=allowed[0])))
    written = f"{number.text}{number.measure}"
    meant = _meant(number, allowed[0])
    return Finding(
        span=number.span,
        message=Text(
            zh=f"这里要写{wanted.zh}，写的是 {written}",
            en=f"{wanted.en} is wanted here, “{written}” is written",
        ),
        help=Text(
            zh=f"对照原文改写，例如：{meant}",
            en=f"correct it by the notice, for example: {meant}",
        ),
    )


def _meant(number: n.Number, measure: str) -> str:
    """Return the figure with its measure; 0.7 as a share was meant to be 70%."""
    value = exact(number)
    is_part = measure == "%" and not number.measure and 0 < value < 1
    return f"{show(value * 100) if is_part else number.text}{measure}"


def _counted(row: n.EachRow) -> Finding:
    return Finding(
        span=row.measure.span,
        message=Text(
            zh=f"“{row.event.text}”按“分”计数，分数不是次数",
            en=f"“{row.event.text}” is counted in points, which are no count",
        ),
        help=Text(
            zh="写上数的是什么，例如：每次、每项、每处",
            en="say what is counted, for example: each time, each item",
        ),
    )


CHECK = Check(
    code="GJ0406",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="数值的单位写错",
        en="figure in the wrong unit",
    ),
    why=Text(
        zh="权重写百分比，分值写分；“权重45分”和“权重45%”不是一回事。",
        en="Weights are percentages and marks are points; a weight of 45 points "
        "means nothing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 ⟦100分⟧ 依据 "一" { 县区 评分 0分 至 100分 }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
