"""GJ0808: a year that no notice can mean, most often one of two digits."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.quantities import day
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_FIRST, _LAST = 1900, 2199
"""Years that a rule or its data can speak of."""


def run(subject: Subject) -> Iterator[Finding]:
    """Report each day that lies before or after all that can be meant."""
    for date in subject.nodes_of(n.Date):
        found = day(date)
        if found is not None and not _FIRST <= found.year <= _LAST:
            yield Finding(
                span=date.span,
                message=Text(
                    zh=f"{found} 的年份是 {found.year} 年",
                    en=f"{found} is a day of the year {found.year}",
                ),
                help=Text(
                    zh=f"年份写全四位，在 {_FIRST} 年至 {_LAST} 年之间",
                    en=f"write the year with all its digits, from {_FIRST} to {_LAST}",
                ),
            )


CHECK = Check(
    code="GJ0808",
    since="0.2",
    severity=Severity.ERROR,
    title=Text(zh="年份不像是四位", en="year not written out"),
    why=Text(
        zh="写成“0020年”的，多半是“20年”补了零；是哪个世纪不能猜。",
        en="A year like 0020 is most often two digits with zeros before "
        "them; the century is not guessed.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 ⟦0020-11-20⟧ 至 2020-12-20
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            时间 2020-11-20 至 2020-12-20
            县区 评分 0分 至 100分
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
