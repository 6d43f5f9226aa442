"""GJ1107: a ground that is not among the listed clauses."""

from collections.abc import Iterator

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.figure import listed
from guiju.dsl.grounds import Stray
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text


def run(subject: Subject) -> Iterator[Finding]:
    """Report each 依据 that no clause of its 条文 answers to."""
    for stray in subject.coverage.strays:
        yield _finding(stray)


def _finding(stray: Stray) -> Finding:
    cite, source = stray.ground.cite, stray.source
    among = Text(
        zh=f"条文“{source}”" if source else "列出的条文",
        en=f"the clauses of “{source}”" if source else "the listed clauses",
    )
    return Finding(
        span=cite.span,
        about=stray.ground.subject,
        message=Text(
            zh=f"依据“{cite.text}”不在{among.zh}里",
            en=f"the ground “{cite.text}” is not among {among.en}",
        ),
        help=_help(stray.nearest),
    )


def _help(nearest: tuple[str, ...]) -> Text:
    if not nearest:
        return Text(
            zh="改正依据，或者在条文里补上这一条",
            en="correct the ground, or add the clause to the list",
        )
    near = listed(nearest)
    return Text(
        zh=f"相近的有{near.zh}：改正依据，或者在条文里补上这一条",
        en=f"near to it: {near.en}; correct the ground, or add the clause to the list",
    )


CHECK = Check(
    code="GJ1107",
    since="0.1",
    severity=Severity.WARNING,
    title=Text(
        zh="依据不在条文里",
        en="ground not listed",
    ),
    why=Text(
        zh="依据写错一个字，结果就追不到文件。",
        en="With one wrong letter in the ground the result leads nowhere.",
    ),
    bad="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 "附件2" { "一(一)"  "一(三)" 非计算 "只写工作要求" }
        解释 县区 "按附件2考评" 依据 "附件2 一(一)"
        环节 测评 100% 依据 ⟦"附件2 一(二)"⟧ { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    good="""
        方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
        对象 县区 共 2家 { 甲县、乙县 }
        条文 "附件2" { "一(一)" }
        环节 测评 100% 依据 "附件2 一、（一）" { 县区 评分 0分 至 100分 }
        总分 = 环节加权 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
    """,
    run=run,
)
