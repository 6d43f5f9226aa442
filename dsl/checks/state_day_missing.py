"""GJ1601: a list of problems that does not say on which day states are taken."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report every 整改 without 截至."""
    for written in subject.model.tree.declarations:
        if not isinstance(written, n.Rectification):
            continue
        if first(written.lines, n.AsOf) is None:
            yield _finding(written.name)


def _finding(name: n.Word) -> Finding:
    return Finding(
        span=name.span,
        about=name.text,
        message=Text(
            zh=f"整改“{name.text}”没有写截至哪一天，各项问题是什么状态无从确定",
            en=f"“{name.text}” does not say as of which day, so that no problem has a "
            "definite state",
        ),
        help=Text(
            zh="写上“截至”和日期；日期每次不同的，写一个“日期”参数",
            en="write “as_of” and a day; where the day differs from run to run, "
            "write a parameter that is a date",
        ),
    )


CHECK = Check(
    code="GJ1601",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有写截至哪一天",
        en="day of the states missing",
    ),
    why=Text(
        zh="一项没有销号的问题，今天看还没有到期，明天看就逾期了：不写截至哪一天，"
        "同一份清单会得出不同的结果。",
        en="A problem that is open today and not due is overdue tomorrow: without the "
        "day, one list gives different results.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        整改 ⟦测评整改⟧ 用于 县区 依据 "三" { 期限 2018-05-20  每项 未销号 扣 0.5分 }
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        整改 测评整改 用于 县区 依据 "三" {
            期限 2018-05-20
            截至 2018-06-30
            每项 未销号 扣 0.5分
        }
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
