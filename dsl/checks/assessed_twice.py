"""GJ0206: a group that one stage scores in two ways."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, first_here, problems
from guiju.dsl.model.problem import AssessedTwice
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each second line with the place of the first."""
    for problem in problems(subject, AssessedTwice):
        yield Finding(
            span=problem.span,
            about=f"{problem.stage}.{problem.group}",
            message=Text(
                zh=f"环节“{problem.stage}”已经写过怎样考评“{problem.group}”",
                en=f"the stage “{problem.stage}” assesses “{problem.group}” already",
            ),
            help=Text(
                zh="合成一行，或者分成两个环节、各写权重",
                en="write one line, or two stages with a weight each",
            ),
            related=(first_here(problem.first),),
        )


CHECK = Check(
    code="GJ0206",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="同一环节两次考评一类对象",
        en="assessed twice in one stage",
    ),
    why=Text(
        zh="一个环节里，一类对象只能有一个得分。",
        en="In one stage a group has one score, not two.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            县区 评分 0分 至 100分
            ⟦县区⟧ 每季度 评分 0分 至 100分 取平均
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 日常 40% 依据 "一" { 县区 每季度 评分 0分 至 100分 取平均 }
        环节 年终 60% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
