"""GJ0902: a policy for what does not apply in a tree where everything applies."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each policy of a tree that limits nothing."""
    for tree in subject.model.trees.values():
        limited = any(leaf.applies_to is not None for leaf in tree.leaves)
        if tree.policy is not None and not limited:
            yield Finding(
                span=tree.policy.syntax.span,
                about=tree.name,
                message=Text(
                    zh=f"“{tree.name}”的项目都没有限定适用范围，用不到这一行",
                    en=f"no item of “{tree.name}” is limited to some units: "
                    "this is never used",
                ),
                help=Text(
                    zh="看有没有项目漏写“仅适用”；没有就删去这一行",
                    en="see whether an item forgot its “only_for”; otherwise delete it",
                ),
            )


CHECK = Check(
    code="GJ0902",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(
        zh="没有不适用的项目",
        en="everything applies",
    ),
    why=Text(
        zh="所有项目都适用于所有单位，“不适用”这一行用不到。",
        en="Every item applies to every unit, so that the policy is never used.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" {
            公开 60分
            服务 40分
            ⟦不适用 折算⟧
        }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        指标 县区指标 满分 100分 依据 "附件1" { 公开 60分  服务 40分 }
        环节 测评 100% 依据 "一" { 县区 按 县区指标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
