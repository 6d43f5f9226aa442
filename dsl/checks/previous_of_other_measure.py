"""GJ0412: a last value taken as points, of a quantity that is none."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.figure import kind
from guiju.dsl.model.problem import PreviousDiffers
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each quantity that is made of its own last value in another measure."""
    for problem in problems(subject, PreviousDiffers):
        taken, found = kind(problem.taken), kind(problem.found)
        name = problem.name
        yield Finding(
            span=problem.span,
            about=name,
            message=Text(
                zh=f"“上期.{name}”按{taken.zh}读，“{name}”算出来却是{found.zh}",
                en=f"“previous.{name}” is read as {taken.en}, and “{name}” comes out "
                f"as {found.en}",
            ),
            help=Text(
                zh=f"“{name}”由它自己的上期值算出，上期值按分读：把公式写成结果也是分",
                en=f"“{name}” is made of its own last value, which is read as points: "
                "write the formula so that points come out",
            ),
        )


CHECK = Check(
    code="GJ0412",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="上期的值与本期的量单位不同",
        en="the last value is of another measure",
    ),
    why=Text(
        zh="由自己的上期值算出的量，读它的上期值时还不知道单位，按分读；"
        "结果不是分，两期就对不上。",
        en="Where a quantity is made of its own last value, the measure is not known "
        "when that is read, and points are taken. If no points come out, the two "
        "periods do not fit together.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 1分 至 100分 }
        进度 = 测评 / (50分 + ⟦上期.进度⟧ 封顶 50分 保底 0分) 依据 "三"
        总分 = 测评 的 50% + 50分 的 (进度 封顶 100%) 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        累计 = (测评 的 60% + 上期.累计 的 40%) 封顶 100分 保底 0分 依据 "三"
        总分 = 累计 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
