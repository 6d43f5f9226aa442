"""GJ0505: points that rise and then fall as the value goes up."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.bands import ascending
from guiju.dsl.model.parts import band_tables
from guiju.dsl.model.rule import BandRow
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.measure import PLACE, POINTS
from guiju.engine.number import show
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the first band that turns against the direction of the others."""
    for about, table in band_tables(subject.model):
        if table.by.measure not in {PLACE, POINTS}:
            yield from _turn(ascending(table), about)


def _turn(rows: tuple[BandRow, ...], about: str) -> Iterator[Finding]:
    values = [constant(row.value.expr) for row in rows]
    known = [v for v in values if isinstance(v, Fraction)]
    if len(known) < len(rows):
        return
    way = Fraction(0)
    for nth, (before, after) in enumerate(pairwise(known)):
        row = rows[nth + 1]
        step = after - before
        if way * step < 0:
            yield _finding(row, rows[nth], known, about)
            return
        way = step or way


def _finding(
    row: BandRow, before: BandRow, values: list[Fraction], about: str
) -> Finding:
    series = "、".join(show(value) for value in values)
    return Finding(
        span=row.syntax.value.span,
        about=about,
        message=Text(
            zh=f"数值从小到大，各档分值依次是 {series}，忽高忽低",
            en=f"as the value goes up, the bands give {series.replace('、', ', ')} "
            "points: "
            "they turn back here",
        ),
        help=Text(
            zh="对照原文核对这一档；原文确实如此的，用“解释”答复本条",
            en="compare this band with the notice; if it means this, answer this code "
            "in an interpretation",
        ),
        related=(
            Related(
                place=before.syntax.value.span,
                message=Text(zh="到这一档为止还不是", en="up to here they do not"),
            ),
        ),
    )


CHECK = Check(
    code="GJ0505",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="各档分值忽高忽低",
        en="bands turn back",
    ),
    why=Text(
        zh="数值越来越大，分值先升后降或先降后升，多半有一档写错。",
        en="Points that rise and then fall with the value are most often a slip.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 100% 依据 "三"
        指标 目标 满分 100分 依据 "三" {
            完成 100分 { 分档 按 完成率 {
                90% 以上: ⟦60分⟧
                60% 以上 不满 90%: 100分
                不满 60%: 0分
            } }
        }
        环节 测评 100% 依据 "一" { 县区 按 目标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 投诉率: % 每 县区 0% 至 100% 依据 "三"
        指标 目标 满分 100分 依据 "三" {
            满意 100分 { 分档 按 投诉率 {
                9% 以上: 0分
                6% 以上 不满 9%: 60分
                不满 6%: 100分
            } }
        }
        环节 测评 100% 依据 "一" { 县区 按 目标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
