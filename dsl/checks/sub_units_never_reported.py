"""GJ0906: layers of a tree of which nothing is reported sub-unit by sub-unit."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import Assessment, ItemUse, Stage
from guiju.dsl.model.parts import assessments
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report layers whose bodies no table of the stage would list."""
    for stage, assessment in assessments(subject.model):
        if not assessment.items or any(map(_is_reported, assessment.items)):
            continue
        if assessment.layers:
            yield _finding(stage, assessment)


def _is_reported(use: ItemUse) -> bool:
    """Whether a figure is asked for the item, or for something it counts."""
    if use.counts or any(map(_is_reported, use.children)):
        return True
    return not use.children and use.formula is None and use.rules.is_empty


def _finding(stage: Stage, assessment: Assessment) -> Finding:
    group, tree = assessment.group.name, assessment.tree
    clause = first(assessment.syntax.clauses, n.Layers)
    assert tree is not None
    assert clause is not None
    return Finding(
        span=clause.span,
        about=f"{stage.name}.{group}",
        message=Text(
            zh=f"“{stage.name}”给“{group}”分层评分，而“{tree.name}”的各项都由别的数算出，"
            "没有一项按下级单位填报，各层有哪些下级单位无从得知",
            en=f"“{stage.name}” scores “{group}” in layers, but all items of "
            f"“{tree.name}” are computed from other figures: none is reported for each "
            "sub-unit, so nothing says which sub-units a layer has",
        ),
        help=Text(
            zh="至少留一项不写算法，由各下级单位填报；不按下级单位评分的，去掉“分层”",
            en="leave one item without a formula, so that it is reported for each "
            "sub-unit, or take the layers away",
        ),
    )


CHECK = Check(
    code="GJ0906",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="下级单位无处填报",
        en="sub-units never reported",
    ),
    why=Text(
        zh="下级单位的名单来自填报的数据；一项填报也没有，每一层都是空的，总分都得不出。",
        en="The sub-units are those that figures are reported for. Without any, every "
        "layer is empty and there is no total.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 公开率: % 每 县区 0% 至 100% 依据 "附件1"
        指标 县区指标 满分 100分 依据 "附件1" { 公开 100分 = 公开率 * 100分 }
        环节 测评 100% 依据 "一" {
            县区 按 县区指标 ⟦分层 { 本级 80%、乡镇 20% 取平均 }⟧
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 公开率: % 每 县区 0% 至 100% 依据 "附件1"
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 60分 = 公开率 * 60分
            服务 40分
        }
        环节 测评 100% 依据 "一" {
            县区 按 县区指标 分层 { 本级 80%、乡镇 20% 取平均 }
        }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
