"""GJ0303: the weights of the stages of a group do not add up to 100%."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import percent
from guiju.dsl.model.model import Stage
from guiju.dsl.model.scope import WEIGHTED
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Add up the weights of each group, if a formula uses 环节加权."""
    model = subject.model
    if not _is_weighted(subject):
        return
    for group in model.weighted:
        stages = [stage for stage in model.stages if group in stage.assessments]
        weights = (stage.assessments[group].weight for stage in stages)
        total = sum(weights, start=Fraction(0))
        if total != 1:
            yield _finding(group, stages, total)


def _is_weighted(subject: Subject) -> bool:
    return any(path.text in WEIGHTED for path in subject.nodes_of(n.Path))


def _finding(group: str, stages: list[Stage], total: Fraction) -> Finding:
    gap = percent(abs(total - 1))
    more = total > 1
    *others, last = stages
    return Finding(
        span=_written(last, group).span,
        about=group,
        message=Text(
            zh=f"“{group}”的环节权重合计 {percent(total)}，{'多' if more else '少'} "
            f"{gap}",
            en=f"the stage weights of “{group}” add up to {percent(total)}: "
            f"{gap} too {'much' if more else 'little'}",
        ),
        help=Text(
            zh="对照原文核对权重；不参加某个环节的对象怎样折算，要写明",
            en="compare the weights with the notice; for a group that skips a stage, "
            "say how its weight is spread",
        ),
        related=tuple(_weight(stage, group) for stage in others),
    )


def _written(stage: Stage, group: str) -> n.Number:
    return stage.assessments[group].weight_syntax or stage.syntax.weight


def _weight(stage: Stage, group: str) -> Related:
    share = percent(stage.assessments[group].weight)
    words = Text(zh=f"“{stage.name}”{share}", en=f"“{stage.name}” {share}")
    return Related(place=_written(stage, group).span, message=words)


CHECK = Check(
    code="GJ0303",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="环节权重之和不是100%",
        en="stage weights not 100%",
    ),
    why=Text(
        zh="权重之和不是100%时，各环节都得满分的单位，总分也不是满分。",
        en="Unless they add up to 100%, full marks in every stage are not full marks "
        "in total.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 60% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 ⟦30%⟧ 依据 "二" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 60% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 40% 依据 "二" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
