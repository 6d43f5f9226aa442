"""GJ1002: several marks for one unit, and no word on how they combine."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import ClauseMissing
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each line with raters or periods and no fold."""
    for problem in problems(subject, ClauseMissing):
        if problem.missing == "fold":
            yield Finding(
                span=problem.span,
                about=problem.group,
                message=Text(
                    zh=f"“{problem.group}”有多个评分，没有写明怎样合成一个",
                    en=f"“{problem.group}” gets several marks; it is not said how they "
                    "become one",
                ),
                help=Text(
                    zh="写上一种：取平均、取最高、取最低、取中位、取合计",
                    en="write one of: mean, highest, lowest, median, sum",
                ),
            )


CHECK = Check(
    code="GJ1002",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有写多个评分怎样合成",
        en="fold missing",
    ),
    why=Text(
        zh="几个评价者、几个季度的评分，取平均还是取最低，结果不同。",
        en="Marks of several raters or quarters differ when averaged or when the "
        "lowest counts.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { ⟦县区 每季度 评分 0分 至 100分⟧ }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每季度 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
