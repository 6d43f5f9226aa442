"""GJ0108: a quantity used where it is not said for whom, or for which period."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.figure import listed
from guiju.dsl.keywords import spelled_term
from guiju.dsl.model.problem import KeyNeeded
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each use of a quantity with axes that stay free."""
    for problem in problems(subject, KeyNeeded):
        axes = listed(problem.axes)
        spelled = [spelled_term(axis, "en") for axis in problem.axes]
        keys, english = "、".join(problem.axes), ", ".join(spelled)
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"“{problem.name}”对每个{axes.zh}各有一个值，这里没有写明是哪一个",
                en=f"“{problem.name}” has one value for each {english}; "
                "it is not said which one is meant",
            ),
            help=Text(
                zh=f"用方括号写明，例如 {problem.name}[{keys}]；或者在这里写汇总后的量",
                en=f"name it in square brackets, like “{problem.name}[{english}]”, "
                "or use the quantity that folds the values into one",
            ),
        )


CHECK = Check(
    code="GJ0108",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有写明是哪一个",
        en="key needed",
    ),
    why=Text(
        zh="这个量对每个单位（或评价者、时期）各有一个值，这里用的是哪一个必须写明。",
        en="The quantity has a value for each unit, rater or period; say which one "
        "is meant.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每季度 评分 0分 至 100分 取平均 }
        总分 = ⟦测评.评分⟧ 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每季度 评分 0分 至 100分 取平均 }
        总分 = 测评 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
