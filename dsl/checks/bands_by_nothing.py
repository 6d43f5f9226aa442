"""GJ0510: a bonus or deduction with bands that does not say what decides."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report adjustments that have bands and no 按."""
    for node in subject.nodes_of(n.Adjustment):
        if node.by is None and _has_bands(node):
            yield _finding(node.name)


def _has_bands(written: n.Adjustment) -> bool:
    return any(isinstance(line, n.Band) for line in written.lines)


def _finding(name: n.Word) -> Finding:
    return Finding(
        span=name.span,
        about=name.text,
        message=Text(
            zh=f"“{name.text}”分了档，没有写按什么分档",
            en=f"“{name.text}” has bands; it is not said by what",
        ),
        help=Text(
            zh="在花括号前写上，例如：按 全省排名",
            en="write it before the brace, for example: by provincial_rank",
        ),
    )


CHECK = Check(
    code="GJ0510",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="没有写按什么分档",
        en="bands by nothing",
    ),
    why=Text(
        zh="不写“按”什么，就不知道拿哪个数去对照各档。",
        en="Without “by” nobody knows which figure is held against the bands.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        加分 ⟦进位⟧ 用于 县区 依据 "三" { 1名 至 10名: 3分  其他: 0分 }
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
