"""GJ0402: a percentage beside points without its base."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import BarePercent
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each bare percentage."""
    for problem in problems(subject, BarePercent):
        figure = problem.percent
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"{figure} 和分数放在一起，没有写明是什么的 {figure}",
                en=f"{figure} stands beside points; it is not said of what it is a "
                "share",
            ),
            help=Text(
                zh=f"写明基数，例如：环节加权 的 {figure}；或者写分数，例如：10分",
                en=f"name the base, for example: {figure} of weighted_stages; "
                "or write points",
            ),
        )


CHECK = Check(
    code="GJ0402",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="百分比没有写明基数",
        en="percentage without a base",
    ),
    why=Text(
        zh="同样是10%，以满分为基数和以得分为基数，差别很大。",
        en="Ten percent of full marks and ten percent of a score are far apart.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 - ⟦10%⟧ 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 - 环节加权 的 10% 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
