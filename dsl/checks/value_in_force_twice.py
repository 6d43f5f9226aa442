"""GJ0811: a parameter with two values that begin on the same day."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, first_here
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each value behind the first one of its day."""
    for since in subject.nodes_of(n.Since):
        first: dict[str, n.Date] = {}
        for row in since.rows:
            before = first.setdefault(row.day.text, row.day)
            if before is not row.day:
                yield _finding(row.day, before)


def _finding(again: n.Date, before: n.Date) -> Finding:
    return Finding(
        span=again.span,
        message=Text(
            zh=f"从 {again.text} 起已经写过一个值",
            en=f"a value from {again.text} on is written already",
        ),
        help=Text(
            zh="对照原文核对两个起始日期；多写的删去",
            en="compare both days with the notice; delete the one too many",
        ),
        related=(first_here(before.span),),
    )


CHECK = Check(
    code="GJ0811",
    since="0.2",
    severity=Severity.ERROR,
    title=Text(zh="同一天起有两个值", en="two values from one day"),
    why=Text(
        zh="参数从某一天起只能有一个值，同一天写了两个，用哪一个没有写明。",
        en="A parameter has one value at a time; two from the same day "
        "leave open which one holds.",
    ),
    bad="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        参数 系数: % {
            2020-01-01 起 50%
            ⟦2020-01-01⟧ 起 60%
        } 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 的 系数 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        参数 系数: % {
            2019-01-01 起 50%
            2020-01-01 起 60%
        } 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 的 系数 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
