"""GJ0401: values of different measures added or compared."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, problems
from guiju.dsl.figure import kind
from guiju.dsl.model.problem import MeasuresDiffer
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_DEEDS = {
    "+": Text(zh="相加", en="be added"),
    "-": Text(zh="相减", en="be subtracted"),
    "封顶": Text(zh="互为上下限", en="limit each other"),
    "否则": Text(zh="作为同一个量的两种取值", en="be two values of one quantity"),
}
_COMPARED = Text(zh="比较", en="be compared")


def run(subject: Subject) -> Iterator[Finding]:
    """Report both measures."""
    for problem in problems(subject, MeasuresDiffer):
        left, right = kind(problem.left), kind(problem.right)
        deed = _DEEDS.get(problem.operator, _COMPARED)
        yield Finding(
            span=problem.span,
            message=Text(
                zh=f"一边是{left.zh}，另一边是{right.zh}，不能{deed.zh}",
                en=f"one side is {left.en}, the other {right.en}: "
                f"they cannot {deed.en}",
            ),
            help=Text(
                zh="先化成同一单位：次数乘以“分/次”得分数，比例写明以什么为基数",
                en="bring them to one measure: a count times points per count is "
                "points, "
                "a ratio needs its base",
            ),
        )


CHECK = Check(
    code="GJ0401",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="单位不同不能相加或比较",
        en="measures differ",
    ),
    why=Text(
        zh="分数、次数、名次和比例不是一回事，直接相加或比较没有意义。",
        en="Points, counts, places and ratios are different things; adding them "
        "means nothing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 通报: 次 每 县区 依据 "三"
        总分 = ⟦环节加权 - 通报⟧ 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 通报: 次 每 县区 依据 "三"
        总分 = 环节加权 - 通报 * 1分/次 保底 0分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
