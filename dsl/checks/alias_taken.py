"""GJ0103: an alias that another unit already goes by."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, first_here, problems
from guiju.dsl.model.problem import AliasTaken
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each alias that is taken, with the place of the unit that has it."""
    for problem in problems(subject, AliasTaken):
        yield Finding(
            span=problem.span,
            about=problem.name,
            message=Text(
                zh=f"别名“{problem.name}”已经是另一个单位的名称或别名",
                en=f"the alias “{problem.name}” is a name of another unit already",
            ),
            help=Text(
                zh="删去这个别名，或者核对两处是不是同一个单位",
                en="remove the alias, or see whether the two are one unit",
            ),
            related=(first_here(problem.first),),
        )


CHECK = Check(
    code="GJ0103",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="别名与其他单位重复",
        en="alias of two units",
    ),
    why=Text(
        zh="数据表里写这个别名时，分不清是哪个单位的数据。",
        en="When a sheet uses the alias, nobody can say whose figures they are.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 别名 ⟦甲县⟧ }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 别名 乙 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
