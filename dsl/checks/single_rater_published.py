"""GJ1202: a view of a figure that is made of the mark of one rater."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.lower.views import tells_one_mark
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report what is shown and tells the mark of a single rater."""
    quantities = subject.plan.quantities
    for view in subject.model.views:
        for one in view.shown:
            if tells_one_mark(quantities[one.signature.id], quantities):
                name, group = one.signature.name, one.group
                yield Finding(
                    span=one.syntax.span,
                    about=view.name,
                    message=Text(
                        zh=f"“{name}”在“{group}”只由一个评价者的评分得出，公开它就公开了这个评分",
                        en=f"“{name}” of “{group}” comes from the mark of one rater: "
                        "showing it shows the mark",
                    ),
                    help=Text(
                        zh="不公开它，或改由几个评价者评分",
                        en="leave it out, or let several raters mark",
                    ),
                )


CHECK = Check(
    code="GJ1202",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="公开了一个评价者的评分",
        en="one rater's mark is shown",
    ),
    why=Text(
        zh="只有一个评价者，或者去掉最高最低以后只剩一个，得分就是那一个评分。",
        en="With one rater, or one mark left after trimming, the score is that mark.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 1家 { 甲局 }
        环节 领导评价 50% 依据 "一" { 县区 由 市直 评分 0分 至 100分 取平均 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、⟦领导评价⟧ }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 领导评价 50% 依据 "一" { 县区 由 市直 评分 0分 至 100分 取平均 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、领导评价 }
    """,
    run=run,
    on_plan=True,
)
