"""GJ0516: a quota that has room for every unit of the group."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import figure
from guiju.dsl.model.quotas import QuotaOf, quotas
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import base
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each quota that keeps nobody out in any of its groups."""
    alike: dict[Span, list[QuotaOf]] = {}
    for one in quotas(subject.model):
        alike.setdefault(one.syntax.span, []).append(one)
    for found in alike.values():
        if all(one.most >= one.units for one in found):
            yield _finding(max(found, key=lambda one: one.units))


def _finding(one: QuotaOf) -> Finding:
    most = figure(Fraction(one.most), base("家"))
    return Finding(
        span=one.syntax.most.span,
        about=one.graded.signature.name,
        message=Text(
            zh=f"“{one.grade}”最多 {most.zh}，单位一共只有 {one.units} 家，限制不了谁",
            en=f"“{one.grade}” has room for {most.en} and there are {one.units}: "
            "nobody is kept out",
        ),
        help=Text(
            zh="对照原文核对名额和名单；不限名额的，删去“最多”",
            en="compare the quota and the list with the notice; if there is no limit, "
            "remove the quota",
        ),
    )


CHECK = Check(
    code="GJ0516",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="名额不少于单位数", en="quota without effect"),
    why=Text(
        zh="名额不少于全部单位，等于没有限制，多半是数或名单写错。",
        en="A quota that has room for every unit limits nothing; most "
        "often a figure or a list is wrong.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 3家 { 甲县、乙县、丙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        等次 按 总分 分 县区 依据 "三" {
            优秀 90分 以上 最多 ⟦3家⟧ 同分 从严
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
            优秀 90分 以上 最多 2家 同分 从严
            其余 合格
        }
    """,
    run=run,
    on_plan=True,
)
