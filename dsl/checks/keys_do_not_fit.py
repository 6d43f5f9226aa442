"""GJ0109: keys in square brackets that the quantity does not have."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.keywords import spelled_term
from guiju.dsl.model.problem import WrongKeys
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report keys that are too many, too few, or of the wrong dimension."""
    for problem in problems(subject, WrongKeys):
        wanted, found = len(problem.axes), len(problem.found)
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"“{problem.name}”要 {wanted} 个键，这里写了 {found} 个",
                en=f"“{problem.name}” wants {wanted} keys, not {found}",
            ),
            help=_help(problem),
        )


def _help(problem: WrongKeys) -> Text:
    if not problem.axes:
        return Text(zh="删去方括号", en="remove the square brackets")
    english = ", ".join(spelled_term(axis, "en") for axis in problem.axes)
    return Text(
        zh=f"依次写明：{'、'.join(problem.axes)}",
        en=f"write, in this order: {english}",
    )


CHECK = Check(
    code="GJ0109",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="方括号里的内容对不上",
        en="keys do not fit",
    ),
    why=Text(
        zh="方括号里要按顺序写明这个量的每一个维度，多写少写都找不到值。",
        en="The brackets name one member for each dimension of the quantity, in order.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每季度 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        例 "一季度的得分" { 给定 ⟦测评.评分[甲县]⟧ = 90分 }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 每季度 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        例 "一季度的得分" { 给定 测评.评分[甲县, 一季度] = 90分 }
    """,
    run=run,
)
