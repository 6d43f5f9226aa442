"""GJ0503: a border value that belongs to both of its bands."""

from collections.abc import Iterator
from itertools import combinations

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.bands import shared
from guiju.dsl.model.parts import band_tables
from guiju.dsl.model.rule import BandRow
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each band with the one that it shares a single value with."""
    for about, table in band_tables(subject.model):
        for earlier, later in combinations(table.bands, 2):
            both = shared(earlier, later, table)
            if both is not None and both.low is not None and both.low == both.high:
                yield _finding(
                    earlier, later, figure(both.low, table.by.measure), about
                )


def _finding(earlier: BandRow, later: BandRow, border: Text, about: str) -> Finding:
    return Finding(
        span=later.syntax.label.span,
        about=about,
        message=Text(
            zh=f"{border.zh} 同时属于两档：“至”“以上”“以下”都包括本数",
            en=f"{border.en} belongs to both bands: “to”, “or more” and “or less” "
            "include the figure itself",
        ),
        help=Text(
            zh="一档写“以上”，另一档写“不满”；不包括本数用“超过”“不满”",
            en="write “or more” in one band and “below” in the other; “above” and "
            "“below” exclude the figure",
        ),
        related=(_other(earlier),),
    )


def _other(earlier: BandRow) -> Related:
    words = Text(zh="另一档在这里", en="the other band is here")
    return Related(place=earlier.syntax.label.span, message=words)


CHECK = Check(
    code="GJ0503",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="界限值同属两档",
        en="border given to both bands",
    ),
    why=Text(
        zh="正好等于界限的单位，按两档都说得通。",
        en="A unit exactly on the border can claim either band.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 100% 依据 "三"
        指标 目标 满分 100分 依据 "三" {
            完成 100分 { 分档 按 完成率 {
                90% 至 100%: 100分
                ⟦60% 至 90%⟧: 60分
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
        输入 完成率: % 每 县区 0% 至 100% 依据 "三"
        指标 目标 满分 100分 依据 "三" {
            完成 100分 { 分档 按 完成率 {
                90% 以上: 100分
                60% 以上 不满 90%: 60分
                不满 60%: 0分
            } }
        }
        环节 测评 100% 依据 "一" { 县区 按 目标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
