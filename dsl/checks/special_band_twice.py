"""GJ0509: 其他, 未报 or 不适用 written twice in one table of bands."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject, first_here
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each second row with the place of the first."""
    for node in subject.nodes_of(n.Bands, n.Adjustment):
        yield from _twice(node)


def _twice(written: n.Bands | n.Adjustment) -> Iterator[Finding]:
    lines = written.bands if isinstance(written, n.Bands) else written.lines
    seen: dict[str, n.Band] = {}
    for line in lines:
        if not isinstance(line, n.Band) or not line.label.special:
            continue
        first = seen.setdefault(line.label.special, line)
        if first is not line:
            yield _finding(first, line)


def _finding(first: n.Band, second: n.Band) -> Finding:
    keyword = KEYWORDS[second.label.special]
    return Finding(
        span=second.label.span,
        message=Text(
            zh=f"“{keyword.zh[0]}”已经写过一行",
            en=f"there is a row for “{keyword.en[0]}” already",
        ),
        help=Text(
            zh="对照原文，只留一行",
            en="compare with the notice and keep one of them",
        ),
        related=(first_here(first.label.span),),
    )


CHECK = Check(
    code="GJ0509",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="同一种情况写了两行",
        en="row written twice",
    ),
    why=Text(
        zh="两行分值不同的时候，用哪一行说不清。",
        en="When the two rows differ, nobody can say which one counts.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" {
            1名 至 10名: 3分
            其他: 1分
            ⟦其余⟧: 0分
        }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        输入 位次: 名次 每 县区 依据 "三"
        加分 进位 用于 县区 按 位次 依据 "三" { 1名 至 10名: 3分  其他: 0分 }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
