"""GJ0307: a scheme that does not say what full marks are."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report a scheme without 满分, unless nothing in it is scored."""
    scheme = subject.model.scheme
    if scheme is not None and scheme.full is None and subject.model.stages:
        yield Finding(
            span=scheme.syntax.name.span,
            about=scheme.name,
            message=Text(
                zh=f"方案“{scheme.name}”没有写明满分",
                en=f"the scheme “{scheme.name}” does not say what full marks are",
            ),
            help=Text(
                zh="在方案里写上，例如：满分 100分",
                en="write it in the scheme, for example: full 100 points",
            ),
        )


CHECK = Check(
    code="GJ0307",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="方案没有写满分",
        en="full marks missing",
    ),
    why=Text(
        zh="满分是判断总分是否越界、比例以什么为基数的依据。",
        en="Full marks are what totals are held against and percentages are taken of.",
    ),
    bad="""
        方案 ⟦示范⟧ "示范方案" { 保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
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
