"""GJ1005: a tie-break that compares what is equal already."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.model.model import RankingOf
from guiju.dsl.syntax import node as n
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each tie-break that was compared before."""
    for ranking in subject.model.rankings:
        written = ranking.syntax.tie_breaks
        if len(written) != len(ranking.tie_breaks):
            continue
        seen = {ranking.by.id}
        for path, one in zip(written, ranking.tie_breaks, strict=True):
            if one.id in seen:
                yield _finding(path, ranking)
            seen.add(one.id)


def _finding(path: n.Path, ranking: RankingOf) -> Finding:
    return Finding(
        span=path.span,
        about=ranking.name,
        message=Text(
            zh=f"“{path.text}”在前面已经比过，分不出先后",
            en=f"“{path.text}” is compared before; it cannot decide",
        ),
        help=Text(
            zh="换成另一个量，例如某个环节的得分，或者删去",
            en="name another quantity, for example the score of a stage, or remove it",
        ),
    )


CHECK = Check(
    code="GJ1005",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="同分时比的还是同一个数",
        en="tie-break repeats",
    ),
    why=Text(
        zh="并列的单位这个数必然相同，再比一次分不出先后。",
        en="Units that tie are equal in it by definition, so that it decides nothing.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 同分 先比 ⟦总分⟧ 仍同 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        环节 测评 60% 依据 "一" { 县区 评分 0分 至 100分 }
        环节 评议 40% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 同分 先比 测评 仍同 并列 占位
    """,
    run=run,
)
