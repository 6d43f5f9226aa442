"""GJ0202: a unit that one group lists twice."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, first_here, problems
from guiju.dsl.model.problem import UnitTwice
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each second mention with the place of the first."""
    for problem in problems(subject, UnitTwice):
        yield Finding(
            span=problem.span,
            about=problem.group,
            message=Text(
                zh=f"“{problem.name}”在“{problem.group}”里列了两次",
                en=f"“{problem.name}” is listed twice in “{problem.group}”",
            ),
            help=Text(
                zh="删去一处；如果本来是另一个单位，改正名称",
                en="delete one; if another unit was meant, correct the name",
            ),
            related=(first_here(problem.first),),
        )


CHECK = Check(
    code="GJ0202",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="单位重复列入",
        en="unit listed twice",
    ),
    why=Text(
        zh="重复的单位会使家数和排名出错。",
        en="A unit listed twice spoils counts and rankings.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县、⟦甲县⟧ }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
