"""GJ0112: a rulebook without 方案."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report the missing declaration at the beginning of the text."""
    if subject.model.scheme is None:
        yield Finding(
            span=subject.model.tree.span,
            message=Text(
                zh="规则书没有写“方案”",
                en="the rulebook does not declare its scheme",
            ),
            help=Text(
                zh='在开头写上，例如：方案 示范2020 "2020年考评方案" { 满分 100分 }',
                en="begin with it, for example: scheme model2020 "
                '"Scheme for 2020" { full 100 points }',
            ),
        )


CHECK = Check(
    code="GJ0112",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有写方案",
        en="scheme missing",
    ),
    why=Text(
        zh="结果要写明是哪个方案的，没有“方案”就不知道依据什么计分。",
        en="Results name the scheme they belong to; without one nothing says which.",
    ),
    bad="""
        ⟦⟧对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 保留 2位 四舍五入 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
