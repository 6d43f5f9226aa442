"""GJ1008: more than one layer without a word on how its bodies combine."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Layer, Stage
from guiju.dsl.model.parts import assessments
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the second and every further layer without 取平均 or the like."""
    for stage, assessment in assessments(subject.model):
        single = [layer for layer in assessment.layers if layer.fold is None]
        for layer in single[1:]:
            yield _finding(layer, single[0], stage)


def _finding(layer: Layer, own: Layer, stage: Stage) -> Finding:
    return Finding(
        span=layer.syntax.span,
        about=f"{stage.name}.{layer.name}",
        message=Text(
            zh=f"“{own.name}”和“{layer.name}”都没有写怎样汇总，只能各有一个得分",
            en=f"neither “{own.name}” nor “{layer.name}” says how its bodies combine: "
            "each can have a single score only",
        ),
        help=Text(
            zh="抽查几个单位的，写上“取平均”等",
            en="where several bodies are sampled, write “mean” or the like",
        ),
    )


CHECK = Check(
    code="GJ1008",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="分层没有写怎样汇总",
        en="layer without a fold",
    ),
    why=Text(
        zh="只有本级是单独一个，其他各层往往有几个单位，取平均还是取最低要写明。",
        en="Only the unit's own level is one body; other layers have several, to be "
        "combined.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" {
            县区 评分 0分 至 100分 分层 { 本级 80%、⟦乡镇 20%⟧ }
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
