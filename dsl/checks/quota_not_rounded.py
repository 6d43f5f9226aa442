"""GJ0519: a quota by share that is no whole number, and no word on rounding it."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.quotas import QuotaOf, quotas
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import base
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each quota that falls between two whole numbers of units."""
    for one in quotas(subject.model):
        if not one.is_settled:
            yield _finding(one)


def _finding(one: QuotaOf) -> Finding:
    share, units = figure(one.share, base("家")), one.units
    most = f"{one.syntax.most.text}%"
    return Finding(
        span=one.syntax.most.span,
        about=one.graded.signature.name,
        message=Text(
            zh=f"{units} 家的 {most} 是 {share.zh}，没有写明怎样取舍，现在按舍去计算",
            en=f"{most} of {units} units is {share.en}; it is not said how it is "
            "rounded, and it is rounded down",
        ),
        help=Text(
            zh=f"写明取舍，例如：最多 {most} 舍去",
            en=f"say how it is rounded, for example: at_most {most} round_down",
        ),
    )


CHECK = Check(
    code="GJ0519",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="名额没有写怎样取舍", en="quota not rounded"),
    why=Text(
        zh="3家的30%是0.9家，舍去是0家，进一是1家，办法要写明。",
        en="30% of 3 units is 0.9: none if rounded down, one if rounded up.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            优秀 90分 以上 最多 ⟦50%⟧ 同分 从严
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
            优秀 90分 以上 最多 50% 舍去 同分 从严
            其余 合格
        }
    """,
    run=run,
    on_plan=True,
)
