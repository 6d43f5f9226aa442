"""GJ0411: a row of 情形 with more or fewer values than its table names."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import RowDoesNotFit
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each row that does not fit its head."""
    for problem in problems(subject, RowDoesNotFit):
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"表头有 {problem.wanted} 个量，这里有 {problem.found} 个值",
                en=f"the head of the table names {problem.wanted}, here are "
                f"{problem.found} values",
            ),
            help=Text(
                zh="每行的值与表头一一对应，用“、”隔开",
                en="write a value for each name in the head, with commas between",
            ),
        )


CHECK = Check(
    code="GJ0411",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="情形与表头不齐", en="row does not fit its table"),
    why=Text(
        zh="值多了或少了，就不知道哪个值是给哪个量的。",
        en="With a value too many or too few nobody knows which is for which.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        例 "总分" {
            情形 给定 测评.评分[甲县] 期望 总分[甲县] { ⟦90分⟧、80分: 90分 }
        }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        例 "总分" {
            情形 给定 测评.评分[甲县]、测评.评分[乙县] 期望 总分[甲县] {
                90分、80分: 90分
            }
        }
    """,
    run=run,
)
