"""GJ0506: a band that no possible value falls into."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.bands import values
from guiju.dsl.model.parts import band_tables
from guiju.dsl.model.rule import BandRow, BandTable
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import Measure
from guiju.engine.reach import Reach
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.engine.value import Absence


def run(subject: Subject) -> Iterator[Finding]:
    """Report the rows that nothing reaches, whichever group is asked."""
    reached: dict[Span, bool] = {}
    subjects: dict[Span, tuple[n.Band, str, Text]] = {}
    for about, table in band_tables(subject.model):
        reach = subject.ranges.of(table.by.expr)
        possible = _possible(reach, table.by.measure)
        for row, is_reached in _rows(table, reach):
            place = row.syntax.span
            reached[place] = reached.get(place, False) or is_reached
            subjects[place] = (row.syntax, about, possible)
    for place, is_reached in reached.items():
        if not is_reached:
            yield _finding(*subjects[place])


def _rows(table: BandTable, reach: Reach) -> Iterator[tuple[BandRow, bool]]:
    rest = [] if reach.interval is None else [reach.interval]
    for row in table.bands:
        hits = (part.meet(row.interval) for part in rest)
        yield row, any(hit and values(hit, table.by.measure) for hit in hits)
        rest = [piece for part in rest for piece in part.minus(row.interval)]
    if table.others is not None:
        yield table.others, any(values(piece, table.by.measure) for piece in rest)
    if table.not_reported is not None:
        yield table.not_reported, Absence.NOT_REPORTED in reach.absences
    if table.not_applicable is not None:
        yield table.not_applicable, Absence.NOT_APPLICABLE in reach.absences


def _possible(reach: Reach, measure: Measure | None) -> Text:
    if reach.interval is None:
        return Text(zh="没有数值", en="no value")
    return span_of_values(reach.interval, measure)


def _finding(band: n.Band, about: str, possible: Text) -> Finding:
    if band.label.special in {"NOT_REPORTED", "NOT_APPLICABLE"}:
        return _absence(band, about)
    return Finding(
        span=band.label.span,
        about=about,
        message=Text(
            zh=f"可能的数值是 {possible.zh}，没有一个落到这一档",
            en=f"the value can be: {possible.en}; nothing falls into this band",
        ),
        help=Text(
            zh="核对这一档的界限和输入的范围；确实用不到就删去",
            en="compare its bounds with those of the input; if it is not needed, "
            "delete it",
        ),
    )


def _absence(band: n.Band, about: str) -> Finding:
    return Finding(
        span=band.label.span,
        about=about,
        message=Text(
            zh="这一档用不到：按输入的声明，每个单位都有数值",
            en="this row is never used: by its declaration, the input has a value "
            "for every unit",
        ),
        help=Text(
            zh="允许没有数值的，在“输入”里写“可缺”；否则删去这一行",
            en="if values may be missing, declare the input “optional”; otherwise "
            "delete the row",
        ),
    )


CHECK = Check(
    code="GJ0506",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="永远落不到的一档",
        en="band never reached",
    ),
    why=Text(
        zh="没有数值能落到这一档，多半是界限写错，或者输入的范围写错。",
        en="Most often a bound is wrong, or the bounds of the input are.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 1名 至 16名 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" {
            1名 至 10名: 3分
            11名 至 16名: 2分
            ⟦17名 至 20名⟧: 1分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 1名 至 16名 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" { 1名 至 10名: 3分  11名 至 16名: 2分 }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
