"""GJ1201: a view of marks that name their rater."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.lower.views import has_raters
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report what is shown and has a figure for each rater."""
    for view in subject.model.views:
        for one in view.shown:
            if has_raters(one.signature.axes):
                name = one.signature.name
                yield Finding(
                    span=one.syntax.span,
                    about=view.name,
                    message=Text(
                        zh=f"“{view.name}”公开“{name}”，看得出每个评价者打了多少分",
                        en=f"“{view.name}” shows “{name}”, which tells what each rater "
                        "gave",
                    ),
                    help=Text(
                        zh="改为公开汇总以后的得分，例如写环节的名称",
                        en="show what the marks add up to, for example the stage",
                    ),
                )


CHECK = Check(
    code="GJ1201",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="公开了评价者的评分",
        en="raters' marks are shown",
    ),
    why=Text(
        zh="评价者知道自己的评分会公开，就不会照实打分；公开的只能是汇总以后的得分。",
        en="Raters whose marks become known do not mark freely. Only what the marks "
        "come to is shown.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 互评 100% 依据 "一" { 县区 由 市直 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、⟦互评.评分⟧ }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 互评 100% 依据 "一" { 县区 由 市直 评分 0分 至 100分 取平均 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、互评 }
    """,
    run=run,
)
