"""GJ0102: a name that two declarations use."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, first_here, problems
from guiju.dsl.model.problem import NameUsedTwice
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each second declaration with the place of the first."""
    for problem in problems(subject, NameUsedTwice):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"“{problem.name}”已经声明过了",
                en=f"“{problem.name}” is declared already",
            ),
            help=Text(
                zh="改用另一个名称，或者删去重复的一处",
                en="choose another name, or delete one of the two",
            ),
            related=(first_here(problem.first),),
        )


CHECK = Check(
    code="GJ0102",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="名称重复",
        en="name used twice",
    ),
    why=Text(
        zh="同一个名称有两个意思时，公式里用的是哪一个就说不清。",
        en="When one name means two things, nobody can say which of them a formula "
        "reads.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 ⟦测评⟧: 次 每 县区 依据 "三"
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 通报: 次 每 县区 依据 "三"
        扣分 通报扣分 用于 县区 按 通报 依据 "三" { 2次 以上: 2分  不满 2次: 0分 }
        总分 = 环节加权 - 通报扣分 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
