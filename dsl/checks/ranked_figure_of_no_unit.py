"""GJ0414: a ranked figure whose unit is a product, such as points times points."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.keywords import spelled_measure
from guiju.dsl.model.model import RankingOf
from guiju.engine.diagnostic import Severity
from guiju.engine.measure import Numeric
from guiju.engine.source import Span
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each ranking by what is multiplied with itself or with another unit."""
    told: set[Span] = set()
    for ranking in subject.model.rankings:
        place = ranking.syntax.by.span
        if _is_product(ranking) and place not in told:
            told.add(place)
            yield _finding(ranking)


def _is_product(ranking: RankingOf) -> bool:
    return len(_factors(ranking)) > 1


def _factors(ranking: RankingOf) -> tuple[str, ...]:
    """Return the units that are multiplied, each as often as it is a factor."""
    measure = ranking.by.measure
    powers = measure.powers if isinstance(measure, Numeric) else ()
    return tuple(unit for unit, power in powers for _ in range(power))


def _finding(ranking: RankingOf) -> Finding:
    name, units = ranking.by.name, _factors(ranking)
    zh = "乘".join(f"“{unit}”" for unit in units)
    en = " times ".join(spelled_measure(unit, "en") for unit in units)
    return Finding(
        span=ranking.syntax.by.span,
        about=ranking.name,
        message=Text(
            zh=f"按“{name}”排名，它的单位是{zh}",
            en=f"“{name}” is ranked, and its unit is {en}",
        ),
        help=Text(
            zh="核对公式里相乘的数：系数和权重写百分比，例如：环节加权 的 90%",
            en="look at what the formula multiplies: factors and weights are "
            "percentages, as in 90% of weighted_stages",
        ),
    )


CHECK = Check(
    code="GJ0414",
    since="0.2",
    severity=Severity.WARNING,
    title=Text(zh="排名的数单位相乘", en="ranked figure in a product of units"),
    why=Text(
        zh="分乘以分不是分：多半是少写了“的”，或者把百分比写成了分。",
        en="Points times points are no points; most often a share was "
        "meant, and points were written.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 * 环节加权 依据 "二"
        排名 按 ⟦总分⟧ 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 的 90% 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
