"""GJ1108: a clause that is marked 非计算, and a rule that rests on it."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.grounds import Entry, Ground, State
from guiju.engine.diagnostic import Related, Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each rule that rests on a clause marked 非计算; an 解释 may."""
    for entry in subject.coverage.entries:
        if entry.state is State.NOT_COMPUTED:
            yield from (_finding(entry, ground) for ground in entry.rules)


def _finding(entry: Entry, ground: Ground) -> Finding:
    name, subject = entry.shown, ground.subject
    marked = Text(zh="在这里注明非计算", en="marked not computed here")
    return Finding(
        span=ground.cite.span,
        about=subject,
        message=Text(
            zh=f"“{name}”注明非计算，“{subject}”却以它为依据",
            en=f"“{name}” is marked not computed, yet “{subject}” rests on it",
        ),
        help=Text(
            zh="这一条要计算的，删去“非计算”；不计算的，改正依据",
            en="if the clause is computed, delete “not_computed”; else correct the "
            "ground",
        ),
        related=(Related(place=entry.clause.span, message=marked),),
    )


CHECK = Check(
    code="GJ1108",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(
        zh="非计算的条文有规则",
        en="rule on a clause not computed",
    ),
    why=Text(
        zh="一条要么计算，要么不计算；两处说法不同，读的人不知道听哪一处。",
        en="A clause is computed or it is not; two places must not differ on it.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 { "一" 非计算 "只写考评对象"  "二" }
        环节 测评 100% 依据 ⟦"一"⟧ { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 { "一"  "二" }
        环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
