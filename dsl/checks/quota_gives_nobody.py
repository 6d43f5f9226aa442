"""GJ0515: a grade whose quota leaves room for nobody."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.quotas import QuotaOf, quotas
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import base
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each quota that comes to no unit, whichever group it is for."""
    for one in quotas(subject.model):
        if one.most == 0 and one.is_settled:
            yield _finding(one)


def _finding(one: QuotaOf) -> Finding:
    share, name = figure(one.share, base("家")), one.graded.group.name
    if one.share:
        zh, en = "，取舍以后一家也没有", ": none after rounding"
    else:
        zh, en = "", ""
    return Finding(
        span=one.syntax.most.span,
        about=one.graded.signature.name,
        message=Text(
            zh=f"“{name}”有 {one.units} 家，“{one.grade}”的名额是 {share.zh}{zh}",
            en=f"“{name}” has {one.units} units, the quota of “{one.grade}” is "
            f"{share.en}{en}",
        ),
        help=Text(
            zh="对照原文核对名额和取舍；单位太少不评的，用“解释”写明并答复本条",
            en="compare the quota and its rounding with the notice; if so few units "
            "are meant to get none, say so in an interpretation that answers this code",
        ),
    )


CHECK = Check(
    code="GJ0515",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="名额一个也没有", en="quota of nobody"),
    why=Text(
        zh="名额按比例算，单位少时取舍以后可能是0，这一等就谁也得不到。",
        en="A share of few units can round to none, so that nobody gets the grade.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            优秀 90分 以上 最多 ⟦20%⟧ 舍去 同分 从严
            其余 合格
        }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            优秀 90分 以上 最多 20% 进一 同分 从严
            其余 合格
        }
    """,
    run=run,
    on_plan=True,
)
