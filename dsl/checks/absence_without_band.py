"""GJ0508: bands by a figure that may be missing, and no row for that."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.parts import band_tables
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text
from guiju.engine.value import Absence


def run(subject: Subject) -> Iterator[Finding]:
    """Report bands whose subject may be 未报 without a row for it."""
    for about, table in band_tables(subject.model):
        reach = subject.ranges.of(table.by.expr)
        written = table.syntax.by
        if Absence.NOT_REPORTED not in reach.absences or written is None:
            continue
        if table.not_reported is None:
            yield Finding(
                span=written.span,
                about=about,
                message=Text(
                    zh=f"“{about}”的依据可缺，没有写未报（未上榜）时得多少分",
                    en=f"what “{about}” goes by may be missing; it is not said what "
                    "a unit without it gets",
                ),
                help=Text(
                    zh="加一行，例如：未报: 0分",
                    en="add a row, for example: not_reported: 0 points",
                ),
            )


CHECK = Check(
    code="GJ0508",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="没有写未报时怎样计分",
        en="no row for a missing figure",
    ),
    why=Text(
        zh="声明了可缺，又不写缺了怎样计分，缺的单位就没有总分。",
        en="A figure that may be missing and has no row leaves its units without a "
        "total.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 可缺 依据 "三"
        加分 进位 用于 县区 按 ⟦位次⟧ 依据 "三" { 1名 至 10名: 3分  其他: 0分 }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 可缺 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" {
            1名 至 10名: 3分
            其他: 0分
            未上榜: 0分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    on_plan=True,
)
