"""GJ0304: the weights of the layers do not add up to 100%."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import percent
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Add up the layers of each assessment."""
    for stage, assessment in assessments(subject.model):
        total = sum((layer.weight for layer in assessment.layers), start=Fraction(0))
        if not assessment.layers or total == 1:
            continue
        clauses = assessment.syntax.clauses
        written = next(c for c in clauses if isinstance(c, n.Layers))
        parts = " + ".join(percent(layer.weight) for layer in assessment.layers)
        yield Finding(
            span=written.span,
            about=f"{stage.name}.{assessment.group.name}",
            message=Text(
                zh=f"分层权重 {parts} 合计 {percent(total)}，不是 100%",
                en=f"the layers weigh {parts}, together {percent(total)}, not 100%",
            ),
            help=Text(
                zh="对照原文核对各层权重；7:2:1 写作 70%、20%、10%",
                en="compare the weights with the notice; 7:2:1 is 70%, 20%, 10%",
            ),
        )


CHECK = Check(
    code="GJ0304",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="分层权重之和不是100%",
        en="layer weights not 100%",
    ),
    why=Text(
        zh="分层权重之和不是100%时，各层都得满分，合起来也不是满分。",
        en="Unless they add up to 100%, full marks in every layer are not full marks "
        "together.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            县区 评分 0分 至 100分 ⟦分层 { 本级 70%、乡镇 20% 取平均 }⟧
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            县区 评分 0分 至 100分 分层 { 本级 80%、乡镇 20% 取平均 }
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
