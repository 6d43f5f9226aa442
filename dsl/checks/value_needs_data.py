"""GJ0405: a value that has to be known without data, and is not."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.model.problem import NoConstant
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each value that is no constant."""
    for problem in problems(subject, NoConstant):
        yield Finding(
            span=problem.span,
            message=Text(
                zh="这个值要用数据才能算出来",
                en="this value cannot be known without data",
            ),
            help=Text(
                zh="写上具体的数，例如：90分",
                en="write the figure itself, for example: 90 points",
            ),
        )


CHECK = Check(
    code="GJ0405",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="这里要写确定的值",
        en="value needs data",
    ),
    why=Text(
        zh="例子里的值要能直接核对，不能引用别的量。",
        en="The values of an example are checked as they stand and may read no other "
        "quantity.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        例 "甲县" { 期望 总分[甲县] = ⟦测评[乙县]⟧ }
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        例 "甲县" { 给定 测评.评分[甲县] = 90分  期望 总分[甲县] = 90分 }
    """,
    run=run,
)
