"""GJ1106: a listed clause that no rule rests on."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.grounds import Entry, State
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each clause of a 条文 that no 依据 cites and that is not 非计算."""
    for entry in subject.coverage.entries:
        if entry.state is State.MISSING:
            yield _finding(entry)


def _finding(entry: Entry) -> Finding:
    name, written = entry.shown, entry.clause.name.text
    return Finding(
        span=entry.clause.span,
        message=Text(
            zh=f"“{name}”没有规则以它为依据",
            en=f"no rule rests on “{name}”",
        ),
        help=Text(
            zh="写出这一条的规则并注明依据；不计算的，写明理由："
            f'"{written}" 非计算 "…"',
            en="write its rule and cite the clause, or say behind it why there is "
            'none: not_computed "…"',
        ),
    )


CHECK = Check(
    code="GJ1106",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="条文没有规则",
        en="clause without a rule",
    ),
    why=Text(
        zh="列出的条文都要有着落：要么有规则，要么写明为什么不计算。",
        en="A listed clause is a rule, or it says why not: nothing is forgotten.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 { "一"  "二"  ⟦"三"⟧ }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 { "一"  "二"  "三" 非计算 "组织领导的要求，不计分" }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
