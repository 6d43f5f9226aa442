"""GJ1603: 责任 names units of no group that the list serves."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import OutsideList
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each name behind 责任 that makes nobody of the list responsible."""
    for problem in problems(subject, OutsideList):
        yield Finding(
            span=problem.span,
            about=problem.list,
            message=Text(
                zh=f"“{problem.name}”不在整改“{problem.list}”所用于的对象里，"
                "责任落不到任何单位",
                en=f"“{problem.name}” is in no group that “{problem.list}” is for, so "
                "that nobody answers for the problem",
            ),
            help=Text(
                zh="把它所在的对象也写在“用于”后面，或者改正责任单位",
                en="name its group behind “for”, too, or correct who is responsible",
            ),
        )


CHECK = Check(
    code="GJ1603",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="责任单位不在清单对象里",
        en="responsible unit outside",
    ),
    why=Text(
        zh="责任单位写在清单之外，这项问题就没有人销号，也没有人被扣分。",
        en="If the unit is outside the list, nobody closes the problem and it costs "
        "nobody anything.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
        整改 测评整改 用于 县区 依据 "三" {
            截至 2018-06-30
            问题 栏目更新 期限 2018-05-20 责任 甲县、⟦甲局⟧
            每项 未销号 扣 0.5分
        }
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
        整改 测评整改 用于 县区、市直 依据 "三" {
            截至 2018-06-30
            问题 栏目更新 期限 2018-05-20 责任 甲县、甲局
            每项 未销号 扣 0.5分
        }
        总分 = 环节加权 - 测评整改 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区、市直 并列 占位
    """,
    run=run,
)
