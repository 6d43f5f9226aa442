"""GJ0501: two bands that hold the same values."""

from collections.abc import Iterator
from itertools import combinations

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import span_of_values
from guiju.dsl.model.bands import shared
from guiju.dsl.model.parts import band_tables
from guiju.dsl.model.rule import BandRow
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each band with the first one that it runs into."""
    for about, table in band_tables(subject.model):
        for earlier, later in combinations(table.bands, 2):
            both = shared(earlier, later, table)
            if both is not None and both.low != both.high:
                yield _finding(
                    earlier, later, span_of_values(both, table.by.measure), about
                )


def _finding(earlier: BandRow, later: BandRow, both: Text, about: str) -> Finding:
    return Finding(
        span=later.syntax.label.span,
        about=about,
        message=Text(
            zh=f"{both.zh} 同时落在两档里",
            en=f"two bands hold the same values: {both.en}",
        ),
        help=Text(
            zh="改正两档的界限，使每个数值只落在一档里",
            en="correct the bounds, so that each value lies in one band only",
        ),
        related=(_other(earlier),),
    )


def _other(earlier: BandRow) -> Related:
    words = Text(zh="和这一档重叠", en="it overlaps with this one")
    return Related(place=earlier.syntax.label.span, message=words)


CHECK = Check(
    code="GJ0501",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="档次重叠",
        en="bands overlap",
    ),
    why=Text(
        zh="落在重叠部分的单位，按两档都说得通，得分却不同。",
        en="A unit inside the overlap can claim either band.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" {
            1名 至 10名: 3分
            ⟦8名 至 20名⟧: 1分
            其他: 0分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" {
            1名 至 10名: 3分
            11名 至 20名: 1分
            其他: 0分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
