"""GJ1009: an item with rules of two kinds, or with rules and items under it."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

_WAYS = (n.Item, n.Bands, n.EachRow)


def run(subject: Subject) -> Iterator[Finding]:
    """Report in each item the first line that does not go with the first one."""
    for node in subject.nodes_of(n.Item):
        lines = [line for line in node.lines if isinstance(line, _WAYS)]
        for line in lines[1:]:
            if type(line) is not type(lines[0]) or isinstance(line, n.Bands):
                yield _finding(node, line)
                break


def _finding(item: n.Item, line: n.Node) -> Finding:
    return Finding(
        span=line.span,
        message=Text(
            zh=f"“{item.name.text}”前面已经写了一种算法，这里是另一种",
            en=f"“{item.name.text}” is scored in one way above, and in another here",
        ),
        help=Text(
            zh="分成两个下级指标，各写分值",
            en="make two items of it, with points of their own",
        ),
    )


CHECK = Check(
    code="GJ1009",
    since="0.1",
    severity=Severity.ERROR,
    title=Text(
        zh="一个指标有两种算法",
        en="item scored in two ways",
    ),
    why=Text(
        zh="一个指标只能按一种办法得分，写了两种就不知道先后。",
        en="An item is scored in one way; with two, nobody knows how they combine.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 100% 依据 "三"
        指标 目标 满分 100分 依据 "三" {
            完成 100分 {
                分档 按 完成率 { 60% 以上: 100分  不满 60%: 0分 }
                ⟦每次 通报 扣 5分⟧
            }
        }
        环节 测评 100% 依据 "一" { 县区 按 目标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        输入 完成率: % 每 县区 0% 至 100% 依据 "三"
        指标 目标 满分 100分 依据 "三" {
            完成 80分 { 分档 按 完成率 { 60% 以上: 80分  不满 60%: 0分 } }
            通报 20分 { 每次 通报 扣 5分  扣完为止 }
        }
        环节 测评 100% 依据 "一" { 县区 按 目标 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
    by_itself=True,
)
