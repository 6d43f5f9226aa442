"""GJ1109: a clause that is listed twice."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, first_here
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each clause that its source lists again, in whatever spelling."""
    for first, again in subject.coverage.twice:
        name = again.name.text
        yield Finding(
            span=again.span,
            message=Text(
                zh=f"“{name}”列了两次",
                en=f"“{name}” is listed twice",
            ),
            help=Text(zh="删去一处", en="delete one of the two"),
            related=(first_here(first.span),),
        )


CHECK = Check(
    code="GJ1109",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="条文重复",
        en="clause listed twice",
    ),
    why=Text(
        zh="同一条列两次，一处写非计算，一处不写，就说不清了；也可能是另一条写错了。",
        en="Two entries can contradict each other, or one was meant to be another.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 { "一(一)"  ⟦"一、（一）"⟧  "二" }
        环节 测评 100% 依据 "一(一)" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 { "一(一)"  "一(二)"  "二" }
        环节 测评 100% 依据 "一(一)；一(二)" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
