"""GJ0807: no value is in force on the first day of the assessed period."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import NotInForce
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each parameter whose values all begin too late."""
    for problem in problems(subject, NotInForce):
        yield Finding(span=problem.span, message=_said(problem), help=_advice(problem))


def _said(problem: NotInForce) -> Text:
    if problem.day is None:
        return Text(
            zh="方案没有写考评期，不知道哪一个值有效",
            en="the scheme does not say its period, so no value can be chosen",
        )
    return Text(
        zh=f"考评期从 {problem.day} 开始，那一天还没有一个值有效",
        en=f"the period begins on {problem.day}, when none of these values holds yet",
    )


def _advice(problem: NotInForce) -> Text:
    if problem.day is None:
        return Text(zh="在“方案”里写明考评期", en="write the period in the scheme")
    return Text(
        zh="补上更早的起始日期和当时的值",
        en="add the value that held before, with its first day",
    )


CHECK = Check(
    code="GJ0807",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(zh="考评期内没有有效的值", en="no value in force"),
    why=Text(
        zh="参数按考评期第一天有效的值计算；那一天没有值，就无从计算。",
        en="A parameter takes the value in force on the first day of the period; "
        "without one nothing can be computed.",
    ),
    bad="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        参数 系数: 数 ⟦{ 2021-01-01 起 1 }⟧ 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 * 系数 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" {
            考评期 2020-01-01 至 2020-12-31
            满分 100分
            保留 2位 四舍五入
        }
        对象 县区 共 2家 { 甲县、乙县 }
        参数 系数: 数 { 2020-01-01 起 1 } 依据 "三"
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 * 系数 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
