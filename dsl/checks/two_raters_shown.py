"""GJ1206: a view of a score that two raters make, each of whom can tell the other's."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Assessment
from guiju.dsl.model.parts import assessments
from guiju.engine.diagnostic import Severity
from guiju.engine.expr import Fold
from guiju.engine.text import Text

_TWO = 2


def run(subject: Subject) -> Iterator[Finding]:
    """Report what is shown of a stage whose mean or sum is of two marks."""
    rated = {
        signature.id: one
        for _, one in assessments(subject.model)
        if _is_of_two(one)
        for signature in (one.signature, one.raw)
    }
    for view in subject.model.views:
        for shown in view.shown:
            one = rated.get(shown.signature.id)
            if one is None or one.raters is None:
                continue
            name, (first, second) = shown.signature.name, one.raters.members
            yield Finding(
                span=shown.syntax.span,
                about=view.name,
                message=Text(
                    zh=f"“{name}”只由“{first}”和“{second}”评分，公开以后各自算得出对方的评分",
                    en=f"“{name}” is made by “{first}” and “{second}” alone: once it "
                    "is shown each can work out what the other gave",
                ),
                help=Text(
                    zh="不公开它，或增加评价者；彼此知道评分的，用“解释”写明并答复本条",
                    en="leave it out, or add raters; if they know each other's marks, "
                    "say so in an interpretation that answers this code",
                ),
            )


def _is_of_two(one: Assessment) -> bool:
    if one.confidential is not None or one.raters is None:
        return False
    if len(one.raters.members) != _TWO:
        return False
    is_sum = one.fold in {Fold.MEAN, Fold.MEDIAN, Fold.SUM}
    return is_sum and not any(one.trim.ends) and not one.layers


CHECK = Check(
    code="GJ1206",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="公开了两个评价者的平均", en="mean of two raters is shown"),
    why=Text(
        zh="只有两个评价者时，每个评价者用公开的得分减去自己的，就知道另一个打了多少分。",
        en="With two raters each of them knows the mark of the other "
        "from the score and the own mark.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 2家 { 甲局、乙局 }
        环节 互评 50% 依据 "一" { 县区 由 市直 评分 0分 至 100分 取平均 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、⟦互评⟧ }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        对象 市直 共 3家 { 甲局、乙局、丙局 }
        环节 互评 50% 依据 "一" { 县区 由 市直 评分 0分 至 100分 取平均 }
        环节 测评 50% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        公开 通报 { 排名、互评 }
    """,
    run=run,
    on_plan=True,
)
