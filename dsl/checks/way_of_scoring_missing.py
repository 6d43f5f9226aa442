"""GJ1001: an assessment that does not say where its marks come from."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import ClauseMissing
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each line with neither 按 nor 评分."""
    for problem in problems(subject, ClauseMissing):
        if problem.missing == "score":
            yield Finding(
                span=problem.span,
                about=problem.group,
                message=Text(
                    zh=f"没有写明“{problem.group}”怎样评分",
                    en=f"it is not said how “{problem.group}” is scored",
                ),
                help=Text(
                    zh="写“按 指标名”，或者写“评分 0分 至 100分”",
                    en="write “by” and a tree, or “score 0 points to 100 points”",
                ),
            )


CHECK = Check(
    code="GJ1001",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有写怎样评分",
        en="way of scoring missing",
    ),
    why=Text(
        zh="既没有写按哪套指标，也没有写评分范围，就不知道分从哪里来。",
        en="Neither a tree nor a range of marks is named, so nobody knows where "
        "points come from.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 测评 100% 依据 "一" { ⟦县区 由 市直 取平均⟧ }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 测评 100% 依据 "一" { 县区 由 市直 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
