"""GJ0504: a worse place, or fewer points, that earns more."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import points
from guiju.dsl.model.bands import ascending
from guiju.dsl.model.parts import band_tables
from guiju.dsl.model.rule import BandRow, BandTable
from guiju.dsl.syntax import node as n
from guiju.engine.constant import constant
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.measure import PLACE, POINTS
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each band that earns more than the better one before it."""
    for about, table in band_tables(subject.model):
        if table.by.measure in {PLACE, POINTS}:
            sign = -1 if _is_deduction(table) else 1
            for better, worse in pairwise(_best_first(table)):
                first, second = constant(better.value.expr), constant(worse.value.expr)
                if not isinstance(first, Fraction) or not isinstance(second, Fraction):
                    continue
                if sign * second > sign * first:
                    yield _finding(better, worse, (first, second), about)


def _is_deduction(table: BandTable) -> bool:
    written = table.syntax
    return isinstance(written, n.Adjustment) and written.kind == "DEDUCTION"


def _best_first(table: BandTable) -> tuple[BandRow, ...]:
    """Return the bands from the best; other places are worse than those named."""
    if table.by.measure == PLACE:
        last = (table.others,) if table.others else ()
        return (*ascending(table), *last)
    return ascending(table)[::-1]


def _finding(
    better: BandRow, worse: BandRow, values: tuple[Fraction, Fraction], about: str
) -> Finding:
    first, second = points(values[0]), points(values[1])
    return Finding(
        span=worse.syntax.value.span,
        about=about,
        message=Text(
            zh=f"较差的一档写 {second.zh}，较好的一档写 {first.zh}，好坏颠倒",
            en=f"the worse band says {second.en}, the better one {first.en}",
        ),
        help=Text(
            zh="对照原文核对两档的分值；原文确实如此的，用“解释”答复本条",
            en="compare both with the notice; if it means this, answer this code "
            "in an interpretation",
        ),
        related=(_better(better),),
    )


def _better(better: BandRow) -> Related:
    words = Text(zh="较好的一档在这里", en="the better band is here")
    return Related(place=better.syntax.value.span, message=words)


CHECK = Check(
    code="GJ0504",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="名次靠后反而得分多",
        en="worse earns more",
    ),
    why=Text(
        zh="名次越靠后得分越多，多半是两档的分值写反了。",
        en="A worse place that earns more is most often two figures exchanged.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" {
            1名 至 10名: 3分
            11名 至 20名: ⟦5分⟧
            其他: 0分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" {
            1名 至 10名: 5分
            11名 至 20名: 3分
            其他: 0分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
