"""GJ0502: values that no band holds, and no 其他."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.bands import values
from guiju.dsl.model.parts import band_tables
from guiju.dsl.model.rule import BandTable
from guiju.engine.diagnostic import Severity
from guiju.engine.interval import Interval
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Compare what the subject can be with what the bands hold."""
    for about, table in band_tables(subject.model):
        reach = subject.ranges.of(table.by.expr).interval
        if table.others is not None or reach is None:
            continue
        for missed in _missed(table, reach):
            yield _finding(table, span_of_values(missed, table.by.measure), about)
            break


def _missed(table: BandTable, reach: Interval) -> Iterator[Interval]:
    rest: list[Interval] = [reach]
    for row in table.bands:
        rest = [piece for part in rest for piece in part.minus(row.interval)]
    found = (values(piece, table.by.measure) for piece in rest)
    return (missed for missed in found if missed is not None)


def _finding(table: BandTable, missed: Text, about: str) -> Finding:
    written = table.syntax.by
    return Finding(
        span=written.span if written else table.syntax.span,
        about=about,
        message=Text(
            zh=f"{missed.zh} 不在任何一档里，也没有写“其他”",
            en=f"no band holds {missed.en}, and “others” is not written",
        ),
        help=Text(
            zh="补上这一档，或者写“其他: …”；不会出现的数值，在“输入”里写明范围",
            en="add a band for it or write “others: …”; values that cannot occur are "
            "excluded by the bounds of the input",
        ),
    )


CHECK = Check(
    code="GJ0502",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="有的数值不在任何一档",
        en="bands leave a gap",
    ),
    why=Text(
        zh="落在空档里的单位没有得分。",
        en="A unit inside the gap gets no points at all.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 ⟦位次⟧ 依据 "三" {
            1名 至 10名: 3分
            12名 至 20名: 1分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 1名 至 20名 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" { 1名 至 10名: 3分  11名 至 20名: 1分 }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
